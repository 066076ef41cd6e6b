import type { FormDefinition, FormKind, PromotionKind } from '../../../../../content-types';

export const TEMPLATE_KEYS = [
  'newsletter',
  'footer',
  'pop-up',
  'slide-in',
  'bar',
  'page',
  'customer',
  'business',
  'contest',
  'coregistration',
  'questionnaire',
  'blank',
] as const;
export type TemplateKey = (typeof TEMPLATE_KEYS)[number];

/** What a template has to be given before a form made of it can be published. */
export type TemplateNeed = 'wording' | 'list' | 'promotion' | 'partner' | 'partner-wording';

/** What the form is about; what is left out stays to be chosen in the designer. */
export interface TemplateChoices {
  wordingId?: number;
  listIds?: number[];
  promotion?: { id: number; kind: PromotionKind };
  /** Says who the partner is by `{partner}`. */
  partnerWordingId?: number;
  partnerIds?: number[];
  /** Keys of the custom fields there are, archived ones left out, in their order. */
  fieldKeys?: string[];
}

export interface FormTemplate {
  key: TemplateKey;
  kind: FormKind;
  needs: readonly TemplateNeed[];
  /** The form, with texts in those of its languages that the plugin speaks; others stay empty. */
  build(locales: string[], choices: TemplateChoices): FormDefinition;
}
