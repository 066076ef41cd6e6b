import { defineContentType, type EpochMs, type LocalizedText } from '../model';

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
  /** People who agreed to a version below this one are asked again; 0 for nobody. */
  askVersion: number;
  /** Whether nothing may be sent to them until they answer. */
  askStops: boolean;
  /** When people were first asked about `askVersion`: who was asked since is not asked twice. */
  askedAt: EpochMs | null;
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
    askVersion: { type: 'integer', default: 0 },
    askStops: { type: 'boolean', default: false },
    askedAt: { type: 'biginteger' },
  },
  [{ name: 'optin_wordings_slug_uq', columns: ['slug'], type: 'unique' }]
);
