import type { Settings } from '../../../../../server/src/core/contract';

/** The part of the settings that this page saves. */
export type RulesValues = Pick<Settings, 'jurisdiction' | 'professionalAddresses'>;

export const toValues = ({ jurisdiction, professionalAddresses }: Settings): RulesValues => ({
  jurisdiction,
  professionalAddresses,
});

/** Words out of a line: `info, Contact;sales` are three. */
const words = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter(Boolean);

/** What somebody typed, sorted into what can stand in a list and what cannot. */
export interface ReadTokens {
  tokens: string[];
  wrong: string[];
}

const read = (text: string, strip: RegExp, valid: RegExp): ReadTokens => {
  const found = [...new Set(words(text).map((word) => word.replace(strip, '')))].filter(Boolean);
  return {
    tokens: found.filter((word) => valid.test(word)),
    wrong: found.filter((word) => !valid.test(word)),
  };
};

/** Local parts of addresses; `info@example.org` is read as `info`. */
export const readLocalParts = (text: string): ReadTokens =>
  read(text, /@.*$/, /^[a-z0-9]+(?:[._+-][a-z0-9]+)*$/);

/** Domains; `@gmail.com` and `ada@gmail.com` are read as `gmail.com`. */
export const readDomains = (text: string): ReadTokens =>
  read(text, /^.*@/, /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u);

/** What keeps pre-ticked boxes from being used: the law, or that nobody has allowed them. */
export const passiveObstacle = ({
  jurisdiction,
  passiveOptIn,
}: Pick<Settings, 'jurisdiction' | 'passiveOptIn'>): 'law' | 'not-allowed' | null => {
  if (jurisdiction !== 'neutral') return 'law';
  return passiveOptIn.allowed ? null : 'not-allowed';
};
