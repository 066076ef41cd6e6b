import type { EntryCard, FooterBlock, LinkTags } from '../../../../content-types';
import type { Links } from '../../core';
import type { InlineContext, RefuseLink } from '../inline';
import { PADDING, type Direction, type Node } from '../layout';
import type { LinkMarks } from '../link-marks';
import type { Linker } from '../links';
import type { Look } from '../palette';
import type { Slots } from '../slots';

/** Where a block stands: across the card, or in one of its columns. */
export interface Place {
  /** CSS pixels between the edges of what it stands in. */
  width: number;
  /** CSS pixels left free on either side. */
  side: number;
}

export interface BlockContext {
  locale: string;
  direction: Direction;
  look: Look;
  slots: Slots;
  asset: Links['asset'];
  href: Linker;
  /** For links in markup, which `href` does not see. */
  linkTags: LinkTags | null;
  /** For the same, where clicks are counted. */
  marks?: LinkMarks;
  /** What blocks with entries of the CMS show, by block id. */
  cards: ReadonlyMap<string, readonly EntryCard[]>;
  /** Level of the titles of entries, by block id; see `cardLevels`. */
  cardLevels: ReadonlyMap<string, 2 | 3>;
  place: Place;
  /** Throws a 400 that names the block, and the link in it. */
  refuse: RefuseLink;
  /** Identity and exit, which the engine puts below what the editor wrote in the footer. */
  footer: (content: FooterBlock['content'], refuse: RefuseLink) => Node[];
}

/**
 * What a block becomes: nodes that stack in one column, or sections of their own where it has
 * several side by side.
 */
export type Piece = { kind: 'stack'; nodes: Node[] } | { kind: 'rows'; sections: Node[] };

export const stack = (nodes: Node[]): Piece => ({ kind: 'stack', nodes });

/** Room for the content of a block. */
export const roomIn = ({ place }: BlockContext): number => Math.floor(place.width - 2 * place.side);

/** Padding for a node, where its place differs from what the head of the document says. */
export const padding = ({ place }: BlockContext, vertical: number): Record<string, string> =>
  place.side === PADDING ? {} : { padding: `${vertical}px ${place.side}px` };

export const inlineContext = ({ slots, href, refuse, look }: BlockContext): InlineContext => ({
  slots,
  href,
  refuse,
  linkColour: look.light.link,
});

/** A link of a block: null where there is none. @throws ValidationError for what must not be sent */
export const targetOf = (url: string, { href, refuse }: BlockContext): string | null =>
  url.trim() === '' ? null : (href(url) ?? refuse(url));
