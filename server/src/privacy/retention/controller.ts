import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { getService } from '../../core';
import type { PageQuery } from '../../core/contract';
import type { ListRetentionReportsResponse, RetentionResponse } from '../contract';

export const retentionController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async calendar(ctx: Context) {
    const data = await getService(strapi, 'retention').calendar();
    ctx.body = { data } satisfies RetentionResponse;
  },
  async reports(ctx: Context) {
    const page = await getService(strapi, 'retention').reports(ctx.query as PageQuery);
    ctx.body = page satisfies ListRetentionReportsResponse;
  },
});
