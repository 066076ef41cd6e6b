import type { Condition } from '../form/conditions';
import type { AbKey } from './ab-test';
import type { EntryBlock, QueryBlock } from './cms';

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

/** What every block may carry besides its content. */
export interface BlockBase {
  id: string;
  /**
   * Who sees it; everybody where there is none. Paths: `locale` (the reader's language), `lists`
   * (ids of the lists that they have confirmed), `fields.<key>`.
   */
  when?: Condition | null;
  /** In an A/B test of content: the only variant that has it; absent for all. */
  variant?: AbKey;
  /** Came locked with a template: campaigns made from it keep the block as it is. */
  locked?: boolean;
}

export interface HeadingBlock extends BlockBase {
  type: 'heading';
  level: 1 | 2 | 3;
  align: Align;
  content: InlineNode[];
}
export interface TextBlock extends BlockBase {
  type: 'text';
  content: RichNode[];
}
export interface ImageBlock extends BlockBase {
  type: 'image';
  /** Id of the file in the media library, null while none is chosen. */
  fileId: number | null;
  /** Absolute URL, or one relative to Strapi's public URL. */
  url: string;
  alt: string;
  /** Width in CSS pixels, at most 600. */
  width: number | null;
  link: string;
  /** Shown instead where the mail program is dark; absent for none. */
  dark?: { fileId: number | null; url: string } | null;
}
export interface ButtonBlock extends BlockBase {
  type: 'button';
  text: string;
  url: string;
  align: Align;
}
export interface DividerBlock extends BlockBase {
  type: 'divider';
}
export interface SpacerBlock extends BlockBase {
  type: 'spacer';
  /** CSS pixels, 4 to 120. */
  height: number;
}
export interface QuoteBlock extends BlockBase {
  type: 'quote';
  content: InlineNode[];
  /** Who said it; empty for nobody. */
  author: string;
}

/** Where an organisation can be followed; `website` and `rss` count too. */
export const SOCIAL_NETWORKS = [
  'website',
  'mastodon',
  'bluesky',
  'facebook',
  'instagram',
  'linkedin',
  'threads',
  'tiktok',
  'x',
  'youtube',
  'rss',
] as const;
export type SocialNetwork = (typeof SOCIAL_NETWORKS)[number];
export interface SocialBlock extends BlockBase {
  type: 'social';
  align: Align;
  links: { network: SocialNetwork; url: string }[];
}
/** A picture that leads to a film; mail programs play none. */
export interface VideoBlock extends BlockBase {
  type: 'video';
  /** The page that plays it. */
  url: string;
  /** The still picture. */
  fileId: number | null;
  imageUrl: string;
  alt: string;
}
/** Markup from elsewhere, cleaned when the message is compiled (see `messages/sanitise.ts`). */
export interface HtmlBlock extends BlockBase {
  type: 'html';
  html: string;
}
/** Where the engine puts identity and exit, for everybody; at the end when the editor left it out. */
export interface FooterBlock extends BlockBase {
  type: 'footer';
  content: InlineNode[];
}

/** What can stand in a column. */
export type ColumnItem =
  | HeadingBlock
  | TextBlock
  | ImageBlock
  | ButtonBlock
  | DividerBlock
  | SpacerBlock
  | QuoteBlock
  | SocialBlock
  | VideoBlock
  | HtmlBlock
  | EntryBlock;

export interface MessageColumn {
  id: string;
  blocks: ColumnItem[];
}
/** One to four columns side by side; they stack on phones. */
export interface ColumnsBlock extends BlockBase {
  type: 'columns';
  columns: MessageColumn[];
}
export const MAX_COLUMNS = 4;

export type MessageBlock = ColumnItem | ColumnsBlock | QueryBlock | FooterBlock;
export type MessageBlockType = MessageBlock['type'];

export interface MessageDocument {
  version: 1;
  blocks: MessageBlock[];
}

/** Every block of a document in reading order, those in columns after the block that holds them. */
export const allBlocks = (blocks: readonly MessageBlock[]): MessageBlock[] =>
  blocks.flatMap((block): MessageBlock[] =>
    block.type === 'columns'
      ? [block, ...block.columns.flatMap((column) => column.blocks)]
      : [block]
  );

/** The document with each block, those in columns too, replaced by what `change` makes of it. */
export const mapBlocks = (
  document: MessageDocument,
  change: <B extends MessageBlock>(block: B) => B
): MessageDocument => ({
  ...document,
  blocks: document.blocks.map((block) => {
    const next = change(block);
    return next.type === 'columns'
      ? {
          ...next,
          columns: next.columns.map((column) => ({
            ...column,
            blocks: column.blocks.map((item) => change(item)),
          })),
        }
      : next;
  }),
});
