import {
  mapBlocks,
  type BlockTexts,
  type MessageBlock,
  type MessageTranslation,
} from '../../../../../content-types';
import type { PreviewRequest } from '../../../../../server/src/messages/contract';
import type { Draft } from './draft';
import { toAllowedLink } from './links';

/** A link that is still being typed is left out, so that it does not keep the rest from view. */
const finished = (url: string): string => toAllowedLink(url) ?? '';

const withFinishedLinks = <B extends MessageBlock>(block: B): B => {
  switch (block.type) {
    case 'button':
    case 'video':
      return { ...block, url: finished(block.url) };
    case 'image':
      return { ...block, link: finished(block.link) };
    case 'social':
      return { ...block, links: block.links.filter(({ url }) => toAllowedLink(url) !== null) };
    default:
      return block;
  }
};

const LINKS = ['url', 'link'];
const overlay = (texts: BlockTexts): BlockTexts =>
  Object.fromEntries(
    Object.entries(texts).map(([key, value]) => [
      key,
      LINKS.includes(key) && typeof value === 'string' && !value.startsWith('/')
        ? finished(value)
        : value,
    ])
  );

const translation = (own: MessageTranslation): MessageTranslation => ({
  ...own,
  blocks: Object.fromEntries(Object.entries(own.blocks).map(([id, texts]) => [id, overlay(texts)])),
});

/** What the preview renders: the message alone, without the campaign's name. */
export const toPreviewRequest = (
  draft: Draft,
  options: Pick<PreviewRequest, 'subscriberId' | 'previewLocale' | 'imagesOff' | 'variant'> = {}
): PreviewRequest => ({
  locale: draft.locale,
  senderId: draft.senderId,
  listIds: draft.listIds,
  subject: draft.subject,
  preheader: draft.preheader,
  document: mapBlocks(draft.document, withFinishedLinks),
  translations: Object.fromEntries(
    Object.entries(draft.translations).map(([locale, own]) => [locale, translation(own)])
  ),
  ...options,
});
