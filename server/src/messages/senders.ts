import type { Core } from '@strapi/types';

import { CAMPAIGN_STATES, type AbTest, type Sender } from '../../../content-types';
import { errors } from '@strapi/utils';
import { readPage, refusal, toPage, uid } from '../core';
import type { Page } from '../core/contract';
import type { ListSendersRequest, SaveSenderRequest } from './contract';
import { toSender } from './sender-schema';

const SORTABLE = ['name', 'fromName', 'fromEmail', 'createdAt'] as const;
/** Campaigns that will not be sent any more, or not again. */
const FINISHED = new Set(['completed', 'cancelled']);
const UNFINISHED = CAMPAIGN_STATES.filter((state) => !FINISHED.has(state));

/** Sender identities: who a mail is from, who answers for it, and where. */
export const createSenders = ({ strapi }: { strapi: Core.Strapi }) => {
  const query = () => strapi.db.query(uid('sender'));

  const find = async (id: number): Promise<Sender | null> =>
    (await query().findOne({ where: { id } })) as Sender | null;

  const existing = async (id: number): Promise<Sender> => {
    const sender = await find(id);
    if (!sender) throw new errors.NotFoundError('There is no such sender');
    return sender;
  };

  /** How many lists and unfinished campaigns name this sender. */
  const uses = async (id: number): Promise<{ lists: number; campaigns: number }> => {
    const lists = await strapi.db.query(uid('list')).count({ where: { senderId: id } });
    // Those that a test is of are in JSON; unfinished campaigns are few.
    const campaigns = (await strapi.db.query(uid('campaign')).findMany({
      where: { state: { $in: UNFINISHED } },
      select: ['senderId', 'abTest'],
    })) as { senderId: number | null; abTest: AbTest | null }[];
    const names = ({ senderId, abTest }: (typeof campaigns)[number]) =>
      senderId === id ||
      (abTest?.varied === 'sender' && abTest.variants.some((variant) => variant.senderId === id));
    return { lists, campaigns: campaigns.filter(names).length };
  };

  return {
    /** @returns null where there is none (any more) */
    find,

    /** A page of senders; `_q` looks in the name and in From. */
    async list(request: ListSendersRequest): Promise<Page<Sender>> {
      const page = readPage(request, SORTABLE, 'name:asc');
      const where = page.search
        ? {
            $or: ['name', 'fromName', 'fromEmail'].map((field) => ({
              [field]: { $containsi: page.search },
            })),
          }
        : {};
      const [results, total] = await query().findWithCount({
        where,
        orderBy: [{ [page.sortField]: page.sortOrder }, { id: 'asc' }],
        offset: page.offset,
        limit: page.pageSize,
      });
      return toPage(results as Sender[], total, page);
    },

    /** The sender for mail that names none: the oldest. */
    async default(): Promise<Sender | null> {
      return (await query().findOne({ where: {}, orderBy: { id: 'asc' } })) as Sender | null;
    },

    async create(request: SaveSenderRequest): Promise<Sender> {
      return (await query().create({ data: toSender(request) })) as Sender;
    },

    /** @throws errors.NotFoundError */
    async update(id: number, request: SaveSenderRequest): Promise<Sender> {
      await existing(id);
      return (await query().update({ where: { id }, data: toSender(request) })) as Sender;
    },

    /**
     * @throws errors.NotFoundError
     * @throws errors.ApplicationError `sender-in-use` with the counts, while anything needs it
     */
    async remove(id: number): Promise<{ id: number }> {
      const { name } = await existing(id);
      const { lists, campaigns } = await uses(id);
      if (lists > 0 || campaigns > 0)
        throw refusal(
          'sender-in-use',
          `"${name}" is the sender of ${lists} lists and ${campaigns} unfinished campaigns: choose another one there first`,
          { lists, campaigns }
        );
      await query().delete({ where: { id } });
      return { id };
    },
  };
};
export type SendersService = ReturnType<typeof createSenders>;
