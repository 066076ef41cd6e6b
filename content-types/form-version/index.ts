import { defineBulkModel, type EpochMs } from '../model';
import type { PublishedForm } from '../form';

/** An immutable snapshot of a form as visitors saw it. */
export interface FormVersion {
  id: number;
  formId: number;
  version: number;
  definition: PublishedForm;
  /** SHA-256 (hex) of the canonical JSON of `definition`. */
  hash: string;
  publishedAt: EpochMs;
  publishedBy: string;
}

export const formVersion = defineBulkModel(
  'form-version',
  'optin_form_versions',
  {
    formId: { type: 'integer' },
    version: { type: 'integer' },
    definition: { type: 'text' },
    hash: { type: 'string' },
    publishedAt: { type: 'biginteger' },
    publishedBy: { type: 'string' },
  },
  [{ name: 'optin_form_versions_uq', columns: ['form_id', 'version'], type: 'unique' }]
);
