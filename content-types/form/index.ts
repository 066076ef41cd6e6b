import { defineContentType } from '../model';
import type { FormDefinition } from './definition';

export * from './blocks';
export * from './colour';
export * from './conditions';
export * from './definition';
export * from './look';
export * from './settings';
export * from './stylesheet';
export * from './themes';
export * from './view';

export interface Form {
  id: number;
  documentId: string;
  slug: string;
  name: string;
  /** Stored as it was saved; services hand it out in blocks. */
  definition: FormDefinition;
  /** Latest published version number, 0 before the first. */
  publishedVersion: number;
  /** A closed form shows a notice and takes no submissions. */
  isOpen: boolean;
  createdAt: string;
  updatedAt: string;
}

export const form = defineContentType(
  'form',
  'forms',
  'A sign-up form; what visitors see is its latest published version.',
  {
    slug: { type: 'string', required: true },
    name: { type: 'string', required: true },
    definition: { type: 'json' },
    publishedVersion: { type: 'integer', default: 0 },
    isOpen: { type: 'boolean', default: true },
  },
  [{ name: 'optin_forms_slug_uq', columns: ['slug'], type: 'unique' }]
);
