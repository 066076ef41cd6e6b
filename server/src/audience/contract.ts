import type {
  CampaignNature,
  CustomField,
  Delivery,
  DeliveryState,
  EpochMs,
  FieldValue,
  LegalBasis,
  List,
  LocalizedText,
  Provenance,
  ProvenanceKind,
  Subscriber,
  Subscription,
  SubscriptionState,
  SuppressionReason,
} from '../../../content-types';
import type { TimelineEntry } from '../consent/contract';
import type { PersonPartner } from '../partners/contract';
import type { Data, Jurisdiction, Page, PageQuery } from '../core/contract';

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
  /** What a campaign must be for the basis to cover it; null for any. Said beside a no, too. */
  onlyFor: {
    kind: 'similar-products' | 'profession' | 'contract';
    /** The profession; null where its words are not known any more. */
    profession: string | null;
    /** The third party, its file, and what its contract allows. */
    collector: string | null;
    file: Pick<Provenance, 'id' | 'name'> | null;
    uses: CampaignNature[];
    /** Campaigns that the contract still allows. */
    sendsLeft: number | null;
    endsAt: EpochMs | null;
  } | null;
}

export interface SubscriberDelivery extends Pick<
  Delivery,
  'id' | 'kind' | 'campaignId' | 'basis' | 'reason' | 'createdAt' | 'finishedAt'
> {
  state: DeliveryState;
  campaignName: string | null;
  listName: string | null;
}

/** GET /optin/subscribers/:id */
export type GetSubscriberResponse = Data<
  SubscriberRow & {
    /** Where the person's clock stands, if a form learnt it. */
    timeZone: string | null;
    verdicts: ContactVerdict[];
    /** Newest first. */
    timeline: TimelineEntry[];
    /** The latest 50, newest first. */
    deliveries: SubscriberDelivery[];
    /** Every custom field that is offered or that this person has a value in, in their order. */
    fields: SubscriberField[];
    /** Partners that they were asked about, with what each got. */
    partners: PersonPartner[];
  }
>;

export interface SubscriberField {
  field: CustomField;
  value: FieldValue;
}

/** POST /optin/subscribers: asks the person by mail to confirm; nobody is subscribed by this. */
export interface CreateSubscriberRequest {
  email: string;
  firstName?: string | null;
  lastName?: string | null;
  locale: string;
  listIds: number[];
  /** Custom fields by key, as in `UpdateSubscriberRequest`. */
  fields?: Record<string, unknown>;
}
export type CreateSubscriberResponse = Data<{ id: number }>;

/** PUT /optin/subscribers/:id */
export interface UpdateSubscriberRequest {
  firstName: string | null;
  lastName: string | null;
  locale: string;
  /** IANA name such as `Europe/Paris`; `null` takes it away, left out it stays. */
  timeZone?: string | null;
  /** Custom fields by key; `null` takes a value away, what is left out stays. */
  fields?: Record<string, unknown>;
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
  acceptedBases: LegalBasis[];
  profession: string;
  senderId: number | null;
  welcomeMail: boolean;
}
export type SaveListResponse = Data<List>;
/** DELETE /optin/lists/:id: refused (409-like ApplicationError) while people, forms or campaigns use it. */
export type DeleteListResponse = Data<{ id: number }>;

export interface ProvenanceRow extends Provenance {
  /** People whose subscription rests on it now. */
  people: number;
  /** Campaigns that were sent to it. */
  uses: { campaignId: number; campaignName: string | null; at: EpochMs }[];
  /** Nothing but its name can be changed once people are on it. */
  isLocked: boolean;
}
/** GET /optin/provenances; sort: name, endsAt, createdAt. */
export type ListProvenancesRequest = PageQuery;
export type ListProvenancesResponse = Page<ProvenanceRow>;
/** GET /optin/provenances/:id */
export type GetProvenanceResponse = Data<ProvenanceRow>;
/** POST /optin/provenances, PUT /optin/provenances/:id */
export interface SaveProvenanceRequest {
  name: string;
  kind: ProvenanceKind;
  collector: string;
  /** `YYYY-MM-DD`, not in the future. */
  collectedOn: string;
  wording: string;
  contract: string;
  allowedUses: CampaignNature[];
  maxSends: number;
  /** `YYYY-MM-DD`: the last day of the contract (UTC). */
  endsOn: string;
}
export type SaveProvenanceResponse = Data<ProvenanceRow>;
/** DELETE /optin/provenances/:id: refused once people came in with it. */
export type DeleteProvenanceResponse = Data<{ id: number }>;

/** Bases on which people are put on a list by their evidence, without an act of theirs. */
export const REGISTRATION_BASES = ['soft-opt-in', 'b2b-opt-out', 'third-party'] as const;
export type RegistrationBasis = (typeof REGISTRATION_BASES)[number];

/**
 * POST /optin/registrations: puts people on a list on a basis with its evidence. A missing part of
 * the evidence refuses the whole request; a person who cannot be put on the list is named with the
 * reason and the others go on.
 */
export interface RegisterRequest {
  listId: number;
  basis: RegistrationBasis;
  locale: string;
  /** Soft opt-in: what was bought or negotiated, when (`YYYY-MM-DD`), and the opt-out offered then. */
  relation?: { what: string; on: string; optOutOffered: boolean };
  /** B2B: where the addresses were found; the profession is the list's. */
  source?: string;
  /** Third party: the file. */
  provenanceId?: number;
  people: {
    email: string;
    firstName?: string | null;
    lastName?: string | null;
    /** An order number or the like. */
    reference?: string | null;
  }[];
}
export const REGISTRATION_OUTCOMES = [
  'registered',
  /** Is on the list already, on this or a stronger basis. */
  'already',
  /** Left or declined; only they can end that. */
  'unsubscribed',
  'suppressed',
  'invalid-email',
  /** The same address stands further up. */
  'repeated',
  /** B2B: a free-mail domain. */
  'free-mail',
  /** B2B: looks like a private person's address. */
  'personal-address',
] as const;
export type RegistrationOutcome = (typeof REGISTRATION_OUTCOMES)[number];
export type RegisterResponse = Data<{
  counts: Record<RegistrationOutcome, number>;
  /** Everybody who was not registered, in the order given; at most 1,000 are sent at a time. */
  refused: { index: number; email: string; outcome: RegistrationOutcome }[];
}>;

/** GET /optin/regimes: what the law and the administrator permit. */
export type RegimesResponse = Data<{
  jurisdiction: Jurisdiction;
  /** Bases that the jurisdiction knows. */
  known: LegalBasis[];
  /** Those in force: a pre-ticked box only where an administrator allowed it. */
  permitted: LegalBasis[];
}>;

/** Where a field is used. */
export interface FieldUsage {
  fieldId: number;
  /** People who have a value in it. */
  people: number;
  /** Forms whose draft or published version asks for it. */
  forms: { id: number; name: string }[];
  /** Promotions that judge by it who may take part. */
  promotions: { id: number; name: string }[];
}

export interface FieldDetail extends CustomField {
  usage: FieldUsage;
  /** How many people chose each option, by key; those that nobody chose are absent. */
  optionPeople: Record<string, number>;
}

/** GET /optin/fields: all of them in their order, archived ones included; there are few. */
export type ListFieldsResponse = Data<CustomField[]>;
/** GET /optin/fields/usage: counted over everybody, so apart from the list. */
export type FieldUsagesResponse = Data<FieldUsage[]>;
/** GET /optin/fields/:id */
export type GetFieldResponse = Data<FieldDetail>;
/**
 * POST /optin/fields, PUT /optin/fields/:id. The key never changes; the type only while nothing uses
 * the field (`field-type-fixed`); options that people chose cannot be left out (`field-option-used`).
 */
export type SaveFieldRequest = Pick<
  CustomField,
  'key' | 'type' | 'label' | 'help' | 'options' | 'rules' | 'access'
>;
export type SaveFieldResponse = Data<FieldDetail>;
/** POST /optin/fields/:id/archive: offered no more, or again. */
export interface ArchiveFieldRequest {
  isArchived: boolean;
}
/** PUT /optin/fields/order: fields that are not named follow as they stood. */
export interface OrderFieldsRequest {
  ids: number[];
}
/** DELETE /optin/fields/:id: refused (`field-in-use`) while people, forms or promotions use it. */
export type DeleteFieldResponse = Data<{ id: number }>;
