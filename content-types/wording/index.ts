import { defineContentType, type LocalizedText } from '../model';

export interface Wording {
  id: number;
  documentId: string;
  /** Stable key. */
  slug: string;
  name: string;
  /** The draft; only publishing turns it into a version that forms can show. */
  draft: LocalizedText;
  /** Latest published version number, 0 before the first. */
  publishedVersion: number;
  createdAt: string;
  updatedAt: string;
}

export const wording = defineContentType(
  'wording',
  'wordings',
  'A consent text; its published versions are immutable.',
  {
    slug: { type: 'string', required: true },
    name: { type: 'string', required: true },
    draft: { type: 'json' },
    publishedVersion: { type: 'integer', default: 0 },
  },
  [{ name: 'optin_wordings_slug_uq', columns: ['slug'], type: 'unique' }]
);
