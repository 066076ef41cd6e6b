import { hash } from 'node:crypto';

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

const sha256Of = (...parts: Buffer[]): Buffer => hash('sha256', Buffer.concat(parts), 'buffer');

/** Hash of a leaf, set apart from that of a pair by its first byte (RFC 6962 section 2.1). */
export const leafHash = (text: string): Buffer => sha256Of(LEAF, Buffer.from(text, 'utf8'));

export const nodeHash = (left: Buffer, right: Buffer): Buffer => sha256Of(NODE, left, right);

/**
 * The root of RFC 6962's tree over leaves that come one by one. It keeps one hash for each complete
 * subtree, so that n leaves take O(log n) memory.
 */
export const createMerkleTree = () => {
  const complete: { leaves: number; root: Buffer }[] = [];
  return {
    /** @param leaf a leaf's hash, or the root of a tree that is to hang below this one */
    push(leaf: Buffer): void {
      let subtree = { leaves: 1, root: leaf };
      for (;;) {
        const before = complete.at(-1);
        if (before?.leaves !== subtree.leaves) break;
        complete.pop();
        subtree = { leaves: 2 * subtree.leaves, root: nodeHash(before.root, subtree.root) };
      }
      complete.push(subtree);
    },
    /** Root over what was pushed so far; null over nothing. */
    root(): Buffer | null {
      return complete
        .map(({ root }) => root)
        .reduceRight<Buffer | null>(
          (right, left) => (right === null ? left : nodeHash(left, right)),
          null
        );
    },
  };
};

export const merkleRoot = (leaves: Iterable<Buffer>): Buffer | null => {
  const tree = createMerkleTree();
  for (const leaf of leaves) tree.push(leaf);
  return tree.root();
};

/** One step from a leaf to the root: the hash beside it, in hex, and where that stands. */
export interface MerkleStep {
  side: 'left' | 'right';
  hash: string;
}

/**
 * Paths to the root of one tree, for one leaf after another: each subtree is hashed once, so that n
 * leaves and all their paths take O(n) hashes.
 */
export const merklePaths = (leaves: Buffer[]): ((index: number) => MerkleStep[]) => {
  const roots = new Map<string, Buffer>();
  // The largest power of two below the number of leaves.
  const middleOf = (first: number, end: number): number =>
    first + 2 ** Math.floor(Math.log2(end - first - 1));
  const rootOf = (first: number, end: number): Buffer => {
    if (end - first === 1) return leaves[first];
    const key = `${first}-${end}`;
    const known = roots.get(key);
    if (known) return known;
    const middle = middleOf(first, end);
    const root = nodeHash(rootOf(first, middle), rootOf(middle, end));
    roots.set(key, root);
    return root;
  };
  const pathIn = (first: number, end: number, index: number): MerkleStep[] => {
    if (end - first === 1) return [];
    const middle = middleOf(first, end);
    return index < middle
      ? [
          ...pathIn(first, middle, index),
          { side: 'right', hash: rootOf(middle, end).toString('hex') },
        ]
      : [
          ...pathIn(middle, end, index),
          { side: 'left', hash: rootOf(first, middle).toString('hex') },
        ];
  };
  return (index) => {
    if (index < 0 || index >= leaves.length) throw new RangeError('There is no such leaf.');
    return pathIn(0, leaves.length, index);
  };
};

/**
 * The hashes needed to come from one leaf to the root, from the leaf up (RFC 6962 section 2.1.1).
 * @throws RangeError when there is no such leaf
 */
export const merklePath = (leaves: Buffer[], index: number): MerkleStep[] =>
  merklePaths(leaves)(index);

/** The root that a leaf and its path lead to, in hex. */
export const rootFromPath = (leaf: Buffer, path: MerkleStep[]): string =>
  path
    .reduce((hashSoFar, { side, hash: sibling }) => {
      const other = Buffer.from(sibling, 'hex');
      return side === 'left' ? nodeHash(other, hashSoFar) : nodeHash(hashSoFar, other);
    }, leaf)
    .toString('hex');
