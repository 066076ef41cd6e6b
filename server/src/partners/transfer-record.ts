import type { Core } from '@strapi/types';
import type {
  ConsentRecord,
  EpochMs,
  Partner,
  PartnerConsent,
  PartnerTransfer,
  Subscriber,
  TransferKind,
  WithdrawalReason,
} from '../../../content-types';
import { shownTexts } from '../consent';
import { canonicalJson, fromRow, getService, hmacHex, sha256, table, type Db } from '../core';

/** How the ledger proves it: compare with an evidence export of the person. */
interface LedgerProof {
  /** Place in the person's chain, from 1. */
  seq: number;
  /** SHA-256 (hex) of the ledger record. */
  record: string;
}

/**
 * What a partner gets about one person, by webhook or in a file. Times are ISO 8601 in UTC. Members
 * are added over time, never renamed.
 */
export interface TransferRecord {
  /** The same at every repetition of one handing-over: what has been seen may be skipped. */
  id: string;
  kind: TransferKind;
  /** Grows: of two records about one person, the higher number is the later word. */
  sequence: number;
  partner: { id: string; name: string };
  person: {
    /** Stands for the person with this partner alone; another partner knows them by another. */
    id: string;
    email: string | null;
    firstName?: string | null;
    lastName?: string | null;
    locale?: string;
  };
  consent?: {
    /** What the person read beside the box, in their language. */
    text: string;
    locale: string;
    wording: { id: number; version: number; sha256: string };
    form: { id: number; version: number };
    requestedAt: string;
    confirmedAt: string;
    method: 'double-opt-in';
  } & LedgerProof;
  withdrawal?: { reason: WithdrawalReason; at: string } & LedgerProof;
}

/** A record that can go, or why it must not. */
export type Prepared =
  | { transfer: PartnerTransfer; record: TransferRecord; hash: string }
  | { transfer: PartnerTransfer; refusal: 'withdrawn' | 'erased' | 'blocked' };

const iso = (at: EpochMs): string => new Date(at).toISOString();

export const recordIdOf = (
  { documentId }: Pick<Partner, 'documentId'>,
  transferId: number
): string => `${documentId}-${transferId}`;

export const hashOfRecord = (record: TransferRecord): string =>
  // Through JSON, so that members without a value are not there.
  sha256(canonicalJson(JSON.parse(JSON.stringify(record))));

/**
 * Reads what these transfers of one partner say at this moment. Somebody who took their consent back
 * meanwhile, was erased or is blocked is refused, whatever the outbox says.
 */
export const prepareRecords = async (
  strapi: Core.Strapi,
  partner: Partner,
  transfers: PartnerTransfer[],
  db?: Db
): Promise<Prepared[]> => {
  const subscriberIds = [...new Set(transfers.map(({ subscriberId }) => subscriberId))];
  const people = new Map(
    (await getService(strapi, 'subscribers').byIds(subscriberIds, db)).map((person) => [
      person.id,
      person,
    ])
  );
  const consents = new Map<number, PartnerConsent>();
  for (const row of await table(strapi, 'partner-consent', db)
    .where({ partner_id: partner.id })
    .whereIn('subscriber_id', subscriberIds)) {
    const consent = fromRow<PartnerConsent>('partner-consent', row);
    consents.set(consent.subscriberId, consent);
  }
  const records = new Map<number, ConsentRecord>();
  for (const row of await table(strapi, 'consent-record', db).whereIn(
    'id',
    transfers.flatMap(({ recordId }) => recordId ?? [])
  )) {
    const record = fromRow<ConsentRecord>('consent-record', row);
    records.set(record.id, record);
  }
  const texts = await shownTexts(strapi, [...records.values()], db);
  const fingerprints = [...people.values()].flatMap(({ fingerprint }) => fingerprint ?? []);
  const blocked = new Set<string>(
    (
      await table(strapi, 'suppression', db)
        .whereIn('fingerprint', fingerprints)
        .select('fingerprint')
    ).map(({ fingerprint }: { fingerprint: string }) => fingerprint)
  );
  const key = getService(strapi, 'keys').fingerprint;

  const subjectOf = (subscriberId: number): string =>
    hmacHex(key, `partner:${partner.documentId}:${subscriberId}`).slice(0, 32);

  const refusalOf = (
    person: Subscriber | undefined,
    consent: PartnerConsent | undefined
  ): 'withdrawn' | 'erased' | 'blocked' | null => {
    if (!person || person.status === 'erased') return 'erased';
    if (consent?.state !== 'confirmed') return 'withdrawn';
    return blocked.has(person.fingerprint) ? 'blocked' : null;
  };

  return transfers.map((transfer): Prepared => {
    const { id, kind, subscriberId, recordId } = transfer;
    const person = people.get(subscriberId);
    const consent = consents.get(subscriberId);
    const proof = recordId === null ? undefined : records.get(recordId);
    const ledger = { seq: proof?.seq ?? 0, record: proof?.hash ?? '' };
    const common = {
      id: recordIdOf(partner, id),
      kind,
      sequence: id,
      partner: { id: partner.documentId, name: partner.name },
    };
    if (kind === 'withdrawal') {
      const record: TransferRecord = {
        ...common,
        person: { id: subjectOf(subscriberId), email: transfer.address },
        withdrawal: {
          reason: transfer.reason ?? 'withdrawn',
          at: iso(proof?.at ?? transfer.createdAt),
          ...ledger,
        },
      };
      return { transfer, record, hash: hashOfRecord(record) };
    }
    const refusal = refusalOf(person, consent);
    if (refusal || !person || !consent) return { transfer, refusal: refusal ?? 'withdrawn' };
    const record: TransferRecord = {
      ...common,
      person: {
        id: subjectOf(subscriberId),
        email: person.email,
        firstName: person.firstName,
        lastName: person.lastName,
        locale: person.locale,
      },
      consent: {
        text: (proof && texts.get(proof.id)) ?? '',
        locale: consent.locale,
        wording: {
          id: consent.wordingId,
          version: consent.wordingVersion,
          sha256: consent.wordingHash,
        },
        form: { id: consent.formId, version: consent.formVersion },
        requestedAt: iso(consent.requestedAt),
        confirmedAt: iso(consent.confirmedAt ?? proof?.at ?? transfer.createdAt),
        method: 'double-opt-in',
        ...ledger,
      },
    };
    return { transfer, record, hash: hashOfRecord(record) };
  });
};
