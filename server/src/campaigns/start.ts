import type { Core } from '@strapi/types';
import type { Campaign, EpochMs } from '../../../content-types';
import { forUpdate, getService, inTransaction, insertReturningId, table, toRow } from '../core';
import { addressAtStart } from './archive/slug';
import { noteEntries } from './campaign-entries';
import { essence } from './essence';
import { readyToSend } from './links';
import { AT_ONCE, isSeries } from './plan/series-campaign';
import { canDo, type CampaignAction } from './state';
import { findCampaign, stateRefusal, transition } from './store';

/**
 * Starts a campaign: checks it once more, freezes its message and lists, and hands it to the
 * snapshot. Whoever edited it, or took the approval back, between the check and the start makes
 * the start fail, so that nothing goes out that nobody looked at.
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
  // Who says now says it to everybody at once, whatever clock was planned.
  const asSent = action === 'send' ? { ...campaign, scheduleMode: AT_ONCE.scheduleMode } : campaign;
  const { versions, listIds, used } = await getService(strapi, 'preflight').assertReady(asSent);
  // Preflight is not ready without a compiled message: sender and public URL are among its errors.
  if (versions.length === 0) throw stateRefusal(action, campaign);
  const freeze = await readyToSend(strapi, campaign, versions);

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
    const isSame =
      essence(current) === essence(campaign) && current.approval?.hash === campaign.approval?.hash;
    // Moved, or made a series, by somebody while the checks ran.
    const isOff = action === 'start' && (isSeries(current) || (current.scheduledAt ?? now) > now);
    if (!isSame || isOff) throw stateRefusal(action, current);
    // What it shows, so that a later issue knows what readers have had.
    await noteEntries(strapi, trx, campaign, used, now);
    const ids: number[] = [];
    for (const { locale, variant, compiled } of await freeze(trx, now))
      ids.push(
        await insertReturningId(
          strapi,
          'compiled-message',
          trx,
          toRow({ campaignId: id, locale, variant, ...compiled, createdAt: now })
        )
      );
    await addressAtStart(strapi, current);
    // The campaign's own language, for readers of languages that it does not speak.
    const [compiledMessageId] = ids;
    return transition(strapi, id, action, {
      ...(action === 'send' ? AT_ONCE : {}),
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
