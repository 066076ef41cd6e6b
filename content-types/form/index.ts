import { defineContentType, type LocalizedText } from '../model';
import type { LegalBasis } from '../subscription';

/** Fields of a subscriber that a form may ask for. `email` is always the first. */
export const FORM_FIELD_KEYS = ['email', 'firstName', 'lastName'] as const;
export type FormFieldKey = (typeof FORM_FIELD_KEYS)[number];

export interface FormField {
  key: FormFieldKey;
  label: LocalizedText;
  required: boolean;
}

/** One box, one purpose: a wording and the lists that ticking it joins. */
export interface FormConsent {
  key: string;
  wordingId: number;
  listIds: number[];
  required: boolean;
  /** Regime of this box; null for that of its lists. Drafts from before the choice have none. */
  basis?: LegalBasis | null;
  /** `soft-opt-in`: what people buy or negotiate where this form stands ("Order in our shop"). */
  relation?: string;
  /** What `{partner}` stands for in the wording. */
  partner?: string;
}

/** The form's texts; a missing one falls back to the plugin's own. */
export const FORM_TEXT_KEYS = ['title', 'intro', 'submit', 'success'] as const;
export type FormTextKey = (typeof FORM_TEXT_KEYS)[number];

export interface FormTheme {
  /** `#rrggbb`. */
  accent: string;
}

/** What the editor changes. */
export interface FormDefinition {
  locales: string[];
  fields: FormField[];
  consents: FormConsent[];
  texts: Record<FormTextKey, LocalizedText>;
  theme: FormTheme;
  /** Where an HTML visitor goes after submitting; empty for the plugin's own page. */
  redirectUrl: string;
}

/** A consent as frozen in a published form version: exactly what people see. */
export interface PublishedConsent extends FormConsent {
  wordingVersion: number;
  wordingHash: string;
  /** As shown, variables filled in. */
  texts: LocalizedText;
  basis: LegalBasis;
  /** The box has a regime of its own, so that of its lists does not matter. */
  ownBasis?: true;
}

/** What visitors get: the definition with its wordings frozen into it. */
export interface PublishedForm extends Omit<FormDefinition, 'consents'> {
  consents: PublishedConsent[];
}

export interface Form {
  id: number;
  documentId: string;
  slug: string;
  name: string;
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
