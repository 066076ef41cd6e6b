import {
  localTimeOf,
  startPlan,
  toRequest,
  type PlannedCampaign,
} from '../../admin/src/pages/Campaigns/plan/model/plan';
import {
  addMonths,
  byDay,
  dayAfterKey,
  dayInMonth,
  firstWeekday,
  rangeOf,
  readMonth,
  weeksOf,
} from '../../admin/src/pages/Campaigns/plan/model/month';
import {
  readRhythm,
  rhythmFrom,
  toRule,
  type Rhythm,
  type SeriesEnd,
} from '../../admin/src/pages/Campaigns/plan/model/rhythm';
import type { CalendarEntry } from '../../server/src/campaigns/contract';

const NEVER = { kind: 'never' } as const;
const NOW = Date.parse('2026-11-26T12:00:00Z');
const campaign = (changes: Partial<PlannedCampaign> = {}): PlannedCampaign => ({
  id: 1,
  name: 'News',
  state: 'draft',
  scheduledAt: null,
  scheduledTimeZone: null,
  scheduleMode: 'instant',
  scheduledLocal: null,
  recurrence: null,
  seriesId: null,
  ...changes,
});

describe('the rhythm of a recurring campaign', () => {
  it('begins with what fits the first day', () => {
    expect(rhythmFrom('2026-12-04')).toMatchObject({
      weekdays: ['FR'],
      nth: 1,
      weekday: 'FR',
      monthDay: 4,
    });
    // The fifth Thursday of a month is not in every month: the last one is.
    expect(rhythmFrom('2026-12-31')).toMatchObject({ nth: -1, weekday: 'TH', monthDay: 28 });
  });

  it.each<[Partial<Rhythm>, SeriesEnd, string]>([
    [{ kind: 'weekly', weekdays: ['FR', 'MO'] }, NEVER, 'FREQ=WEEKLY;BYDAY=MO,FR'],
    [{ kind: 'weekly', weekdays: [] }, NEVER, ''],
    [{ kind: 'monthly-weekday', nth: 1, weekday: 'MO' }, NEVER, 'FREQ=MONTHLY;BYDAY=1MO'],
    [
      { kind: 'monthly-weekday', nth: -1, weekday: 'FR' },
      { kind: 'count', count: 6 },
      'FREQ=MONTHLY;BYDAY=-1FR;COUNT=6',
    ],
    [
      { kind: 'monthly-day', monthDay: -1 },
      { kind: 'until', day: '2027-06-30' },
      'FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20270630',
    ],
    [{ kind: 'custom', rule: ' FREQ=DAILY ' }, { kind: 'count', count: 6 }, 'FREQ=DAILY'],
  ])('says %j as a rule', (rhythm, end, rule) => {
    expect(toRule({ ...rhythmFrom('2026-12-04'), ...rhythm }, end)).toBe(rule);
  });

  it.each([
    'FREQ=WEEKLY;BYDAY=MO,FR',
    'FREQ=MONTHLY;BYDAY=-1FR;COUNT=6',
    'FREQ=MONTHLY;BYMONTHDAY=15;UNTIL=20270630',
    'FREQ=MONTHLY;BYDAY=5MO',
    'FREQ=DAILY;INTERVAL=2;COUNT=3',
    'FREQ=WEEKLY;COUNT=3;BYDAY=MO',
    'FREQ=WEEKLY;BYDAY=MO;UNTIL=20270630T120000Z',
  ])('reads %s back as it was', (rule) => {
    const { rhythm, end } = readRhythm(rule, '2026-12-04');
    expect(toRule(rhythm, end)).toBe(rule);
  });

  it('shows a rule in words where the form has them, else as text', () => {
    expect(readRhythm('FREQ=WEEKLY;BYDAY=MO;COUNT=3', '2026-12-04')).toMatchObject({
      rhythm: { kind: 'weekly', weekdays: ['MO'] },
      end: { kind: 'count', count: 3 },
    });
    expect(readRhythm('FREQ=DAILY;COUNT=3', '2026-12-04')).toMatchObject({
      rhythm: { kind: 'custom', rule: 'FREQ=DAILY;COUNT=3' },
      end: NEVER,
    });
  });
});

describe('a plan that somebody makes', () => {
  it('begins with the next full hour, and with the plan that there is', () => {
    expect(startPlan(campaign(), NOW, 'now')).toMatchObject({ kind: 'now' });
    const planned = campaign({
      state: 'scheduled',
      scheduledAt: Date.parse('2026-12-24T08:00:00Z'),
      scheduledTimeZone: 'Europe/Paris',
    });
    expect(startPlan(planned, NOW, 'now')).toMatchObject({
      kind: 'once',
      day: '2026-12-24',
      time: '09:00',
      timeZone: 'Europe/Paris',
    });
    const reader = {
      ...planned,
      scheduleMode: 'reader',
      scheduledLocal: '2026-12-24T07:30',
    } as const;
    expect(startPlan(reader, NOW, 'now')).toMatchObject({ kind: 'reader', time: '07:30' });
    const series = campaign({
      scheduleMode: 'reader',
      recurrence: {
        rule: 'FREQ=WEEKLY;BYDAY=FR',
        start: '2026-01-02T09:00',
        timeZone: 'Europe/Paris',
        skipEmpty: false,
      },
    });
    expect(startPlan(series, NOW, 'now')).toMatchObject({
      kind: 'series',
      day: '2026-01-02',
      perReader: true,
      skipEmpty: false,
      rhythm: { kind: 'weekly', weekdays: ['FR'] },
    });
  });

  it('offers no date that is over', () => {
    const late = campaign({
      scheduledAt: NOW - 86_400_000,
      scheduledTimeZone: 'UTC',
      seriesId: 7,
    });
    const { day, time } = startPlan(late, NOW, 'once');
    expect(localTimeOf({ day, time })).toBe('2026-11-26T13:00');
  });

  it('asks for what was chosen and nothing else', () => {
    const plan = {
      ...startPlan(campaign({ scheduledTimeZone: 'UTC' }), NOW, 'once'),
      day: '2026-12-04',
      time: '09:00',
    };
    const clock = { localTime: '2026-12-04T09:00', timeZone: 'UTC' };
    expect(toRequest(plan)).toEqual({ ...clock, mode: 'instant', recurrence: null });
    expect(toRequest({ ...plan, kind: 'reader' })).toEqual({
      ...clock,
      mode: 'reader',
      recurrence: null,
    });
    const series = { ...plan, kind: 'series', rhythm: rhythmFrom('2026-12-04') } as const;
    expect(toRequest(series)).toEqual({
      ...clock,
      mode: 'instant',
      recurrence: { rule: 'FREQ=WEEKLY;BYDAY=FR', skipEmpty: true },
    });
    expect(toRequest({ ...plan, kind: 'now' })).toBeNull();
    expect(toRequest({ ...plan, day: '' })).toBeNull();
    expect(toRequest({ ...series, rhythm: { ...series.rhythm, weekdays: [] } })).toBeNull();
  });
});

describe('a month of the calendar', () => {
  it('is read from the address, and nothing else is', () => {
    expect(readMonth('2026-12')).toBe('2026-12');
    for (const text of ['2026-13', '2026-1', '0001-01', 'x', '', null, undefined, '2026-12-01'])
      expect(readMonth(text)).toBeNull();
  });

  it('has whole weeks, which begin where the reader’s do', () => {
    const monday = weeksOf('2026-12', firstWeekday('fr'));
    expect(monday[0]).toEqual([
      '2026-11-30',
      '2026-12-01',
      '2026-12-02',
      '2026-12-03',
      '2026-12-04',
      '2026-12-05',
      '2026-12-06',
    ]);
    expect(monday).toHaveLength(5);
    const sunday = weeksOf('2026-12', firstWeekday('en-US'));
    expect(sunday[0][0]).toBe('2026-11-29');
    for (const week of [...monday, ...sunday]) expect(week).toHaveLength(7);
    const { from, to } = rangeOf(monday);
    // A day around it, for what begins on clocks ahead of ours.
    expect(to - from).toBe(37 * 86_400_000);
  });

  it('follows the next and the one before over the year', () => {
    expect(addMonths('2026-12', 1)).toBe('2027-01');
    expect(addMonths('2026-01', -1)).toBe('2025-12');
    expect(dayInMonth('2026-01-31', '2026-02')).toBe('2026-02-28');
  });

  it.each([
    ['ArrowLeft', '2026-11-30'],
    ['ArrowRight', '2026-12-02'],
    ['ArrowUp', '2026-11-24'],
    ['ArrowDown', '2026-12-08'],
    ['Home', '2026-11-30'],
    ['End', '2026-12-06'],
    ['PageUp', '2026-11-01'],
    ['PageDown', '2027-01-01'],
    ['Enter', null],
  ])('is walked through by keyboard: %s', (key, day) => {
    expect(dayAfterKey(key, '2026-12-01', 1)).toBe(day);
  });

  it('puts what has a date on the reader’s day', () => {
    const entry = (at: string): CalendarEntry => ({
      campaignId: 1,
      name: 'News',
      state: 'scheduled',
      kind: 'planned',
      at: new Date(at).getTime(),
      timeZone: null,
      readerTime: null,
      isSeries: false,
    });
    const days = byDay([entry('2026-12-04T00:10:00'), entry('2026-12-04T23:50:00')]);
    expect([...days.keys()]).toEqual(['2026-12-04']);
    expect(days.get('2026-12-04')).toHaveLength(2);
    const byReader = { ...entry('2026-12-03T18:00:00'), readerTime: '2026-12-04T09:00' };
    expect([...byDay([byReader]).keys()]).toEqual(['2026-12-04']);
  });
});
