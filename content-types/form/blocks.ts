import type { LocalizedText } from '../model';
import type { LegalBasis } from '../subscription';
import type { Condition } from './conditions';

/** Built-in fields of a subscriber that a form may ask for besides the address. */
export const NAME_PARTS = ['firstName', 'lastName'] as const;
export type NamePart = (typeof NAME_PARTS)[number];

interface BlockBase {
  /** Unique in the form, stable over edits: `[a-z0-9-]{1,40}`. */
  id: string;
  /** The block shows only while this holds; absent or null for always. */
  showIf?: Condition | null;
}

/** Texts of a field; an empty label falls back to the custom field's own. */
interface FieldTexts {
  label: LocalizedText;
  help?: LocalizedText;
  placeholder?: LocalizedText;
}

export interface EmailBlock extends BlockBase, FieldTexts {
  type: 'email';
}

export interface NameBlock extends BlockBase, FieldTexts {
  type: 'name';
  part: NamePart;
  required: boolean;
}

/** How a field with options is asked for; `auto` is what fits their number. */
export const FIELD_CONTROLS = ['auto', 'select', 'buttons'] as const;
export type FieldControl = (typeof FIELD_CONTROLS)[number];

/** A custom field. */
export interface FieldBlock extends BlockBase, FieldTexts {
  type: 'field';
  /** Key of the custom field. */
  key: string;
  required: boolean;
  control?: FieldControl;
  /** Not asked of people whose answer is known already (questionnaires). */
  progressive?: boolean;
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

export interface ConsentBlock extends BlockBase, FormConsent {
  type: 'consent';
}

/** A box for each of several lists, all under one wording; people choose among them. */
export interface ListsBlock extends BlockBase {
  type: 'lists';
  /** Consents are called `<key>-<list id>`. */
  key: string;
  label: LocalizedText;
  wordingId: number;
  listIds: number[];
  /** At least one must be ticked. */
  required: boolean;
}

/** An unticked box for each of several partners, each with its own consent (coregistration). */
export interface PartnersBlock extends BlockBase {
  type: 'partners';
  /** Consents are called `<key>-<partner id>`. */
  key: string;
  label: LocalizedText;
  /** Says who the partner is by `{partner}`. */
  wordingId: number;
  partnerIds: number[];
}

/** Where a hidden value comes from. */
export const HIDDEN_SOURCES = ['fixed', 'query', 'referrer'] as const;
export type HiddenSource = (typeof HIDDEN_SOURCES)[number];

/** A value that goes along with the submission: campaign, referrer, UTM. */
export interface HiddenBlock extends BlockBase {
  type: 'hidden';
  /** Name under which it is kept: `[a-z][a-z0-9_]*`, such as `utm_source`. */
  key: string;
  source: HiddenSource;
  /** `fixed`: the value; `query`: the name of the parameter in the page's address. */
  value: string;
}

export interface FormHeadingBlock extends BlockBase {
  type: 'heading';
  text: LocalizedText;
  level: 2 | 3;
}

/** Plain text; line breaks count, web addresses become links. */
export interface FormTextBlock extends BlockBase {
  type: 'text';
  text: LocalizedText;
}

export interface FormImageBlock extends BlockBase {
  type: 'image';
  /** As the media library gives it: absolute, or relative to Strapi. */
  src: string;
  assetId: number | null;
  /** Empty for decoration. */
  alt: LocalizedText;
  isDecorative: boolean;
  width: number | null;
  height: number | null;
}

export interface FormDividerBlock extends BlockBase {
  type: 'divider';
}

/** The choice of a vote; its options are the promotion's. */
export interface VoteBlock extends BlockBase {
  type: 'vote';
  label: LocalizedText;
}

/** Acceptance of the promotion's rules; the version is recorded with the entry. */
export interface RulesBlock extends BlockBase {
  type: 'rules';
  label: LocalizedText;
}

export interface SubmitBlock extends BlockBase {
  type: 'submit';
  label: LocalizedText;
}

export type FormBlock =
  | EmailBlock
  | NameBlock
  | FieldBlock
  | ConsentBlock
  | ListsBlock
  | PartnersBlock
  | HiddenBlock
  | FormHeadingBlock
  | FormTextBlock
  | FormImageBlock
  | FormDividerBlock
  | VoteBlock
  | RulesBlock
  | SubmitBlock;
export type FormBlockType = FormBlock['type'];

export const FORM_BLOCK_TYPES = [
  'email',
  'name',
  'field',
  'lists',
  'consent',
  'partners',
  'hidden',
  'heading',
  'text',
  'image',
  'divider',
  'vote',
  'rules',
  'submit',
] as const satisfies readonly FormBlockType[];

/** Blocks side by side; on a narrow page they stand below each other. */
export interface FormRow {
  id: string;
  /** One to three columns, each a stack of blocks. */
  columns: FormBlock[][];
}

/** One page of a form. A form of one step shows no progress. */
export interface FormStep {
  id: string;
  title: LocalizedText;
  rows: FormRow[];
  showIf?: Condition | null;
}
