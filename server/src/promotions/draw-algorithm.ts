import { createHash, createHmac } from 'node:crypto';

/**
 * The draw, exactly as docs/draws.md says it and docs/verify-draw.mjs recomputes it without this
 * code. Whoever changes a byte of what is hashed here makes a new algorithm with a new name.
 */
export const DRAW_ALGORITHM = 'optin-draw-1';

export const SEED_BYTES = 32;

const sha256Hex = (data: string | Buffer): string =>
  createHash('sha256').update(data).digest('hex');

/** What is published before the entries are frozen. @param seed hex */
export const commitmentOf = (seed: string): string => sha256Hex(Buffer.from(seed, 'hex'));

/** The line of the published list that stands for an entry. @param reference as `readReference` gives it */
export const entryHash = (slug: string, reference: string): string =>
  sha256Hex(`optin-entry-1\n${slug}\n${reference}`);

/** What a draw is made of; its order is that of the list. */
export interface FrozenEntries {
  slug: string;
  winners: number;
  reserves: number;
  /** `entryHash`es in ascending order. */
  entries: readonly string[];
}

/** Ascending by code unit, which for lower-case hex is the order of bytes. */
export const inOrder = (hashes: readonly string[]): string[] =>
  [...hashes].sort((a, b) => (a < b ? -1 : Number(a > b)));

/** One hash over all that is frozen, the numbers of winners and reserves included. */
export const entriesHashOf = ({ slug, winners, reserves, entries }: FrozenEntries): string => {
  const head = [DRAW_ALGORITHM, slug, winners, reserves, entries.length];
  return sha256Hex([...head, ...entries].map((line) => `${line}\n`).join(''));
};

export interface Drawn {
  /** From 1. */
  position: number;
  entry: string;
  /** The number that the entry drew, hex: the lowest wins. */
  ticket: string;
}

/**
 * Each entry draws a number that seed and frozen list decide, 256 bits wide; the lowest come first.
 * Every order is as likely as any other, and nobody can foresee one without the seed (RFC 2104).
 * @param seed hex
 * @returns winners and then reserves; fewer where there are fewer entries
 */
export const draw = (seed: string, frozen: FrozenEntries): Drawn[] => {
  const key = Buffer.from(seed, 'hex');
  const list = entriesHashOf(frozen);
  const tickets = frozen.entries.map((entry) => ({
    entry,
    ticket: createHmac('sha256', key).update(`${list}\n${entry}`).digest('hex'),
  }));
  tickets.sort((a, b) => {
    if (a.ticket !== b.ticket) return a.ticket < b.ticket ? -1 : 1;
    return a.entry < b.entry ? -1 : 1;
  });
  return tickets
    .slice(0, frozen.winners + frozen.reserves)
    .map((drawn, index) => ({ position: index + 1, ...drawn }));
};
