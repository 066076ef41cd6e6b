import type { Core } from '@strapi/types';
import { errors, validateYupSchema } from '@strapi/utils';
import type { Context } from 'koa';
import { getService } from '../core';
import type {
  DeleteSenderResponse,
  GetSenderResponse,
  ListSendersResponse,
  SaveSenderRequest,
  SaveSenderResponse,
} from './contract';
import { saveSenderSchema } from './sender-schema';

const validateSender = validateYupSchema(saveSenderSchema, { strict: true });

/** Ids in paths are small integers; anything else names nothing. */
const idOf = (ctx: Context): number => {
  const id = Number(ctx.params.id);
  if (!Number.isSafeInteger(id) || id < 1)
    throw new errors.NotFoundError('There is no such sender');
  return id;
};

const readSender = async (ctx: Context): Promise<SaveSenderRequest> => {
  const body: unknown = ctx.request.body;
  await validateSender(body);
  // The schema has just proved it.
  return body as SaveSenderRequest;
};

const senders = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => getService(strapi, 'senders');
  return {
    async find(ctx: Context) {
      ctx.body = (await service().list(ctx.query)) satisfies ListSendersResponse;
    },
    async findOne(ctx: Context) {
      const sender = await service().find(idOf(ctx));
      if (!sender) throw new errors.NotFoundError('There is no such sender');
      ctx.body = { data: sender } satisfies GetSenderResponse;
    },
    async create(ctx: Context) {
      const data = await service().create(await readSender(ctx));
      ctx.status = 201;
      ctx.body = { data } satisfies SaveSenderResponse;
    },
    async update(ctx: Context) {
      const data = await service().update(idOf(ctx), await readSender(ctx));
      ctx.body = { data } satisfies SaveSenderResponse;
    },
    async delete(ctx: Context) {
      ctx.body = { data: await service().remove(idOf(ctx)) } satisfies DeleteSenderResponse;
    },
  };
};

export const controllers = { senders };
