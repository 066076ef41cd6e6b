import type {
  FormDefinition,
  LegalBasis,
  List,
  PublishedConsent,
  PublishedForm,
  WordingVersion,
} from '../../../content-types';
import { SUPPORTED_BASES } from '../consent';
import type { FormProblem } from './contract';

/** What a definition refers to, as it stands at the moment of publishing. */
export interface Surroundings {
  /** The latest published version of each wording; absent where there is none. */
  wordings: ReadonlyMap<number, WordingVersion>;
  lists: ReadonlyMap<number, Pick<List, 'id' | 'name' | 'regime'>>;
}

const repeated = (keys: string[]): string[] => [
  ...new Set(keys.filter((key, index) => keys.indexOf(key) !== index)),
];

const fieldProblems = ({ fields, locales }: FormDefinition): FormProblem[] => {
  const problems: FormProblem[] = [];
  if (!fields.some(({ key, required }) => key === 'email' && required))
    problems.push({ path: 'fields.email', code: 'no-email', values: {} });
  for (const { key, label } of fields) {
    const missing = locales.filter((locale) => !label[locale]?.trim());
    if (missing.length > 0)
      problems.push({
        path: `fields.${key}.label`,
        code: 'label-missing',
        values: { field: key, locales: missing.join(', ') },
      });
  }
  for (const key of repeated(fields.map((field) => field.key)))
    problems.push({ path: `fields.${key}`, code: 'duplicate-key', values: { key } });
  return problems;
};

const consentProblems = (
  { consents, locales }: FormDefinition,
  { wordings, lists }: Surroundings
): FormProblem[] => {
  if (consents.length === 0) return [{ path: 'consents', code: 'no-consent', values: {} }];
  const problems: FormProblem[] = [];
  for (const { key, wordingId, listIds } of consents) {
    const path = `consents.${key}`;
    const wording = wordings.get(wordingId);
    if (!wording) {
      problems.push({ path: `${path}.wordingId`, code: 'wording-unpublished', values: { key } });
    } else {
      const missing = locales.filter((locale) => !wording.texts[locale]);
      if (missing.length > 0)
        problems.push({
          path: `${path}.wordingId`,
          code: 'wording-locale',
          values: { key, locales: missing.join(', ') },
        });
    }
    if (listIds.length === 0)
      problems.push({ path: `${path}.listIds`, code: 'no-list', values: { key } });
    for (const listId of listIds) {
      const list = lists.get(listId);
      if (!list)
        problems.push({
          path: `${path}.listIds`,
          code: 'list-missing',
          values: { key, list: String(listId) },
        });
      else if (!SUPPORTED_BASES.some((basis) => basis === list.regime))
        problems.push({
          path: `${path}.listIds`,
          code: 'regime-unsupported',
          values: { key, list: list.name, regime: list.regime },
        });
    }
  }
  for (const key of repeated(consents.map((consent) => consent.key)))
    problems.push({ path: `consents.${key}`, code: 'duplicate-key', values: { key } });
  return problems;
};

/** Everything that keeps a form from being published, in the order of the form. */
export const problemsOf = (
  definition: FormDefinition,
  surroundings: Surroundings
): FormProblem[] => [
  ...(definition.locales.length === 0
    ? [{ path: 'locales', code: 'no-locale' as const, values: {} }]
    : []),
  ...fieldProblems(definition),
  ...consentProblems(definition, surroundings),
];

/** Of several regimes the one that asks most of the person: a confirmation by mail, if any does. */
export const strictest = (bases: LegalBasis[]): LegalBasis =>
  bases.length > 0 && bases.every((basis) => basis === 'single-opt-in')
    ? 'single-opt-in'
    : 'double-opt-in';

/**
 * Freezes wordings and regimes into a definition without problems: what people will see, and what
 * their consent will be recorded for, whatever is edited afterwards.
 */
export const freeze = (
  { consents, ...rest }: FormDefinition,
  { wordings, lists }: Surroundings
): PublishedForm => ({
  ...rest,
  consents: consents.flatMap((consent): PublishedConsent[] => {
    const wording = wordings.get(consent.wordingId);
    if (!wording) return [];
    return [
      {
        ...consent,
        wordingVersion: wording.version,
        wordingHash: wording.hash,
        texts: Object.fromEntries(
          rest.locales.map((locale) => [locale, wording.texts[locale] ?? ''])
        ),
        basis: strictest(consent.listIds.flatMap((id) => lists.get(id)?.regime ?? [])),
      },
    ];
  }),
});
