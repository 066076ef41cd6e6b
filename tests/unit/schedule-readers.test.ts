import fc from 'fast-check';
import { DateTime } from 'luxon';
import { attentionOf } from '../../server/src/campaigns/attention';
import { readerMoments } from '../../server/src/campaigns/plan/reader-zones';
import {
  isZone,
  localAt,
  momentOf,
  readLocal,
  writeLocal,
} from '../../server/src/campaigns/plan/wall-clock';
import { readReaderSchedule } from '../../server/src/campaigns/schedule';

const NOW = Date.UTC(2026, 0, 1);
const local = (text: string): number => {
  const asUtc = readLocal(text);
  if (asUtc === null) throw new Error(`${text} cannot be read`);
  return asUtc;
};
const iso = (at: number) => new Date(at).toISOString();

describe('a clock time in a zone', () => {
  it.each([
    ['2026-07-14T09:00', 'Europe/Paris', '2026-07-14T07:00:00.000Z', false],
    // The clocks go forward: the first moment after.
    ['2026-03-29T02:30', 'Europe/Paris', '2026-03-29T01:00:00.000Z', true],
    ['2026-03-29T02:00', 'Europe/Paris', '2026-03-29T01:00:00.000Z', true],
    ['2026-03-29T01:59', 'Europe/Paris', '2026-03-29T00:59:00.000Z', false],
    ['2026-03-08T02:15', 'America/New_York', '2026-03-08T07:00:00.000Z', true],
    // Half an hour on Lord Howe Island.
    ['2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-03T15:30:00.000Z', true],
    // A whole day that Samoa left out.
    ['2011-12-30T09:00', 'Pacific/Apia', '2011-12-30T10:00:00.000Z', true],
    // The clocks go back: the first of two.
    ['2026-10-25T02:30', 'Europe/Paris', '2026-10-25T00:30:00.000Z', false],
    ['2026-04-05T01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z', false],
  ])('%s in %s comes at %s', (text, zone, at, isSkipped) => {
    const moment = momentOf(local(text), zone);
    expect(iso(moment.at)).toBe(at);
    expect(moment.isSkipped).toBe(isSkipped);
  });

  it('is on that clock then, or is the first that the clock shows after it', () => {
    const zones = [
      'Europe/Paris',
      'America/Sao_Paulo',
      'Australia/Lord_Howe',
      'Asia/Tehran',
      'UTC',
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4 * 365 * 24 * 60 }),
        fc.constantFrom(...zones),
        (minutes, zone) => {
          const asUtc = NOW + minutes * 60_000;
          const { at, isSkipped } = momentOf(asUtc, zone);
          const shown = localAt(at, zone);
          if (!isSkipped) expect(shown).toBe(writeLocal(asUtc));
          else {
            expect(shown > writeLocal(asUtc)).toBe(true);
            expect(localAt(at - 1, zone) < writeLocal(asUtc)).toBe(true);
          }
          // Nothing earlier shows it.
          const before = DateTime.fromMillis(at, { zone }).minus({ hours: 1 });
          expect(before.toFormat("yyyy-MM-dd'T'HH:mm")).not.toBe(writeLocal(asUtc));
        }
      )
    );
  });

  it.each(['2026-12-24', '2026-12-24T9:00', '2026-02-29T09:00', '2026-12-24T24:00', 'now', ''])(
    'is not "%s"',
    (text) => {
      expect(readLocal(text)).toBeNull();
    }
  );

  it('needs a zone that clocks follow', () => {
    expect(isZone('Europe/Paris')).toBe(true);
    for (const name of ['', 'Mars/Olympus', 'Paris', '../etc']) expect(isZone(name)).toBe(false);
  });
});

describe('a clock time for each reader', () => {
  const zones = new Map<string | null, number>([
    ['Asia/Tokyo', 3],
    ['America/Los_Angeles', 2],
    [null, 4],
  ]);
  const request = (localTime: string) => ({ localTime, timeZone: 'Europe/Paris' });

  it('begins with the first of them and ends with the last', () => {
    expect(readerMoments(local('2026-06-01T09:00'), zones, 'Europe/Paris', NOW)).toEqual({
      earliest: Date.parse('2026-06-01T00:00:00Z'),
      latest: Date.parse('2026-06-01T16:00:00Z'),
      zones: 2,
      people: 9,
      unknown: 4,
      past: 0,
      shifted: 0,
    });
  });

  it('counts those whose time is over or skipped', () => {
    const noon = Date.parse('2026-06-01T12:00:00Z');
    expect(readerMoments(local('2026-06-01T09:00'), zones, 'Europe/Paris', noon).past).toBe(7);
    const spring = readerMoments(local('2026-03-08T02:30'), zones, 'Europe/Paris', NOW);
    expect(spring.shifted).toBe(2);
  });

  it('starts when the first reader’s time comes, or at once when it has', () => {
    expect(readReaderSchedule(request('2026-06-01T09:00'), zones, NOW)).toEqual({
      at: Date.parse('2026-06-01T00:00:00Z'),
    });
    const noon = Date.parse('2026-06-01T12:00:00Z');
    expect(readReaderSchedule(request('2026-06-01T09:00'), zones, noon)).toEqual({ at: noon });
  });

  it.each([
    ['2025-12-30T09:00', 'time-past', 'localTime'],
    ['2206-12-30T09:00', 'time-too-far', 'localTime'],
    ['2026-02-30T09:00', 'time-unreadable', 'localTime'],
  ])('refuses %s: %s', (localTime, problem, field) => {
    expect(readReaderSchedule(request(localTime), zones, NOW)).toEqual({ problem, field });
  });
});

describe('an issue that was kept back on its date', () => {
  it('waits for a person, and a draft like any other does not', () => {
    const facts = { now: NOW, maxLatenessMinutes: 60, transportWorks: true };
    const draft = { state: 'draft' as const, scheduledAt: NOW - 1, seriesId: 3 };
    expect(attentionOf(draft, facts)).toBe('refused');
    expect(attentionOf({ ...draft, seriesId: null }, facts)).toBeNull();
    expect(attentionOf({ ...draft, scheduledAt: null }, facts)).toBeNull();
  });
});
