import type { BlockBase } from './message';

/** How an entry of the CMS looks in a message. */
export const CARD_LAYOUTS = ['image-top', 'image-left', 'image-right', 'text'] as const;
export type CardLayout = (typeof CARD_LAYOUTS)[number];

/** What a message shows of an entry, in one language. Plain text, never markup. */
export interface EntryCard {
  title: string;
  text: string;
  /** Absolute URL, or one relative to Strapi's public URL; empty for none. */
  imageUrl: string;
  imageAlt: string;
  /** Absolute http(s) URL of the entry's page; empty for none. */
  link: string;
}

/**
 * How the entries of one content type become cards; chosen once in the settings. Names of
 * attributes of the type; empty for none. A dotted name goes into a component: `seo.description`.
 */
export interface ContentMapping {
  title: string;
  text: string;
  image: string;
  /** URL pattern of the entry's page: `https://example.org/{locale}/{slug}`; `{name}` is an attribute. */
  link: string;
}

/** One entry that an editor picked. */
export interface EntryBlock extends BlockBase {
  type: 'entry';
  /** Content type, such as `api::article.article`; empty while none is chosen. */
  uid: string;
  documentId: string;
  layout: CardLayout;
  /** `live`: read again when the message goes out; `frozen`: as it was when it was frozen. */
  source: 'live' | 'frozen';
  /** By locale; what a frozen block shows. */
  frozen: Record<string, EntryCard> | null;
  /** Label of the button that leads to the entry; empty for none (the title links all the same). */
  buttonText: string;
}

export const QUERY_OPERATORS = [
  '$eq',
  '$ne',
  '$contains',
  '$gte',
  '$lte',
  '$null',
  '$notNull',
] as const;
export type QueryOperator = (typeof QUERY_OPERATORS)[number];
export interface QueryFilter {
  /** Attribute of the content type. */
  field: string;
  op: QueryOperator;
  value: string;
}

/** The latest entries of a type, looked up when the message is made. */
export interface QueryBlock extends BlockBase {
  type: 'query';
  uid: string;
  /** 1 to 20. */
  limit: number;
  /** Attribute and direction: `publishedAt:desc`. */
  sort: string;
  filters: QueryFilter[];
  /** A fixed language, or empty for the reader's. */
  locale: string;
  /** Leaves out what an earlier issue of the series (or an earlier campaign to the same lists) had. */
  onlyNew: boolean;
  layout: CardLayout;
  /** Cards side by side; they stack on phones. */
  columns: 1 | 2 | 3;
  buttonText: string;
}
