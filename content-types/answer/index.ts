import { defineBulkModel } from '../model';

/** One answer of a response, typed as a `field-value` is; `choices` take a row for each option. */
export interface Answer {
  id: number;
  responseId: number;
  formId: number;
  fieldKey: string;
  position: number;
  textValue: string | null;
  numberValue: number | null;
  longValue: string | null;
}

export const answer = defineBulkModel(
  'answer',
  'optin_answers',
  {
    responseId: { type: 'integer' },
    formId: { type: 'integer' },
    fieldKey: { type: 'string' },
    position: { type: 'integer' },
    textValue: { type: 'string' },
    numberValue: { type: 'float' },
    longValue: { type: 'text' },
  },
  [
    {
      name: 'optin_answers_uq',
      columns: ['response_id', 'field_key', 'position'],
      type: 'unique',
    },
    { name: 'optin_answers_text_ix', columns: ['form_id', 'field_key', 'text_value'] },
  ]
);
