import type { Core } from '@strapi/types';
import type { Campaign } from '../../../content-types';
import { getService, inTransaction, refusal } from '../core';
import { keepingSlug } from './archive/slug';
import { syncDraftEntries } from './campaign-entries';
import type { SaveCampaignRequest } from './contract';
import { assertLocksHold, hasLocks, rememberedTexts, type LockedTexts } from './locks';
import { canDo } from './state';
import { campaignQuery, findCampaign, stateRefusal } from './store';

/** A draft as it is written down; what a request leaves out has its default. */
export const toStored = ({ revision: _, asNewVersion: __, ...input }: SaveCampaignRequest) => {
  const archive = input.archive ?? null;
  return {
    ...input,
    name: input.name.trim(),
    translations: input.translations ?? {},
    excludedListIds: input.excludedListIds ?? [],
    linkTags: input.linkTags ?? null,
    countsClicks: input.countsClicks ?? false,
    abTest: input.abTest ?? null,
    archive,
    // A column of its own: what is not public has no address.
    archiveSlug: (archive?.isPublic && archive.slug) || null,
  };
};
export type StoredDraft = ReturnType<typeof toStored>;

/** The part of a campaign that a draft is. */
export const draftOf = (campaign: Campaign): SaveCampaignRequest => ({
  name: campaign.name,
  locale: campaign.locale,
  senderId: campaign.senderId,
  listIds: campaign.listIds,
  nature: campaign.nature,
  similarProducts: campaign.similarProducts,
  profession: campaign.profession,
  subject: campaign.subject,
  preheader: campaign.preheader,
  document: campaign.document,
  translations: campaign.translations,
  excludedListIds: campaign.excludedListIds,
  linkTags: campaign.linkTags,
  countsClicks: campaign.countsClicks,
  abTest: campaign.abTest,
  archive: campaign.archive,
});

const changed = (campaign: Campaign) =>
  refusal('campaign-changed', 'Somebody else has saved this campaign meanwhile.', {
    revision: campaign.revision,
  });

/** What was stored before revisions has none. */
export const atRevision = (revision: number) =>
  revision === 0 ? { $or: [{ revision: 0 }, { revision: { $null: true } }] } : { revision };

/**
 * Holds the locks that came with a template.
 * @returns what is to be remembered of them with this save
 * @throws ValidationError naming each block whose lock does not hold
 */
const holdLocks = async (
  strapi: Core.Strapi,
  current: Campaign,
  draft: StoredDraft
): Promise<{ lockedTexts?: LockedTexts }> => {
  if (!hasLocks(current.document)) return {};
  const row = (await campaignQuery(strapi).findOne({
    where: { id: current.id },
    select: ['lockedTexts'],
  })) as { lockedTexts: LockedTexts | null } | null;
  const remembered = row?.lockedTexts ?? {};
  assertLocksHold(current, draft, remembered);
  return { lockedTexts: rememberedTexts(current, remembered) };
};

/**
 * Saves a draft over the revision that its editor has seen, as a compare-and-set on the row, and
 * writes the version into its history.
 * @throws NotFoundError
 * @throws ApplicationError `campaign-state` for anything but a draft, `campaign-changed` when
 *   somebody else saved meanwhile
 * @throws ValidationError naming blocks that came locked with a template and are not as they were
 */
export const saveDraft = async (
  strapi: Core.Strapi,
  id: number,
  request: SaveCampaignRequest,
  by: string
): Promise<Campaign> => {
  const stored = toStored(request);
  const store = () =>
    inTransaction(strapi, async (trx) => {
      const current = await findCampaign(strapi, id);
      if (!canDo('edit', current.state)) throw stateRefusal('edit', current);
      if (request.revision !== undefined && request.revision !== current.revision)
        throw changed(current);
      const locks = await holdLocks(strapi, current, stored);
      const { count } = await campaignQuery(strapi).updateMany({
        where: { id, state: current.state, ...atRevision(current.revision) },
        data: { ...stored, ...locks, revision: current.revision + 1 },
      });
      const after = await findCampaign(strapi, id);
      if (count === 0)
        throw canDo('edit', after.state) ? changed(after) : stateRefusal('edit', after);
      await getService(strapi, 'drafts').note(trx, after, by, request.asNewVersion ?? false);
      await syncDraftEntries(strapi, trx, after);
      return after;
    });
  return keepingSlug(strapi, { slug: stored.archiveSlug, id }, store);
};
