import {
  DEFAULT_AFTER,
  DEFAULT_DISPLAY,
  DEFAULT_GUARD,
  FORM_THEMES,
  type FormBlock,
  type FormDefinition,
  type FormStep,
  type FormTextKey,
  type LocalizedText,
} from '../../../../../content-types';
import type { GetFormResponse, SaveFormRequest } from '../../../../../server/src/forms/contract';
import { clean, trimLocalized } from '../../../utils/text';
import { everywhere } from './defaults';

/** What the designer edits. */
export interface Draft extends SaveFormRequest {
  definition: FormDefinition;
}

export const emptyTexts = (): Record<FormTextKey, LocalizedText> => ({
  title: {},
  success: {},
  next: {},
  back: {},
});

/** A definition with nothing in it but its settings. */
export const emptyDefinition = (locales: string[], steps: FormStep[]): FormDefinition => ({
  schema: 2,
  kind: 'sign-up',
  locales,
  steps,
  texts: emptyTexts(),
  theme: FORM_THEMES.page,
  after: DEFAULT_AFTER,
  display: DEFAULT_DISPLAY,
  guard: DEFAULT_GUARD,
  promotionId: null,
});

export const toDraft = ({
  name,
  slug,
  isOpen,
  definition,
}: Pick<GetFormResponse['data'], 'name' | 'slug' | 'isOpen' | 'definition'>): Draft => ({
  name,
  slug,
  isOpen,
  definition: { ...definition, texts: { ...emptyTexts(), ...definition.texts } },
});

/** What is empty is left out: an empty word more would count as a change of what is published. */
const trimBlock = (block: FormBlock): FormBlock => {
  switch (block.type) {
    case 'email':
    case 'name':
    case 'field': {
      const { help, placeholder, ...rest } = block;
      const trimmedHelp = trimLocalized(help ?? {});
      const trimmedPlaceholder = trimLocalized(placeholder ?? {});
      return {
        ...rest,
        label: trimLocalized(block.label),
        ...(Object.keys(trimmedHelp).length > 0 && { help: trimmedHelp }),
        ...(Object.keys(trimmedPlaceholder).length > 0 && { placeholder: trimmedPlaceholder }),
      };
    }
    case 'consent': {
      const { relation, partner, ...rest } = block;
      return {
        ...rest,
        ...(clean(relation) && { relation: clean(relation) }),
        ...(clean(partner) && { partner: clean(partner) }),
      };
    }
    case 'heading':
    case 'text':
      return { ...block, text: trimLocalized(block.text) };
    case 'image':
      return { ...block, alt: trimLocalized(block.alt) };
    case 'lists':
    case 'partners':
    case 'vote':
    case 'rules':
    case 'submit':
      return { ...block, label: trimLocalized(block.label) };
    default:
      return block;
  }
};

/** What goes to the server to be kept. */
export const toDefinitionRequest = (definition: FormDefinition): FormDefinition => ({
  ...definition,
  steps: definition.steps.map((step) => ({
    ...step,
    title: trimLocalized(step.title),
    rows: step.rows.map((row) => ({
      ...row,
      columns: row.columns.map((column) => column.map(trimBlock)),
    })),
  })),
  texts: {
    title: trimLocalized(definition.texts.title),
    success: trimLocalized(definition.texts.success),
    next: trimLocalized(definition.texts.next),
    back: trimLocalized(definition.texts.back),
  },
});

export const toRequest = ({ name, slug, isOpen, definition }: Draft): SaveFormRequest => ({
  name: clean(name),
  slug: clean(slug),
  isOpen,
  definition: toDefinitionRequest(definition),
});

/** Equal by content, whatever path led there; drafts are small and plain JSON. */
export const sameDraft = (a: Draft, b: Draft): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);

/** Labels that publishing asks for, in a language that is new. */
const withLabels = (block: FormBlock, locale: string): FormBlock => {
  const key =
    block.type === 'email'
      ? 'forms.default.field.email'
      : block.type === 'name'
        ? (`forms.default.field.${block.part}` as const)
        : null;
  return key && 'label' in block
    ? { ...block, label: { ...everywhere(key, [locale]), ...trimLocalized(block.label) } }
    : block;
};

/** Languages after one was switched on or off; texts of one that goes stay for when it comes back. */
export const withLocale = (
  definition: FormDefinition,
  locale: string,
  isOffered: boolean
): FormDefinition => {
  const others = definition.locales.filter((item) => item !== locale);
  if (!isOffered) return { ...definition, locales: others };
  return {
    ...definition,
    locales: [...others, locale],
    steps: definition.steps.map((step) => ({
      ...step,
      rows: step.rows.map((row) => ({
        ...row,
        columns: row.columns.map((column) => column.map((block) => withLabels(block, locale))),
      })),
    })),
  };
};
