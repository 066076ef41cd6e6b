import { defineContentType, type LocalizedText } from '../model';
import { LEGAL_BASES, type LegalBasis } from '../subscription';

export interface List {
  id: number;
  documentId: string;
  /** Stable key, used in List-ID and public routes. */
  slug: string;
  /** Name in the panel. */
  name: string;
  /** What readers see: name and purpose in their language. */
  title: LocalizedText;
  purpose: LocalizedText;
  isPublic: boolean;
  /** The regime under which new people join, unless a form asks for another accepted one. */
  regime: LegalBasis;
  /** Bases on which this list may be written to; the regime is one of them. */
  acceptedBases: LegalBasis[];
  /** Profession or activity of the people on it, for the basis `b2b-opt-out`; empty elsewhere. */
  profession: string;
  senderId: number | null;
  welcomeMail: boolean;
  createdAt: string;
  updatedAt: string;
}

export const list = defineContentType(
  'list',
  'lists',
  'A named newsletter or audience with one purpose.',
  {
    slug: { type: 'string', required: true },
    name: { type: 'string', required: true },
    title: { type: 'json' },
    purpose: { type: 'json' },
    isPublic: { type: 'boolean', default: true },
    regime: { type: 'enumeration', enum: LEGAL_BASES, default: 'double-opt-in' },
    acceptedBases: { type: 'json' },
    profession: { type: 'string' },
    senderId: { type: 'integer' },
    welcomeMail: { type: 'boolean', default: true },
  },
  [{ name: 'optin_lists_slug_uq', columns: ['slug'], type: 'unique' }]
);
