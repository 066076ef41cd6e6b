import type { Core } from '@strapi/types';
import type { EpochMs, LedgerSeal } from '../../../content-types';
import {
  fromRow,
  getService,
  inTransaction,
  insertReturningId,
  MINUTE,
  table,
  toRow,
} from '../core';
import { bucketOf, createBucketFold, rangeOf, type Bucket } from './buckets';
import { headPages } from './chain-pages';
import { GENESIS_HASH } from './chain';
import {
  bucketsOf,
  isGenuine,
  lastSealStore,
  latestSeal,
  macOf,
  rootOverBuckets,
} from './seal-book';
import { createProofs } from './seal-proof';

/** Longer than any transaction that appends: younger records wait for the next seal. */
const SETTLED_AFTER = 5 * MINUTE;

const dayOf = (at: EpochMs): string => new Date(at).toISOString().slice(0, 10);

/** The records are not what the last seal saw. */
class Contradiction extends Error {
  constructor(readonly bucket: number) {
    const [first, last] = rangeOf(bucket);
    super(`records of the subscribers ${first} to ${last} were changed since the last daily seal`);
  }
}

/** Id of the newest record that has settled; null while there is none. */
const cutAt = async (strapi: Core.Strapi, now: EpochMs): Promise<number | null> => {
  const row = await table(strapi, 'consent-record')
    .where('at', '<', now - SETTLED_AFTER)
    .orderBy('id', 'desc')
    .first('id');
  return row ? Number(row.id) : null;
};

const ID_PAGE = 10_000;

/** What came in between two seals: how many records, in which buckets. */
const addedBetween = async (
  strapi: Core.Strapi,
  from: number,
  upTo: number
): Promise<{ records: number; buckets: number[] }> => {
  const buckets = new Set<number>();
  let records = 0;
  for (let last = from; ;) {
    const rows: { id: number | string; subscriber_id: number | string }[] = await table(
      strapi,
      'consent-record'
    )
      .select('id', 'subscriber_id')
      .where('id', '>', last)
      .andWhere('id', '<=', upTo)
      .orderBy('id')
      .limit(ID_PAGE);
    for (const row of rows) buckets.add(bucketOf(Number(row.subscriber_id)));
    records += rows.length;
    if (rows.length < ID_PAGE) break;
    last = Number(rows[rows.length - 1].id);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { records, buckets: [...buckets].sort((a, b) => a - b) };
};

/** The state of the ledger at a record: what a seal says of it. */
type SealedState = Pick<LedgerSeal, 'lastRecordId' | 'chains' | 'records' | 'root' | 'payload'>;

export const createSeals = ({ strapi }: { strapi: Core.Strapi }) => {
  /** Everything, from the records alone. */
  const wholeState = async (upTo: number): Promise<SealedState> => {
    const buckets: Record<string, string> = {};
    let chains = 0;
    let records = 0;
    const fold = createBucketFold(upTo, (bucket) => {
      buckets[bucket.number] = bucket.root;
      chains += bucket.chains;
    });
    for await (const page of headPages(strapi, upTo)) {
      for (const row of page)
        fold.add(Number(row.id), {
          subscriberId: Number(row.subscriber_id),
          seq: Number(row.seq),
          hash: row.hash,
        });
      records += page.length;
    }
    fold.end();
    return stateOf({ lastRecordId: upTo, chains, records, buckets });
  };

  /**
   * The last seal's state with the buckets that got records since made anew. Those are first held
   * against the seal, and the others carried over: a change made behind the ledger's back never
   * gets into a new seal.
   * @throws Contradiction
   */
  const nextState = async (seal: LedgerSeal, upTo: number): Promise<SealedState> => {
    const added = await addedBetween(strapi, seal.lastRecordId, upTo);
    const buckets = { ...seal.payload.buckets };
    let { chains } = seal;
    for (const number of added.buckets) {
      const found: { then?: Bucket; now?: Bucket } = {};
      const folds = [
        createBucketFold(seal.lastRecordId, (bucket) => (found.then = bucket)),
        createBucketFold(upTo, (bucket) => (found.now = bucket)),
      ];
      const [from, to] = rangeOf(number);
      for await (const page of headPages(strapi, upTo, { from, to }))
        for (const row of page) {
          const head = {
            subscriberId: Number(row.subscriber_id),
            seq: Number(row.seq),
            hash: row.hash,
          };
          for (const fold of folds) fold.add(Number(row.id), head);
        }
      for (const fold of folds) fold.end();
      if (found.then?.root !== buckets[number]) throw new Contradiction(number);
      if (found.now) buckets[number] = found.now.root;
      chains += (found.now?.chains ?? 0) - (found.then?.chains ?? 0);
    }
    return stateOf({
      lastRecordId: upTo,
      chains,
      records: seal.records + added.records,
      buckets,
    });
  };

  const stateOf = ({
    buckets,
    ...counts
  }: Pick<SealedState, 'lastRecordId' | 'chains' | 'records'> & {
    buckets: Record<string, string>;
  }): SealedState => {
    const payload = { buckets };
    return { ...counts, payload, root: rootOverBuckets(bucketsOf({ payload })) ?? GENESIS_HASH };
  };

  /** The day on which this process found that it must not seal: the whole check costs time. */
  let contradictedOn: string | null = null;

  const proofs = createProofs({ strapi });

  return {
    /**
     * Seals the day, once, on whichever instance comes first; on an empty ledger there is nothing
     * to seal. Where records contradict the last seal it makes none, and says so in the log every
     * day: a new seal would cover the change up.
     * @returns the seal, or null where none was due or could be made
     */
    async daily(now: EpochMs): Promise<LedgerSeal | null> {
      const day = dayOf(now);
      if (contradictedOn === day) return null;
      // Asked with every round of housekeeping: without the buckets, which are long.
      const newest = await table(strapi, 'ledger-seal').orderBy('day', 'desc').first('day');
      if (newest && newest.day >= day) return null;
      const settled = await cutAt(strapi, now);
      if (settled === null) return null;
      const last = await latestSeal(strapi);

      const { seal: keys } = getService(strapi, 'keys');
      const remembered = await lastSealStore(strapi).get();
      // Seals that were tampered with are no ground to build on; the break stays visible, since the
      // new one follows on the seal that should have been there.
      const isSound =
        last !== null && isGenuine(last, keys) && (remembered?.mac ?? last.mac) === last.mac;
      const upTo = Math.max(settled, last?.lastRecordId ?? 0);
      try {
        const state = isSound ? await nextState(last, upTo) : await wholeState(upTo);
        const unsigned: Omit<LedgerSeal, 'id' | 'mac'> = {
          day,
          sealedAt: now,
          ...state,
          prevMac: remembered?.mac ?? last?.mac ?? GENESIS_HASH,
        };
        return await save({ ...unsigned, mac: macOf(unsigned, keys[0]) });
      } catch (error) {
        if (!(error instanceof Contradiction)) throw error;
        contradictedOn = day;
        strapi.log.error(
          `[optin] No daily seal was made over the consent ledger: ${error.message}. Verify the ledger in the panel, and restore the records from a backup.`
        );
        return null;
      }
    },

    /** Newest first, without their buckets. */
    async list(limit = 31): Promise<Omit<LedgerSeal, 'payload'>[]> {
      const rows: Record<string, unknown>[] = await table(strapi, 'ledger-seal')
        .select('id', 'day', 'sealed_at', 'last_record_id', 'chains', 'records', 'root')
        .select('prev_mac', 'mac')
        .orderBy('day', 'desc')
        .limit(limit);
      return rows.map((row) => fromRow<Omit<LedgerSeal, 'payload'>>('ledger-seal', row));
    },

    latest: () => latestSeal(strapi),

    async count(): Promise<number> {
      const row = await table(strapi, 'ledger-seal').count({ count: '*' }).first();
      return Number(row?.count ?? 0);
    },

    /** How this person's chain lies in the latest seal; null where that does not hold it. */
    proofOf: (subscriberId: number) => proofs.of(subscriberId),
  };

  /** @returns null when another instance sealed the day meanwhile */
  async function save(seal: Omit<LedgerSeal, 'id'>): Promise<LedgerSeal | null> {
    try {
      return await inTransaction(strapi, async (trx) => {
        const id = await insertReturningId(strapi, 'ledger-seal', trx, toRow(seal));
        await lastSealStore(strapi).set(seal);
        return { id, ...seal };
      });
    } catch (error) {
      const there = await table(strapi, 'ledger-seal').where({ day: seal.day }).first('id');
      if (there) return null;
      throw error;
    }
  }
};
export type SealsService = ReturnType<typeof createSeals>;
