import type { CustomFieldOption, CustomFieldRules, CustomFieldType } from '../custom-field';
import type { LocalizedText } from '../model';
import type { LegalBasis } from '../subscription';
import type { FieldControl, FormBlock, FormConsent, FormStep, NamePart } from './blocks';
import type { Condition } from './conditions';
import {
  DEFAULT_AFTER,
  DEFAULT_DISPLAY,
  DEFAULT_GUARD,
  type FormAfter,
  type FormDisplay,
  type FormGuard,
  type FormTheme,
} from './settings';

export const FORM_KINDS = ['sign-up', 'questionnaire'] as const;
/** A questionnaire is answered behind a signed link and collects no consents. */
export type FormKind = (typeof FORM_KINDS)[number];

/** The form's texts besides those of its blocks; a missing one falls back to the plugin's own. */
export const FORM_TEXT_KEYS = ['title', 'success', 'next', 'back'] as const;
export type FormTextKey = (typeof FORM_TEXT_KEYS)[number];

/** What the editor changes. */
export interface FormDefinition {
  schema: 2;
  kind: FormKind;
  locales: string[];
  steps: FormStep[];
  texts: Record<FormTextKey, LocalizedText>;
  theme: FormTheme;
  after: FormAfter;
  display: FormDisplay;
  guard: FormGuard;
  /** The contest, vote or private sale that sending the form enters; null for none. */
  promotionId: number | null;
}

/** Fields of the short way to say a form. `email` is always the first. */
export const FORM_FIELD_KEYS = ['email', 'firstName', 'lastName'] as const;
export type FormFieldKey = (typeof FORM_FIELD_KEYS)[number];

export interface SimpleFormField {
  key: FormFieldKey;
  label: LocalizedText;
  required: boolean;
}

/**
 * The short way to say a form: fields, boxes and a button below each other. Programs may save it,
 * and drafts from before the designer are stored so; `toDefinition` makes blocks of it.
 */
export interface SimpleFormDefinition {
  locales: string[];
  fields: SimpleFormField[];
  consents: FormConsent[];
  texts: Partial<Record<'title' | 'intro' | 'submit' | 'success', LocalizedText>>;
  theme: FormTheme;
  redirectUrl: string;
}

/** A field as frozen in a published version. Versions from before the designer have the first three. */
export interface PublishedField {
  /** `email`, `firstName`, `lastName`, `vote`, or the key of a custom field. */
  key: string;
  label: LocalizedText;
  required: boolean;
  type?: 'email' | 'name' | CustomFieldType;
  help?: LocalizedText;
  placeholder?: LocalizedText;
  options?: CustomFieldOption[];
  rules?: CustomFieldRules;
  control?: FieldControl;
  progressive?: boolean;
}

/** A consent as frozen in a published form version: exactly what people see. */
export interface PublishedConsent extends FormConsent {
  wordingVersion: number;
  wordingHash: string;
  /** As shown, variables filled in. */
  texts: LocalizedText;
  basis: LegalBasis;
  /** The box has a regime of its own, so that of its lists does not matter. */
  ownBasis?: true;
  /** Id of the `lists` or `partners` block that it is one box of. */
  group?: string;
  /** Of a group's box: the list or partner it stands for. */
  title?: LocalizedText;
  /** Of a group's box: what the list or partner is for. */
  purpose?: LocalizedText;
  /** The box lets this partner write; it joins no list. */
  partnerId?: number;
}

/** The rules of a promotion as they stood when the form was published. */
export interface PublishedPromotion {
  id: number;
  rulesVersion: number;
  rulesHash: string;
  /** As shown. */
  rules: LocalizedText;
  title: LocalizedText;
}

/**
 * What visitors get: the definition with its wordings, fields and promotion frozen into it. Versions
 * from before the designer have no steps; `stepsOf` gives them some.
 */
export interface PublishedForm {
  schema?: 2;
  kind?: FormKind;
  locales: string[];
  fields: PublishedField[];
  consents: PublishedConsent[];
  steps?: FormStep[];
  texts: Partial<Record<FormTextKey | 'intro' | 'submit', LocalizedText>>;
  theme: FormTheme;
  /** Versions from before the designer alone; newer ones have `after`. */
  redirectUrl?: string;
  after?: FormAfter;
  display?: FormDisplay;
  guard?: FormGuard;
  promotion?: PublishedPromotion | null;
}

const isNamePart = (key: string): key is NamePart => key === 'firstName' || key === 'lastName';

/** The one step of a form said the short way; ids follow from keys, so the same always becomes the same. */
const simpleSteps = (
  fields: readonly { key: string; label: LocalizedText; required: boolean }[],
  consents: readonly FormConsent[],
  texts: SimpleFormDefinition['texts']
): FormStep[] => {
  const blocks: FormBlock[] = [];
  if (Object.values(texts.intro ?? {}).some(Boolean))
    blocks.push({ id: 'intro', type: 'text', text: texts.intro ?? {} });
  for (const { key, label, required } of fields)
    if (isNamePart(key))
      blocks.push({ id: key.toLowerCase(), type: 'name', part: key, label, required });
    else blocks.push({ id: 'email', type: 'email', label });
  for (const consent of consents)
    blocks.push({ id: `consent-${consent.key}`.slice(0, 40), type: 'consent', ...consent });
  blocks.push({ id: 'submit', type: 'submit', label: texts.submit ?? {} });
  return [
    {
      id: 'step',
      title: {},
      rows: blocks.map((block) => ({ id: `row-${block.id}`.slice(0, 40), columns: [[block]] })),
    },
  ];
};

export const isDefinition = (
  definition: FormDefinition | SimpleFormDefinition
): definition is FormDefinition => 'schema' in definition;

/** A definition in blocks, whichever way it was said. */
export const toDefinition = (given: FormDefinition | SimpleFormDefinition): FormDefinition => {
  if (isDefinition(given)) return given;
  // What somebody else's program stored may lack any part; the rest still stands.
  const { locales = [], fields = [], consents = [], texts = {}, theme, redirectUrl } = given;
  return {
    schema: 2,
    kind: 'sign-up',
    locales,
    steps: simpleSteps(fields, consents, texts),
    texts: { title: texts.title ?? {}, success: texts.success ?? {}, next: {}, back: {} },
    theme,
    after: redirectUrl ? { ...DEFAULT_AFTER, kind: 'redirect', redirectUrl } : DEFAULT_AFTER,
    display: DEFAULT_DISPLAY,
    guard: DEFAULT_GUARD,
    promotionId: null,
  };
};

/** The steps of a published version, those from before the designer included. */
export const stepsOf = ({ steps, fields, consents, texts }: PublishedForm): FormStep[] =>
  steps ?? simpleSteps(fields, consents, texts);

/** Every block of some steps, in reading order. */
export const blocksOf = ({ steps }: { steps: readonly FormStep[] }): FormBlock[] =>
  steps.flatMap(({ rows }) => rows.flatMap(({ columns }) => columns.flat()));

/**
 * The boxes that a draft asks for, a group's one by one; a partner's name is not known here and
 * stays empty.
 */
export const consentsOf = (definition: { steps: readonly FormStep[] }): FormConsent[] =>
  blocksOf(definition).flatMap((block): FormConsent[] => {
    switch (block.type) {
      case 'consent': {
        const { id: _id, type: _type, showIf: _showIf, ...consent } = block;
        return [consent];
      }
      case 'lists':
        return block.listIds.map((listId) => ({
          key: `${block.key}-${listId}`,
          wordingId: block.wordingId,
          listIds: [listId],
          required: false,
        }));
      case 'partners':
        return block.partnerIds.map((partnerId) => ({
          key: `${block.key}-${partnerId}`,
          wordingId: block.wordingId,
          listIds: [],
          required: false,
        }));
      default:
        return [];
    }
  });

/** What a block's answer is called in conditions, submissions and errors; null where it has none. */
export const pathOf = (block: FormBlock): string | null => {
  switch (block.type) {
    case 'email':
      return 'email';
    case 'name':
      return `fields.${block.part}`;
    case 'field':
      return `fields.${block.key}`;
    case 'consent':
    case 'lists':
    case 'partners':
      return `consents.${block.key}`;
    case 'vote':
      return 'vote';
    case 'rules':
      return 'rules';
    default:
      return null;
  }
};

/** All conditions that stand between a block and the visitor: its step's and its own. */
export const conditionsOf = (step: FormStep, block: FormBlock): Condition[] =>
  [step.showIf, block.showIf].filter((condition): condition is Condition => Boolean(condition));
