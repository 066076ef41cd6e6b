/**
 * The message document: what the editor composes, block by block. Texts hold inline nodes rather
 * than HTML, so nothing an editor pastes can become markup or a template by accident.
 */
export const MERGE_TAGS = ['firstName', 'lastName', 'email'] as const;
/** What is known of the reader in a custom field: `fields.city`. */
export type FieldTag = `fields.${string}`;
export type MergeTagName = (typeof MERGE_TAGS)[number] | FieldTag;

const FIELD_TAG = /^fields\.([a-z][a-zA-Z0-9]{0,39})$/;

/** The key of the custom field that a tag names; null for any other tag. */
export const fieldOfTag = (tag: string): string | null => FIELD_TAG.exec(tag)?.[1] ?? null;

export const isMergeTag = (tag: unknown): tag is MergeTagName =>
  typeof tag === 'string' && (MERGE_TAGS.some((name) => name === tag) || fieldOfTag(tag) !== null);

/** A per-recipient value; the fallback stands in where the person gave none. */
export interface MergeTagNode {
  type: 'mergeTag';
  tag: MergeTagName;
  fallback: string;
}

export interface TextNode {
  type: 'text';
  text: string;
  bold?: boolean;
  italic?: boolean;
  /** Absolute http(s) or mailto URL. */
  link?: string;
}

export type InlineNode = TextNode | MergeTagNode | { type: 'break' };

export type RichNode =
  | { type: 'paragraph'; content: InlineNode[] }
  | { type: 'bulletList' | 'orderedList'; items: InlineNode[][] };

export type Align = 'left' | 'center' | 'right';

export interface HeadingBlock {
  id: string;
  type: 'heading';
  level: 1 | 2 | 3;
  align: Align;
  content: InlineNode[];
}
export interface TextBlock {
  id: string;
  type: 'text';
  content: RichNode[];
}
export interface ImageBlock {
  id: string;
  type: 'image';
  /** Id of the file in the media library, null while none is chosen. */
  fileId: number | null;
  /** Absolute URL, or one relative to Strapi's public URL. */
  url: string;
  alt: string;
  /** Width in CSS pixels, at most 600. */
  width: number | null;
  link: string;
}
export interface ButtonBlock {
  id: string;
  type: 'button';
  text: string;
  url: string;
  align: Align;
}
export interface DividerBlock {
  id: string;
  type: 'divider';
}
/** Where the engine puts identity and exit; it does so at the end when the editor left it out. */
export interface FooterBlock {
  id: string;
  type: 'footer';
  content: InlineNode[];
}

export type MessageBlock =
  HeadingBlock | TextBlock | ImageBlock | ButtonBlock | DividerBlock | FooterBlock;
export type MessageBlockType = MessageBlock['type'];

export interface MessageDocument {
  version: 1;
  blocks: MessageBlock[];
}
