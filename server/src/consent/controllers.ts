import type { Core } from '@strapi/types';
import { validateYupSchema, yup } from '@strapi/utils';
import type { Context } from 'koa';
import { actorOf, getService, readId } from '../core';
import type { PageQuery } from '../core/contract';
import type {
  GetWordingResponse,
  ListWordingsResponse,
  PublishWordingResponse,
  SaveWordingRequest,
  SaveWordingResponse,
} from './contract';
import { ledgerController } from './ledger-controllers';

/** Long enough for any consent text, short enough for a database row. */
const MAX_WORDING_LENGTH = 5000;

const validateWording = validateYupSchema(
  yup
    .object({
      name: yup.string().strict().trim().min(1).max(120).required(),
      draft: yup
        .object({
          en: yup.string().strict().max(MAX_WORDING_LENGTH),
          fr: yup.string().strict().max(MAX_WORDING_LENGTH),
        })
        .noUnknown()
        .required(),
    })
    .noUnknown()
    .required()
);

export const controllers = {
  wordings: ({ strapi }: { strapi: Core.Strapi }) => ({
    async find(ctx: Context) {
      const page = await getService(strapi, 'wordings').list(ctx.query as PageQuery);
      ctx.body = page satisfies ListWordingsResponse;
    },
    async findOne(ctx: Context) {
      const data = await getService(strapi, 'wordings').detail(readId(ctx));
      ctx.body = { data } satisfies GetWordingResponse;
    },
    async create(ctx: Context) {
      const input = (await validateWording(ctx.request.body)) as SaveWordingRequest;
      const data = await getService(strapi, 'wordings').create(input);
      ctx.status = 201;
      ctx.body = { data } satisfies SaveWordingResponse;
    },
    async update(ctx: Context) {
      const input = (await validateWording(ctx.request.body)) as SaveWordingRequest;
      const data = await getService(strapi, 'wordings').update(readId(ctx), input);
      ctx.body = { data } satisfies SaveWordingResponse;
    },
    async publish(ctx: Context) {
      const data = await getService(strapi, 'wordings').publish(readId(ctx), actorOf(ctx));
      ctx.body = { data } satisfies PublishWordingResponse;
    },
  }),

  ledger: ledgerController,
};
