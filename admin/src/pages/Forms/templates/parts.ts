import {
  DEFAULT_AFTER,
  DEFAULT_DISPLAY,
  DEFAULT_GUARD,
  FORM_THEMES,
  type ConsentBlock,
  type EmailBlock,
  type FieldBlock,
  type FormBlock,
  type FormDefinition,
  type FormRow,
  type FormStep,
  type FormTextBlock,
  type FormTheme,
  type FormThemeName,
  type HiddenBlock,
  type LocalizedText,
  type NameBlock,
  type NamePart,
  type SubmitBlock,
} from '../../../../../content-types';
import en from './texts/en.json';
import fr from './texts/fr.json';
import type { TemplateChoices } from './types';

/** What visitors read: the form's languages, not the panel's. */
const TEXTS: Record<string, typeof en> = { en, fr };
export type TemplateText = keyof typeof en;

/** A text in those of the languages that the plugin speaks. */
export const say = (key: TemplateText, locales: readonly string[]): LocalizedText =>
  Object.fromEntries(
    locales.flatMap((locale) => {
      const texts = TEXTS[locale.split('-')[0]];
      return texts ? [[locale, texts[key]]] : [];
    })
  );

/** The text in the first language; where that is not spoken here, in English. */
export const sayFirst = (key: TemplateText, [first]: readonly string[]): string =>
  say(key, [first ?? 'en'])[first ?? 'en'] ?? en[key];

export const email = (locales: string[], label: TemplateText = 'email'): EmailBlock => ({
  id: 'email',
  type: 'email',
  label: say(label, locales),
});

export const name = (part: NamePart, locales: string[]): NameBlock => ({
  id: part.toLowerCase(),
  type: 'name',
  part,
  label: say(part, locales),
  required: false,
});

/** Label and help stay the custom field's own. */
export const field = (key: string, index: number): FieldBlock => ({
  id: `field-${index + 1}`,
  type: 'field',
  key,
  label: {},
  required: false,
});

export const text = (id: string, key: TemplateText, locales: string[]): FormTextBlock => ({
  id,
  type: 'text',
  text: say(key, locales),
});

/** The newsletter's box; 0 and no lists until somebody chooses. */
export const consent = (
  { wordingId = 0, listIds = [] }: TemplateChoices,
  over: Partial<Pick<ConsentBlock, 'required' | 'basis' | 'relation'>> = {}
): ConsentBlock => ({
  id: 'consent',
  type: 'consent',
  key: 'newsletter',
  wordingId,
  listIds,
  required: true,
  basis: null,
  ...over,
});

/** Where people come from, as campaigns write it into links. */
export const origin = (): HiddenBlock[] =>
  ['utm_source', 'utm_campaign'].map((key) => ({
    id: key.replace('_', '-'),
    type: 'hidden',
    key,
    source: 'query',
    value: key,
  }));

/** An empty label is the plugin's own word for it. */
export const submit = (label: LocalizedText = {}): SubmitBlock => ({
  id: 'submit',
  type: 'submit',
  label,
});

/** A row of its own for a block, or of columns for several. */
export type Line = FormBlock | FormBlock[][];

const row = (line: Line): FormRow => {
  const columns = Array.isArray(line) ? line : [[line]];
  return { id: `row-${columns[0][0].id}`, columns };
};

export const step = (lines: Line[], id = 'step', title: LocalizedText = {}): FormStep => ({
  id,
  title,
  rows: lines.map(row),
});

export const look = (preset: FormThemeName, over: Partial<FormTheme> = {}): FormTheme => ({
  ...FORM_THEMES[preset],
  preset,
  ...over,
});

/** A whole form of these steps; what nobody says is as everywhere. */
export const form = (
  locales: string[],
  title: TemplateText | null,
  steps: FormStep[],
  over: Partial<FormDefinition> = {}
): FormDefinition => ({
  schema: 2,
  kind: 'sign-up',
  locales,
  steps,
  texts: { title: title ? say(title, locales) : {}, success: {}, next: {}, back: {} },
  theme: look('page'),
  after: DEFAULT_AFTER,
  display: DEFAULT_DISPLAY,
  guard: DEFAULT_GUARD,
  promotionId: null,
  ...over,
});
