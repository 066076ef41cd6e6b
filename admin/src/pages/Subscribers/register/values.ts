import type {
  ListRow,
  RegisterRequest,
  RegistrationBasis,
} from '../../../../../server/src/audience/contract';
import type { Translate } from '../../../hooks/useT';
import type { ReadApiError } from '../../../utils/api-error';
import type { Problems } from '../../../utils/form-problems';
import { clean } from '../../../utils/text';
import { acceptedWith } from '../../Lists/model/regimes';
import { readPeople, tooLong, type PastedPerson } from './paste';

/** What the form holds; names are the paths by which the server names errors. */
export interface RegisterValues {
  /** Choices are text in Strapi's inputs; empty for none. */
  listId: string;
  basis: RegistrationBasis | '';
  locale: string;
  relation: { what: string; on: string; optOutOffered: boolean };
  source: string;
  provenanceId: string;
  /** As pasted. */
  people: string;
}

export const EMPTY: RegisterValues = {
  listId: '',
  basis: '',
  locale: 'en',
  relation: { what: '', on: '', optOutOffered: false },
  source: '',
  provenanceId: '',
  people: '',
};

const BASES = [
  'soft-opt-in',
  'b2b-opt-out',
  'third-party',
] as const satisfies readonly RegistrationBasis[];

/** Bases on which people can be put on this list, in the order of strength. */
export const registrationBasesOf = ({
  acceptedBases,
  regime,
}: Pick<ListRow, 'acceptedBases' | 'regime'>): RegistrationBasis[] => {
  const accepted = acceptedWith(acceptedBases, regime);
  return BASES.filter((basis) => accepted.includes(basis));
};

/** The evidence that the basis asks for, and nothing that belongs to another. */
const evidenceOf = (
  values: RegisterValues
): Pick<RegisterRequest, 'relation' | 'source' | 'provenanceId'> => {
  switch (values.basis) {
    case 'soft-opt-in':
      return {
        relation: {
          what: clean(values.relation.what),
          on: clean(values.relation.on),
          optOutOffered: values.relation.optOutOffered,
        },
      };
    case 'b2b-opt-out':
      return { source: clean(values.source) };
    case 'third-party':
      return { provenanceId: Number(values.provenanceId) };
    case '':
      return {};
  }
};

/** Everything but the people, who go in parts. */
export type RegisterGround = Omit<RegisterRequest, 'people'>;

/** @returns null while no basis is chosen */
export const toGround = (values: RegisterValues): RegisterGround | null =>
  values.basis === ''
    ? null
    : {
        listId: Number(values.listId),
        basis: values.basis,
        locale: values.locale,
        ...evidenceOf(values),
      };

const evidenceProblems = (values: RegisterValues, t: Translate): Problems => {
  const problems: Problems = {};
  switch (values.basis) {
    case 'soft-opt-in':
      if (!clean(values.relation.what)) problems['relation.what'] = t('common.required');
      if (!clean(values.relation.on)) problems['relation.on'] = t('common.required');
      if (!values.relation.optOutOffered)
        problems['relation.optOutOffered'] = t('subscribers.register.optOutOffered.required');
      break;
    case 'b2b-opt-out':
      if (!clean(values.source)) problems.source = t('common.required');
      break;
    case 'third-party':
      if (!values.provenanceId) problems.provenanceId = t('common.required');
      break;
    case '':
      problems.basis = t('common.required');
  }
  return problems;
};

export const validateRegister = (values: RegisterValues, t: Translate): Problems => {
  const problems: Problems = {};
  if (!values.listId) problems.listId = t('common.required');
  const people = readPeople(values.people);
  const long = tooLong(people);
  if (people.length === 0) problems.people = t('subscribers.register.people.required');
  else if (long)
    problems.people = t('subscribers.register.people.tooLong', {
      line: long.line,
      column: t(`subscribers.register.column.${long.column}`),
      max: long.max,
    });
  return { ...problems, ...evidenceProblems(values, t) };
};

/**
 * The server's field errors at the fields of this form. A complaint about one person
 * (`people.3.firstName`) stands at the pasted text, with the line it is about.
 * @returns null where no field is named
 */
export const fieldProblems = (
  { fields }: Pick<ReadApiError, 'fields'>,
  part: PastedPerson[],
  t: Translate
): Problems | null => {
  if (!fields) return null;
  const problems: Problems = {};
  for (const [field, problem] of Object.entries(fields)) {
    if (typeof problem === 'string') problems[field] = problem;
    else if (field === 'people') {
      const [index, below] = Object.entries(problem)[0];
      const words = typeof below === 'string' ? below : String(Object.values(below)[0]);
      problems.people = t('subscribers.register.people.line', {
        line: part[Number(index)]?.line ?? Number(index) + 1,
        problem: words,
      });
    } else
      for (const [name, words] of Object.entries(problem))
        problems[`${field}.${name}`] = String(words);
  }
  return problems;
};
