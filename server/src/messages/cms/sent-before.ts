import type { Core } from '@strapi/types';
import { uid } from '../../core';

/** What an issue is compared with. */
export interface Issue {
  campaignId: number | null;
  seriesId: number | null;
  listIds: readonly number[];
}

/** Entries that are remembered; older ones no query for the latest would find. */
const MAX_REMEMBERED = 5000;
const CHUNK = 500;

interface SentRow {
  campaignId: number | string;
  entryId: string;
}

/** Campaigns among these that went to one of the lists. */
const toTheseLists = async (
  strapi: Core.Strapi,
  campaignIds: readonly number[],
  listIds: readonly number[]
): Promise<Set<number>> => {
  const wanted = new Set(listIds);
  const found = new Set<number>();
  for (let start = 0; start < campaignIds.length; start += CHUNK) {
    const campaigns = (await strapi.db.query(uid('campaign')).findMany({
      where: { id: { $in: campaignIds.slice(start, start + CHUNK) } },
      select: ['id', 'listIds'],
    })) as { id: number | string; listIds: number[] | null }[];
    for (const { id, listIds: reached } of campaigns)
      if ((reached ?? []).some((list) => wanted.has(list))) found.add(Number(id));
  }
  return found;
};

/**
 * Ids of the entries of a type that readers have had: in earlier issues of the series, or, for a
 * campaign by itself, in earlier campaigns to one of its lists. Rides on the indexes
 * (series_id, uid) and (uid, entry_id).
 */
export const sentBefore = async (
  strapi: Core.Strapi,
  contentType: string,
  { campaignId, seriesId, listIds }: Issue
): Promise<string[]> => {
  if (seriesId === null && listIds.length === 0) return [];
  // Through Strapi's query engine, which joins a transaction that is open around it.
  const rows = (await strapi.db.query(uid('campaign-entry')).findMany({
    where: {
      uid: contentType,
      sentAt: { $notNull: true },
      ...(campaignId === null ? {} : { campaignId: { $ne: campaignId } }),
      ...(seriesId === null ? {} : { seriesId }),
    },
    orderBy: { sentAt: 'desc' },
    limit: MAX_REMEMBERED,
    select: ['campaignId', 'entryId'],
  })) as SentRow[];
  if (seriesId !== null) return [...new Set(rows.map(({ entryId }) => entryId))];
  const alike = await toTheseLists(
    strapi,
    [...new Set(rows.map((row) => Number(row.campaignId)))],
    listIds
  );
  return [
    ...new Set(rows.flatMap((row) => (alike.has(Number(row.campaignId)) ? [row.entryId] : []))),
  ];
};
