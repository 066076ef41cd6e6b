import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { getService, readId } from '../../core';
import type { CampaignLinksResponse } from './contract';

export const linksController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    const data = await getService(strapi, 'clicks').list(readId(ctx));
    ctx.body = { data } satisfies CampaignLinksResponse;
  },
});
