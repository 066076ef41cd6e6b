import type { CampaignCounts } from '../../server/src/campaigns/contract';
import {
  addsUp,
  pollingInterval,
  secondsLeft,
  toProgress,
} from '../../admin/src/pages/Campaigns/model/progress';
import { toInstant, toLocalTime } from '../../admin/src/utils/zoned-time';

const counts = (byState: Partial<CampaignCounts['byState']>): CampaignCounts => {
  const full = {
    waiting: 0,
    claimed: 0,
    sent: 0,
    skipped: 0,
    failed: 0,
    uncertain: 0,
    cancelled: 0,
    ...byState,
  };
  return {
    targeted: Object.values(full).reduce((sum, count) => sum + count, 0),
    byState: full,
    skippedByReason: {},
    failedByReason: {},
    sentByBasis: {},
  };
};

describe('the progress of a campaign', () => {
  it('is whole only when everybody is settled', () => {
    expect(toProgress(counts({ sent: 999, claimed: 1 })).percent).toBe(99);
    expect(toProgress(counts({ sent: 990, skipped: 7, failed: 3 })).percent).toBe(100);
    expect(toProgress(counts({})).percent).toBe(0);
  });

  it('adds up when the settled recipients are all recipients', () => {
    expect(addsUp(counts({ sent: 5, skipped: 1, failed: 1, uncertain: 1, cancelled: 1 }))).toBe(
      true
    );
    expect(addsUp(counts({ sent: 5, waiting: 1 }))).toBe(false);
    expect(addsUp({ ...counts({ sent: 5 }), targeted: 6 })).toBe(false);
  });

  it('tells the time left only while messages leave', () => {
    expect(secondsLeft(100, 20)).toBe(5);
    expect(secondsLeft(100, 0)).toBeNull();
    expect(secondsLeft(100, null)).toBeNull();
  });

  it('is looked at every two seconds while sending, and never once it is over', () => {
    expect(pollingInterval('sending')).toBe(2000);
    expect(pollingInterval('completed')).toBe(0);
    expect(pollingInterval('draft')).toBe(0);
  });
});

describe('a wall-clock time in a zone', () => {
  it.each([
    ['2026-12-24T09:00', 'Europe/Paris', '2026-12-24T08:00:00.000Z', 'exact'],
    ['2026-07-01T09:00', 'Europe/Paris', '2026-07-01T07:00:00.000Z', 'exact'],
    ['2026-07-01T09:00', 'Asia/Kolkata', '2026-07-01T03:30:00.000Z', 'exact'],
    ['2026-07-01T00:00', 'UTC', '2026-07-01T00:00:00.000Z', 'exact'],
    // Clocks go from 02:00 to 03:00, and from 03:00 back to 02:00.
    ['2026-03-29T02:30', 'Europe/Paris', '2026-03-29T01:30:00.000Z', 'missing'],
    ['2026-10-25T02:30', 'Europe/Paris', '2026-10-25T00:30:00.000Z', 'twice'],
  ])('%s in %s is %s (%s)', (localTime, timeZone, iso, quality) => {
    const result = toInstant(localTime, timeZone);
    expect(result && new Date(result.instant).toISOString()).toBe(iso);
    expect(result?.quality).toBe(quality);
  });

  it('reads back on the same clock', () => {
    const instant = Date.parse('2026-12-24T08:00:00Z');
    expect(toLocalTime(instant, 'Europe/Paris')).toBe('2026-12-24T09:00');
    expect(toInstant(toLocalTime(instant, 'America/New_York'), 'America/New_York')?.instant).toBe(
      instant
    );
  });

  it('is nothing where the time or the zone cannot be read', () => {
    expect(toInstant('tomorrow', 'Europe/Paris')).toBeNull();
    expect(toInstant('2026-12-24T09:00', 'Europe/Atlantis')).toBeNull();
  });
});
