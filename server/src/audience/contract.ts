import type {
  Delivery,
  DeliveryState,
  LegalBasis,
  List,
  LocalizedText,
  Subscriber,
  Subscription,
  SubscriptionState,
  SuppressionReason,
} from '../../../content-types';
import type { TimelineEntry } from '../consent/contract';
import type { Data, Page, PageQuery } from '../core/contract';

export interface SubscriptionSummary extends Pick<
  Subscription,
  | 'id'
  | 'listId'
  | 'state'
  | 'basis'
  | 'requestedAt'
  | 'confirmedAt'
  | 'unsubscribedAt'
  | 'lastEngagedAt'
> {
  listName: string;
}

export interface SubscriberRow extends Pick<
  Subscriber,
  'id' | 'email' | 'firstName' | 'lastName' | 'locale' | 'status' | 'createdAt'
> {
  suppressed: SuppressionReason | null;
  subscriptions: SubscriptionSummary[];
}

/** GET /optin/subscribers; `_q` looks in e-mail and names. Sort: email, createdAt, lastName. */
export interface ListSubscribersRequest extends PageQuery {
  list?: number;
  state?: SubscriptionState;
  suppressed?: 'true' | 'false';
  locale?: string;
}
export type ListSubscribersResponse = Page<SubscriberRow>;

/** May we write to this person through this list, and why (not). */
export interface ContactVerdict {
  listId: number;
  listName: string;
  allowed: boolean;
  /** Reason of a refusal, a policy code such as `pending` or `suppressed`. */
  reason: string | null;
  basis: LegalBasis;
  state: SubscriptionState;
}

export interface SubscriberDelivery extends Pick<
  Delivery,
  'id' | 'kind' | 'campaignId' | 'reason' | 'createdAt' | 'finishedAt'
> {
  state: DeliveryState;
  campaignName: string | null;
}

/** GET /optin/subscribers/:id */
export type GetSubscriberResponse = Data<
  SubscriberRow & {
    verdicts: ContactVerdict[];
    /** Newest first. */
    timeline: TimelineEntry[];
    /** The latest 50, newest first. */
    deliveries: SubscriberDelivery[];
  }
>;

/** POST /optin/subscribers: asks the person by mail to confirm; nobody is subscribed by this. */
export interface CreateSubscriberRequest {
  email: string;
  firstName?: string | null;
  lastName?: string | null;
  locale: string;
  listIds: number[];
}
export type CreateSubscriberResponse = Data<{ id: number }>;

/** PUT /optin/subscribers/:id */
export interface UpdateSubscriberRequest {
  firstName: string | null;
  lastName: string | null;
  locale: string;
}
export type UpdateSubscriberResponse = Data<SubscriberRow>;

/** POST /optin/subscribers/bulk */
export interface BulkSubscribersRequest {
  action: BulkSubscriberAction;
  ids: number[];
  /** For `unsubscribe`: this list only; without it all lists. */
  listId?: number;
}
/** `erase` removes the person's data and keeps the proof; `resend` mails the pending confirmation again. */
export const BULK_SUBSCRIBER_ACTIONS = [
  'unsubscribe',
  'suppress',
  'unsuppress',
  'resend',
  'erase',
] as const;
export type BulkSubscriberAction = (typeof BULK_SUBSCRIBER_ACTIONS)[number];
export type BulkSubscribersResponse = Data<{ changed: number; unchanged: number }>;

export interface ListRow extends List {
  counts: Record<SubscriptionState, number>;
  /** Names of the forms that feed it. */
  forms: { id: number; name: string }[];
}
/** GET /optin/lists */
export type ListListsRequest = PageQuery;
export type ListListsResponse = Page<ListRow>;
/** GET /optin/lists/:id */
export type GetListResponse = Data<ListRow>;
/** POST /optin/lists, PUT /optin/lists/:id */
export interface SaveListRequest {
  name: string;
  slug: string;
  title: LocalizedText;
  purpose: LocalizedText;
  isPublic: boolean;
  regime: LegalBasis;
  senderId: number | null;
  welcomeMail: boolean;
}
export type SaveListResponse = Data<List>;
/** DELETE /optin/lists/:id: refused (409-like ApplicationError) while people, forms or campaigns use it. */
export type DeleteListResponse = Data<{ id: number }>;
