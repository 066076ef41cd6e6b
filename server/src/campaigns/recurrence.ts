import { RRuleTemporal } from 'rrule-temporal';
import type { EpochMs, Recurrence } from '../../../content-types';
import type { RuleProblem } from './plan/contract';
import { isZone, momentOf, readLocal, writeLocal } from './plan/wall-clock';
import { readRule } from './recurrence-rule';

/** One date of a recurring campaign. */
export interface Occurrence {
  /** As read on a clock: `2026-12-04T09:00`. */
  local: string;
  at: EpochMs;
}

/** When a clock time comes; by default in the recurrence's own zone. */
export type ToInstant = (asUtc: EpochMs) => EpochMs;

/** Zones differ by 26 hours at most, so nobody's clock is further from Greenwich's. */
const MARGIN = 26 * 3_600_000;

type Rhythm = Pick<Recurrence, 'rule' | 'start' | 'timeZone'>;

/**
 * The rule's clock times after one, the nearest first. They are counted on a calendar without
 * zones and become instants afterwards: so 9:00 stays 9:00 when the clocks change, and no date is
 * lost because the clocks go forward over it.
 */
function* clockTimes({ rule, start, timeZone }: Rhythm, after: EpochMs): Generator<EpochMs> {
  const read = readRule(rule, timeZone);
  const from = readLocal(start);
  if ('problem' in read || from === null) return;
  const dtstart = `${writeLocal(from).replace(/[-:]/g, '')}00Z`;
  let cursor = after;
  for (;;) {
    let next;
    try {
      const dates = new RRuleTemporal({
        rruleString: `DTSTART:${dtstart}\nRRULE:${read.floating}`,
      });
      next = dates.next(new Date(cursor));
    } catch {
      // It gives up after ten thousand empty periods, or at the end of the calendar.
      return;
    }
    if (!next) return;
    cursor = next.epochMilliseconds;
    yield cursor;
  }
}

/**
 * The dates after an instant, the nearest first. A time that happens twice means the first; one
 * that is skipped, the first instant after.
 */
export function* occurrencesAfter(
  recurrence: Rhythm,
  after: EpochMs,
  toInstant: ToInstant = (asUtc) => momentOf(asUtc, recurrence.timeZone).at
): Generator<Occurrence> {
  let last = after;
  for (const asUtc of clockTimes(recurrence, after - MARGIN)) {
    const at = toInstant(asUtc);
    // Two clock times around a skipped hour can be one instant.
    if (at <= last) continue;
    last = at;
    yield { local: writeLocal(asUtc), at };
  }
}

/** The first date after an instant, or null when there is none any more. */
export const nextOccurrence = (
  recurrence: Rhythm,
  after: EpochMs,
  toInstant?: ToInstant
): Occurrence | null => {
  for (const occurrence of occurrencesAfter(recurrence, after, toInstant)) return occurrence;
  return null;
};

/** At most `limit` dates after an instant and up to another. */
export const occurrencesBetween = (
  recurrence: Rhythm,
  after: EpochMs,
  { upTo = Infinity, limit }: { upTo?: EpochMs; limit: number },
  toInstant?: ToInstant
): Occurrence[] => {
  const found: Occurrence[] = [];
  for (const occurrence of occurrencesAfter(recurrence, after, toInstant)) {
    if (occurrence.at > upTo || found.length >= limit) break;
    found.push(occurrence);
    if (found.length >= limit) break;
  }
  return found;
};

export type RecurrenceReading =
  | { recurrence: Recurrence }
  | {
      problem: RuleProblem | 'zone-unknown' | 'time-unreadable';
      field: 'recurrence.rule' | 'localTime' | 'timeZone';
    };

/** Checks a recurrence as somebody asks for it: readable, at most hourly, and with a date to come. */
export const readRecurrence = (recurrence: Recurrence, now: EpochMs): RecurrenceReading => {
  if (!isZone(recurrence.timeZone)) return { problem: 'zone-unknown', field: 'timeZone' };
  const start = readLocal(recurrence.start);
  if (start === null) return { problem: 'time-unreadable', field: 'localTime' };
  const read = readRule(recurrence.rule, recurrence.timeZone);
  if ('problem' in read) return { problem: read.problem, field: 'recurrence.rule' };
  const tidy = { ...recurrence, rule: read.text };
  const refuse = (problem: RuleProblem) => ({ problem, field: 'recurrence.rule' as const });
  if (!nextOccurrence(tidy, start - 2 * MARGIN)) return refuse('rule-never');
  return nextOccurrence(tidy, now) ? { recurrence: tidy } : refuse('rule-over');
};
