import { createMerkleTree, leafHash } from './merkle';

/** Subscriber ids a bucket: small enough to name a fault, large enough to keep seals short. */
export const BUCKET_SIZE = 4096;

export const bucketOf = (subscriberId: number): number => Math.floor(subscriberId / BUCKET_SIZE);

/** First and last subscriber id of a bucket. */
export const rangeOf = (bucket: number): [number, number] => [
  bucket * BUCKET_SIZE,
  (bucket + 1) * BUCKET_SIZE - 1,
];

/** The last record of a chain. */
export interface ChainHead {
  subscriberId: number;
  seq: number;
  hash: string;
}

export const headLeaf = ({ subscriberId, seq, hash }: ChainHead): Buffer =>
  leafHash(`${subscriberId}:${seq}:${hash}`);

export interface Bucket {
  number: number;
  /** Hex. */
  root: string;
  chains: number;
}

/**
 * Folds records, fed in (subscriber, seq) order, into the root of each bucket over the heads that
 * its chains had at record `upTo`. Memory: one path of a tree.
 */
export const createBucketFold = (upTo: number, onBucket: (bucket: Bucket) => void) => {
  let tree = createMerkleTree();
  let chains = 0;
  let head: ChainHead | null = null;

  const closeChain = () => {
    if (!head) return;
    tree.push(headLeaf(head));
    chains += 1;
  };
  const closeBucket = () => {
    const root = tree.root();
    if (head && root)
      onBucket({ number: bucketOf(head.subscriberId), root: root.toString('hex'), chains });
    tree = createMerkleTree();
    chains = 0;
  };

  return {
    add(recordId: number, record: ChainHead): void {
      if (recordId > upTo) return;
      if (head && head.subscriberId !== record.subscriberId) {
        closeChain();
        if (bucketOf(head.subscriberId) !== bucketOf(record.subscriberId)) closeBucket();
      }
      head = record;
    },
    /** Hands out the last bucket. */
    end(): void {
      closeChain();
      closeBucket();
      head = null;
    },
  };
};
