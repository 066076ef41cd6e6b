import type { Core } from '@strapi/types';
import type { AbKey, Campaign, EpochMs } from '../../../../content-types';
import { getService, table, toRow, type Db } from '../../core';
import type { CompiledTemplates, CompileInput, CountedMessage } from '../../messages';

/** A version of a message as it was checked, with what it was made of. */
export interface CheckedVersion {
  locale: string;
  variant: AbKey;
  compiled: CompiledTemplates;
  input: CompileInput;
}

/** Rows that one statement writes: SQLite binds no more than 32,766 values. */
const ROWS = 1000;

const keyOf = ({ locale, variant }: Pick<CheckedVersion, 'locale' | 'variant'>, url: string) =>
  JSON.stringify([locale, variant, url]);

/** Ids of the links of messages that are stored now, by `keyOf`. */
const addLinks = async (
  strapi: Core.Strapi,
  trx: Db,
  campaignId: number,
  counted: { version: CheckedVersion; message: CountedMessage }[],
  now: EpochMs
): Promise<Map<string, number>> => {
  const rows = counted.flatMap(({ version: { locale, variant }, message }) =>
    message.urls.map((url) =>
      toRow({ campaignId, locale, variant, url, clicks: 0, createdAt: now })
    )
  );
  for (let from = 0; from < rows.length; from += ROWS)
    await table(strapi, 'link', trx).insert(rows.slice(from, from + ROWS));
  // Rides on optin_links_campaign_ix. MySQL names no ids of what it inserted, so they are read.
  const stored: { id: number; locale: string; variant: AbKey; url: string }[] = await table(
    strapi,
    'link',
    trx
  )
    .where({ campaign_id: campaignId })
    .select('id', 'locale', 'variant', 'url');
  return new Map(stored.map((row) => [keyOf(row, row.url), Number(row.id)]));
};

/**
 * The messages of a campaign as they are sent: as they were checked, or, where clicks are counted,
 * made once more with links that lead through this site. Making them takes a while, so it is done
 * before the transaction of the start; the rows are written in it.
 */
export const readyToSend = async (
  strapi: Core.Strapi,
  { id: campaignId, countsClicks }: Pick<Campaign, 'id' | 'countsClicks'>,
  versions: CheckedVersion[]
): Promise<(trx: Db, now: EpochMs) => Promise<CheckedVersion[]>> => {
  if (!countsClicks) return () => Promise.resolve(versions);
  const counted: { version: CheckedVersion; message: CountedMessage }[] = [];
  for (const version of versions) {
    const message = await getService(strapi, 'messages').compileCounted(version.input);
    counted.push({ version, message });
  }
  const { sign } = getService(strapi, 'tokens');
  return async (trx, now) => {
    const ids = await addLinks(strapi, trx, campaignId, counted, now);
    return counted.map(({ version, message }) => ({
      ...version,
      compiled: message.leadTo((url) => {
        const id = ids.get(keyOf(version, url));
        if (id === undefined) throw new Error(`a link of campaign ${campaignId} was not stored`);
        return version.input.links.counted(sign('link', [id]));
      }),
    }));
  };
};
