import type { BulkSubscriberAction, SubscriberRow } from '../../../../server/src/audience/contract';
import type { ActionName } from '../../permissions';

export interface BulkActionInfo {
  action: BulkSubscriberAction;
  permission: ActionName;
  tone: 'danger-light' | 'default';
}

/** In the order of the toolbar: the gentle ones first. */
export const BULK_ACTIONS: BulkActionInfo[] = [
  { action: 'resend', permission: 'create-subscribers', tone: 'default' },
  { action: 'unsubscribe', permission: 'update-subscribers', tone: 'danger-light' },
  { action: 'suppress', permission: 'suppress-subscribers', tone: 'danger-light' },
  { action: 'unsuppress', permission: 'suppress-subscribers', tone: 'default' },
  { action: 'erase', permission: 'erase-subscribers', tone: 'danger-light' },
];

export interface Consequence {
  /** People whose state changes. */
  people: number;
  /** Subscriptions that end or are asked about again. */
  subscriptions: number;
}

/** A complaint or an erasure is the person's own word; no administrator lifts it. */
const isLiftable = ({ suppressed }: Person): boolean =>
  suppressed === 'manual' || suppressed === 'hard-bounce';

type Person = Pick<SubscriberRow, 'status' | 'suppressed' | 'subscriptions'>;

const touched = (action: BulkSubscriberAction, person: Person, listId?: number): number => {
  if (person.status === 'erased') return 0;
  const inList = person.subscriptions.filter(
    (subscription) => listId === undefined || subscription.listId === listId
  );
  switch (action) {
    case 'unsubscribe':
      return inList.filter(({ state }) => state === 'confirmed' || state === 'pending').length;
    case 'resend':
      return person.suppressed ? 0 : inList.filter(({ state }) => state === 'pending').length;
    case 'suppress':
      return person.suppressed ? 0 : person.subscriptions.length;
    case 'unsuppress':
      return isLiftable(person) ? person.subscriptions.length : 0;
    case 'erase':
      return person.subscriptions.length;
  }
};

const isTouched = (action: BulkSubscriberAction, person: Person, listId?: number): boolean => {
  if (person.status === 'erased') return false;
  if (action === 'erase') return true;
  if (action === 'suppress') return person.suppressed === null;
  if (action === 'unsuppress') return isLiftable(person);
  return touched(action, person, listId) > 0;
};

/** What an action would do to the people chosen, counted from what is on view. */
export const consequence = (
  action: BulkSubscriberAction,
  people: Person[],
  listId?: number
): Consequence => ({
  people: people.filter((person) => isTouched(action, person, listId)).length,
  subscriptions: people.reduce((sum, person) => sum + touched(action, person, listId), 0),
});
