import type { CustomField } from '../../../../../content-types/custom-field';
import type { Page } from '../../../../../server/src/core/contract';

interface Narrowing {
  search: string;
  archived?: string;
}

/** Fields that a search or a filter leaves; there are few, so the panel does it itself. */
export const narrowed = (
  fields: readonly CustomField[],
  { search, archived }: Narrowing
): CustomField[] => {
  const wanted = search.trim().toLowerCase();
  return fields.filter(
    (field) =>
      (!wanted ||
        [field.key, ...Object.values(field.label)].some((text) =>
          (text ?? '').toLowerCase().includes(wanted)
        )) &&
      (!archived || String(field.isArchived) === archived)
  );
};

/** One page of rows that are all here already. */
export const pageOf = <T>(
  rows: readonly T[],
  { page, pageSize }: { page: number; pageSize: number }
): Page<T> => {
  const pageCount = Math.max(1, Math.ceil(rows.length / pageSize));
  const shown = Math.min(page, pageCount);
  return {
    results: rows.slice((shown - 1) * pageSize, shown * pageSize),
    pagination: { page: shown, pageSize, pageCount, total: rows.length },
  };
};
