import type { CustomFieldType, FieldValue, FieldValueRow } from '../../../content-types';

/** The columns of one row of a value. */
export type ValueColumns = Pick<
  FieldValueRow,
  'position' | 'textValue' | 'numberValue' | 'longValue'
>;

const EMPTY: Omit<ValueColumns, 'position'> = {
  textValue: null,
  numberValue: null,
  longValue: null,
};

type Column = 'text' | 'long' | 'number' | 'flag' | 'texts';

const COLUMNS = {
  text: 'text',
  'long-text': 'long',
  number: 'number',
  date: 'text',
  boolean: 'flag',
  choice: 'text',
  choices: 'texts',
  country: 'text',
  language: 'text',
  phone: 'text',
  url: 'long',
} as const satisfies Record<CustomFieldType, Column>;

/**
 * A value as typed rows; none for nothing said. A value of another type has none either: an old
 * version of a form may still ask what a field was before its type changed.
 */
export const valueRows = (type: CustomFieldType, value: FieldValue): ValueColumns[] => {
  const row = (columns: Partial<ValueColumns>, position = 0) => ({
    ...EMPTY,
    position,
    ...columns,
  });
  switch (COLUMNS[type]) {
    case 'texts':
      return Array.isArray(value)
        ? value.map((textValue, position) => row({ textValue }, position))
        : [];
    case 'text':
      return typeof value === 'string' ? [row({ textValue: value })] : [];
    case 'long':
      return typeof value === 'string' ? [row({ longValue: value })] : [];
    case 'number':
      return typeof value === 'number' ? [row({ numberValue: value })] : [];
    case 'flag':
      return typeof value === 'boolean' ? [row({ numberValue: value ? 1 : 0 })] : [];
  }
};

/** The value that its rows stand for, in order of position; `null` for none. */
export const valueOfRows = (type: CustomFieldType, rows: readonly ValueColumns[]): FieldValue => {
  const [first] = rows;
  if (!first) return null;
  switch (COLUMNS[type]) {
    case 'texts': {
      const chosen = rows.flatMap(({ textValue }) => textValue ?? []);
      return chosen.length > 0 ? chosen : null;
    }
    case 'text':
      return first.textValue;
    case 'long':
      return first.longValue;
    case 'number':
      return first.numberValue;
    case 'flag':
      return first.numberValue === null ? null : first.numberValue === 1;
  }
};
