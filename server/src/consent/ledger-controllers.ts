import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { getService } from '../core';
import type { LedgerStatusResponse, VerifyLedgerResponse } from './contract';

export const ledgerController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async status(ctx: Context) {
    const data = await getService(strapi, 'verification').status();
    ctx.body = { data } satisfies LedgerStatusResponse;
  },
  async verification(ctx: Context) {
    const data = await getService(strapi, 'verification').state();
    ctx.body = { data } satisfies VerifyLedgerResponse;
  },
  async verify(ctx: Context) {
    const data = await getService(strapi, 'verification').start();
    ctx.status = 202;
    ctx.body = { data } satisfies VerifyLedgerResponse;
  },
});
