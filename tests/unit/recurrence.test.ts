import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { Recurrence } from '../../content-types';
import {
  nextOccurrence,
  occurrencesBetween,
  readRecurrence,
} from '../../server/src/campaigns/recurrence';

const recurrence = (rule: string, changes: Partial<Recurrence> = {}): Recurrence => ({
  rule,
  start: '2026-01-01T09:00',
  timeZone: 'Europe/Paris',
  skipEmpty: false,
  ...changes,
});
const NOW = Date.parse('2026-03-01T00:00:00Z');
const dates = (rule: string, limit: number, changes: Partial<Recurrence> = {}, after = NOW) =>
  occurrencesBetween(recurrence(rule, changes), after, { limit }).map(({ local }) => local);
const problemOf = (rule: string, changes: Partial<Recurrence> = {}) => {
  const reading = readRecurrence(recurrence(rule, changes), NOW);
  return 'problem' in reading ? `${reading.field}: ${reading.problem}` : null;
};

describe('the dates of a recurring campaign', () => {
  it.each([
    ['each Friday', 'FREQ=WEEKLY;BYDAY=FR', ['2026-03-06T09:00', '2026-03-13T09:00']],
    [
      'Mondays and Thursdays',
      'FREQ=WEEKLY;BYDAY=MO,TH',
      ['2026-03-02T09:00', '2026-03-05T09:00', '2026-03-09T09:00'],
    ],
    [
      'the first Monday of the month',
      'FREQ=MONTHLY;BYDAY=1MO',
      ['2026-03-02T09:00', '2026-04-06T09:00', '2026-05-04T09:00'],
    ],
    [
      'the last Friday of the month',
      'FREQ=MONTHLY;BYDAY=-1FR',
      ['2026-03-27T09:00', '2026-04-24T09:00'],
    ],
    [
      'the 31st, in the months that have one',
      'FREQ=MONTHLY;BYMONTHDAY=31',
      ['2026-03-31T09:00', '2026-05-31T09:00', '2026-07-31T09:00'],
    ],
    [
      'the last working day of the month',
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
      ['2026-03-31T09:00', '2026-04-30T09:00'],
    ],
    ['a leap day', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', ['2028-02-29T09:00']],
  ])('%s', (_, rule, expected) => {
    expect(dates(rule, expected.length)).toEqual(expected);
  });

  it('keeps nine in the morning when the clocks change', () => {
    const found = occurrencesBetween(recurrence('FREQ=WEEKLY;BYDAY=SU'), NOW, { limit: 40 });
    const at = (local: string) => found.find((one) => one.local === local)?.at;
    expect(at('2026-03-22T09:00')).toBe(Date.parse('2026-03-22T08:00:00Z'));
    expect(at('2026-03-29T09:00')).toBe(Date.parse('2026-03-29T07:00:00Z'));
    expect(at('2026-10-18T09:00')).toBe(Date.parse('2026-10-18T07:00:00Z'));
    expect(at('2026-10-25T09:00')).toBe(Date.parse('2026-10-25T08:00:00Z'));
  });

  it('loses no date that the clocks go forward over, and takes the first of two', () => {
    const atHalfPastTwo = { start: '2026-01-01T02:30' };
    const found = occurrencesBetween(recurrence('FREQ=DAILY', atHalfPastTwo), NOW, { limit: 300 });
    const at = (local: string) => found.find((one) => one.local === local)?.at;
    expect(at('2026-03-29T02:30')).toBe(Date.parse('2026-03-29T01:00:00Z'));
    expect(at('2026-10-25T02:30')).toBe(Date.parse('2026-10-25T00:30:00Z'));
  });

  it('counts from its first date and ends after so many', () => {
    expect(dates('FREQ=WEEKLY;BYDAY=FR;COUNT=10', 20)).toEqual(['2026-03-06T09:00']);
    expect(dates('FREQ=WEEKLY;BYDAY=FR;COUNT=10', 20, {}, 0)).toHaveLength(10);
  });

  it('ends with the day of UNTIL, on the clocks of its own zone', () => {
    expect(dates('FREQ=WEEKLY;BYDAY=FR;UNTIL=20260313', 9)).toEqual([
      '2026-03-06T09:00',
      '2026-03-13T09:00',
    ]);
    expect(dates('FREQ=WEEKLY;BYDAY=FR;UNTIL=20260313T090000', 9)).toHaveLength(2);
    expect(dates('FREQ=WEEKLY;BYDAY=FR;UNTIL=20260313T085900', 9)).toHaveLength(1);
    // Eight in Greenwich is nine in Paris.
    expect(dates('FREQ=WEEKLY;BYDAY=FR;UNTIL=20260313T080000Z', 9)).toHaveLength(2);
    expect(dates('FREQ=WEEKLY;BYDAY=FR;UNTIL=20260313T075900Z', 9)).toHaveLength(1);
  });

  it('begins no earlier than it was asked to', () => {
    const [first] = dates('FREQ=WEEKLY;BYDAY=FR', 1, { start: '2026-06-03T10:15' });
    expect(first).toBe('2026-06-05T10:15');
  });

  it('goes on after years without counting them all', () => {
    const begin = Date.now();
    expect(dates('FREQ=HOURLY', 1, { start: '2006-01-01T09:00' })).toEqual(['2026-03-01T02:00']);
    expect(Date.now() - begin).toBeLessThan(2000);
  });

  it.each([
    ['', 'recurrence.rule: rule-unreadable'],
    ['every friday', 'recurrence.rule: rule-unreadable'],
    ['BYDAY=FR', 'recurrence.rule: rule-unreadable'],
    ['FREQ=SOMETIMES', 'recurrence.rule: rule-unreadable'],
    ['FREQ=WEEKLY;BYDAY=XX', 'recurrence.rule: rule-unreadable'],
    ['FREQ=WEEKLY;BYDAY=1MO', 'recurrence.rule: rule-unreadable'],
    ['FREQ=DAILY;BYHOUR=25', 'recurrence.rule: rule-unreadable'],
    ['FREQ=DAILY;INTERVAL=0', 'recurrence.rule: rule-unreadable'],
    ['FREQ=DAILY;COUNT=0', 'recurrence.rule: rule-unreadable'],
    ['FREQ=DAILY;COUNT=3;UNTIL=20270101', 'recurrence.rule: rule-unreadable'],
    ['FREQ=DAILY;UNTIL=20261332', 'recurrence.rule: rule-unreadable'],
    ['FREQ=DAILY;FREQ=WEEKLY', 'recurrence.rule: rule-unreadable'],
    ['FREQ=DAILY\nDTSTART:20260101T000000Z', 'recurrence.rule: rule-unreadable'],
    [`FREQ=DAILY;BYYEARDAY=${'1,'.repeat(600)}1`, 'recurrence.rule: rule-unreadable'],
    ['FREQ=MINUTELY', 'recurrence.rule: rule-too-often'],
    ['FREQ=SECONDLY;INTERVAL=30', 'recurrence.rule: rule-too-often'],
    ['FREQ=HOURLY;BYMINUTE=0,30', 'recurrence.rule: rule-too-often'],
    ['FREQ=DAILY;BYSECOND=0,1', 'recurrence.rule: rule-too-often'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'recurrence.rule: rule-never'],
    ['FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30', 'recurrence.rule: rule-never'],
    ['FREQ=DAILY;UNTIL=20251231', 'recurrence.rule: rule-never'],
    ['FREQ=DAILY;COUNT=3', 'recurrence.rule: rule-over'],
    ['FREQ=DAILY;UNTIL=20260131', 'recurrence.rule: rule-over'],
  ])('refuses "%.60s": %s', (rule, expected) => {
    expect(problemOf(rule)).toBe(expected);
  });

  it('refuses a start or a zone that does not exist', () => {
    expect(problemOf('FREQ=DAILY', { start: '2026-02-30T09:00' })).toBe(
      'localTime: time-unreadable'
    );
    expect(problemOf('FREQ=DAILY', { timeZone: 'Mars/Olympus' })).toBe('timeZone: zone-unknown');
  });

  it('takes rules as other programs write them, and keeps them tidy', () => {
    const reading = readRecurrence(recurrence(' rrule:freq=weekly;byday=fr; '), NOW);
    expect(reading).toEqual({ recurrence: recurrence('FREQ=WEEKLY;BYDAY=FR') });
  });

  const RULES = [
    'FREQ=HOURLY',
    'FREQ=HOURLY;INTERVAL=7',
    'FREQ=DAILY',
    'FREQ=DAILY;BYHOUR=1,2,3',
    'FREQ=WEEKLY;BYDAY=SU,WE',
    'FREQ=MONTHLY;BYDAY=1MO,-1SU',
    'FREQ=MONTHLY;BYMONTHDAY=15,-1',
  ];
  const ZONES = ['Europe/Paris', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'];

  it('come one after the other, none before it was asked for, at the time the rule says', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...RULES),
        fc.constantFrom(...ZONES),
        fc.integer({ min: 0, max: 2 * 365 * 24 * 60 }),
        (rule, timeZone, minutes) => {
          const after = NOW + minutes * 60_000;
          const found = occurrencesBetween(recurrence(rule, { timeZone }), after, { limit: 12 });
          expect(found).toHaveLength(12);
          let last = after;
          for (const { local, at } of found) {
            expect(at).toBeGreaterThan(last);
            last = at;
            const seen = DateTime.fromMillis(at, { zone: timeZone });
            const shown = seen.toFormat("yyyy-MM-dd'T'HH:mm");
            // Only a skipped time is shown as a later one: the first that the clock shows then.
            if (shown !== local) {
              expect(shown > local).toBe(true);
              expect(seen.offset).toBeGreaterThan(seen.minus(1).offset);
            }
          }
        }
      ),
      { numRuns: 60 }
    );
  });

  it('the next one is the same whenever it is asked for in between', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...RULES),
        fc.constantFrom(...ZONES),
        fc.integer({ min: 0, max: 2 * 365 * 24 * 60 }),
        fc.integer({ min: 0, max: 999 }),
        (rule, timeZone, minutes, part) => {
          const rhythm = recurrence(rule, { timeZone });
          const [first, second] = occurrencesBetween(rhythm, NOW + minutes * 60_000, { limit: 2 });
          const between = Math.floor(first.at + (part / 1000) * (second.at - first.at));
          expect(nextOccurrence(rhythm, between)).toEqual(second);
        }
      ),
      { numRuns: 60 }
    );
  });
});
