import type { WinnerRow } from '../../../../../server/src/promotions/contract';

/** What the server takes in one call. */
const MOST_POSITIONS = 200;

/** Whether a mail about the prize can be sent to somebody: each gets one, and not everybody can. */
export const mayNotify = ({ standing, notifiedAt, unreachable }: WinnerRow): boolean =>
  standing === 'winner' && notifiedAt === null && unreachable === null;

/** The reserve who steps in for the next winner that drops out. */
export const nextReserve = (winners: readonly WinnerRow[]): WinnerRow | null =>
  winners.find(({ standing }) => standing === 'reserve') ?? null;

/** Positions in portions that the server takes. */
export const portions = (positions: readonly number[]): number[][] =>
  Array.from({ length: Math.ceil(positions.length / MOST_POSITIONS) }, (_, index) =>
    positions.slice(index * MOST_POSITIONS, (index + 1) * MOST_POSITIONS)
  );
