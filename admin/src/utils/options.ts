import type { LocalizedText } from '../../../content-types';
import { trimLocalized } from './text';

/** Something that people choose; what is new has no key yet. */
export interface Option {
  key: string;
  label: LocalizedText;
}

/** The shortest limit for a key is 40; the rest is for a number. */
const LONGEST = 36;

/** A key for a new option: what its label says, numbered where it is taken. */
export const optionKeyFrom = (label: string, taken: readonly string[]): string => {
  const base =
    label
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, LONGEST)
      .replace(/^-+|-+$/g, '') || 'option';
  const used = taken.map((key) => key.toLowerCase());
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? base : `${base}-${number}`;
    if (!used.includes(key)) return key;
  }
};

const labelOf = ({ label }: Option): string =>
  label.en?.trim() || Object.values(label).find((text) => text?.trim()) || '';

/** Options as they are sent: those that are new get their keys from their labels. */
export const withKeys = (options: readonly Option[]): Option[] => {
  const kept = options.map(({ key }) => key).filter((key) => key !== '');
  return options.map((option) => {
    const key = option.key || optionKeyFrom(labelOf(option), kept);
    if (!option.key) kept.push(key);
    return { key, label: trimLocalized(option.label) };
  });
};
