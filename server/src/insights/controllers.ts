import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import type { GetSubscriberResponse } from '../audience/contract';
import { getService, readId } from '../core';
import type { OverviewResponse } from './contract';

export const controllers = {
  overview: ({ strapi }: { strapi: Core.Strapi }) => ({
    async find(ctx: Context) {
      ctx.body = { data: await getService(strapi, 'overview').read() } satisfies OverviewResponse;
    },
  }),

  person: ({ strapi }: { strapi: Core.Strapi }) => ({
    async findOne(ctx: Context) {
      const data = await getService(strapi, 'person').read(readId(ctx));
      ctx.body = { data } satisfies GetSubscriberResponse;
    },
  }),
};
