import {
  allBlocks,
  fieldOfTag,
  type InlineNode,
  type MessageBlock,
  type MessageDocument,
} from '../../../content-types';
import { hasInline } from './inline';
import { questionnaireOfLink, safeLink } from './links';
import { sanitiseHtml } from './sanitise';

export interface DocumentInspection {
  /** Whether a reader would find anything but the footer. */
  hasContent: boolean;
  images: { blockId: string; missing: boolean; altMissing: boolean }[];
  /** Every link with its block; `insecure` is http, which readers' programs warn of. */
  links: {
    blockId: string;
    url: string;
    problem: 'invalid' | 'insecure' | null;
    /** The questionnaire that it leads to; null for an address. */
    questionnaireId: number | null;
  }[];
  /** Buttons without a label or a target. */
  buttons: { blockId: string; incomplete: boolean }[];
  /** Custom fields that merge tags and conditions name, by key. */
  fields: { blockId: string; key: string }[];
  /** Blocks of markup from elsewhere; `empty` when nothing of it can be sent. */
  html: { blockId: string; empty: boolean }[];
  /** Blocks that show entries of the CMS; `documentId` is empty for the latest entries of a type. */
  entries: { blockId: string; uid: string; documentId: string }[];
}

const inlineOf = (block: MessageBlock): readonly InlineNode[] => {
  switch (block.type) {
    case 'heading':
    case 'quote':
    case 'footer':
      return block.content;
    case 'text':
      return block.content.flatMap((rich) =>
        rich.type === 'paragraph' ? rich.content : rich.items.flat()
      );
    default:
      return [];
  }
};

const ownLinks = (block: MessageBlock): string[] => {
  switch (block.type) {
    case 'image':
      return [block.link];
    case 'button':
    case 'video':
      return [block.url];
    case 'social':
      return block.links.map(({ url }) => url);
    default:
      return [];
  }
};

const linksOf = (block: MessageBlock): string[] =>
  [
    ...inlineOf(block).map((inline) => (inline.type === 'text' ? (inline.link ?? '') : '')),
    ...ownLinks(block),
  ]
    .map((url) => url.trim())
    .filter(Boolean);

/** Custom fields that merge tags name. */
export const fieldsOfInline = (nodes: readonly InlineNode[]): string[] =>
  nodes.flatMap((inline) => (inline.type === 'mergeTag' ? (fieldOfTag(inline.tag) ?? []) : []));

const fieldsOf = (block: MessageBlock): string[] => [
  ...new Set([
    ...fieldsOfInline(inlineOf(block)),
    ...(block.when?.rules ?? []).flatMap(({ path }) => fieldOfTag(path) ?? []),
  ]),
];

const problemOf = (url: string): 'invalid' | 'insecure' | null => {
  if (questionnaireOfLink(url) !== null) return null;
  const safe = safeLink(url);
  if (safe === null) return 'invalid';
  return safe.startsWith('http:') ? 'insecure' : null;
};

const isBlank = (text: string): boolean => text.trim() === '';

const hasContent = (block: MessageBlock): boolean => {
  switch (block.type) {
    case 'heading':
    case 'text':
    case 'quote':
      return hasInline(inlineOf(block));
    case 'image':
      return !isBlank(block.url);
    case 'button':
      return !isBlank(block.text);
    case 'video':
      return !isBlank(block.imageUrl) || !isBlank(block.url);
    case 'social':
      return block.links.some(({ url }) => !isBlank(url));
    case 'html':
      return !isBlank(sanitiseHtml(block.html));
    case 'entry':
    case 'query':
      return block.uid !== '';
    case 'columns':
    case 'divider':
    case 'spacer':
    case 'footer':
      return false;
  }
};

const imagesOf = (block: MessageBlock): DocumentInspection['images'] => {
  const { id: blockId } = block;
  if (block.type === 'video')
    return [{ blockId, missing: isBlank(block.imageUrl), altMissing: isBlank(block.alt) }];
  if (block.type !== 'image') return [];
  const missing = isBlank(block.url) || (block.dark ? isBlank(block.dark.url) : false);
  return [{ blockId, missing, altMissing: isBlank(block.alt) }];
};

/** Walks a message document, columns included, for what preflight and previews ask about. */
export const inspectDocument = (document: MessageDocument): DocumentInspection => {
  const blocks = allBlocks(document.blocks);
  return {
    hasContent: blocks.some(hasContent),
    images: blocks.flatMap(imagesOf),
    links: blocks.flatMap((block) =>
      linksOf(block).map((url) => ({
        blockId: block.id,
        url,
        problem: problemOf(url),
        questionnaireId: questionnaireOfLink(url),
      }))
    ),
    buttons: blocks.flatMap((block) =>
      block.type === 'button'
        ? [{ blockId: block.id, incomplete: isBlank(block.text) || isBlank(block.url) }]
        : []
    ),
    fields: blocks.flatMap((block) => fieldsOf(block).map((key) => ({ blockId: block.id, key }))),
    html: blocks.flatMap((block) =>
      block.type === 'html' ? [{ blockId: block.id, empty: isBlank(sanitiseHtml(block.html)) }] : []
    ),
    entries: blocks.flatMap((block) => {
      if (block.type === 'query') return [{ blockId: block.id, uid: block.uid, documentId: '' }];
      if (block.type !== 'entry') return [];
      return [{ blockId: block.id, uid: block.uid, documentId: block.documentId }];
    }),
  };
};
