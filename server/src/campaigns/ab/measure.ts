import type { Core } from '@strapi/types';
import { abKeysOf, type AbKey, type AbTest, type Campaign } from '../../../../content-types';
import { qualified } from '../../core';
import { clicksByVariant } from '../links';
import { inSampleSql } from './draw';
import type { Share } from './statistics';

/** What became of the people who were drawn for a variant, so far. */
export interface VariantFigures {
  key: AbKey;
  assigned: number;
  sent: number;
  unsubscribed: number;
  /** null where they are not counted. */
  clicks: number | null;
  /** Mails that brought these clicks. */
  clickedMails: number;
}

type Tested = Pick<Campaign, 'id' | 'countsClicks' | 'abOutcome'>;

/** The draw is reckoned again: who got the winner later carries the same variant and is not in it. */
const inSample = (test: AbTest, campaignId: number): string =>
  inSampleSql(test, 'd.subscriber_id', campaignId);

const byVariant = (rows: { variant: AbKey; people: number | string }[]) =>
  new Map(rows.map(({ variant, people }) => [variant, Number(people)]));

/** Rides on optin_deliveries_campaign_ix (campaign_id, state, id). */
const countDrawn = async (strapi: Core.Strapi, { id }: Tested, test: AbTest) => {
  const { connection } = strapi.db;
  const rows: { variant: AbKey; state: string; people: number | string }[] = await connection
    .from(connection.raw('? as d', [qualified(strapi, 'delivery')]))
    .where('d.campaign_id', id)
    .whereNotNull('d.variant')
    .whereRaw(inSample(test, id))
    .groupBy('d.variant', 'd.state')
    .select('d.variant', 'd.state')
    .count({ people: '*' });
  const assigned = new Map<AbKey, number>();
  for (const { variant, people } of rows)
    assigned.set(variant, (assigned.get(variant) ?? 0) + Number(people));
  return { assigned, sent: byVariant(rows.filter(({ state }) => state === 'sent')) };
};

/**
 * People of each variant who got the mail and left the list through which they got it, after it went
 * out. The ledger does not say which mail somebody left through, so who left by another way in the
 * meantime counts too: for all variants alike. Rides on optin_subscriptions_pair_uq.
 */
const countUnsubscribed = async (strapi: Core.Strapi, { id }: Tested, test: AbTest) => {
  const { connection } = strapi.db;
  const rows: { variant: AbKey; people: number | string }[] = await connection
    .from(connection.raw('? as d', [qualified(strapi, 'delivery')]))
    .joinRaw(
      `JOIN ? s ON s.subscriber_id = d.subscriber_id AND s.list_id = d.list_id
                AND s.state = 'unsubscribed' AND s.unsubscribed_at >= d.finished_at`,
      [qualified(strapi, 'subscription')]
    )
    .where({ 'd.campaign_id': id, 'd.state': 'sent' })
    .whereNotNull('d.variant')
    .whereRaw(inSample(test, id))
    .groupBy('d.variant')
    .select('d.variant')
    .count({ people: '*' });
  return byVariant(rows);
};

/** All variants of a test, A first. Clicks are those until the decision; see `AbOutcome`. */
export const measure = async (
  strapi: Core.Strapi,
  campaign: Tested,
  test: AbTest
): Promise<VariantFigures[]> => {
  const { assigned, sent } = await countDrawn(strapi, campaign, test);
  const unsubscribed = await countUnsubscribed(strapi, campaign, test);
  const live = campaign.countsClicks ? await clicksByVariant(strapi, campaign.id) : null;
  return abKeysOf(test).map((key) => {
    const kept = campaign.abOutcome?.clicks?.find((one) => one.key === key);
    return {
      key,
      assigned: assigned.get(key) ?? 0,
      sent: sent.get(key) ?? 0,
      unsubscribed: unsubscribed.get(key) ?? 0,
      clicks: kept?.clicks ?? (live && (live.get(key) ?? 0)),
      clickedMails: kept?.sent ?? sent.get(key) ?? 0,
    };
  });
};

/** What a test is decided by; null where it is not counted. */
const shareOf = (
  { metric }: AbTest,
  { sent, unsubscribed, clicks, clickedMails }: VariantFigures
): Share | null => {
  if (metric === 'unsubscribes') return { events: unsubscribed, mails: sent };
  return clicks === null ? null : { events: clicks, mails: clickedMails };
};

export const sharesOf = (test: AbTest, figures: readonly VariantFigures[]) =>
  figures.map((one) => ({ key: one.key, share: shareOf(test, one) }));
