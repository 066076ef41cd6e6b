import { defineBulkModel, type EpochMs } from '../model';

/**
 * One value of a custom field. Typed columns, so that segments compare them in SQL: texts, days,
 * options and codes in `textValue`, numbers and yes/no (1, 0) in `numberValue`, long texts and URLs
 * in `longValue`. `choices` take a row for each option, by `position`.
 */
export interface FieldValueRow {
  id: number;
  subscriberId: number;
  fieldId: number;
  position: number;
  textValue: string | null;
  numberValue: number | null;
  longValue: string | null;
  updatedAt: EpochMs;
}

export const fieldValue = defineBulkModel(
  'field-value',
  'optin_field_values',
  {
    subscriberId: { type: 'integer' },
    fieldId: { type: 'integer' },
    position: { type: 'integer' },
    textValue: { type: 'string' },
    numberValue: { type: 'float' },
    longValue: { type: 'text' },
    updatedAt: { type: 'biginteger' },
  },
  [
    {
      name: 'optin_field_values_uq',
      columns: ['subscriber_id', 'field_id', 'position'],
      type: 'unique',
    },
    { name: 'optin_field_values_text_ix', columns: ['field_id', 'text_value', 'subscriber_id'] },
    {
      name: 'optin_field_values_number_ix',
      columns: ['field_id', 'number_value', 'subscriber_id'],
    },
  ]
);
