import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Campaign } from '../../../content-types';
import { declarationOf } from '../consent';
import { refusal, uid } from '../core';
import { nextState, type CampaignAction } from './state';

/** A campaign as Strapi's query engine gives it: some drivers return 64-bit integers as text. */
type CampaignRecord = Omit<Campaign, 'scheduledAt' | 'startedAt' | 'completedAt'> &
  Record<'scheduledAt' | 'startedAt' | 'completedAt', string | number | null>;

const epoch = (value: string | number | null | undefined): number | null =>
  value === null || value === undefined ? null : Number(value);

/** A stored campaign with every field there, whatever a first save left out. */
export const toCampaign = (record: CampaignRecord): Campaign => ({
  id: Number(record.id),
  documentId: record.documentId,
  name: record.name,
  state: record.state,
  locale: record.locale,
  senderId: epoch(record.senderId),
  listIds: record.listIds ?? [],
  ...declarationOf({ ...record }),
  subject: record.subject ?? [],
  preheader: record.preheader ?? '',
  document: record.document ?? { version: 1, blocks: [] },
  translations: record.translations ?? {},
  excludedListIds: record.excludedListIds ?? [],
  linkTags: record.linkTags ?? null,
  countsClicks: Boolean(record.countsClicks),
  abTest: record.abTest ?? null,
  abOutcome: record.abOutcome ?? null,
  archive: record.archive ?? null,
  revision: Number(record.revision ?? 0),
  approval: record.approval ?? null,
  scheduleMode: record.scheduleMode ?? 'instant',
  scheduledLocal: record.scheduledLocal ?? null,
  recurrence: record.recurrence ?? null,
  seriesId: epoch(record.seriesId),
  resendOf: epoch(record.resendOf),
  scheduledAt: epoch(record.scheduledAt),
  scheduledTimeZone: record.scheduledTimeZone ?? null,
  startedAt: epoch(record.startedAt),
  completedAt: epoch(record.completedAt),
  snapshotCursor: Number(record.snapshotCursor ?? 0),
  snapshotDone: Boolean(record.snapshotDone),
  targeted: Number(record.targeted ?? 0),
  compiledMessageId: epoch(record.compiledMessageId),
  createdAt: record.createdAt,
  updatedAt: record.updatedAt,
});

export const campaignQuery = (strapi: Core.Strapi) => strapi.db.query(uid('campaign'));

/** @throws NotFoundError */
export const findCampaign = async (strapi: Core.Strapi, id: number): Promise<Campaign> => {
  const record = (await campaignQuery(strapi).findOne({ where: { id } })) as CampaignRecord | null;
  if (!record) throw new errors.NotFoundError('This campaign does not exist (any more).');
  return toCampaign(record);
};

export const findCampaigns = async (
  strapi: Core.Strapi,
  params: Parameters<ReturnType<typeof campaignQuery>['findMany']>[0]
): Promise<Campaign[]> =>
  ((await campaignQuery(strapi).findMany(params)) as CampaignRecord[]).map(toCampaign);

/** What a person is told who asks for something that is not open (any more). */
export const stateRefusal = (action: CampaignAction, { state }: Pick<Campaign, 'state'>) =>
  refusal('campaign-state', `This is not possible while the campaign is ${state}.`, {
    state,
    action,
  });

/**
 * Takes an action on a campaign: reads its state, then writes the next one only if nobody changed
 * the state in between. Joins the transaction that is open around it, if any.
 * @throws NotFoundError
 * @throws ApplicationError `campaign-state` when the action is not open, or somebody was faster
 */
export const transition = async (
  strapi: Core.Strapi,
  id: number,
  action: CampaignAction,
  changes: Partial<Campaign> = {}
): Promise<Campaign> => {
  const current = await findCampaign(strapi, id);
  const state = nextState(action, current);
  if (state === null) throw stateRefusal(action, current);
  const { count } = await campaignQuery(strapi).updateMany({
    where: { id, state: current.state },
    data: { ...changes, state },
  });
  const after = await findCampaign(strapi, id);
  if (count === 0) throw stateRefusal(action, after);
  return after;
};
