import type { Core } from '@strapi/types';
import type { AbKey, Link } from '../../../../content-types';
import { API_PREFIX, escapeHtml, fromRow, getService, table } from '../../core';
import { isWebLink } from '../../messages';
import type { CampaignLinksResponse } from './contract';
import { findCampaign } from '../store';

/** Links through this site, as `links.counted` writes them into a mail. */
const COUNTED_HREF = new RegExp(`(href=")[^"]*${API_PREFIX}/c/([A-Za-z0-9_-]+)"`, 'g');

/** Clicks of a campaign in total, by variant; variants without a link are absent. */
export const clicksByVariant = async (
  strapi: Core.Strapi,
  campaignId: number
): Promise<Map<AbKey, number>> => {
  // Rides on optin_links_campaign_ix.
  const rows: { variant: AbKey; clicks: number | string }[] = await table(strapi, 'link')
    .where({ campaign_id: campaignId })
    .groupBy('variant')
    .select('variant')
    .sum({ clicks: 'clicks' });
  return new Map(rows.map(({ variant, clicks }) => [variant, Number(clicks)]));
};

/** Links of campaigns that count clicks: how often each was opened, and nothing else. */
export const createClicks = ({ strapi }: { strapi: Core.Strapi }) => {
  const idOf = (token: unknown): number | null => {
    const numbers = getService(strapi, 'tokens').verify('link', token);
    return numbers?.length === 1 ? numbers[0] : null;
  };

  return {
    /** @returns null for a token that is not ours, or a link that is not there any more */
    async find(token: unknown): Promise<Pick<Link, 'id' | 'url'> | null> {
      const id = idOf(token);
      if (id === null) return null;
      const row: Pick<Link, 'url'> | undefined = await table(strapi, 'link')
        .where({ id })
        .first('url');
      return row && isWebLink(row.url) ? { id, url: row.url } : null;
    },

    /** One click more; in one statement, so that clicks at the same time all count. */
    async count(id: number): Promise<void> {
      await table(strapi, 'link').where({ id }).increment('clicks', 1);
    },

    /** The most clicked first. @throws NotFoundError for the campaign */
    async list(campaignId: number): Promise<CampaignLinksResponse['data']> {
      await findCampaign(strapi, campaignId);
      // Rides on optin_links_campaign_ix.
      const rows: Record<string, unknown>[] = await table(strapi, 'link')
        .where({ campaign_id: campaignId })
        .orderBy([{ column: 'clicks', order: 'desc' }, { column: 'id' }])
        .select('id', 'url', 'variant', 'locale', 'clicks');
      return rows.map((row) => fromRow<CampaignLinksResponse['data'][number]>('link', row));
    },

    /**
     * A message of a campaign as it is shown on the web: its links lead to where they lead, for
     * only readers of the mail are counted.
     */
    async direct(campaignId: number, html: string): Promise<string> {
      const ids = Array.from(html.matchAll(COUNTED_HREF), ([, , token]) => idOf(token)).filter(
        (id) => id !== null
      );
      if (ids.length === 0) return html;
      // Rides on optin_links_campaign_ix: a message has fewer links than a statement can name.
      const rows: Pick<Link, 'id' | 'url'>[] = await table(strapi, 'link')
        .where({ campaign_id: campaignId })
        .select('id', 'url');
      const urls = new Map(rows.map(({ id, url }) => [Number(id), url]));
      return html.replace(COUNTED_HREF, (whole, before: string, token: string) => {
        const url = urls.get(idOf(token) ?? 0);
        return url === undefined ? whole : `${before}${escapeHtml(url)}"`;
      });
    },
  };
};
export type ClicksService = ReturnType<typeof createClicks>;
