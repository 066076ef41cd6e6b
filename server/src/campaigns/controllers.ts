import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { actionId, actorOf, getService, readId } from '../core';
import { abTestControllers } from './ab';
import { archiveControllers } from './archive';
import { templateControllers } from './templates';
import type {
  CampaignActionResponse,
  DeleteCampaignResponse,
  DuplicateCampaignResponse,
  GetCampaignResponse,
  ListCampaignsResponse,
  ListRecipientsResponse,
  PreflightResponse,
  PreviewResponse,
  ResendCampaignResponse,
  SaveCampaignResponse,
  SendCampaignResponse,
  TestSendResponse,
} from './contract';
import { checksControllers } from './checks-controllers';
import { adminReader } from './content/admin-reader';
import { contentControllers } from './content';
import { draftControllers } from './draft-controllers';
import { linkControllers } from './links';
import { planControllers } from './plan';
import { previewMessage } from './preview';
import { validateCampaign, validatePreview, validateTestSend } from './validation';

const campaigns = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => getService(strapi, 'campaigns');
  const launch = () => getService(strapi, 'launch');

  return {
    async find(ctx: Context) {
      ctx.body = (await service().list(ctx.query)) satisfies ListCampaignsResponse;
    },
    async findOne(ctx: Context) {
      ctx.body = { data: await service().get(readId(ctx)) } satisfies GetCampaignResponse;
    },
    async create(ctx: Context) {
      const data = await service().create(await validateCampaign(ctx.request.body), actorOf(ctx));
      ctx.status = 201;
      ctx.body = { data } satisfies SaveCampaignResponse;
    },
    async update(ctx: Context) {
      const data = await service().update(
        readId(ctx),
        await validateCampaign(ctx.request.body),
        actorOf(ctx)
      );
      ctx.body = { data } satisfies SaveCampaignResponse;
    },
    async duplicate(ctx: Context) {
      const data = await service().duplicate(readId(ctx), actorOf(ctx));
      ctx.status = 201;
      ctx.body = { data } satisfies DuplicateCampaignResponse;
    },
    async resend(ctx: Context) {
      const data = await service().resend(readId(ctx), actorOf(ctx));
      ctx.status = 201;
      ctx.body = { data } satisfies ResendCampaignResponse;
    },
    async delete(ctx: Context) {
      ctx.body = { data: await service().remove(readId(ctx)) } satisfies DeleteCampaignResponse;
    },

    async preview(ctx: Context) {
      const request = await validatePreview(ctx.request.body);
      const data = await previewMessage(strapi, request, {
        mayReadSubscribers: Boolean(ctx.state.userAbility?.can(actionId('read-subscribers'))),
        reader: adminReader(strapi, ctx),
      });
      ctx.body = { data } satisfies PreviewResponse;
    },
    async preflight(ctx: Context) {
      const campaign = await service().find(readId(ctx));
      const data = await getService(strapi, 'preflight').check(campaign);
      ctx.body = { data } satisfies PreflightResponse;
    },
    async test(ctx: Context) {
      const request = await validateTestSend(ctx.request.body);
      const data = await getService(strapi, 'test-send').sendTest(readId(ctx), request, {
        mayReadSubscribers: Boolean(ctx.state.userAbility?.can(actionId('read-subscribers'))),
      });
      ctx.body = { data } satisfies TestSendResponse;
    },
    async recipients(ctx: Context) {
      const page = await service().recipients(readId(ctx), ctx.query);
      ctx.body = page satisfies ListRecipientsResponse;
    },

    async send(ctx: Context) {
      ctx.body = { data: await launch().send(readId(ctx)) } satisfies SendCampaignResponse;
    },
    async unschedule(ctx: Context) {
      ctx.body = { data: await launch().unschedule(readId(ctx)) } satisfies CampaignActionResponse;
    },
    async pause(ctx: Context) {
      ctx.body = { data: await launch().pause(readId(ctx)) } satisfies CampaignActionResponse;
    },
    async resume(ctx: Context) {
      ctx.body = { data: await launch().resume(readId(ctx)) } satisfies CampaignActionResponse;
    },
    async cancel(ctx: Context) {
      ctx.body = { data: await launch().cancel(readId(ctx)) } satisfies CampaignActionResponse;
    },
  };
};

export const controllers = {
  campaigns,
  ...planControllers,
  ...checksControllers,
  ...draftControllers,
  ...contentControllers,
  ...abTestControllers,
  ...archiveControllers,
  ...linkControllers,
  ...templateControllers,
};
