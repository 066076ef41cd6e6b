import fc from 'fast-check';
import { DateTime } from 'luxon';
import { isTooLate, readSchedule } from '../../server/src/campaigns/schedule';

const NOW = Date.UTC(2026, 0, 1);
const read = (localTime: string, timeZone: string) => readSchedule({ localTime, timeZone }, NOW);
const at = (iso: string) => ({ at: Date.parse(iso) });

describe('a date to send on', () => {
  it.each([
    ['2026-12-24T09:00', 'Europe/Paris', '2026-12-24T08:00:00Z'],
    ['2026-07-14T09:00', 'Europe/Paris', '2026-07-14T07:00:00Z'],
    ['2026-07-14T09:00', 'America/New_York', '2026-07-14T13:00:00Z'],
    ['2026-07-14T09:00', 'Asia/Kathmandu', '2026-07-14T03:15:00Z'],
    ['2026-07-14T09:00', 'UTC', '2026-07-14T09:00:00Z'],
  ])('%s in %s is %s', (localTime, timeZone, iso) => {
    expect(read(localTime, timeZone)).toEqual(at(iso));
  });

  it('refuses a time that the spring change skips', () => {
    expect(read('2026-03-29T02:30', 'Europe/Paris')).toEqual({
      problem: 'time-skipped',
      field: 'localTime',
    });
    expect(read('2026-03-29T03:00', 'Europe/Paris')).toEqual(at('2026-03-29T01:00:00Z'));
  });

  it('takes the first of two times that the autumn change repeats', () => {
    expect(read('2026-10-25T02:30', 'Europe/Paris')).toEqual(at('2026-10-25T00:30:00Z'));
    expect(read('2026-11-01T01:30', 'America/New_York')).toEqual(at('2026-11-01T05:30:00Z'));
  });

  it.each([
    ['2026-12-24T09:00', 'Europe/Atlantis', 'zone-unknown', 'timeZone'],
    ['2026-12-24T09:00', '', 'zone-unknown', 'timeZone'],
    ['2026-12-24 09:00', 'Europe/Paris', 'time-unreadable', 'localTime'],
    ['2026-12-24T09:00Z', 'Europe/Paris', 'time-unreadable', 'localTime'],
    ['2026-02-30T09:00', 'Europe/Paris', 'time-unreadable', 'localTime'],
    ['2026-12-24T24:30', 'Europe/Paris', 'time-unreadable', 'localTime'],
    ['tomorrow', 'Europe/Paris', 'time-unreadable', 'localTime'],
    ['2025-12-24T09:00', 'Europe/Paris', 'time-past', 'localTime'],
    ['2206-12-24T09:00', 'Europe/Paris', 'time-too-far', 'localTime'],
  ])('refuses %s in "%s": %s', (localTime, timeZone, problem, field) => {
    expect(read(localTime, timeZone)).toEqual({ problem, field });
  });

  it('shows the same time on a clock in the zone, whatever the date', () => {
    const zones = ['Europe/Paris', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Asia/Tehran'];
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 * 365 * 24 * 60 }),
        fc.constantFrom(...zones),
        (minutes, zone) => {
          const localTime = DateTime.fromMillis(NOW + minutes * 60_000, { zone: 'UTC' }).toFormat(
            "yyyy-MM-dd'T'HH:mm"
          );
          const reading = read(localTime, zone);
          if ('problem' in reading) return reading.problem !== 'time-unreadable';
          return (
            DateTime.fromMillis(reading.at, { zone }).toFormat("yyyy-MM-dd'T'HH:mm") === localTime
          );
        }
      )
    );
  });

  it('is kept up to the maximum lateness and not after', () => {
    expect(isTooLate(NOW, NOW + 60 * 60_000, 60)).toBe(false);
    expect(isTooLate(NOW, NOW + 60 * 60_000 + 1, 60)).toBe(true);
  });
});
