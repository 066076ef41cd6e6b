import type { List, Provenance, Subscription } from '../../../content-types';
import type { ContactVerdict, SubscriberRow } from './contract';
import { decide, professionKey, type PolicyContext } from '../consent';
import type { TimelineEntry } from '../consent/contract';

type Limits = ContactVerdict['onlyFor'];

const NO_LIMITS = {
  profession: null,
  collector: null,
  file: null,
  uses: [],
  sendsLeft: null,
  endsAt: null,
} as const satisfies Omit<NonNullable<Limits>, 'kind'>;

/** What the rule is asked about one person, and what the limits of a basis are worded from. */
export interface PersonFacts {
  person: Pick<SubscriberRow, 'status' | 'suppressed'>;
  subscriptions: Subscription[];
  lists: Pick<List, 'id' | 'name' | 'profession'>[];
  /** `sent`: campaigns that went to the file. */
  files: (Pick<Provenance, 'id' | 'name' | 'collector' | 'allowedUses' | 'maxSends' | 'endsAt'> & {
    sent: number;
  })[];
  timeline: Pick<TimelineEntry, 'details'>[];
}

/**
 * The profession in the words of the day. A subscription keeps its key alone; the list may name
 * another profession by now, and then the ledger still has the one that was recorded.
 */
const professionOf = (key: string | null, list: string, timeline: PersonFacts['timeline']) => {
  if (key === null) return null;
  const recorded = timeline.map(({ details }) => details?.profession).filter((value) => value);
  const names = [list, ...recorded.map(String)];
  return names.find((name) => professionKey(name) === key) ?? null;
};

/** What a campaign must be for this subscription to let it through; null where any may be. */
const limitsOf = (subscription: Subscription, { lists, files, timeline }: PersonFacts): Limits => {
  switch (subscription.basis) {
    case 'double-opt-in':
    case 'single-opt-in':
    case 'passive-opt-in':
      return null;
    case 'soft-opt-in':
      return { ...NO_LIMITS, kind: 'similar-products' };
    case 'b2b-opt-out': {
      const list = lists.find(({ id }) => id === subscription.listId)?.profession ?? '';
      const profession = professionOf(subscription.professionKey, list, timeline);
      return { ...NO_LIMITS, kind: 'profession', profession };
    }
    case 'third-party': {
      const file = files.find(({ id }) => id === subscription.provenanceId);
      if (!file) return { ...NO_LIMITS, kind: 'contract' };
      return {
        kind: 'contract',
        profession: null,
        collector: file.collector,
        file: { id: file.id, name: file.name },
        uses: file.allowedUses,
        sendsLeft: Math.max(0, file.maxSends - file.sent),
        endsAt: file.endsAt,
      };
    }
  }
};

/** May we write to this person, list by list, and why: the policy's own words. */
export const verdictsOf = (facts: PersonFacts, context: PolicyContext): ContactVerdict[] =>
  facts.subscriptions.map((subscription) => {
    const { listId, basis, state } = subscription;
    const decision = decide(
      {
        subscriberStatus: facts.person.status,
        suppressed: facts.person.suppressed !== null,
        subscription,
      },
      context
    );
    return {
      listId,
      listName: facts.lists.find(({ id }) => id === listId)?.name ?? '',
      basis,
      state,
      allowed: decision.allowed,
      reason: decision.allowed ? null : decision.reason,
      onlyFor: limitsOf(subscription, facts),
    };
  });
