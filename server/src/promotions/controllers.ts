import { Readable } from 'node:stream';
import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { actorOf, getService, readId } from '../core';
import type {
  ConditionFieldsResponse,
  DeletePromotionResponse,
  FreezePreviewResponse,
  ListCodesRequest,
  ListCodesResponse,
  ListEntriesRequest,
  ListEntriesResponse,
  ListPromotionsRequest,
  ListPromotionsResponse,
  NotifyWinnersRequest,
  NotifyWinnersResponse,
  PromotionResponse,
  PromotionVersionsResponse,
  RemoveCodesResponse,
  ReplaceWinnerRequest,
  SavePromotionRequest,
  UploadCodesRequest,
  UploadCodesResponse,
  VotesResponse,
  WinnersResponse,
} from './contract';
import { publicProof } from './public-proof';
import {
  validateCodes,
  validateNotification,
  validatePromotion,
  validateReplacement,
} from './validation';

export const controllers = {
  promotions: ({ strapi }: { strapi: Core.Strapi }) => {
    const service = () => getService(strapi, 'promotions');
    const sendRow = async (ctx: Context, id: number): Promise<void> => {
      ctx.body = { data: await service().records.row(id) } satisfies PromotionResponse;
    };
    return {
      async find(ctx: Context) {
        const page = await service().records.list(ctx.query as ListPromotionsRequest);
        ctx.body = page satisfies ListPromotionsResponse;
      },
      findOne: (ctx: Context) => sendRow(ctx, readId(ctx)),
      async create(ctx: Context) {
        const input = (await validatePromotion(ctx.request.body)) as SavePromotionRequest;
        const data = await service().records.create(input);
        ctx.status = 201;
        ctx.body = { data } satisfies PromotionResponse;
      },
      async update(ctx: Context) {
        const id = readId(ctx);
        const input = (await validatePromotion(ctx.request.body)) as SavePromotionRequest;
        ctx.body = {
          data: await service().records.update(id, input),
        } satisfies PromotionResponse;
      },
      async delete(ctx: Context) {
        const id = readId(ctx);
        await service().records.remove(id);
        ctx.body = { data: { id } } satisfies DeletePromotionResponse;
      },
      async publish(ctx: Context) {
        ctx.body = {
          data: await service().records.publish(readId(ctx), actorOf(ctx)),
        } satisfies PromotionResponse;
      },
      async versions(ctx: Context) {
        ctx.body = {
          data: await service().records.versions(readId(ctx)),
        } satisfies PromotionVersionsResponse;
      },
      async conditionFields(ctx: Context) {
        ctx.body = {
          data: await service().records.conditionFields(),
        } satisfies ConditionFieldsResponse;
      },
      async entries(ctx: Context) {
        const page = await service().entries.list(readId(ctx), ctx.query as ListEntriesRequest);
        ctx.body = page satisfies ListEntriesResponse;
      },
      async exportEntries(ctx: Context) {
        const { id, slug } = await service().records.get(readId(ctx));
        strapi.log.info(`[optin] Entries of promotion ${id} exported by ${actorOf(ctx)}.`);
        ctx.set('Content-Type', 'text/csv; charset=utf-8');
        ctx.set('Content-Disposition', `attachment; filename="entries-${slug}.csv"`);
        ctx.set('Cache-Control', 'no-store');
        ctx.set('X-Content-Type-Options', 'nosniff');
        ctx.body = Readable.from(service().entries.csv(id));
      },
      async votes(ctx: Context) {
        ctx.body = { data: await service().votes.count(readId(ctx)) } satisfies VotesResponse;
      },
      async freezePreview(ctx: Context) {
        ctx.body = {
          data: await service().draws.preview(readId(ctx)),
        } satisfies FreezePreviewResponse;
      },
      async freeze(ctx: Context) {
        const id = readId(ctx);
        await service().draws.freeze(id, actorOf(ctx));
        await sendRow(ctx, id);
      },
      async draw(ctx: Context) {
        const id = readId(ctx);
        await service().draws.run(id, actorOf(ctx));
        await sendRow(ctx, id);
      },
      async winners(ctx: Context) {
        ctx.set('Cache-Control', 'no-store');
        ctx.body = { data: await service().winners.list(readId(ctx)) } satisfies WinnersResponse;
      },
      async replaceWinner(ctx: Context) {
        const id = readId(ctx);
        const input = (await validateReplacement(ctx.request.body)) as ReplaceWinnerRequest;
        await service().winners.replace(id, input, actorOf(ctx));
        ctx.body = { data: await service().winners.list(id) } satisfies WinnersResponse;
      },
      async notifyWinners(ctx: Context) {
        const id = readId(ctx);
        const { positions } = (await validateNotification(
          ctx.request.body
        )) as NotifyWinnersRequest;
        const notified = await service().winners.notify(id, positions, actorOf(ctx));
        ctx.body = { data: { notified } } satisfies NotifyWinnersResponse;
      },
      async codes(ctx: Context) {
        ctx.set('Cache-Control', 'no-store');
        const { id } = await service().records.get(readId(ctx));
        const page = await service().codes.list(id, ctx.query as ListCodesRequest);
        ctx.body = page satisfies ListCodesResponse;
      },
      async uploadCodes(ctx: Context) {
        const id = readId(ctx);
        const input = (await validateCodes(ctx.request.body)) as UploadCodesRequest;
        ctx.body = {
          data: await service().codes.upload(id, input),
        } satisfies UploadCodesResponse;
      },
      async removeCodes(ctx: Context) {
        const removed = await service().codes.removeFree(readId(ctx));
        ctx.body = { data: { removed } } satisfies RemoveCodesResponse;
      },
    };
  },
  'public-proof': publicProof,
};
