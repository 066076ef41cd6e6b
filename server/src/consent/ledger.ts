import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/types';
import type {
  ConsentDetails,
  ConsentEvent,
  ConsentEvidence,
  ConsentMethod,
  ConsentRecord,
  EpochMs,
  LegalBasis,
} from '../../../content-types';
import {
  forUpdate,
  fromRow,
  getService,
  insertReturningId,
  MINUTE,
  table,
  toRow,
  type Db,
} from '../core';
import { GENESIS_HASH, hashEvidence, hashRecord } from './chain';
import { readTimeline } from './timeline';
import { verifyLedger, type VerifyOptions } from './verify';

export interface LedgerEntry {
  subscriberId: number;
  event: ConsentEvent;
  method: ConsentMethod;
  /** `subscriber`, `engine` or `admin:<id>`. */
  actor: string;
  listId?: number | null;
  basis?: LegalBasis | null;
  wording?: { id: number; version: number; hash: string } | null;
  form?: { id: number; version: number } | null;
  locale?: string | null;
  /** Facts without personal data that belong to the event. */
  details?: ConsentDetails | null;
  evidence?:
    | (Pick<ConsentEvidence, 'email' | 'ip' | 'userAgent' | 'pageUrl'> &
        Partial<Pick<ConsentEvidence, 'facts'>>)
    | null;
}

/** An entry of a chain whose person is known. */
export type ChainEntry = Omit<LedgerEntry, 'subscriberId'>;

/** Text that a browser may send without end is cut: it proves nothing beyond this. */
const MAX_EVIDENCE_TEXT = 1000;
const cut = (text: string | null): string | null => text?.slice(0, MAX_EVIDENCE_TEXT) ?? null;

/** Instances' clocks may differ this much without anybody being told. */
const CLOCK_TOLERANCE = MINUTE;

/**
 * The moment of a record. Time in a chain never runs backwards: where the clock says an earlier
 * moment than the last record has, the record takes the last one's and says by how much the clock
 * was behind; beyond a minute the log says so too.
 */
const timeOf = (
  strapi: Core.Strapi,
  last: EpochMs | null,
  details: ConsentDetails | null
): { at: EpochMs; details: ConsentDetails | null } => {
  const now = getService(strapi, 'clock').now();
  if (last === null || now >= last) return { at: now, details };
  const clockBehindMs = last - now;
  if (clockBehindMs > CLOCK_TOLERANCE)
    strapi.log.error(
      `[optin] The clock of this machine is ${Math.round(clockBehindMs / 1000)} s behind the consent ledger. Set it right: consent would be recorded at the wrong time.`
    );
  return { at: last, details: { ...details, clockBehindMs } };
};

const evidenceOf = ({ evidence }: LedgerEntry) =>
  evidence
    ? {
        email: evidence.email,
        ip: evidence.ip,
        userAgent: cut(evidence.userAgent),
        pageUrl: cut(evidence.pageUrl),
        facts: evidence.facts ?? null,
        salt: randomBytes(16).toString('hex'),
      }
    : null;

/** The end of a chain: what the next record hangs on. */
type ChainEnd = Pick<ConsentRecord, 'seq' | 'hash' | 'at'>;

const link = (
  strapi: Core.Strapi,
  last: ChainEnd | null,
  entry: LedgerEntry,
  evidence: ReturnType<typeof evidenceOf>
): Omit<ConsentRecord, 'id'> => {
  const { at, details } = timeOf(strapi, last?.at ?? null, entry.details ?? null);
  const unsigned: Omit<ConsentRecord, 'id' | 'hash'> = {
    subscriberId: entry.subscriberId,
    seq: (last?.seq ?? 0) + 1,
    event: entry.event,
    at,
    listId: entry.listId ?? null,
    basis: entry.basis ?? null,
    wordingId: entry.wording?.id ?? null,
    wordingVersion: entry.wording?.version ?? null,
    wordingHash: entry.wording?.hash ?? null,
    formId: entry.form?.id ?? null,
    formVersion: entry.form?.version ?? null,
    locale: entry.locale ?? null,
    method: entry.method,
    actor: entry.actor,
    details,
    evidenceHash: evidence ? hashEvidence(evidence) : null,
    prevHash: last?.hash ?? GENESIS_HASH,
  };
  return { ...unsigned, hash: hashRecord(unsigned) };
};

export const createLedger = ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * Adds records to one subscriber's chain, in this order. The caller's transaction must hold the
   * lock on the subscriber's row: two appends to one chain would otherwise race for the same `seq`,
   * and the unique index would fail one of them.
   * @param isNew the person came with this transaction, so there is no chain to look for; on MySQL
   *   looking for none under a lock would keep all other newcomers waiting
   */
  async appendAll(
    trx: Db,
    subscriberId: number,
    entries: ChainEntry[],
    { isNew = false } = {}
  ): Promise<ConsentRecord[]> {
    if (entries.length === 0) return [];
    const end = isNew
      ? undefined
      : await forUpdate(
          strapi,
          table(strapi, 'consent-record', trx)
            .select('seq', 'hash', 'at')
            .where({ subscriber_id: subscriberId })
            .orderBy('seq', 'desc')
            .first()
        );
    let last: ChainEnd | null = end ? fromRow<ChainEnd>('consent-record', end) : null;
    const records: ConsentRecord[] = [];
    const personal: ConsentEvidence[] = [];
    for (const given of entries) {
      const entry = { ...given, subscriberId };
      const evidence = evidenceOf(entry);
      const record = link(strapi, last, entry, evidence);
      const id = await insertReturningId(strapi, 'consent-record', trx, toRow(record));
      if (evidence) personal.push({ recordId: id, subscriberId, ...evidence });
      records.push({ id, ...record });
      last = record;
    }
    if (personal.length > 0)
      await table(strapi, 'consent-evidence', trx).insert(personal.map(toRow));
    return records;
  },

  /** Adds one record; see `appendAll`. */
  async append(trx: Db, { subscriberId, ...entry }: LedgerEntry): Promise<ConsentRecord> {
    const [record] = await this.appendAll(trx, subscriberId, [entry]);
    return record;
  },

  /** Removes the personal half of a person's records; the chain stays valid (GDPR art. 17). */
  async eraseEvidence(trx: Db, subscriberId: number): Promise<number> {
    return table(strapi, 'consent-evidence', trx).where({ subscriber_id: subscriberId }).delete();
  },

  /** Records of one person, newest first, with the wording as it was shown. */
  timeline: (subscriberId: number) => readTimeline(strapi, subscriberId),

  /** Reads the whole ledger and names the first record or seal that does not hold. */
  verify: (options?: VerifyOptions) => verifyLedger(strapi, options),

  /** The latest record of an event for a person and list, of one form version if asked; or null. */
  async latest(
    db: Db,
    where: { subscriberId: number; listId: number; event: ConsentEvent; formVersion?: number }
  ): Promise<ConsentRecord | null> {
    const row = await table(strapi, 'consent-record', db)
      .where({ subscriber_id: where.subscriberId, list_id: where.listId, event: where.event })
      .modify((query) => {
        if (where.formVersion !== undefined) void query.where({ form_version: where.formVersion });
      })
      .orderBy('seq', 'desc')
      .first();
    return row ? fromRow<ConsentRecord>('consent-record', row) : null;
  },
});
export type LedgerService = ReturnType<typeof createLedger>;
