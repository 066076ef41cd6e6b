import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { createBucketFold, headLeaf, type Bucket } from '../../server/src/consent/buckets';
import {
  createMerkleTree,
  leafHash,
  merklePath,
  merkleRoot,
  rootFromPath,
} from '../../server/src/consent/merkle';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest();

/** RFC 6962 section 2.1 word for word, over hashed leaves. */
const mth = (leaves: Buffer[]): Buffer => {
  if (leaves.length === 1) return leaves[0];
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha256(Buffer.concat([Buffer.from([1]), mth(leaves.slice(0, k)), mth(leaves.slice(k))]));
};

const texts = fc.array(fc.string(), { minLength: 1, maxLength: 70 });

describe('the Merkle tree', () => {
  it('has the root of RFC 6962, however many leaves came', () => {
    fc.assert(
      fc.property(texts, (items) => {
        const leaves = items.map(leafHash);
        expect(merkleRoot(leaves)).toEqual(mth(leaves));
      })
    );
    expect(merkleRoot([])).toBeNull();
  });

  it('sets leaves apart from pairs', () => {
    expect(leafHash('a')).toEqual(sha256(Buffer.from('\u0000a')));
    expect(merkleRoot([leafHash('a')])).toEqual(leafHash('a'));
  });

  it('gives the root at any time, and goes on', () => {
    const tree = createMerkleTree();
    const leaves: Buffer[] = [];
    for (let n = 0; n < 40; n += 1) {
      leaves.push(leafHash(String(n)));
      tree.push(leaves[n]);
      expect(tree.root()).toEqual(mth(leaves));
    }
  });

  it('leads from each leaf to the root, and from no other', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (items, pick) => {
        const leaves = items.map(leafHash);
        const index = pick % leaves.length;
        const path = merklePath(leaves, index);
        expect(rootFromPath(leaves[index], path)).toBe(mth(leaves).toString('hex'));
        expect(rootFromPath(leafHash('somebody else, 70 characters or more'), path)).not.toBe(
          mth(leaves).toString('hex')
        );
        expect(path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(leaves.length)));
      })
    );
    expect(() => merklePath([leafHash('a')], 1)).toThrow(RangeError);
  });
});

describe('the buckets', () => {
  const hashAt = (id: number) => id.toString(16).padStart(64, '0');

  it('hold the head that each chain had at the cut', () => {
    const buckets: Bucket[] = [];
    const fold = createBucketFold(30, (bucket) => buckets.push(bucket));
    // Chains of two buckets; 31 and 40 came after the cut.
    for (const [id, subscriberId, seq] of [
      [10, 1, 1],
      [20, 1, 2],
      [31, 1, 3],
      [11, 4095, 1],
      [40, 4096, 1],
      [30, 9000, 1],
    ])
      fold.add(id, { subscriberId, seq, hash: hashAt(id) });
    fold.end();

    const leaves = [
      headLeaf({ subscriberId: 1, seq: 2, hash: hashAt(20) }),
      headLeaf({ subscriberId: 4095, seq: 1, hash: hashAt(11) }),
    ];
    expect(buckets).toEqual([
      { number: 0, chains: 2, root: mth(leaves).toString('hex') },
      {
        number: 2,
        chains: 1,
        root: headLeaf({ subscriberId: 9000, seq: 1, hash: hashAt(30) }).toString('hex'),
      },
    ]);
  });

  it('are none over nothing', () => {
    const seen = jest.fn();
    createBucketFold(10, seen).end();
    expect(seen).not.toHaveBeenCalled();
  });
});
