import {
  fieldOfTag,
  type InlineNode,
  type MessageBlock,
  type MessageDocument,
} from '../../../content-types';
import { hasInline } from './inline';
import { questionnaireOfLink, safeLink } from './links';

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
  /** Custom fields that merge tags name, by key. */
  fields: { blockId: string; key: string }[];
}

const inlineOf = (block: MessageBlock): InlineNode[] => {
  switch (block.type) {
    case 'heading':
    case 'footer':
      return block.content;
    case 'text':
      return block.content.flatMap((rich) =>
        rich.type === 'paragraph' ? rich.content : rich.items.flat()
      );
    case 'image':
    case 'button':
    case 'divider':
      return [];
  }
};

const linksOf = (block: MessageBlock): string[] => {
  const urls = inlineOf(block).map((inline) => (inline.type === 'text' ? (inline.link ?? '') : ''));
  if (block.type === 'image') urls.push(block.link);
  if (block.type === 'button') urls.push(block.url);
  return urls.map((url) => url.trim()).filter(Boolean);
};

/** Custom fields that merge tags name. */
export const fieldsOfInline = (nodes: readonly InlineNode[]): string[] =>
  nodes.flatMap((inline) => (inline.type === 'mergeTag' ? (fieldOfTag(inline.tag) ?? []) : []));

const problemOf = (url: string): 'invalid' | 'insecure' | null => {
  if (questionnaireOfLink(url) !== null) return null;
  const safe = safeLink(url);
  if (safe === null) return 'invalid';
  return safe.startsWith('http:') ? 'insecure' : null;
};

const hasContent = (block: MessageBlock): boolean => {
  switch (block.type) {
    case 'heading':
    case 'text':
      return hasInline(inlineOf(block));
    case 'image':
      return block.url.trim() !== '';
    case 'button':
      return block.text.trim() !== '';
    case 'divider':
    case 'footer':
      return false;
  }
};

/** Walks a message document for what preflight asks about. */
export const inspectDocument = ({ blocks }: MessageDocument): DocumentInspection => ({
  hasContent: blocks.some(hasContent),
  images: blocks.flatMap((block) =>
    block.type === 'image'
      ? [
          {
            blockId: block.id,
            missing: block.url.trim() === '',
            altMissing: block.alt.trim() === '',
          },
        ]
      : []
  ),
  links: blocks.flatMap((block) =>
    linksOf(block).map((url) => ({
      blockId: block.id,
      url,
      problem: problemOf(url),
      questionnaireId: questionnaireOfLink(url),
    }))
  ),
  fields: blocks.flatMap((block) =>
    fieldsOfInline(inlineOf(block)).map((key) => ({ blockId: block.id, key }))
  ),
  buttons: blocks.flatMap((block) =>
    block.type === 'button'
      ? [{ blockId: block.id, incomplete: block.text.trim() === '' || block.url.trim() === '' }]
      : []
  ),
});
