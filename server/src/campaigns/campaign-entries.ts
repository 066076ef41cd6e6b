import type { Core } from '@strapi/types';
import { allBlocks, type Campaign, type EpochMs } from '../../../content-types';
import { table, toRow, type Db } from '../core';

/** Rows of one insert: SQLite takes few variables in one statement. */
const CHUNK = 100;

interface Shown {
  uid: string;
  documentId: string;
}

const replace = async (
  strapi: Core.Strapi,
  trx: Db,
  { id, seriesId }: Pick<Campaign, 'id' | 'seriesId'>,
  shown: readonly Shown[],
  sentAt: EpochMs | null
): Promise<void> => {
  await table(strapi, 'campaign-entry', trx).where({ campaign_id: id }).delete();
  const distinct = new Map(
    shown.map(({ uid, documentId }) => [`${uid} ${documentId}`, { uid, documentId }])
  );
  const rows = [...distinct.values()].map(({ uid, documentId }) =>
    toRow({ campaignId: id, seriesId, uid, entryId: documentId, sentAt })
  );
  for (let start = 0; start < rows.length; start += CHUNK)
    await table(strapi, 'campaign-entry', trx).insert(rows.slice(start, start + CHUNK));
};

/** Remembers which entries a draft shows by name; what its queries will find is not known yet. */
export const syncDraftEntries = (
  strapi: Core.Strapi,
  trx: Db,
  campaign: Pick<Campaign, 'id' | 'seriesId' | 'document'>
): Promise<void> =>
  replace(
    strapi,
    trx,
    campaign,
    allBlocks(campaign.document.blocks).flatMap((block) =>
      block.type === 'entry' && block.uid !== '' && block.documentId !== '' ? [block] : []
    ),
    null
  );

/**
 * Writes down what a campaign shows as it starts, what its queries found included, so that later
 * issues know what readers have had.
 * @param used of all its versions
 */
export const noteEntries = (
  strapi: Core.Strapi,
  trx: Db,
  campaign: Pick<Campaign, 'id' | 'seriesId'>,
  used: readonly Shown[],
  sentAt: EpochMs
): Promise<void> => replace(strapi, trx, campaign, used, sentAt);

/** With a deleted draft. */
export const forgetEntries = async (strapi: Core.Strapi, campaignId: number): Promise<void> => {
  await table(strapi, 'campaign-entry').where({ campaign_id: campaignId }).delete();
};
