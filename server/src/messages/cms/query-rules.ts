import type { QueryFilter, QueryOperator } from '../../../../content-types';
import { isInternal, isShown, type Attribute, type Attributes } from './schema';

export type FilterKind = 'text' | 'choice' | 'number' | 'boolean' | 'date' | 'datetime';

/** What can be asked of each kind of attribute. */
export const OPERATORS: Record<FilterKind, readonly QueryOperator[]> = {
  text: ['$contains', '$eq', '$ne', '$null', '$notNull'],
  choice: ['$eq', '$ne', '$null', '$notNull'],
  number: ['$eq', '$ne', '$gte', '$lte', '$null', '$notNull'],
  boolean: ['$eq'],
  date: ['$gte', '$lte', '$eq', '$null', '$notNull'],
  datetime: ['$gte', '$lte', '$null', '$notNull'],
};

/** Times that every entry has. */
const TIMES = ['publishedAt', 'createdAt', 'updatedAt'] as const;

const KINDS: Record<string, FilterKind | undefined> = {
  string: 'text',
  text: 'text',
  email: 'text',
  uid: 'text',
  enumeration: 'choice',
  integer: 'number',
  biginteger: 'number',
  float: 'number',
  decimal: 'number',
  boolean: 'boolean',
  date: 'date',
  datetime: 'datetime',
};

export interface Filterable {
  name: string;
  kind: FilterKind;
  /** What a choice can be. */
  values: readonly string[];
}

const toFilterable = (name: string, attribute: Attribute): Filterable[] => {
  const kind = isShown(attribute) && !isInternal(name) ? KINDS[attribute.type] : undefined;
  return kind ? [{ name, kind, values: attribute.enum ?? [] }] : [];
};

/**
 * What queries may filter and sort by: scalars of the type itself and its times. Private attributes
 * and passwords are not among them, for a filter tells what it filters by; nor are relations.
 */
export const filterables = (attributes: Attributes): Filterable[] => [
  ...Object.entries(attributes).flatMap(([name, attribute]) => toFilterable(name, attribute)),
  ...TIMES.map((name): Filterable => ({ name, kind: 'datetime', values: [] })),
];

type Condition = Record<string, unknown>;

const valueOf = (kind: FilterKind, text: string): string | number | boolean | null => {
  const value = text.trim();
  switch (kind) {
    case 'number':
      return value !== '' && Number.isFinite(Number(value)) ? Number(value) : null;
    case 'boolean':
      return value === 'true' ? true : value === 'false' ? false : null;
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : null;
    case 'datetime': {
      const time = Date.parse(value);
      return /^\d{4}-\d{2}-\d{2}/.test(value) && !Number.isNaN(time)
        ? new Date(time).toISOString()
        : null;
    }
    case 'text':
    case 'choice':
      return value === '' ? null : value;
  }
};

/** A whole day counts as one: `at most 2026-03-01` has what was published in its evening. */
const endOfDay = (text: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(text.trim()) ? `${text.trim()}T23:59:59.999Z` : text;

/** @returns null for a filter that is not open here */
const toCondition = ({ field, op, value }: QueryFilter, known: Filterable[]): Condition | null => {
  const found = known.find(({ name }) => name === field);
  if (!found || !OPERATORS[found.kind].includes(op)) return null;
  if (op === '$null' || op === '$notNull') return { [field]: { [op]: true } };
  const given = found.kind === 'datetime' && op === '$lte' ? endOfDay(value) : value;
  const compared = valueOf(found.kind, given);
  if (compared === null) return null;
  // Whoever says "is not x" means those with nothing too.
  if (op === '$ne') return { $or: [{ [field]: { $ne: compared } }, { [field]: { $null: true } }] };
  return { [field]: { [op === '$contains' ? '$containsi' : op]: compared } };
};

/**
 * Filters of a query block as Strapi's. One that is not open (any more) closes the whole query:
 * left out it would show more than was asked for.
 */
export const toFilters = (
  filters: readonly QueryFilter[],
  attributes: Attributes
): { conditions: Condition[] } | { refused: string } => {
  const known = filterables(attributes);
  const conditions: Condition[] = [];
  for (const filter of filters) {
    const condition = toCondition(filter, known);
    if (!condition) return { refused: filter.field };
    conditions.push(condition);
  }
  return { conditions };
};

const FALLBACK_SORT = 'publishedAt:desc';

/** `publishedAt:desc` where it is not open; the id settles ties, so that two runs find the same. */
export const toSort = (sort: string, attributes: Attributes): string[] => {
  const [name, order] = sort.split(':');
  const isKnown =
    (order === 'asc' || order === 'desc') && filterables(attributes).some((at) => at.name === name);
  return [isKnown ? sort : FALLBACK_SORT, 'id:desc'];
};
