import type { LocalizedText } from '../../../../../content-types';
import {
  WORDING_VARIABLES,
  type WordingVariable,
} from '../../../../../server/src/consent/contract';

const VARIABLE = /\{([\p{L}\p{N}_-]*)\}/gu;

const isKnown = (name: string): name is WordingVariable =>
  WORDING_VARIABLES.some((variable) => variable === name);

/** Words in braces that stand for nothing: the server refuses them. */
export const unknownVariables = (text: string): string[] => [
  ...new Set([...text.matchAll(VARIABLE)].map(([, name]) => name).filter((name) => !isKnown(name))),
];

/** A wording as people read it; what has no value yet keeps its braces. */
export const fillWording = (
  text: string,
  values: Partial<Record<WordingVariable, string>>
): string =>
  text.replace(VARIABLE, (whole, name: string) => (isKnown(name) && values[name]) || whole);

/** The same in every language; `values` by language, with one set for those that have none. */
export const fillTexts = (
  texts: LocalizedText,
  values: Record<string, Partial<Record<WordingVariable, string>>>,
  others: Partial<Record<WordingVariable, string>>
): LocalizedText =>
  Object.fromEntries(
    Object.entries(texts).map(([locale, text]) => [
      locale,
      fillWording(text ?? '', values[locale] ?? others),
    ])
  );

/** Stand-ins of these texts that nothing fills where it should; the form cannot be published so. */
export const unfilledVariables = (
  texts: LocalizedText,
  values: Record<string, Partial<Record<WordingVariable, string>>>
): WordingVariable[] =>
  WORDING_VARIABLES.filter((name) =>
    Object.keys(values).some(
      (locale) => texts[locale]?.includes(`{${name}}`) && !values[locale][name]
    )
  );

/** Puts a piece into a text in place of the selection; says where the caret belongs then. */
export const insertAt = (
  text: string,
  piece: string,
  start: number,
  end: number
): { text: string; caret: number } => {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const open = before !== '' && !/[\s(“«"']$/.test(before) ? ' ' : '';
  const close = after !== '' && !/^[\s.,;:!?)”»"']/.test(after) ? ' ' : '';
  return {
    text: `${before}${open}${piece}${close}${after}`,
    caret: before.length + open.length + piece.length,
  };
};
