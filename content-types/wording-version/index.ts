import { defineBulkModel, type EpochMs, type LocalizedText } from '../model';

/** What a person was told, word for word; never updated, never deleted. */
export interface WordingVersion {
  id: number;
  wordingId: number;
  version: number;
  texts: LocalizedText;
  /** SHA-256 (hex) of the canonical JSON of `texts`. */
  hash: string;
  publishedAt: EpochMs;
  publishedBy: string;
}

export const wordingVersion = defineBulkModel(
  'wording-version',
  'optin_wording_versions',
  {
    wordingId: { type: 'integer' },
    version: { type: 'integer' },
    texts: { type: 'text' },
    hash: { type: 'string' },
    publishedAt: { type: 'biginteger' },
    publishedBy: { type: 'string' },
  },
  [
    {
      name: 'optin_wording_versions_uq',
      columns: ['wording_id', 'version'],
      type: 'unique',
    },
  ]
);
