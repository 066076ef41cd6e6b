import type {
  ContactVerdict,
  GetSubscriberResponse,
} from '../../../../server/src/audience/contract';
import type { TimelineEntry } from '../../../../server/src/consent/contract';

type PersonData = Pick<GetSubscriberResponse['data'], 'timeline' | 'subscriptions'>;

/** Events by which somebody is on a list; everything else asks, declines or ends. */
const GROUNDS = ['confirmed', 'registered', 'renewed'] as const;

const isGround = ({ event }: TimelineEntry): boolean => GROUNDS.some((ground) => ground === event);

/** What one list's subscription rests on, as the ledger tells it. */
export interface Ground {
  /** The record by which the person is on the list; null where the ledger has none. */
  record: TimelineEntry | null;
  /** The record that holds the evidence of the basis: a renewal repeats none of it. */
  evidence: TimelineEntry | null;
  /** The record that has the wording in force. */
  shown: TimelineEntry | null;
}

/** @param timeline newest first, as the server sends it */
export const groundOf = (
  { timeline }: Pick<PersonData, 'timeline'>,
  { listId, basis }: Pick<ContactVerdict, 'listId' | 'basis'>
): Ground => {
  const own = timeline.filter((entry) => entry.listId === listId);
  const grounds = own.filter(isGround);
  return {
    record: grounds[0] ?? null,
    evidence:
      grounds.find((entry) => entry.event !== 'renewed' && entry.basis === basis) ??
      grounds[0] ??
      null,
    shown:
      grounds.find(({ wordingId }) => wordingId !== null) ??
      own.find(({ event, wordingId }) => event === 'requested' && wordingId !== null) ??
      null,
  };
};

/** A fact of the evidence as text; null where it is not there (any more). */
export const factOf = (entry: TimelineEntry | null, key: string): string | null => {
  const value = entry?.evidence?.facts?.[key];
  return value === null || value === undefined || value === '' ? null : String(value);
};

/** When the present state began, where that says more than the record does. */
export const stateSince = (
  { subscriptions }: Pick<PersonData, 'subscriptions'>,
  { listId, state }: Pick<ContactVerdict, 'listId' | 'state'>
): number | null => {
  const subscription = subscriptions.find((item) => item.listId === listId);
  if (!subscription) return null;
  switch (state) {
    case 'pending':
      return subscription.requestedAt;
    case 'unsubscribed':
      return subscription.unsubscribedAt;
    case 'confirmed':
      return subscription.confirmedAt;
    case 'expired':
      return null;
  }
};
