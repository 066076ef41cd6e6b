import { defineBulkModel } from '../model';

/** How often a form was seen and sent on one day (UTC); counts only, nothing of anybody. */
export interface FormDay {
  id: number;
  formId: number;
  /** `YYYY-MM-DD`. */
  day: string;
  seen: number;
  submitted: number;
}

export const formDay = defineBulkModel(
  'form-day',
  'optin_form_days',
  {
    formId: { type: 'integer' },
    day: { type: 'string' },
    seen: { type: 'integer' },
    submitted: { type: 'integer' },
  },
  [{ name: 'optin_form_days_uq', columns: ['form_id', 'day'], type: 'unique' }]
);
