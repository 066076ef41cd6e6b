import {
  COUNTRY_CODES,
  LANGUAGE_CODES,
  type CustomField,
} from '../../../../content-types/custom-field';
import type { SubscriberField } from '../../../../server/src/audience/contract';

/** What an input holds; empty for no answer. Yes and no are `true` and `false` in words. */
export type FieldInput = string | string[];
export type FieldInputs = Record<string, FieldInput>;

export const toInput = ({
  field,
  value,
}: Pick<SubscriberField, 'value'> & { field: Pick<CustomField, 'type'> }): FieldInput => {
  if (field.type === 'choices') return Array.isArray(value) ? value : [];
  return value === null || Array.isArray(value) ? '' : String(value);
};

export const toInputs = (fields: readonly SubscriberField[]): FieldInputs =>
  Object.fromEntries(fields.map((item) => [item.field.key, toInput(item)]));

const isSame = (a: FieldInput | undefined, b: FieldInput | undefined): boolean =>
  JSON.stringify(a ?? '') === JSON.stringify(b ?? '');

/**
 * What was changed, as the server takes it. What stands stays unread: a value from before a rule
 * became stricter must not keep anybody from changing another one.
 */
export const changedInputs = (
  before: FieldInputs,
  after: FieldInputs
): Record<string, FieldInput | null> =>
  Object.fromEntries(
    Object.keys(after)
      .filter((key) => !isSame(before[key], after[key]))
      .map((key) => {
        const input = after[key] ?? '';
        return [key, input.length === 0 ? null : input];
      })
  );

export interface Choice {
  value: string;
  label: string;
}

const cache = new Map<string, Choice[]>();

/** Countries or languages by name in the panel's language, in its alphabetical order. */
export const namedCodes = (type: 'country' | 'language', locale: string): Choice[] => {
  const known = cache.get(`${type} ${locale}`);
  if (known) return known;
  const names = new Intl.DisplayNames([locale, 'en'], {
    type: type === 'country' ? 'region' : 'language',
  });
  const choices = (type === 'country' ? COUNTRY_CODES : LANGUAGE_CODES)
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
  cache.set(`${type} ${locale}`, choices);
  return choices;
};

/** What can be chosen, and what was chosen before and is offered no more. */
export const choicesWith = (
  choices: readonly Choice[],
  chosen: FieldInput,
  goneLabel: (key: string) => string
): Choice[] => [
  ...choices,
  ...[chosen]
    .flat()
    .filter((key) => key !== '' && choices.every(({ value }) => value !== key))
    .map((value) => ({ value, label: goneLabel(value) })),
];
