import { timingSafeEqual } from 'node:crypto';
import type { Core } from '@strapi/types';
import type { LedgerSeal } from '../../../content-types';
import { canonicalJson, fromRow, getService, hmacHex, PLUGIN_ID, table } from '../core';
import { GENESIS_HASH } from './chain';
import type { LedgerFault } from './contract';
import { merkleRoot } from './merkle';

type Unsigned = Omit<LedgerSeal, 'id' | 'mac'>;

/** HMAC-SHA-256 (hex) over the canonical JSON of a seal without its id and mac. */
export const macOf = (seal: Unsigned, key: Buffer): string =>
  hmacHex(
    key,
    canonicalJson({
      day: seal.day,
      sealedAt: seal.sealedAt,
      lastRecordId: seal.lastRecordId,
      chains: seal.chains,
      records: seal.records,
      root: seal.root,
      payload: { buckets: seal.payload.buckets },
      prevMac: seal.prevMac,
    })
  );

/** Whether one of the configured keys made this seal. */
export const isGenuine = (seal: LedgerSeal, keys: Buffer[]): boolean => {
  const mac = Buffer.from(seal.mac, 'utf8');
  return keys.some((key) => {
    const expected = Buffer.from(macOf(seal, key), 'utf8');
    return expected.length === mac.length && timingSafeEqual(expected, mac);
  });
};

/** The buckets of a seal by number, in order. */
export const bucketsOf = ({ payload }: Pick<LedgerSeal, 'payload'>): [number, string][] =>
  Object.entries(payload.buckets)
    .map(([number, root]): [number, string] => [Number(number), root])
    .sort(([a], [b]) => a - b);

/** The root over the roots of the buckets, in hex; null over none. */
export const rootOverBuckets = (buckets: [number, string][]): string | null =>
  merkleRoot(buckets.map(([, root]) => Buffer.from(root, 'hex')))?.toString('hex') ?? null;

/** Which seal came last, noted beside the seals, so that the last ones cannot just go missing. */
export interface LastSeal {
  day: string;
  mac: string;
}

export const lastSealStore = (strapi: Core.Strapi) => {
  const store = strapi.store({ type: 'plugin', name: PLUGIN_ID, key: 'last-seal' });
  return {
    get: async (): Promise<LastSeal | null> => (await store.get({})) as LastSeal | null,
    set: async ({ day, mac }: LastSeal): Promise<void> => {
      await store.set({ value: { day, mac } });
    },
  };
};

/** A row whose JSON somebody broke is a seal that nobody made. */
const readSeal = (row: Record<string, unknown>): LedgerSeal => {
  try {
    return fromRow<LedgerSeal>('ledger-seal', row);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return fromRow<LedgerSeal>('ledger-seal', { ...row, payload: '{"buckets":{}}' });
  }
};

export const latestSeal = async (strapi: Core.Strapi): Promise<LedgerSeal | null> => {
  const row = await table(strapi, 'ledger-seal').orderBy('day', 'desc').first();
  return row ? readSeal(row) : null;
};

/** Seals read at a time; one of ten million people has some 200 kB. */
const PAGE = 25;

export interface SealCheck {
  seals: number;
  fault: LedgerFault | null;
  /** The latest, where it can be trusted: what the records are held against. */
  latest: LedgerSeal | null;
}

/**
 * Checks every seal: that a configured key made it, that its root is that of its buckets, that it
 * follows on the one before, and that the last one is still there.
 */
export const checkSeals = async (strapi: Core.Strapi): Promise<SealCheck> => {
  const { seal: keys } = getService(strapi, 'keys');
  const remembered = await lastSealStore(strapi).get();
  let seals = 0;
  let firstFault: string | null = null;
  let previous: LedgerSeal | null = null;
  let isTrusted = false;

  for (;;) {
    const after: LedgerSeal | null = previous;
    const rows: Record<string, unknown>[] = await table(strapi, 'ledger-seal')
      .modify((query) => {
        if (after) void query.where('day', '>', after.day);
      })
      .orderBy('day')
      .limit(PAGE);
    for (const row of rows) {
      const seal = readSeal(row);
      seals += 1;
      isTrusted = isGenuine(seal, keys) && seal.root === rootOverBuckets(bucketsOf(seal));
      const follows =
        seal.prevMac === (previous?.mac ?? GENESIS_HASH) &&
        seal.lastRecordId >= (previous?.lastRecordId ?? 0);
      if (!isTrusted || !follows) firstFault ??= seal.day;
      previous = seal;
    }
    if (rows.length < PAGE) break;
  }
  // A seal made since the note was read is no fault; one that the note knows and nobody has, is.
  const lost =
    remembered !== null &&
    (previous === null ||
      previous.day < remembered.day ||
      (previous.day === remembered.day && previous.mac !== remembered.mac));
  if (lost) firstFault ??= remembered.day;
  return {
    seals,
    fault: firstFault === null ? null : { ...NO_PLACE, problem: 'seal', day: firstFault },
    latest: isTrusted ? previous : null,
  };
};

/** A fault without a record. */
export const NO_PLACE: Omit<LedgerFault, 'problem'> = {
  recordId: null,
  subscriberId: null,
  seq: null,
  day: null,
  range: null,
};
