import type { Core } from '@strapi/types';
import { CAMPAIGN_STATES, type Campaign } from '../../../content-types';
import { getService, inTransaction, readPage, toPage, uid } from '../core';
import { inlineText } from '../messages';
import { keepingSlug } from './archive/slug';
import { attentionOf } from './attention';
import { forgetEntries, syncDraftEntries } from './campaign-entries';
import type {
  CampaignCounts,
  CampaignRow,
  GetCampaignResponse,
  ListCampaignsRequest,
  ListCampaignsResponse,
  ListRecipientsRequest,
  ListRecipientsResponse,
  SaveCampaignRequest,
} from './contract';
import { createCounts } from './counts';
import { draftOf, saveDraft, toStored } from './draft-store';
import { MAX_NAME } from './message-schema';
import { listRecipients, sendingRate } from './recipients';
import { resendCampaign } from './resend';
import { statesFor } from './state';
import { campaignQuery, findCampaign, findCampaigns, stateRefusal } from './store';
import { translate } from './texts';

/** Started or about to be. */
const AHEAD = ['scheduled', 'preparing', 'sending', 'paused'] as const;
/** Rows of an overview. */
const SHORT_LIST = 5;

const SORTABLE = ['name', 'createdAt', 'updatedAt', 'scheduledAt'] as const;

/** Names of what campaigns point at, in two queries for any number of campaigns. */
const namesFor = async (strapi: Core.Strapi, campaigns: Campaign[]) => {
  const listIds = [...new Set(campaigns.flatMap((campaign) => campaign.listIds))];
  const senderIds = [...new Set(campaigns.flatMap(({ senderId }) => senderId ?? []))];
  const lists = await getService(strapi, 'lists').byIds(listIds);
  const senders = (await strapi.db
    .query(uid('sender'))
    .findMany({ where: { id: { $in: senderIds } }, select: ['id', 'name'] })) as {
    id: number;
    name: string;
  }[];
  const listNames = new Map(lists.map(({ id, name }) => [id, name]));
  const senderNames = new Map(senders.map(({ id, name }) => [Number(id), name]));
  return ({ listIds: ids, senderId }: Campaign) => ({
    listNames: ids.flatMap((id) => listNames.get(id) ?? []),
    senderName: senderId === null ? null : (senderNames.get(senderId) ?? null),
  });
};

/** The campaigns that editors write and watch. */
export const createCampaigns = ({ strapi }: { strapi: Core.Strapi }) => {
  const counts = createCounts(strapi);

  /** Campaigns as tables show them; drafts have no counts. */
  const toRows = async (campaigns: Campaign[]): Promise<CampaignRow[]> => {
    const names = await namesFor(strapi, campaigns);
    const numbers = await counts.of(campaigns);
    return campaigns.map((campaign) => ({
      id: campaign.id,
      name: campaign.name,
      state: campaign.state,
      locale: campaign.locale,
      listIds: campaign.listIds,
      senderId: campaign.senderId,
      scheduledAt: campaign.scheduledAt,
      scheduledTimeZone: campaign.scheduledTimeZone,
      scheduleMode: campaign.scheduleMode,
      scheduledLocal: campaign.scheduledLocal,
      recurrence: campaign.recurrence,
      seriesId: campaign.seriesId,
      resendOf: campaign.resendOf,
      startedAt: campaign.startedAt,
      completedAt: campaign.completedAt,
      createdAt: campaign.createdAt,
      updatedAt: campaign.updatedAt,
      subjectText: inlineText(campaign.subject),
      ...names(campaign),
      counts: numbers.get(campaign.id) ?? null,
    }));
  };

  const attention = async (campaign: Campaign) => {
    const settings = await getService(strapi, 'settings').get();
    return attentionOf(campaign, {
      now: getService(strapi, 'clock').now(),
      maxLatenessMinutes: settings.maxLatenessMinutes,
      transportWorks:
        getService(strapi, 'transport').info().kind !== 'none' &&
        getService(strapi, 'worker').outage() === null,
    });
  };

  const originalName = async ({ resendOf }: Campaign): Promise<string | null> => {
    if (resendOf === null) return null;
    const [original] = await findCampaigns(strapi, { where: { id: resendOf } });
    return original?.name ?? null;
  };

  return {
    toRows,
    attention,

    async list(request: ListCampaignsRequest): Promise<ListCampaignsResponse> {
      const page = readPage(request, SORTABLE, 'updatedAt:desc');
      const state = CAMPAIGN_STATES.find((known) => known === request.state);
      const where = {
        ...(state ? { state } : {}),
        ...(page.search ? { name: { $containsi: page.search } } : {}),
      };
      const total = await campaignQuery(strapi).count({ where });
      const campaigns = await findCampaigns(strapi, {
        where,
        orderBy: [{ [page.sortField]: page.sortOrder }, { id: page.sortOrder }],
        offset: page.offset,
        limit: page.pageSize,
      });
      return toPage(await toRows(campaigns), total, page);
    },

    /** What goes out next: running and paused ones, then dates, the nearest first. */
    async next(): Promise<CampaignRow[]> {
      const campaigns = await findCampaigns(strapi, {
        where: { state: { $in: [...AHEAD] } },
        orderBy: [{ scheduledAt: 'asc' }, { id: 'asc' }],
      });
      const rank = ({ state }: Campaign) => (state === 'scheduled' ? 1 : 0);
      return toRows(campaigns.sort((a, b) => rank(a) - rank(b)).slice(0, SHORT_LIST));
    },

    /** What went out last, the latest first. */
    async latest(): Promise<CampaignRow[]> {
      return toRows(
        await findCampaigns(strapi, {
          where: { state: { $in: ['completed', 'cancelled'] }, startedAt: { $notNull: true } },
          orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
          limit: SHORT_LIST,
        })
      );
    },

    /** Campaigns that did not start when they should have. */
    async needingAttention(): Promise<Campaign[]> {
      const due = await findCampaigns(strapi, {
        // Drafts with a date are issues that the checks kept back on it.
        where: {
          state: { $in: ['scheduled', 'draft'] },
          scheduledAt: { $lte: getService(strapi, 'clock').now() },
        },
        orderBy: { scheduledAt: 'asc' },
      });
      const verdicts = await Promise.all(due.map(attention));
      return due.filter((_, index) => verdicts[index] !== null);
    },

    find: (id: number): Promise<Campaign> => findCampaign(strapi, id),

    /** @throws NotFoundError */
    async get(id: number): Promise<GetCampaignResponse['data']> {
      const campaign = await findCampaign(strapi, id);
      const names = await namesFor(strapi, [campaign]);
      const numbers: CampaignCounts | null = (await counts.of([campaign])).get(id) ?? null;
      const now = getService(strapi, 'clock').now();
      return {
        ...campaign,
        ...names(campaign),
        counts: numbers,
        rate: campaign.state === 'sending' ? await sendingRate(strapi, campaign, now) : null,
        attention: await attention(campaign),
        originalName: await originalName(campaign),
      };
    },

    /**
     * @param by who does it, as the ledger names them
     * @param resendOf the campaign that this one sends again, if any
     */
    async create(
      input: SaveCampaignRequest,
      by: string,
      resendOf: number | null = null
    ): Promise<Campaign> {
      const stored = toStored(input);
      const store = () =>
        inTransaction(strapi, async (trx) => {
          const { id } = (await campaignQuery(strapi).create({
            data: { ...stored, resendOf, state: 'draft', revision: 0 },
          })) as { id: number };
          const campaign = await findCampaign(strapi, id);
          await getService(strapi, 'drafts').note(trx, campaign, by);
          await syncDraftEntries(strapi, trx, campaign);
          return campaign;
        });
      return keepingSlug(strapi, { slug: stored.archiveSlug, id: null }, store);
    },

    /**
     * @throws NotFoundError
     * @throws ApplicationError `campaign-state` for anything but a draft, `campaign-changed`
     * @param by who does it, as the ledger names them
     */
    update: (id: number, input: SaveCampaignRequest, by: string): Promise<Campaign> =>
      saveDraft(strapi, id, input, by),

    /**
     * A new draft with the same message and lists, whatever became of the first. The copy of a
     * resend is a campaign like any other.
     */
    async duplicate(id: number, by: string): Promise<Campaign> {
      const original = await findCampaign(strapi, id);
      const { name, locale } = original;
      const room = MAX_NAME - translate(locale, 'copy.name', { name: '' }).length;
      return this.create(
        {
          ...draftOf(original),
          name: translate(locale, 'copy.name', { name: name.slice(0, room) }),
          // Two campaigns cannot share an address in the archive.
          archive: null,
        },
        by
      );
    },

    /** See `resendCampaign`. */
    resend: (id: number, by: string): Promise<Campaign> => resendCampaign(strapi, id, by),

    /** @throws ApplicationError `campaign-state`: what was sent stays provable */
    async remove(id: number): Promise<{ id: number }> {
      const campaign = await findCampaign(strapi, id);
      const { count } = await campaignQuery(strapi).deleteMany({
        where: { id, state: { $in: [...statesFor('remove')] } },
      });
      if (count === 0) throw stateRefusal('remove', campaign);
      await getService(strapi, 'drafts').forget(id);
      await forgetEntries(strapi, id);
      return { id };
    },

    /** @throws NotFoundError */
    async recipients(id: number, request: ListRecipientsRequest): Promise<ListRecipientsResponse> {
      return listRecipients(strapi, await findCampaign(strapi, id), request);
    },
  };
};
export type CampaignsService = ReturnType<typeof createCampaigns>;
