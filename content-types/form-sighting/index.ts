import { defineBulkModel, type EpochMs } from '../model';

/** A page on which a form was seen: what "where is it embedded" answers from. */
export interface FormSighting {
  id: number;
  formId: number;
  /** SHA-256 (hex, 32 characters) of the address, so that a long one fits a unique index. */
  pageKey: string;
  /** Origin and path, without query and fragment. */
  page: string;
  firstAt: EpochMs;
  lastAt: EpochMs;
  seen: number;
}

export const formSighting = defineBulkModel(
  'form-sighting',
  'optin_form_sightings',
  {
    formId: { type: 'integer' },
    pageKey: { type: 'string' },
    page: { type: 'text' },
    firstAt: { type: 'biginteger' },
    lastAt: { type: 'biginteger' },
    seen: { type: 'integer' },
  },
  [{ name: 'optin_form_sightings_uq', columns: ['form_id', 'page_key'], type: 'unique' }]
);
