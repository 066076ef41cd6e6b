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

export const createLedger = ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * Adds one record to a subscriber's chain. The caller's transaction must hold the lock on the
   * subscriber's row: two appends to one chain would otherwise race for the same `seq`, and the
   * unique index would fail one of them.
   */
  async append(trx: Db, entry: LedgerEntry): Promise<ConsentRecord> {
    const last = await forUpdate(
      strapi,
      table(strapi, 'consent-record', trx)
        .select('seq', 'hash', 'at')
        .where({ subscriber_id: entry.subscriberId })
        .orderBy('seq', 'desc')
        .first()
    );
    const evidence = entry.evidence && {
      email: entry.evidence.email,
      ip: entry.evidence.ip,
      userAgent: cut(entry.evidence.userAgent),
      pageUrl: cut(entry.evidence.pageUrl),
      facts: entry.evidence.facts ?? null,
      salt: randomBytes(16).toString('hex'),
    };
    const { at, details } = timeOf(strapi, last ? Number(last.at) : null, entry.details ?? null);
    const unsigned: Omit<ConsentRecord, 'id' | 'hash'> = {
      subscriberId: entry.subscriberId,
      seq: Number(last?.seq ?? 0) + 1,
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
    const record = { ...unsigned, hash: hashRecord(unsigned) };
    const id = await insertReturningId(strapi, 'consent-record', trx, toRow(record));
    if (evidence) {
      const row = { recordId: id, subscriberId: entry.subscriberId, ...evidence };
      await table(strapi, 'consent-evidence', trx).insert(toRow(row satisfies ConsentEvidence));
    }
    return { id, ...record };
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
