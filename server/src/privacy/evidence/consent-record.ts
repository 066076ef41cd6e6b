import type {
  ConsentEvent,
  ConsentRecord,
  LegalBasis,
  List,
  Subscription,
} from '../../../../content-types';
import { pickText } from '../../core';
import type { Settings } from '../../core/contract';
import {
  CONSENT_SCHEMA,
  type ConsentRecordDocument,
  type ConsentRecordEvent,
  type Party,
  type Processing,
} from './model';
import { partnerProcessing } from './partner-processing';
import { actorName, type RawPerson, type Reading } from './reading';
import { formNameOf, noticeOf, type Shelf } from './shelf';

const CONTROLLER = 'controller';
const DPO = 'data-protection-officer';
const MAIL_SERVER = 'mail-server';

const RIGHTS = [
  'access',
  'rectification',
  'erasure',
  'restriction',
  'portability',
  'objection',
  'withdrawal of consent',
  'complaint to a supervisory authority',
];

/** Where each basis stands in the law. */
const LAW: Record<LegalBasis, string> = {
  'double-opt-in': 'GDPR art. 6(1)(a)',
  'single-opt-in': 'GDPR art. 6(1)(a)',
  'passive-opt-in': 'national law outside the EU',
  'soft-opt-in': 'Directive 2002/58/EC art. 13(2); GDPR art. 6(1)(f)',
  'b2b-opt-out': 'GDPR art. 6(1)(f)',
  'third-party': 'GDPR art. 6(1)(a), consent given to a third party; art. 14',
};

/** What an event makes of the consent, in the words of TS 27560's life cycle. */
const STATES: Record<ConsentEvent, string> = {
  requested: 'consent-requested',
  confirmed: 'consent-given',
  registered: 'registered-without-consent',
  refused: 'consent-refused',
  'asked-again': 'renewal-requested',
  renewed: 'consent-given',
  withdrawn: 'consent-withdrawn',
  expired: 'consent-expired',
  erased: 'data-erased',
};

/** Bases on which being on a list without objecting is no consent. */
const NO_CONSENT: LegalBasis[] = ['passive-opt-in', 'soft-opt-in', 'b2b-opt-out'];

const stateOf = (event: ConsentEvent, basis: LegalBasis | null): string =>
  event === 'confirmed' && basis !== null && NO_CONSENT.includes(basis)
    ? STATES.registered
    : STATES[event];

export const iso = (at: number): string => new Date(at).toISOString();
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));
const optional = <K extends string>(key: K, value: string): Partial<Record<K, string>> =>
  (value ? { [key]: value } : {}) as Partial<Record<K, string>>;

export const controllerOf = ({ controller }: Pick<Settings, 'controller'>): Party => ({
  party_id: CONTROLLER,
  party_role: 'controller',
  party_name: controller.name,
  ...optional('party_address', controller.address),
  ...optional('party_email', controller.email),
  ...optional('party_url', controller.privacyPolicyUrl),
});

const partiesOf = (settings: Settings, mailServer: string | null): Party[] => {
  const { dpo, dpoContact } = settings.controller;
  return [
    controllerOf(settings),
    ...(dpo
      ? [
          {
            party_id: DPO,
            party_role: DPO,
            party_name: dpo,
            ...optional('party_contact', dpoContact),
          } as const,
        ]
      : []),
    ...(mailServer
      ? [{ party_id: MAIL_SERVER, party_role: 'processor', party_name: mailServer } as const]
      : []),
  ];
};

/** When the state that a subscription is in began. */
const sinceOf = ({ state, ...at }: Subscription): number | null => {
  switch (state) {
    case 'pending':
      return at.requestedAt;
    case 'confirmed':
      return at.confirmedAt ?? at.createdAt;
    case 'unsubscribed':
      return at.unsubscribedAt;
    case 'expired':
      return at.updatedAt;
  }
};

const informationOf = ({ subscriber, evidence }: RawPerson): string[] => {
  if (subscriber.status === 'erased') return [];
  return [
    'e-mail address',
    ...(subscriber.firstName ? ['first name'] : []),
    ...(subscriber.lastName ? ['last name'] : []),
    'language',
    ...(subscriber.timeZone ? ['time zone'] : []),
    ...(evidence.some(({ ip }) => ip !== null) ? ['IP address'] : []),
    ...(evidence.some(({ userAgent }) => userAgent !== null) ? ['browser'] : []),
    ...(evidence.some(({ pageUrl }) => pageUrl !== null) ? ['address of the page'] : []),
  ];
};

const processingOf = (
  subscription: Subscription,
  person: RawPerson,
  { list, settings, shelf, recipients }: ProcessingGround
): Processing => {
  const own = person.records.filter(({ listId }) => listId === subscription.listId);
  const shown = own.filter(({ wordingId }) => wordingId !== null).at(-1);
  const notice = shown ? noticeOf(shown, shelf) : null;
  const { locale } = person.subscriber;
  return {
    purpose: {
      id: `list:${subscription.listId}`,
      name: list?.name ?? '',
      description: pickText(list?.purpose, locale) || pickText(list?.title, locale),
    },
    purpose_type: 'newsletter',
    lawful_basis: { basis: subscription.basis, law: LAW[subscription.basis] },
    status: subscription.state,
    status_since: isoOrNull(sinceOf(subscription)),
    privacy_notice: notice && {
      ...notice,
      privacy_policy_url: settings.controller.privacyPolicyUrl || null,
    },
    pii_information: informationOf(person),
    pii_controllers: [CONTROLLER],
    collection_method: own[0]?.method ?? null,
    processing_method: 'e-mail',
    retention: {
      months_after_last_contact: settings.retention.months,
      last_contact: isoOrNull(subscription.lastEngagedAt),
    },
    recipient_third_parties: recipients,
    withdrawal_method: ['unsubscribe link in every mail', 'one-click unsubscribe (RFC 8058)'],
    privacy_rights: RIGHTS,
    jurisdiction: settings.jurisdiction,
  };
};
interface ProcessingGround {
  list: List | null;
  settings: Settings;
  shelf: Shelf;
  recipients: string[];
}

const purposeOf = (
  { listId, details }: ConsentRecord,
  lists: Reading['lists']
): ConsentRecordEvent['purpose'] => {
  if (listId !== null) return { id: `list:${listId}`, name: lists.get(listId)?.name ?? null };
  if (typeof details?.partnerId !== 'number') return null;
  const { partnerId, partner } = details;
  return { id: `partner:${partnerId}`, name: typeof partner === 'string' ? partner : null };
};

const eventsOf = (
  { records, evidence }: RawPerson,
  { lists, admins }: Reading,
  shelf: Shelf
): ConsentRecordEvent[] => {
  const kept = new Map(evidence.map((item) => [item.recordId, item]));
  return records.map((record) => ({
    seq: record.seq,
    event_type: record.event,
    event_state: stateOf(record.event, record.basis),
    event_time: iso(record.at),
    entity_id: record.actor,
    entity_name: actorName(record.actor, admins),
    purpose: purposeOf(record, lists),
    lawful_basis: record.basis,
    method: record.method,
    notice: noticeOf(record, shelf),
    form:
      record.formId === null || record.formVersion === null
        ? null
        : {
            id: record.formId,
            version: record.formVersion,
            name: formNameOf(record, shelf),
          },
    source_url: kept.get(record.id)?.pageUrl ?? null,
    details: record.details,
    facts: kept.get(record.id)?.facts ?? null,
  }));
};

/** Names the state of a chain: the same records give the same id, one more gives another. */
const recordId = ({ subscriber, records }: RawPerson): string => {
  const head = records.at(-1);
  return head ? `E-${subscriber.id}-${head.seq}-${head.hash.slice(0, 12)}` : `E-${subscriber.id}-0`;
};

/**
 * One person's consent after ISO/IEC TS 27560:2023: header, processing, parties, events. It reads
 * more easily than the ledger and proves nothing by itself; `seq` ties each event to its record.
 * @param mailServer who carries the mail, where that is known
 */
export const consentRecordOf = (
  person: RawPerson,
  reading: Reading,
  shelf: Shelf,
  mailServer: string | null
): ConsentRecordDocument => {
  const { subscriber, records, subscriptions } = person;
  const { settings, lists } = reading;
  const isErased = subscriber.status === 'erased';
  const erased = records.filter(({ event }) => event === 'erased').at(-1);
  return {
    schema_version: CONSENT_SCHEMA,
    record_id: recordId(person),
    pii_principal_id: `subscriber:${subscriber.id}`,
    pii_principal: isErased
      ? null
      : {
          email: subscriber.email,
          name: [subscriber.firstName, subscriber.lastName].filter(Boolean).join(' ') || null,
          language: subscriber.locale,
          time_zone: subscriber.timeZone,
        },
    principal_status: subscriber.status,
    erased_at: isErased ? isoOrNull(erased?.at ?? null) : null,
    jurisdiction: settings.jurisdiction,
    parties: partiesOf(settings, mailServer),
    pii_processing: [
      ...subscriptions.map((subscription) =>
        processingOf(subscription, person, {
          list: lists.get(subscription.listId) ?? null,
          settings,
          shelf,
          recipients: mailServer ? [MAIL_SERVER] : [],
        })
      ),
      ...partnerProcessing(person, reading, {
        pii_information: informationOf(person),
        privacy_rights: RIGHTS,
        pii_controllers: [CONTROLLER],
      }),
    ],
    events: eventsOf(person, reading, shelf),
  };
};
