import { createHash } from 'node:crypto';
import fc from 'fast-check';
import {
  commitmentOf,
  draw,
  DRAW_ALGORITHM,
  entriesHashOf,
  entryHash,
  inOrder,
  type FrozenEntries,
} from '../../server/src/promotions/draw-algorithm';
import { newReference, readReference } from '../../server/src/promotions/reference';
import { verifyDraw } from '../helpers/verify-draw';

const seedOf = (number: number | string): string =>
  createHash('sha256').update(`seed ${number}`).digest('hex');
const entriesOf = (count: number): string[] =>
  inOrder(Array.from({ length: count }, (_, index) => entryHash('summer', `R${index}`)));
const frozenOf = (count: number, winners = 1, reserves = 0): FrozenEntries => ({
  slug: 'summer',
  winners,
  reserves,
  entries: entriesOf(count),
});

const frozenLists = fc
  .record({
    count: fc.integer({ min: 1, max: 60 }),
    winners: fc.integer({ min: 1, max: 70 }),
    reserves: fc.integer({ min: 0, max: 20 }),
    seed: fc.string().map(seedOf),
  })
  .map(({ count, winners, reserves, seed }) => ({
    seed,
    frozen: frozenOf(count, winners, reserves),
  }));

/** A proof as the public route has it. */
const proofOf = (seed: string, frozen: FrozenEntries) => ({
  algorithm: DRAW_ALGORITHM,
  status: 'drawn',
  promotion: {
    slug: frozen.slug,
    title: { en: 'Summer' },
    startsAt: null,
    endsAt: '2026-07-31T22:00:00.000Z',
    rules: { version: 1, hash: seedOf('rules') },
  },
  winners: frozen.winners,
  reserves: frozen.reserves,
  commitment: commitmentOf(seed),
  committedAt: '2026-06-01T08:00:00.000Z',
  entries: [...frozen.entries],
  entriesHash: entriesHashOf(frozen),
  frozenAt: '2026-08-08T08:00:00.000Z',
  seed,
  drawnAt: '2026-08-08T09:00:00.000Z',
  result: draw(seed, frozen),
  replacements: [] as { position: number; by: number | null; at: string }[],
});

describe('a draw', () => {
  it('gives the same winners for the same seed and list, each entry at most once', () => {
    fc.assert(
      fc.property(frozenLists, ({ seed, frozen }) => {
        const drawn = draw(seed, frozen);
        expect(draw(seed, { ...frozen, entries: [...frozen.entries] })).toEqual(drawn);
        const entries = drawn.map(({ entry }) => entry);
        expect(new Set(entries).size).toBe(entries.length);
        expect(entries.length).toBe(
          Math.min(frozen.entries.length, frozen.winners + frozen.reserves)
        );
        expect(entries.every((entry) => frozen.entries.includes(entry))).toBe(true);
        expect(drawn.map(({ position }) => position)).toEqual(drawn.map((_, index) => index + 1));
      })
    );
  });

  it('depends on every entry, on the numbers of winners and reserves, and on the seed', () => {
    const frozen = frozenOf(40, 3, 2);
    const hash = entriesHashOf(frozen);
    expect(entriesHashOf({ ...frozen, winners: 4 })).not.toBe(hash);
    expect(entriesHashOf({ ...frozen, reserves: 3 })).not.toBe(hash);
    expect(entriesHashOf({ ...frozen, slug: 'winter' })).not.toBe(hash);
    expect(entriesHashOf({ ...frozen, entries: frozen.entries.slice(1) })).not.toBe(hash);
    const tickets = draw(seedOf(1), frozen).map(({ ticket }) => ticket);
    const fewer = { ...frozen, entries: frozen.entries.slice(0, -1) };
    expect(draw(seedOf(1), fewer).some(({ ticket }) => tickets.includes(ticket))).toBe(false);
    expect(draw(seedOf(2), frozen).some(({ ticket }) => tickets.includes(ticket))).toBe(false);
  });

  it('favours nobody: over many seeds every entry wins about as often', () => {
    const frozen = frozenOf(10, 1);
    const rounds = 5000;
    const wins = new Map<string, number>();
    for (let seed = 0; seed < rounds; seed += 1) {
      const [{ entry }] = draw(seedOf(seed), frozen);
      wins.set(entry, (wins.get(entry) ?? 0) + 1);
    }
    const expected = rounds / frozen.entries.length;
    const chiSquare = frozen.entries.reduce(
      (sum, entry) => sum + ((wins.get(entry) ?? 0) - expected) ** 2 / expected,
      0
    );
    // Nine degrees of freedom: above 27.9 once in a thousand; the seeds are fixed, so this is too.
    expect(chiSquare).toBeLessThan(27.9);
  });

  it('gives every order of two places as often as any other', () => {
    const frozen = frozenOf(4, 2);
    const orders = new Map<string, number>();
    for (let seed = 0; seed < 6000; seed += 1) {
      const key = draw(seedOf(seed), frozen)
        .map(({ entry }) => frozen.entries.indexOf(entry))
        .join();
      orders.set(key, (orders.get(key) ?? 0) + 1);
    }
    expect(orders.size).toBe(12);
    for (const count of orders.values()) expect(Math.abs(count - 500)).toBeLessThan(100);
  });

  it('computes what docs/draws.md says for its example', () => {
    const frozen: FrozenEntries = {
      slug: 'summer-draw',
      winners: 1,
      reserves: 1,
      entries: inOrder(
        ['K7QM0R4TZX298VWC', '0000000000000000', 'ZZZZZZZZZZZZZZZZ'].map((reference) =>
          entryHash('summer-draw', reference)
        )
      ),
    };
    expect({
      commitment: commitmentOf('00'.repeat(31) + '01'),
      entry: entryHash('summer-draw', 'K7QM0R4TZX298VWC'),
      entriesHash: entriesHashOf(frozen),
      winner: draw('00'.repeat(31) + '01', frozen)[0],
    }).toMatchInlineSnapshot(`
     {
       "commitment": "ec4916dd28fc4c10d78e287ca5d9cc51ee1ae73cbfde08c6b37324cbfaac8bc5",
       "entriesHash": "bf4097207bb5ad4de15c5b6fbafbd23832cc132de3611c8ee3484688cba593e5",
       "entry": "dae13da51c4ca6afcb83e7f4d1c2e266ff290add62f1cec99968df4d14214c6d",
       "winner": {
         "entry": "f91d358af615ba20cac280c706340e50a069b55bf4e1c51e5169d85bb20af01f",
         "position": 1,
         "ticket": "0a1dff046c5c07c82078b3aa7af6cc8dd8c8824fe8a37427de70816cb8ee65dd",
       },
     }
    `);
  });
});

describe('a reference', () => {
  it('is read however it was typed', () => {
    const reference = newReference();
    expect(reference).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
    const typed = reference.replace(/(.{4})(?=.)/g, '$1-').toLowerCase();
    expect(readReference(` ${typed} `)).toBe(reference);
    expect(readReference('OIL0-OIL0-OIL0-OIL0')).toBe('0110011001100110');
    for (const wrong of ['', 'K7QM', 'U'.repeat(16), `${reference}0`])
      expect(readReference(wrong)).toBeNull();
  });
});

describe('the script that verifies a draw', () => {
  const seed = seedOf('real');
  const proof = proofOf(seed, frozenOf(25, 3, 2));

  it('comes to the same winners as the plugin, for any draw', async () => {
    await fc.assert(
      fc.asyncProperty(frozenLists, async (drawn) => {
        const { code, text } = await verifyDraw({ data: proofOf(drawn.seed, drawn.frozen) });
        expect(text).toContain('holds');
        expect(code).toBe(0);
      }),
      { numRuns: 10 }
    );
  });

  it('finds a participant by their reference', async () => {
    const { text } = await verifyDraw(proof, '--reference', 'R7');
    expect(text).toContain(
      `The reference R7 is line ${proof.entries.indexOf(entryHash('summer', 'R7')) + 1} of the list`
    );
    expect((await verifyDraw(proof, '--reference', 'R99')).text).toContain('not in the list');
  });

  it.each<[string, (copy: typeof proof) => unknown]>([
    ['an entry was added', (copy) => copy.entries.push('f'.repeat(64))],
    ['an entry was taken away', (copy) => copy.entries.pop()],
    ['an entry was exchanged', (copy) => (copy.entries[0] = '0'.repeat(64))],
    ['an entry stands there twice', (copy) => copy.entries.splice(3, 0, copy.entries[3])],
    ['the list is out of order', (copy) => copy.entries.reverse()],
    ['the seed is another', (copy) => (copy.seed = seedOf('other'))],
    ['the commitment is another', (copy) => (copy.commitment = seedOf('other'))],
    ['more people win', (copy) => (copy.winners = 4)],
    ['there are other reserves', (copy) => (copy.reserves = 1)],
    ['two winners changed places', (copy) => (copy.result = [...copy.result].reverse())],
    ['somebody else wins', (copy) => (copy.result[0].entry = copy.entries[0])],
    ['a number drawn was changed', (copy) => (copy.result[0].ticket = '0'.repeat(64))],
    ['a winner is missing', (copy) => copy.result.pop()],
    ['it is said to be of another contest', (copy) => (copy.promotion.slug = 'winter')],
    ['the list was frozen before the end', (copy) => (copy.frozenAt = '2026-07-01T00:00:00.000Z')],
    ['the seed came after the list', (copy) => (copy.committedAt = '2026-08-09T00:00:00.000Z')],
    ['the algorithm is another', (copy) => (copy.algorithm = 'optin-draw-2')],
    ['nothing is drawn', (copy) => (copy.status = 'frozen')],
    [
      'a reserve was passed over',
      (copy) => copy.replacements.push({ position: 1, by: 5, at: copy.drawnAt }),
    ],
    [
      'somebody who won nothing was replaced',
      (copy) => copy.replacements.push({ position: 5, by: 4, at: copy.drawnAt }),
    ],
  ])('sees that %s', async (_, tamper) => {
    const copy = JSON.parse(JSON.stringify(proof)) as typeof proof;
    tamper(copy);
    const { code, text } = await verifyDraw(copy);
    expect(text).toContain('FAULT');
    expect(code).toBe(1);
  });

  it('sees that the whole proof was made anew, by what somebody noted down before', async () => {
    const anew = proofOf(seedOf('chosen afterwards'), frozenOf(25, 3, 2));
    expect((await verifyDraw(anew)).code).toBe(0);
    const { code, text } = await verifyDraw(anew, '--commitment', proof.commitment);
    expect([code, text]).toEqual([1, expect.stringContaining('not the one you noted down')]);
  });

  it('accepts reserves who stepped in in their order', async () => {
    const replacements = [
      { position: 2, by: 4, at: proof.drawnAt },
      { position: 4, by: 5, at: proof.drawnAt },
      { position: 1, by: null, at: proof.drawnAt },
    ];
    const { text } = await verifyDraw({ ...proof, replacements });
    expect(text).toContain('holds');
  });
});
