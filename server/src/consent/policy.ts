import type { Knex } from 'knex';
import type { Core } from '@strapi/types';
import type {
  CampaignNature,
  EpochMs,
  LegalBasis,
  SubscriberStatus,
  Subscription,
} from '../../../content-types';

/**
 * The rule that decides whether the engine may write to a person through a list. It stands here
 * twice, as a function and as SQL, and a property test holds the two equal; change both or neither.
 *
 * Order matters: the first reason that applies is the one people are told.
 */
export const REFUSALS = [
  /** The person had their data erased. */
  'erased',
  /** The address bounced for good, complained, or was blocked by hand. */
  'suppressed',
  /** There is no subscription to this list. */
  'not-subscribed',
  /** Left, or declined at collection; only a fresh confirmation by the person ends that. */
  'unsubscribed',
  /** Asked to join and has not confirmed: no answer is a no (GDPR art. 4(11)). */
  'pending',
  /** Never answered, or the retention clock ran out. */
  'expired',
  /** The last active contact is longer ago than data may be kept (GDPR art. 5(1)(e)). */
  'retention-ended',
  /** Was asked to agree to a new wording and has not answered; nothing goes out until then. */
  'renewal-due',
  /** The law chosen in the settings does not know this basis (a pre-ticked box in the EU). */
  'basis-not-permitted',
  /** The list does not take people on this basis (any more). */
  'basis-not-accepted',
  /** The evidence that the basis rests on is missing. */
  'proof-missing',
  /** Soft opt-in covers the sender's own similar products alone (ePrivacy directive art. 13(2)). */
  'not-similar-products',
  /** B2B opt-out covers what is relevant to the recorded profession alone (CNIL). */
  'not-for-profession',
  /** The contract behind the address has come to its end date. */
  'provenance-ended',
  /** The contract behind the address does not allow this kind of campaign. */
  'use-not-allowed',
  /** The contract behind the address allows no further campaign. */
  'sends-used-up',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** The campaign that wants to write, as far as the rule asks about it. */
export interface PolicyCampaign {
  nature: CampaignNature;
  similarProducts: boolean;
  /** Key of the profession it is declared relevant to, or null; see `professionKey`. */
  professionKey: string | null;
}

/** A third-party file as the rule sees it for one campaign. */
export interface PolicyProvenance {
  id: number;
  endsAt: EpochMs;
  allowedUses: CampaignNature[];
  /** Whether the contract's number of campaigns leaves room for this one. */
  hasSendsLeft: boolean;
}

/** Everything outside the person that decides: law, settings, lists, contracts, the campaign. */
export interface PolicyContext {
  now: EpochMs;
  /** A last contact before this moment is too long ago. */
  engagedSince: EpochMs;
  /** Bases that the law and the administrator permit. */
  permitted: readonly LegalBasis[];
  /** Bases that each list accepts, by list id; a list that is not here accepts none. */
  accepted: ReadonlyMap<number, readonly LegalBasis[]>;
  /** By id; a file that is not here proves nothing. */
  provenances: ReadonlyMap<number, PolicyProvenance>;
  /** null where no campaign is meant (a welcome mail, "may we write at all?"). */
  campaign: PolicyCampaign | null;
  /** The mail asks to renew, which is what a due renewal waits for: that does not stop it. */
  asksRenewal?: boolean;
}

export type PolicySubscription = Pick<
  Subscription,
  | 'listId'
  | 'state'
  | 'basis'
  | 'lastEngagedAt'
  | 'renewalDue'
  | 'relationAt'
  | 'professionKey'
  | 'provenanceId'
>;

export interface ContactFacts {
  subscriberStatus: SubscriberStatus;
  suppressed: boolean;
  subscription: PolicySubscription | null;
}

export type Decision = { allowed: true } | { allowed: false; reason: Refusal };

/** What the contract behind a third-party address says about this campaign. */
const refusalOfProvenance = (
  provenance: PolicyProvenance | undefined,
  { now, campaign }: PolicyContext
): Refusal | null => {
  if (!provenance) return 'proof-missing';
  if (provenance.endsAt <= now) return 'provenance-ended';
  if (!campaign) return null;
  if (!provenance.allowedUses.includes(campaign.nature)) return 'use-not-allowed';
  return provenance.hasSendsLeft ? null : 'sends-used-up';
};

const refusalOfBasis = (
  { basis, relationAt, professionKey, provenanceId }: PolicySubscription,
  context: PolicyContext
): Refusal | null => {
  const { campaign } = context;
  switch (basis) {
    case 'double-opt-in':
    case 'single-opt-in':
    case 'passive-opt-in':
      return null;
    case 'soft-opt-in':
      if (relationAt === null) return 'proof-missing';
      return campaign && (!campaign.similarProducts || campaign.nature === 'partner')
        ? 'not-similar-products'
        : null;
    case 'b2b-opt-out':
      if (professionKey === null) return 'proof-missing';
      return campaign && campaign.professionKey !== professionKey ? 'not-for-profession' : null;
    case 'third-party':
      return refusalOfProvenance(context.provenances.get(provenanceId ?? 0), context);
  }
};

const refusalOf = (
  { subscriberStatus, suppressed, subscription }: ContactFacts,
  context: PolicyContext
): Refusal | null => {
  if (subscriberStatus !== 'active') return 'erased';
  if (suppressed) return 'suppressed';
  if (!subscription) return 'not-subscribed';
  if (!subscription.state) return 'pending';
  if (subscription.state !== 'confirmed') return subscription.state;
  if ((subscription.lastEngagedAt ?? 0) < context.engagedSince) return 'retention-ended';
  if (subscription.renewalDue === 1 && !context.asksRenewal) return 'renewal-due';
  if (!context.permitted.includes(subscription.basis)) return 'basis-not-permitted';
  if (!context.accepted.get(subscription.listId)?.includes(subscription.basis))
    return 'basis-not-accepted';
  return refusalOfBasis(subscription, context);
};

/** May we contact this person through this list, and if not, why? */
export const decide = (facts: ContactFacts, context: PolicyContext): Decision => {
  const reason = refusalOf(facts, context);
  return reason === null ? { allowed: true } : { allowed: false, reason };
};

/** Table aliases in the caller's query; the suppression is left-joined on the fingerprint. */
export interface PolicyAliases {
  subscriber: string;
  subscription: string;
  suppression: string;
}

/** One `WHEN condition THEN code` of the rule, with its bindings. */
type Clause = [sql: string, bindings: (string | number)[]];

const list = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

/** Lists that accept the same bases share a condition. */
const acceptedClauses = (s: string, accepted: PolicyContext['accepted']): Clause[] => {
  const groups = new Map<string, { bases: readonly LegalBasis[]; lists: number[] }>();
  for (const [listId, bases] of accepted) {
    const key = [...bases].sort().join(' ');
    const group = groups.get(key);
    if (group) group.lists.push(listId);
    else groups.set(key, { bases, lists: [listId] });
  }
  const conditions = [...groups.values()]
    .filter(({ bases }) => bases.length > 0)
    .map(({ bases, lists }): Clause => [
      `(?? IN (${list(lists)}) AND ?? IN (${list(bases)}))`,
      [`${s}.list_id`, ...lists, `${s}.basis`, ...bases],
    ]);
  if (conditions.length === 0) return [["1 = 1 THEN 'basis-not-accepted'", []]];
  return [
    [
      `NOT (${conditions.map(([sql]) => sql).join(' OR ')}) THEN 'basis-not-accepted'`,
      conditions.flatMap(([, bindings]) => bindings),
    ],
  ];
};

/** Files are few, so the rule is worked out for each here and SQL compares ids. */
const provenanceClauses = (s: string, context: PolicyContext): Clause[] => {
  const isThirdParty = "?? = 'third-party'";
  const ids = [...context.provenances.keys()];
  const known: Clause =
    ids.length === 0
      ? [`${isThirdParty} THEN 'proof-missing'`, [`${s}.basis`]]
      : [
          `${isThirdParty} AND (?? IS NULL OR ?? NOT IN (${list(ids)})) THEN 'proof-missing'`,
          [`${s}.basis`, `${s}.provenance_id`, `${s}.provenance_id`, ...ids],
        ];
  const byRefusal = new Map<Refusal, number[]>();
  for (const provenance of context.provenances.values()) {
    const refusal = refusalOfProvenance(provenance, context);
    if (refusal) byRefusal.set(refusal, [...(byRefusal.get(refusal) ?? []), provenance.id]);
  }
  return [
    known,
    ...[...byRefusal].map(([refusal, refused]): Clause => [
      `${isThirdParty} AND ?? IN (${list(refused)}) THEN '${refusal}'`,
      [`${s}.basis`, `${s}.provenance_id`, ...refused],
    ]),
  ];
};

const basisClauses = (s: string, context: PolicyContext): Clause[] => {
  const { campaign } = context;
  const clauses: Clause[] = [
    ["?? = 'soft-opt-in' AND ?? IS NULL THEN 'proof-missing'", [`${s}.basis`, `${s}.relation_at`]],
    [
      "?? = 'b2b-opt-out' AND ?? IS NULL THEN 'proof-missing'",
      [`${s}.basis`, `${s}.profession_key`],
    ],
  ];
  if (campaign && (!campaign.similarProducts || campaign.nature === 'partner'))
    clauses.push(["?? = 'soft-opt-in' THEN 'not-similar-products'", [`${s}.basis`]]);
  if (campaign?.professionKey)
    clauses.push([
      "?? = 'b2b-opt-out' AND ?? <> ? THEN 'not-for-profession'",
      [`${s}.basis`, `${s}.profession_key`, campaign.professionKey],
    ]);
  else if (campaign) clauses.push(["?? = 'b2b-opt-out' THEN 'not-for-profession'", [`${s}.basis`]]);
  return [...clauses, ...provenanceClauses(s, context)];
};

/**
 * `decide` as one SQL expression: NULL where the mail is allowed, else the refusal's code.
 * The subscription may be left-joined; its absence reads as `not-subscribed`.
 */
export const refusalSql = (
  strapi: Core.Strapi,
  { subscriber, subscription: s, suppression }: PolicyAliases,
  context: PolicyContext
): Knex.Raw => {
  const clauses: Clause[] = [
    // What is NULL compares as neither, so it is asked about: whatever is not there allows nothing.
    ["COALESCE(??, '') <> 'active' THEN 'erased'", [`${subscriber}.status`]],
    ["?? IS NOT NULL THEN 'suppressed'", [`${suppression}.id`]],
    ["?? IS NULL THEN 'not-subscribed'", [`${s}.id`]],
    ["?? IS NULL THEN 'pending'", [`${s}.state`]],
    ["?? <> 'confirmed' THEN ??", [`${s}.state`, `${s}.state`]],
    ["COALESCE(??, 0) < ? THEN 'retention-ended'", [`${s}.last_engaged_at`, context.engagedSince]],
    ...(context.asksRenewal
      ? []
      : [["?? = 1 THEN 'renewal-due'", [`${s}.renewal_due`]] satisfies Clause]),
    context.permitted.length > 0
      ? [
          `(?? IS NULL OR ?? NOT IN (${list(context.permitted)})) THEN 'basis-not-permitted'`,
          [`${s}.basis`, `${s}.basis`, ...context.permitted],
        ]
      : ["1 = 1 THEN 'basis-not-permitted'", []],
    ...acceptedClauses(s, context.accepted),
    ...basisClauses(s, context),
  ];
  return strapi.db.connection.raw(
    `CASE ${clauses.map(([sql]) => `WHEN ${sql}`).join('\n     ')} END`,
    clauses.flatMap(([, bindings]) => bindings)
  );
};
