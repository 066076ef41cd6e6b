import type { Knex } from 'knex';
import type { Core } from '@strapi/types';
import type { LegalBasis, SubscriberStatus, SubscriptionState } from '../../../content-types';

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
  /** Asked to join and has not confirmed: no answer is a no (GDPR art. 4(11)). */
  'pending',
  /** Left; only a fresh confirmation by the person ends that. */
  'unsubscribed',
  /** Never answered, or the retention clock ran out. */
  'expired',
  /** The subscription rests on a basis that the engine has no proof rules for. */
  'basis-not-supported',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** The bases the engine can prove; the others are refused until their rules exist. */
export const SUPPORTED_BASES = ['double-opt-in', 'single-opt-in'] as const satisfies LegalBasis[];

export interface ContactFacts {
  subscriberStatus: SubscriberStatus;
  suppressed: boolean;
  subscription: { state: SubscriptionState; basis: LegalBasis } | null;
}

export type Decision = { allowed: true } | { allowed: false; reason: Refusal };

const refuse = (reason: Refusal): Decision => ({ allowed: false, reason });

/** May we contact this person through this list, and if not, why? */
export const decide = ({ subscriberStatus, suppressed, subscription }: ContactFacts): Decision => {
  if (subscriberStatus !== 'active') return refuse('erased');
  if (suppressed) return refuse('suppressed');
  if (!subscription) return refuse('not-subscribed');
  if (subscription.state !== 'confirmed') return refuse(subscription.state);
  if (!SUPPORTED_BASES.some((basis) => basis === subscription.basis))
    return refuse('basis-not-supported');
  return { allowed: true };
};

/** Table aliases in the caller's query; the suppression is left-joined on the fingerprint. */
export interface PolicyAliases {
  subscriber: string;
  subscription: string;
  suppression: string;
}

/**
 * `decide` as one SQL expression: NULL where the mail is allowed, else the refusal's code.
 * The subscription may be left-joined; its absence reads as `not-subscribed`.
 */
export const refusalSql = (strapi: Core.Strapi, aliases: PolicyAliases): Knex.Raw => {
  const { subscriber, subscription, suppression } = aliases;
  return strapi.db.connection.raw(
    `CASE
       WHEN ?? <> 'active' THEN 'erased'
       WHEN ?? IS NOT NULL THEN 'suppressed'
       WHEN ?? IS NULL THEN 'not-subscribed'
       WHEN ?? <> 'confirmed' THEN ??
       WHEN ?? NOT IN (${SUPPORTED_BASES.map(() => '?').join(', ')}) THEN 'basis-not-supported'
     END`,
    [
      `${subscriber}.status`,
      `${suppression}.id`,
      `${subscription}.id`,
      `${subscription}.state`,
      `${subscription}.state`,
      `${subscription}.basis`,
      ...SUPPORTED_BASES,
    ]
  );
};
