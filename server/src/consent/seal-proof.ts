import type { Core } from '@strapi/types';
import type { EpochMs, LedgerSeal } from '../../../content-types';
import { bucketOf, headLeaf, rangeOf, type ChainHead } from './buckets';
import { table } from '../core';
import { headPages } from './chain-pages';
import { merklePath, merklePaths, merkleRoot, type MerkleStep } from './merkle';
import { bucketsOf, latestSeal } from './seal-book';

/** How the head of a person's chain lies in a daily seal: a Merkle inclusion proof, hashes in hex. */
export interface SealProof {
  day: string;
  sealedAt: EpochMs;
  lastRecordId: number;
  root: string;
  leaf: string;
  /** From the leaf up; `side` says where the sibling stands. */
  path: MerkleStep[];
  /** The head of the chain when it was sealed. */
  head: { seq: number; hash: string };
}

interface OpenBucket {
  number: number;
  heads: ChainHead[];
  leaves: Buffer[];
  /** From a leaf to the bucket's root. */
  pathOf: (index: number) => MerkleStep[];
  /** From the bucket's root to the seal's. */
  above: MerkleStep[];
}

/**
 * Proofs out of the latest seal. The last bucket stays open, since an export asks for one person
 * after another.
 */
export const createProofs = ({ strapi }: { strapi: Core.Strapi }) => {
  let seal: LedgerSeal | null = null;
  let open: OpenBucket | null = null;

  /** The latest seal; its buckets are read again only when there is a new one. */
  const currentSeal = async (): Promise<LedgerSeal | null> => {
    const row = await table(strapi, 'ledger-seal').orderBy('day', 'desc').first('id');
    if (!row) return null;
    if (seal?.id !== Number(row.id)) {
      seal = await latestSeal(strapi);
      open = null;
    }
    return seal;
  };

  /** @returns null where the records are not those that the seal saw */
  const openBucket = async (from: LedgerSeal, number: number): Promise<OpenBucket | null> => {
    if (open?.number === number) return open;
    const buckets = bucketsOf(from);
    const index = buckets.findIndex(([other]) => other === number);
    if (index < 0) return null;
    const heads = new Map<number, ChainHead>();
    const [first, last] = rangeOf(number);
    for await (const page of headPages(strapi, from.lastRecordId, { from: first, to: last }))
      for (const row of page) {
        const subscriberId = Number(row.subscriber_id);
        heads.set(subscriberId, { subscriberId, seq: Number(row.seq), hash: row.hash });
      }
    const ordered = [...heads.values()];
    const leaves = ordered.map(headLeaf);
    if (merkleRoot(leaves)?.toString('hex') !== buckets[index][1]) return null;
    open = {
      number,
      heads: ordered,
      leaves,
      pathOf: merklePaths(leaves),
      above: merklePath(
        buckets.map(([, root]) => Buffer.from(root, 'hex')),
        index
      ),
    };
    return open;
  };

  return {
    async of(subscriberId: number): Promise<SealProof | null> {
      const sealed = await currentSeal();
      const bucket = sealed && (await openBucket(sealed, bucketOf(subscriberId)));
      if (!bucket) return null;
      const index = bucket.heads.findIndex((head) => head.subscriberId === subscriberId);
      if (index < 0) return null;
      const { seq, hash } = bucket.heads[index];
      return {
        day: sealed.day,
        sealedAt: sealed.sealedAt,
        lastRecordId: sealed.lastRecordId,
        root: sealed.root,
        leaf: bucket.leaves[index].toString('hex'),
        path: [...bucket.pathOf(index), ...bucket.above],
        head: { seq, hash },
      };
    },
  };
};
