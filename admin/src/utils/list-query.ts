/** What Strapi's `Filters` component keeps in the URL: `filters[$and][0][state][$eq]=pending`. */
export interface ListUrlQuery {
  page?: string;
  pageSize?: string;
  sort?: string;
  _q?: string;
  filters?: { $and?: Record<string, Record<string, string> | undefined>[] };
}

export interface ListRequest {
  page: number;
  pageSize: number;
  sort?: string;
  _q?: string;
}

/** Filters as flat values: `{state: 'pending'}`. Of two filters on one field the later one counts. */
export const readFilters = <K extends string>(
  query: ListUrlQuery,
  names: readonly K[]
): Partial<Record<K, string>> => {
  const values: Partial<Record<K, string>> = {};
  for (const filter of query.filters?.$and ?? []) {
    for (const name of names) {
      const value = filter[name]?.$eq;
      if (value !== undefined && value !== '') values[name] = String(value);
    }
  }
  return values;
};

/** The filters of the URL with only the last of each field kept, or null when nothing doubles. */
export const withoutDoubles = (query: ListUrlQuery): ListUrlQuery['filters'] | null => {
  const all = query.filters?.$and ?? [];
  const nameOf = (filter: object): string => Object.keys(filter)[0] ?? '';
  const kept = all.filter(
    (filter, index) => !all.slice(index + 1).some((later) => nameOf(later) === nameOf(filter))
  );
  return kept.length === all.length ? null : { $and: kept };
};

export const readListRequest = (
  query: ListUrlQuery,
  defaults: { sort: string; pageSize?: number }
): ListRequest => ({
  page: Number(query.page) || 1,
  pageSize: Number(query.pageSize) || (defaults.pageSize ?? 10),
  sort: (query.sort || defaults.sort).replace(/:(ASC|DESC)$/, (order) => order.toLowerCase()),
  ...(query._q ? { _q: decoded(query._q) } : {}),
});

/** Strapi's search box writes the term encoded twice. */
const decoded = (term: string): string => {
  try {
    return decodeURIComponent(term);
  } catch {
    return term;
  }
};

/** Search string of a list view with these filters set: numbers link to the rows behind them. */
export const filterSearch = (filters: Record<string, string | number>): string => {
  const parts = Object.entries(filters).map(
    ([name, value], index) =>
      `filters[$and][${index}][${name}][$eq]=${encodeURIComponent(String(value))}`
  );
  return parts.length > 0 ? `?${parts.join('&')}` : '';
};
