import type {
  FormConsent,
  FormDefinition,
  LegalBasis,
  List,
  PublishedConsent,
  PublishedForm,
  WordingVersion,
} from '../../../content-types';
import {
  acceptedBasesOf,
  fillWording,
  FORM_MODES,
  isActiveConsent,
  professionKey,
  variablesIn,
} from '../consent';
import { pickText } from '../core';
import type { FormProblem } from './contract';

/** What a definition refers to, as it stands at the moment of publishing. */
export interface Surroundings {
  /** The latest published version of each wording; absent where there is none. */
  wordings: ReadonlyMap<number, WordingVersion>;
  lists: ReadonlyMap<
    number,
    Pick<List, 'id' | 'name' | 'title' | 'regime' | 'acceptedBases' | 'profession'>
  >;
  /** Bases that the law and the administrator permit. */
  permitted: readonly LegalBasis[];
  /** Name of whoever answers for the data. */
  controller: string;
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

type KnownList = Surroundings['lists'] extends ReadonlyMap<number, infer L> ? L : never;

const listsOf = ({ listIds }: FormConsent, { lists }: Surroundings): KnownList[] =>
  listIds.flatMap((id) => lists.get(id) ?? []);

/** What keeps a box from asking for its lists under its regime. */
const basisProblems = (consent: FormConsent, around: Surroundings): FormProblem[] => {
  const { key, basis: chosen, relation } = consent;
  const path = `consents.${key}`;
  const lists = listsOf(consent, around);
  if (lists.length === 0) return [];
  const basis = chosen ?? commonRegime(lists.map(({ regime }) => regime));
  const problem = (
    field: string,
    code: FormProblem['code'],
    values: FormProblem['values'] = {}
  ): FormProblem => ({ path: `${path}.${field}`, code, values: { key, ...values } });
  if (basis === null) return [problem('basis', 'mixed-regimes')];
  if (FORM_MODES[basis] === null)
    return lists.map(({ name }) => problem('basis', 'no-form-basis', { list: name }));
  const problems: FormProblem[] = [];
  if (!around.permitted.includes(basis))
    problems.push(problem('basis', 'basis-not-permitted', { basis }));
  for (const list of lists) {
    if (chosen && !acceptedBasesOf(list).includes(basis))
      problems.push(problem('basis', 'basis-not-accepted', { list: list.name, basis }));
    if (basis === 'b2b-opt-out' && professionKey(list.profession) === null)
      problems.push(problem('listIds', 'profession-missing', { list: list.name }));
  }
  if (basis === 'soft-opt-in' && !relation?.trim())
    problems.push(problem('relation', 'relation-missing'));
  return problems;
};

/** Variables that would stand empty in front of visitors. */
const variableProblems = (
  consent: FormConsent,
  wording: WordingVersion,
  { controller }: Surroundings
): FormProblem[] => {
  const known = { controller, partner: consent.partner ?? '', list: 'list' };
  return variablesIn(Object.values(wording.texts).join(' '))
    .filter((variable) => !known[variable].trim())
    .map((variable) => ({
      path: `consents.${consent.key}.${variable === 'partner' ? 'partner' : 'wordingId'}`,
      code: 'wording-variable',
      values: { key: consent.key, variable },
    }));
};

const consentProblems = (
  { consents, locales }: FormDefinition,
  surroundings: Surroundings
): FormProblem[] => {
  const { wordings, lists } = surroundings;
  if (consents.length === 0) return [{ path: 'consents', code: 'no-consent', values: {} }];
  const problems: FormProblem[] = [];
  for (const consent of consents) {
    const { key, wordingId, listIds } = consent;
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
    for (const listId of listIds)
      if (!lists.has(listId))
        problems.push({
          path: `${path}.listIds`,
          code: 'list-missing',
          values: { key, list: String(listId) },
        });
    if (wording) problems.push(...variableProblems(consent, wording, surroundings));
    problems.push(...basisProblems(consent, surroundings));
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

/**
 * The regime that several lists have in common: the same, or of two kinds of active consent the one
 * that asks more of the person. null where one box cannot stand for all of them.
 */
export const commonRegime = (bases: LegalBasis[]): LegalBasis | null => {
  const [first, ...others] = new Set(bases);
  if (first === undefined || others.length === 0) return first ?? 'double-opt-in';
  return bases.every(isActiveConsent) ? 'double-opt-in' : null;
};

/** As `commonRegime`; where there is none, people are asked to confirm by mail, which always holds. */
export const strictest = (bases: LegalBasis[]): LegalBasis =>
  commonRegime(bases) ?? 'double-opt-in';

/**
 * Freezes wordings and regimes into a definition without problems: what people will see, and what
 * their consent will be recorded for, whatever is edited afterwards.
 */
export const freeze = (
  { consents, ...rest }: FormDefinition,
  around: Surroundings
): PublishedForm => ({
  ...rest,
  consents: consents.flatMap((consent): PublishedConsent[] => {
    const wording = around.wordings.get(consent.wordingId);
    if (!wording) return [];
    const lists = listsOf(consent, around);
    const { basis, ...box } = consent;
    return [
      {
        ...box,
        wordingVersion: wording.version,
        wordingHash: wording.hash,
        texts: Object.fromEntries(
          rest.locales.map((locale) => [
            locale,
            fillWording(wording.texts[locale] ?? '', {
              controller: around.controller,
              list: lists.map(({ name, title }) => pickText(title, locale) || name).join(', '),
              partner: consent.partner ?? '',
            }),
          ])
        ),
        basis: basis ?? strictest(lists.map(({ regime }) => regime)),
        ...(basis ? { ownBasis: true as const } : {}),
      },
    ];
  }),
});
