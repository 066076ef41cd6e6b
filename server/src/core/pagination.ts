import type { Page, PageQuery } from './contract';

export const MAX_PAGE_SIZE = 100;

export interface PageRequest {
  page: number;
  pageSize: number;
  offset: number;
  sortField: string;
  sortOrder: 'asc' | 'desc';
  search: string;
}

const positive = (value: unknown, fallback: number, max: number): number => {
  const number = Number(value);
  return Number.isInteger(number) && number > 0 ? Math.min(number, max) : fallback;
};

/** Reads a page query; anything odd falls back to the default rather than failing a list view. */
export const readPage = <F extends string>(
  query: PageQuery,
  sortable: readonly F[],
  fallback: `${F}:${'asc' | 'desc'}`
): PageRequest & { sortField: F } => {
  const page = positive(query.page, 1, 1_000_000);
  const pageSize = positive(query.pageSize, 10, MAX_PAGE_SIZE);
  const read = (sort: unknown) => {
    const [field, order] = String(sort ?? '').split(':');
    return { field: sortable.find((name) => name === field), order };
  };
  const chosen = read(query.sort).field ? read(query.sort) : read(fallback);
  return {
    page,
    pageSize,
    offset: (page - 1) * pageSize,
    sortField: chosen.field ?? sortable[0],
    sortOrder: chosen.order?.toLowerCase() === 'desc' ? 'desc' : 'asc',
    // PostgreSQL takes no NUL in text, and nobody searches for control characters.
    search: String(query._q ?? '')
      .replace(/\p{Cc}/gu, '')
      .trim(),
  };
};

export const toPage = <T>(
  results: T[],
  total: number,
  { page, pageSize }: PageRequest
): Page<T> => ({
  results,
  pagination: { page, pageSize, total, pageCount: Math.max(1, Math.ceil(total / pageSize)) },
});
