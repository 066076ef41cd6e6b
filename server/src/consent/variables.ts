import { WORDING_VARIABLES, type WordingVariable } from './contract';

const VARIABLE = /\{([\p{L}\p{N}_-]*)\}/gu;

const isKnown = (name: string): name is WordingVariable =>
  WORDING_VARIABLES.some((variable) => variable === name);

const namesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(VARIABLE)].map(([, name]) => name)),
];

/** The variables that a wording uses, each once. */
export const variablesIn = (text: string): WordingVariable[] => namesIn(text).filter(isKnown);

/** Words in braces that stand for nothing: a slip that visitors would see. */
export const unknownVariables = (text: string): string[] =>
  namesIn(text).filter((name) => !isKnown(name));

/** A wording as people read it. */
export const fillWording = (text: string, values: Record<WordingVariable, string>): string =>
  text.replace(VARIABLE, (whole, name: string) => (isKnown(name) ? values[name] : whole));
