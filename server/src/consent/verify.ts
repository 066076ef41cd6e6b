import type { Core } from '@strapi/types';
import type { LedgerSeal } from '../../../content-types';
import { createBucketFold, rangeOf } from './buckets';
import { recordPages } from './chain-pages';
import type { LedgerFault, LedgerVerdict } from './contract';
import { lostRecord } from './lost-records';
import { checkRow, type ChainPosition } from './rows';
import { bucketsOf, checkSeals, NO_PLACE } from './seal-book';

export interface VerifyOptions {
  /** Told after each page how many records were read; what it throws ends the verification. */
  onProgress?: (checked: number) => Promise<void> | void;
}

/** Holds the buckets that a walk finds against those of a seal, both in order. */
const createSealedState = (seal: LedgerSeal) => {
  const expected = bucketsOf(seal);
  let next = 0;
  let fault: LedgerFault | null = null;
  let chains = 0;
  const miss = (bucket: number) => {
    fault ??= { ...NO_PLACE, problem: 'sealed-state', day: seal.day, range: rangeOf(bucket) };
  };
  const fold = createBucketFold(seal.lastRecordId, (bucket) => {
    chains += bucket.chains;
    const [number, root] = expected[next] ?? [Infinity, ''];
    // A bucket that is gone, one that nobody sealed, one that differs.
    if (number < bucket.number) miss(number);
    else if (number > bucket.number) miss(bucket.number);
    else if (root !== bucket.root) miss(number);
    next += 1;
  });
  return {
    add: fold.add,
    fault: () => fault,
    end(): LedgerFault | null {
      fold.end();
      if (next < expected.length) miss(expected[next][0]);
      if (!fault && chains !== seal.chains)
        fault = { ...NO_PLACE, problem: 'sealed-state', day: seal.day };
      return fault;
    },
  };
};

/**
 * Walks every chain in (subscriber, seq) order and holds each record against its hash, the one
 * before it and its evidence, and all of them against the latest daily seal; checks all seals; looks
 * for evidence that lost its record. It stops at the first record that does not hold. Memory is that
 * of one page, whatever the ledger's size.
 */
export const verifyLedger = async (
  strapi: Core.Strapi,
  { onProgress }: VerifyOptions = {}
): Promise<LedgerVerdict> => {
  const started = Date.now();
  const { seals, fault: sealFault, latest } = await checkSeals(strapi);
  const sealed = latest && createSealedState(latest);
  let records = 0;
  let subscribers = 0;
  let current: number | null = null;
  let previous: ChainPosition | null = null;
  const verdict = (broken: LedgerFault | null): LedgerVerdict => ({
    ok: broken === null,
    records,
    subscribers,
    seals,
    broken,
    milliseconds: Date.now() - started,
  });

  for await (const page of recordPages(strapi)) {
    for (const row of page) {
      const subscriberId = Number(row.subscriber_id);
      if (subscriberId !== current) {
        subscribers += 1;
        current = subscriberId;
        previous = null;
      }
      records += 1;
      const recordId = Number(row.id);
      const seq = Number(row.seq);
      const problem = checkRow(row, previous);
      if (problem) return verdict({ ...NO_PLACE, problem, recordId, subscriberId, seq });
      sealed?.add(recordId, { subscriberId, seq, hash: row.hash });
      previous = { seq, hash: row.hash, at: Number(row.at) };
    }
    const fault = sealed?.fault();
    if (fault) return verdict(fault);
    await onProgress?.(records);
  }
  return verdict(
    sealed?.end() ?? (await lostRecord(strapi, async () => onProgress?.(records))) ?? sealFault
  );
};
