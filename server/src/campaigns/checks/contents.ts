import {
  allBlocks,
  type EntryCard,
  type InlineNode,
  type MessageBlock,
  type MessageDocument,
} from '../../../../content-types';
import { inlineText } from '../../messages';
import { readMarkup } from './markup';

export interface ReadLink {
  url: string;
  /** What the reader clicks on; null where that is a picture. */
  label: string | null;
}
export interface ReadImage {
  /** Ids in the media library. */
  fileIds: number[];
  isMissing: boolean;
  /** null where an empty text means decoration: markup from elsewhere. */
  alt: string | null;
}

/** What checks ask of one block. */
export interface BlockContents {
  block: MessageBlock;
  inline: InlineNode[];
  links: ReadLink[];
  images: ReadImage[];
  /** Its words, for a reader without pictures. */
  words: string;
}

const inlineOf = (block: MessageBlock): InlineNode[] => {
  switch (block.type) {
    case 'heading':
    case 'quote':
    case 'footer':
      return block.content;
    case 'text':
      return block.content.flatMap((rich) =>
        rich.type === 'paragraph' ? rich.content : rich.items.flat()
      );
    case 'image':
    case 'button':
    case 'divider':
    case 'spacer':
    case 'social':
    case 'video':
    case 'html':
    case 'columns':
    case 'entry':
    case 'query':
      return [];
  }
};

/** Neighbours that lead to one place are one link: bold in the middle of it makes no second one. */
const linksOfInline = (nodes: readonly InlineNode[]): ReadLink[] => {
  const links: ReadLink[] = [];
  let before = '';
  for (const node of nodes) {
    const url = node.type === 'text' ? (node.link ?? '').trim() : '';
    const text = node.type === 'text' ? node.text : '';
    const last = links.at(-1);
    if (url !== '' && url === before && last) last.label = `${last.label ?? ''}${text}`;
    else if (url !== '') links.push({ url, label: text });
    before = url;
  }
  return links;
};

const NOTHING = { links: [] as ReadLink[], images: [] as ReadImage[], words: '' };

const ofCards = (cards: readonly EntryCard[], buttonText: string): typeof NOTHING => ({
  links: cards.flatMap(({ link, title }) => (link ? [{ url: link, label: title }] : [])),
  images: cards.flatMap(({ imageUrl, imageAlt }) =>
    imageUrl ? [{ fileIds: [], isMissing: false, alt: imageAlt }] : []
  ),
  words: cards.map(({ title, text }) => `${title} ${text} ${buttonText}`).join(' '),
});

const partsOf = (block: MessageBlock, cards: readonly EntryCard[]): typeof NOTHING => {
  switch (block.type) {
    case 'heading':
    case 'text':
    case 'footer':
    case 'quote': {
      const inline = inlineOf(block);
      const author = block.type === 'quote' ? ` ${block.author}` : '';
      return { ...NOTHING, links: linksOfInline(inline), words: inlineText(inline) + author };
    }
    case 'image': {
      const { dark } = block;
      const files = [block.fileId, dark?.fileId ?? null];
      return {
        links: block.link.trim() ? [{ url: block.link.trim(), label: null }] : [],
        images: [
          {
            fileIds: files.flatMap((id) => id ?? []),
            isMissing: block.url.trim() === '' || (dark != null && dark.url.trim() === ''),
            alt: block.alt,
          },
        ],
        words: '',
      };
    }
    case 'video':
      return {
        links: block.url.trim() ? [{ url: block.url.trim(), label: null }] : [],
        images: [
          {
            fileIds: block.fileId === null ? [] : [block.fileId],
            isMissing: block.imageUrl.trim() === '',
            alt: block.alt,
          },
        ],
        words: '',
      };
    case 'button':
      return {
        ...NOTHING,
        links: block.url.trim() ? [{ url: block.url.trim(), label: block.text }] : [],
        words: block.text,
      };
    case 'social':
      return {
        ...NOTHING,
        links: block.links.flatMap(({ url }) =>
          url.trim() ? [{ url: url.trim(), label: null }] : []
        ),
      };
    case 'html':
      return readMarkup(block.html);
    case 'entry':
    case 'query':
      return ofCards(cards, block.buttonText);
    case 'columns':
    case 'divider':
    case 'spacer':
      return NOTHING;
  }
};

/** Every block of a message in reading order, those in columns too, as checks see it. */
export const readContents = (
  document: MessageDocument,
  cards: ReadonlyMap<string, readonly EntryCard[]> = new Map()
): BlockContents[] =>
  allBlocks(document.blocks).map((block) => ({
    block,
    inline: inlineOf(block),
    ...partsOf(block, cards.get(block.id) ?? []),
  }));
