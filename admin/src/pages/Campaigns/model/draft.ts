import type {
  GetCampaignResponse,
  SaveCampaignRequest,
} from '../../../../../server/src/campaigns/contract';
import { sameJson } from './same';

/** What the composer edits: a campaign, or a template as one, without the marks of a save. */
export type Draft = Omit<SaveCampaignRequest, 'revision' | 'asNewVersion'> & {
  /**
   * Of a template: ids of the blocks that it locks. They stand beside the document, since it is in
   * campaigns that a lock holds; absent in these, whose blocks say it themselves.
   */
  locks?: readonly string[];
};

/** The part of a stored campaign that the composer writes back; older ones lack some of it. */
export const toDraft = (campaign: GetCampaignResponse['data'] | SaveCampaignRequest): Draft => ({
  name: campaign.name,
  locale: campaign.locale,
  senderId: campaign.senderId,
  listIds: campaign.listIds ?? [],
  // Campaigns from before the declaration count as editorial.
  nature: campaign.nature ?? 'editorial',
  similarProducts: campaign.similarProducts ?? false,
  profession: campaign.profession ?? '',
  subject: campaign.subject ?? [],
  preheader: campaign.preheader ?? '',
  document: campaign.document ?? { version: 1, blocks: [] },
  translations: campaign.translations ?? {},
  excludedListIds: campaign.excludedListIds ?? [],
  linkTags: campaign.linkTags ?? null,
  countsClicks: campaign.countsClicks ?? false,
  abTest: campaign.abTest ?? null,
  archive: campaign.archive ?? null,
});

export const sameDraft = (a: Draft, b: Draft): boolean => sameJson(a, b);

/** What is sent: a name that was cleared for a moment is nobody's error message. */
export const toRequest = (
  { locks: _, ...draft }: Draft,
  untitled: string
): SaveCampaignRequest => ({
  ...draft,
  name: draft.name.trim() || untitled,
});
