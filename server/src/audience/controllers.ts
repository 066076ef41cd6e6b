import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { getService, readId } from '../core';
import type { PageQuery } from '../core/contract';
import type {
  DeleteListResponse,
  GetListResponse,
  ListListsResponse,
  ListSubscribersRequest,
  SaveListRequest,
  SaveListResponse,
  UpdateSubscriberRequest,
  UpdateSubscriberResponse,
} from './contract';
import { basisControllers } from './basis-controllers';
import { fieldControllers } from './field-controllers';
import { validateList, validateProfile } from './validation';

export const controllers = {
  ...basisControllers,
  ...fieldControllers,

  lists: ({ strapi }: { strapi: Core.Strapi }) => ({
    async find(ctx: Context) {
      const page = await getService(strapi, 'lists').list(ctx.query as PageQuery);
      ctx.body = page satisfies ListListsResponse;
    },
    async findOne(ctx: Context) {
      const data = await getService(strapi, 'lists').row(readId(ctx));
      ctx.body = { data } satisfies GetListResponse;
    },
    async create(ctx: Context) {
      const input = (await validateList(ctx.request.body)) as SaveListRequest;
      const data = await getService(strapi, 'lists').create(input);
      ctx.status = 201;
      ctx.body = { data } satisfies SaveListResponse;
    },
    async update(ctx: Context) {
      const input = (await validateList(ctx.request.body)) as SaveListRequest;
      const data = await getService(strapi, 'lists').update(readId(ctx), input);
      ctx.body = { data } satisfies SaveListResponse;
    },
    async delete(ctx: Context) {
      const id = readId(ctx);
      await getService(strapi, 'lists').remove(id);
      ctx.body = { data: { id } } satisfies DeleteListResponse;
    },
  }),

  subscribers: ({ strapi }: { strapi: Core.Strapi }) => ({
    async find(ctx: Context) {
      ctx.body = await getService(strapi, 'subscribers').list(ctx.query as ListSubscribersRequest);
    },
    async update(ctx: Context) {
      const input = (await validateProfile(ctx.request.body)) as UpdateSubscriberRequest;
      const data = await getService(strapi, 'subscribers').update(readId(ctx), input);
      ctx.body = { data } satisfies UpdateSubscriberResponse;
    },
  }),
};
