import type {
  ChallengeKind,
  CustomField,
  LegalBasis,
  List,
  Partner,
  Promotion,
  PromotionRules,
  WordingVersion,
} from '../../../content-types';

export type KnownList = Pick<
  List,
  'id' | 'name' | 'title' | 'purpose' | 'regime' | 'acceptedBases' | 'profession'
>;

/** What a definition refers to, as it stands at the moment of publishing. */
export interface Surroundings {
  /** The latest published version of each wording; absent where there is none. */
  wordings: ReadonlyMap<number, WordingVersion>;
  lists: ReadonlyMap<number, KnownList>;
  /** Bases that the law and the administrator permit. */
  permitted: readonly LegalBasis[];
  /** Name of whoever answers for the data. */
  controller: string;
  /** Custom fields by key, archived ones included. */
  fields: ReadonlyMap<string, CustomField>;
  partners: ReadonlyMap<number, Pick<Partner, 'id' | 'name' | 'purpose' | 'isActive'>>;
  /** Promotions by id with the latest published version of their rules. */
  promotions: ReadonlyMap<
    number,
    Pick<Promotion, 'id' | 'kind' | 'title' | 'options'> & { latest: PromotionRules | null }
  >;
  /** Published questionnaires. */
  questionnaires: ReadonlySet<number>;
  /** Challenges that this installation can set. */
  challenges: readonly ChallengeKind[];
}

/** Nothing around: for definitions that refer to nothing, and for tests. */
export const NO_SURROUNDINGS: Surroundings = {
  wordings: new Map(),
  lists: new Map(),
  permitted: [],
  controller: '',
  fields: new Map(),
  partners: new Map(),
  promotions: new Map(),
  questionnaires: new Set(),
  challenges: ['none', 'altcha'],
};
