import type { Core } from '@strapi/types';
import type { ConsentEvidence, ConsentRecord } from '../../../content-types';
import { fromRow, table } from '../core';
import { checkRecord } from './chain';
import type { VerifyLedgerResponse } from './contract';

/** Records read at a time: what bounds the memory of a verification. */
const CHUNK = 2000;

/**
 * Walks every chain in (subscriber, seq) order, on the unique index of the two, and stops at the
 * first record that does not hold. Memory is that of one chunk, whatever the ledger's size.
 */
export const verifyLedger = async (strapi: Core.Strapi): Promise<VerifyLedgerResponse['data']> => {
  const started = Date.now();
  let records = 0;
  let subscribers = 0;
  let previous: ConsentRecord | null = null;

  for (;;) {
    const after: ConsentRecord | null = previous;
    const rows = await table(strapi, 'consent-record')
      .modify((query) => {
        if (!after) return;
        void query.where((next) => {
          void next.where('subscriber_id', '>', after.subscriberId).orWhere((same) => {
            void same.where('subscriber_id', after.subscriberId).andWhere('seq', '>', after.seq);
          });
        });
      })
      .orderBy('subscriber_id')
      .orderBy('seq')
      .limit(CHUNK);
    const chunk: ConsentRecord[] = rows.map((row: Record<string, unknown>) =>
      fromRow<ConsentRecord>('consent-record', row)
    );
    const evidence = await evidenceOf(strapi, chunk);

    for (const record of chunk) {
      const sameChain: boolean = previous?.subscriberId === record.subscriberId;
      if (!sameChain) subscribers += 1;
      records += 1;
      const problem = checkRecord(
        record,
        sameChain ? previous : null,
        evidence.get(record.id) ?? null
      );
      if (problem) {
        const { id: recordId, subscriberId, seq } = record;
        return {
          ok: false,
          records,
          subscribers,
          broken: { recordId, subscriberId, seq, problem },
          milliseconds: Date.now() - started,
        };
      }
      previous = record;
    }
    if (chunk.length < CHUNK)
      return { ok: true, records, subscribers, broken: null, milliseconds: Date.now() - started };
  }
};

const evidenceOf = async (
  strapi: Core.Strapi,
  records: ConsentRecord[]
): Promise<Map<number, ConsentEvidence>> => {
  // Bound parameters are limited (SQLite: 32,766), and a chunk stays well below.
  const ids = records.filter(({ evidenceHash }) => evidenceHash !== null).map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const rows = await table(strapi, 'consent-evidence').whereIn('record_id', ids);
  return new Map(
    rows.map((row: Record<string, unknown>) => {
      const item = fromRow<ConsentEvidence>('consent-evidence', row);
      return [item.recordId, item];
    })
  );
};
