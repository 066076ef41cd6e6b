import { createHash } from 'node:crypto';
import { abKeysOf, type AbTest } from '../../../../content-types';

/** Parts of an audience that the draw tells apart. */
const BUCKETS = 10_000;

/** The largest primes below 2^31: what is reckoned with them fits into 63 bits. */
const FIRST_PRIME = 2_147_483_647;
const SECOND_PRIME = 2_147_483_629;

/** A number below `limit`, and not 0, that a campaign always has and others have not. */
const numberOf = (campaignId: number, purpose: string, limit: number): number =>
  1 +
  (createHash('sha256').update(`optin ab ${purpose} ${campaignId}`).digest().readUInt32BE(0) %
    (limit - 1));

const numbersOf = (campaignId: number) => ({
  // The prime on top changes nothing but makes PostgreSQL, which goes by the size of literals, reckon
  // in 64 bits.
  factor: FIRST_PRIME + numberOf(campaignId, 'factor', FIRST_PRIME),
  offset: numberOf(campaignId, 'offset', FIRST_PRIME),
  shift: numberOf(campaignId, 'shift', SECOND_PRIME),
});

/**
 * The bucket of a person in a campaign, 0 to 9,999, in SQL that all three databases reckon alike: it
 * looks like chance and is always the same. Two rounds modulo a prime, the second of them squared,
 * with numbers of the campaign's own: who is in the sample of one campaign, or gets its B, is no
 * likelier to be in that of the next.
 * @param column of the subscriber's id: a name written in code, never anything from outside
 */
export const bucketSql = (column: string, campaignId: number): string => {
  const { factor, offset, shift } = numbersOf(campaignId);
  const first = `((${column} * ${factor} + ${offset}) % ${FIRST_PRIME})`;
  return `(((${first} * (${first} + ${shift})) % ${SECOND_PRIME}) % ${BUCKETS})`;
};

/** Where a variant's buckets end (exclusive): evenly shared, the sample first and the rest behind. */
const endsOf = ({ variants, samplePercent }: Pick<AbTest, 'variants' | 'samplePercent'>) => {
  const sample = (BUCKETS * samplePercent) / 100;
  const keys = abKeysOf({ variants } as AbTest);
  return keys.map((key, index) => ({
    key,
    end: Math.floor((sample * (index + 1)) / keys.length),
  }));
};

/** Buckets below this are the sample. */
export const sampleEnd = (test: AbTest): number => endsOf(test).at(-1)?.end ?? 0;

/** Whether anybody waits for the winner. */
export const hasRest = (test: AbTest): boolean => sampleEnd(test) < BUCKETS;

/** Whether a person was drawn for a variant, reckoned again; see `bucketSql`. */
export const inSampleSql = (test: AbTest, column: string, campaignId: number): string =>
  `${bucketSql(column, campaignId)} < ${sampleEnd(test)}`;

/** The variant that a person is drawn for, in SQL; NULL for those who wait for the winner. */
export const variantSql = (test: AbTest, column: string, campaignId: number): string => {
  const bucket = bucketSql(column, campaignId);
  const branches = endsOf(test).map(({ key, end }) => `WHEN ${bucket} < ${end} THEN '${key}'`);
  return `CASE ${branches.join(' ')} ELSE NULL END`;
};
