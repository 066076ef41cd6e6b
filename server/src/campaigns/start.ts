import type { Core } from '@strapi/types';
import type { Campaign, EpochMs } from '../../../content-types';
import { declarationOf } from '../consent';
import {
  canonicalJson,
  forUpdate,
  getService,
  inTransaction,
  insertReturningId,
  table,
  toRow,
  type Json,
} from '../core';
import { canDo, type CampaignAction } from './state';
import { findCampaign, stateRefusal, transition } from './store';

/** What preflight looked at and the compiled message was made of. */
const essence = (campaign: Campaign): string => {
  const { locale, senderId, listIds, subject, preheader, document } = campaign;
  const { translations, excludedListIds, linkTags } = campaign;
  const message = {
    locale,
    senderId,
    listIds,
    subject,
    preheader,
    document,
    translations,
    excludedListIds,
    linkTags,
  };
  return canonicalJson(
    JSON.parse(JSON.stringify({ ...message, declaration: declarationOf({ ...campaign }) })) as Json
  );
};

/**
 * Starts a campaign: checks it once more, freezes its message and lists, and hands it to the
 * snapshot. Whoever edited it between the check and the start makes the start fail, so that nothing
 * goes out that nobody looked at.
 * @param action `send` when a person says so, `start` when a date has come
 * @throws NotFoundError
 * @throws ApplicationError `campaign-state` or `preflight`
 */
export const startCampaign = async (
  strapi: Core.Strapi,
  id: number,
  action: Extract<CampaignAction, 'send' | 'start'>,
  now: EpochMs
): Promise<Campaign> => {
  const campaign = await findCampaign(strapi, id);
  if (!canDo(action, campaign.state)) throw stateRefusal(action, campaign);
  const { compiled, listIds } = await getService(strapi, 'preflight').assertReady(campaign);
  // Preflight is not ready without a compiled message: sender and public URL are among its errors.
  if (!compiled) throw stateRefusal(action, campaign);

  return inTransaction(strapi, async (trx) => {
    await forUpdate(strapi, table(strapi, 'campaign', trx).where({ id }).select('id'));
    // Before anything is read: MySQL would go on seeing what stood then.
    await getService(strapi, 'provenances').takeUses(trx, {
      campaignId: id,
      listIds,
      nature: campaign.nature,
      now,
    });
    const current = await findCampaign(strapi, id);
    if (essence(current) !== essence(campaign)) throw stateRefusal(action, current);
    const compiledMessageId = await insertReturningId(
      strapi,
      'compiled-message',
      trx,
      toRow({ campaignId: id, locale: campaign.locale, ...compiled, createdAt: now })
    );
    return transition(strapi, id, action, {
      listIds,
      compiledMessageId,
      startedAt: now,
      completedAt: null,
      snapshotCursor: 0,
      snapshotDone: false,
      targeted: 0,
    });
  });
};
