import knex from 'knex';
import { AB_KEYS, type AbKey, type AbTest } from '../../content-types';
import { bucketSql, sampleEnd, variantSql } from '../../server/src/campaigns/ab/draw';

const PEOPLE = 100_000;
/** Of people 1, 2, 3, 1000 and 2^31 - 1 in campaign 1. */
const BUCKETS_OF_1 = [6800, 461, 1448, 9736, 4579];

const testOf = (variants: number, samplePercent: number): AbTest => ({
  varied: 'subject',
  variants: AB_KEYS.slice(1, variants).map((key) => ({
    key: key as Exclude<AbKey, 'a'>,
    subjects: {},
    senderId: null,
  })),
  samplePercent,
  metric: 'unsubscribes',
  decideAfterHours: null,
});

const database = knex({
  client: 'better-sqlite3',
  connection: { filename: ':memory:' },
  useNullAsDefault: true,
});
afterAll(() => database.destroy());

const everybody = Array.from({ length: PEOPLE }, (_, index) => index + 1);

/** What an expression says of each of these people. */
const ask = async <T>(ids: number[], sql: string): Promise<T[]> => {
  const rows: { answer: T }[] = await database.raw(
    `SELECT ${sql} AS answer FROM (SELECT value AS id FROM json_each(?)) people`,
    [JSON.stringify(ids)]
  );
  return rows.map(({ answer }) => answer);
};

const drawn = (test: AbTest, campaignId: number, ids = everybody) =>
  ask<AbKey | null>(ids, variantSql(test, 'id', campaignId));

const count = (keys: (AbKey | null)[], key: AbKey | null): number =>
  keys.filter((other) => other === key).length;

/** Five standard deviations of a share of `people`: chance oversteps them once in two million. */
const slack = (people: number, share: number) => 5 * Math.sqrt(people * share * (1 - share));

describe('the draw', () => {
  it.each([
    [2, 100],
    [2, 20],
    [3, 30],
    [4, 50],
    [3, 1],
  ])('shares evenly among %i variants a sample of %i %%', async (variants, percent) => {
    const keys = await drawn(testOf(variants, percent), 7);
    expect(keys).toHaveLength(PEOPLE);
    const share = percent / 100 / variants;
    for (const key of AB_KEYS.slice(0, variants))
      expect(Math.abs(count(keys, key) - PEOPLE * share)).toBeLessThan(
        slack(PEOPLE, share) + PEOPLE / 10_000
      );
    expect(count(keys, null) > 0).toBe(percent < 100);
    for (const key of AB_KEYS.slice(variants)) expect(count(keys, key)).toBe(0);
  });

  it.each([
    ['every second person', (id: number) => id * 2],
    ['every hundredth person', (id: number) => id * 100],
    ['every 10,000th person', (id: number) => id * 10_000],
    ['the last ids that there can be', (id: number) => 2_147_483_647 - id],
  ])('is even where the audience is %s', async (_, idOf) => {
    const keys = await drawn(testOf(2, 100), 12, everybody.slice(0, 20_000).map(idOf));
    expect(Math.abs(count(keys, 'a') - 10_000)).toBeLessThan(slack(20_000, 0.5));
  });

  it('gives a person the same each time', async () => {
    expect(await drawn(testOf(4, 60), 3)).toEqual(await drawn(testOf(4, 60), 3));
    // What is stored and what is reckoned later must agree, in every release and on every database.
    expect(await ask([1, 2, 3, 1000, 2_147_483_647], bucketSql('id', 1))).toEqual(BUCKETS_OF_1);
  });

  it('says nothing of what the same people get in another campaign', async () => {
    const test = testOf(2, 100);
    for (const [one, other] of [
      [1, 2],
      [7, 8],
      [1, 1_000_001],
    ]) {
      const first = await drawn(test, one);
      const second = await drawn(test, other);
      const inA = count(first, 'a');
      const both = first.filter((key, index) => key === 'a' && second[index] === 'a').length;
      expect(Math.abs(both - inA / 2)).toBeLessThan(slack(inA, 0.5));
    }
  });

  it('adds people to a larger sample and takes nobody out of it', async () => {
    const buckets = await ask<number>(everybody, bucketSql('id', 5));
    const larger = await drawn(testOf(3, 20), 5);
    const end = sampleEnd(testOf(3, 10));
    expect(end).toBe(1000);
    expect(buckets.some((bucket, index) => bucket < end && larger[index] === null)).toBe(false);
  });
});
