import type { SaveCampaignRequest } from '../../../../../server/src/campaigns/contract';
import type { PreviewRequest } from '../../../../../server/src/messages/contract';
import { toAllowedLink } from './links';

/** A link that is still being typed is left out, so that it does not keep the rest from view. */
const finished = (url: string): string => toAllowedLink(url) ?? '';

/** What the preview renders: the message alone, without the campaign's name. */
export const toPreviewRequest = (draft: SaveCampaignRequest): PreviewRequest => ({
  locale: draft.locale,
  senderId: draft.senderId,
  listIds: draft.listIds,
  subject: draft.subject,
  preheader: draft.preheader,
  document: {
    ...draft.document,
    blocks: draft.document.blocks.map((block) => {
      if (block.type === 'button') return { ...block, url: finished(block.url) };
      if (block.type === 'image') return { ...block, link: finished(block.link) };
      return block;
    }),
  },
});
