import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/types';
import type {
  ConsentEvent,
  ConsentEvidence,
  ConsentMethod,
  ConsentRecord,
  LegalBasis,
} from '../../../content-types';
import { forUpdate, fromRow, getService, insertReturningId, table, toRow, type Db } from '../core';
import { GENESIS_HASH, hashEvidence, hashRecord } from './chain';
import { readTimeline } from './timeline';
import { verifyLedger } from './verify';

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
  evidence?: Pick<ConsentEvidence, 'email' | 'ip' | 'userAgent' | 'pageUrl'> | null;
}

/** Text that a browser may send without end is cut: it proves nothing beyond this. */
const MAX_EVIDENCE_TEXT = 1000;
const cut = (text: string | null): string | null => text?.slice(0, MAX_EVIDENCE_TEXT) ?? null;

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
        .select('seq', 'hash')
        .where({ subscriber_id: entry.subscriberId })
        .orderBy('seq', 'desc')
        .first()
    );
    const evidence = entry.evidence && {
      email: entry.evidence.email,
      ip: entry.evidence.ip,
      userAgent: cut(entry.evidence.userAgent),
      pageUrl: cut(entry.evidence.pageUrl),
      salt: randomBytes(16).toString('hex'),
    };
    const unsigned: Omit<ConsentRecord, 'id' | 'hash'> = {
      subscriberId: entry.subscriberId,
      seq: Number(last?.seq ?? 0) + 1,
      event: entry.event,
      at: getService(strapi, 'clock').now(),
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

  /** Reads the whole ledger and names the first record that does not hold. */
  verify: () => verifyLedger(strapi),

  /** The latest record of an event for a person and list, or null. */
  async latest(
    db: Db,
    where: { subscriberId: number; listId: number; event: ConsentEvent }
  ): Promise<ConsentRecord | null> {
    const row = await table(strapi, 'consent-record', db)
      .where({ subscriber_id: where.subscriberId, list_id: where.listId, event: where.event })
      .orderBy('seq', 'desc')
      .first();
    return row ? fromRow<ConsentRecord>('consent-record', row) : null;
  },
});
export type LedgerService = ReturnType<typeof createLedger>;
