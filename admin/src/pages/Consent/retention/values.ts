import type { RetentionSettings } from '../../../../../server/src/core/contract';
import type { RetentionMonth } from '../../../../../server/src/privacy/contract';
import type { Translate } from '../../../hooks/useT';
import type { Problems } from '../../../utils/form-problems';

/** Number fields with the least that makes sense. */
const LEAST = {
  months: 1,
  askDays: 0,
  eraseAfterDays: 0,
  eraseUnconfirmedDays: 0,
} as const satisfies Record<keyof RetentionSettings, number>;

export const RETENTION_FIELDS = Object.keys(LEAST) as (keyof RetentionSettings)[];

/** CNIL: three years from the last contact, then the data goes or the person says so again. */
export const RECOMMENDED_MONTHS = 36;

export interface RetentionValues {
  retention: RetentionSettings;
}

export const validateRetention = ({ retention }: RetentionValues, t: Translate): Problems => {
  const problems: Problems = {};
  for (const field of RETENTION_FIELDS) {
    // An emptied number field holds null, whatever the type says.
    const value: number | null = retention[field];
    const min = LEAST[field];
    if (value === null || !Number.isInteger(value) || value < min)
      problems[`retention.${field}`] = t('common.invalid.number', { min });
  }
  return problems;
};

export interface CalendarRow {
  /** `YYYY-MM`. */
  month: string;
  total: number;
  /** People by list, in the order of the lists. */
  people: number[];
}

export interface Calendar {
  lists: { id: number; name: string }[];
  rows: CalendarRow[];
  /** The largest month: what bars are drawn against. */
  most: number;
}

/** Months down, lists across; a list without anything in a month counts 0 there. */
export const layOutCalendar = (months: RetentionMonth[]): Calendar => {
  const lists = [...new Map(months.map(({ listId, listName }) => [listId, listName]))]
    .map(([id, name]) => ({ id, name }))
    .sort((a, b) => a.name.localeCompare(b.name));
  const rows = [...new Set(months.map(({ month }) => month))].sort().map((month) => {
    const people = lists.map(({ id }) =>
      months
        .filter((entry) => entry.month === month && entry.listId === id)
        .reduce((sum, entry) => sum + entry.people, 0)
    );
    return { month, people, total: people.reduce((sum, count) => sum + count, 0) };
  });
  return { lists, rows, most: Math.max(0, ...rows.map(({ total }) => total)) };
};
