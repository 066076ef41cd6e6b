/** As RFC 5545 writes them, from Monday. */
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Which of its kind in the month; -1 is the last. */
export const NTHS = [1, 2, 3, 4, -1] as const;
export type Nth = (typeof NTHS)[number];

export const RHYTHM_KINDS = ['weekly', 'monthly-weekday', 'monthly-day', 'custom'] as const;
export type RhythmKind = (typeof RHYTHM_KINDS)[number];

/** All that the form knows of a rhythm, so that trying another kind loses nothing. */
export interface Rhythm {
  kind: RhythmKind;
  weekdays: Weekday[];
  nth: Nth;
  weekday: Weekday;
  /** 1 to 31, or -1 for the last. */
  monthDay: number;
  /** Text of a rule that somebody writes. */
  rule: string;
}

export type SeriesEnd =
  { kind: 'never' } | { kind: 'count'; count: number } | { kind: 'until'; day: string };

/** The weekday of a calendar day, `2026-12-04`. */
export const weekdayOf = (day: string): Weekday =>
  WEEKDAYS[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'MO';

/** What fits a first day: its weekday, its place in the month. */
export const rhythmFrom = (day: string): Rhythm => {
  const monthDay = Number(day.slice(8, 10)) || 1;
  const place = Math.ceil(monthDay / 7);
  return {
    kind: 'weekly',
    weekdays: [weekdayOf(day)],
    nth: NTHS.find((nth) => nth === place) ?? -1,
    weekday: weekdayOf(day),
    monthDay: Math.min(monthDay, 28),
    rule: '',
  };
};

const endOf = (end: SeriesEnd): string => {
  if (end.kind === 'count') return `;COUNT=${end.count}`;
  return end.kind === 'until' ? `;UNTIL=${end.day.replaceAll('-', '')}` : '';
};

/** The rule as the server takes it; empty while something is missing. */
export const toRule = (rhythm: Rhythm, end: SeriesEnd): string => {
  const { kind, weekdays, nth, weekday, monthDay } = rhythm;
  switch (kind) {
    case 'weekly': {
      const days = WEEKDAYS.filter((day) => weekdays.includes(day)).join(',');
      return days ? `FREQ=WEEKLY;BYDAY=${days}${endOf(end)}` : '';
    }
    case 'monthly-weekday':
      return `FREQ=MONTHLY;BYDAY=${nth}${weekday}${endOf(end)}`;
    case 'monthly-day':
      return `FREQ=MONTHLY;BYMONTHDAY=${monthDay}${endOf(end)}`;
    case 'custom':
      return rhythm.rule.trim();
  }
};

const readEnd = (rule: string): SeriesEnd => {
  const count = /;COUNT=(\d+)/.exec(rule)?.[1];
  if (count) return { kind: 'count', count: Number(count) };
  const [, year, month, day] = /;UNTIL=(\d{4})(\d{2})(\d{2})$/.exec(rule) ?? [];
  return year ? { kind: 'until', day: `${year}-${month}-${day}` } : { kind: 'never' };
};

const isWeekday = (text: string | undefined): text is Weekday =>
  WEEKDAYS.some((weekday) => weekday === text);

const readKind = (rule: string): Partial<Rhythm> => {
  const weekly = /^FREQ=WEEKLY;BYDAY=([A-Z,]+)$/.exec(rule)?.[1]?.split(',');
  if (weekly?.every(isWeekday)) return { kind: 'weekly', weekdays: weekly };
  const [, place, weekday] = /^FREQ=MONTHLY;BYDAY=(-?\d)([A-Z]{2})$/.exec(rule) ?? [];
  const nth = NTHS.find((known) => known === Number(place));
  if (nth !== undefined && isWeekday(weekday)) return { kind: 'monthly-weekday', nth, weekday };
  const day = Number(/^FREQ=MONTHLY;BYMONTHDAY=(-?\d{1,2})$/.exec(rule)?.[1]);
  if (day === -1 || (day >= 1 && day <= 31)) return { kind: 'monthly-day', monthDay: day };
  return {};
};

/** A stored rule as the form shows it: in its own words where it has them, else as text. */
export const readRhythm = (rule: string, day: string): { rhythm: Rhythm; end: SeriesEnd } => {
  const end = readEnd(rule);
  const bare = end.kind === 'never' ? rule : rule.slice(0, rule.length - endOf(end).length);
  const known = `${bare}${endOf(end)}` === rule ? readKind(bare) : {};
  if (known.kind) return { rhythm: { ...rhythmFrom(day), ...known }, end };
  return { rhythm: { ...rhythmFrom(day), kind: 'custom', rule }, end: { kind: 'never' } };
};
