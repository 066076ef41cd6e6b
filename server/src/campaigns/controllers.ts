import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { actionId, actorOf, getService, pickText, readId } from '../core';
import { fieldsOfInline, inspectDocument, readFieldTexts } from '../messages';
import type {
  CampaignActionResponse,
  DeleteCampaignResponse,
  DuplicateCampaignResponse,
  GetCampaignResponse,
  ListCampaignsResponse,
  ListRecipientsResponse,
  PreflightResponse,
  PreviewRequest,
  PreviewResponse,
  SaveCampaignResponse,
  SendCampaignResponse,
  TestSendResponse,
} from './contract';
import { checksControllers } from './checks-controllers';
import { contentControllers } from './content';
import { draftControllers } from './draft-controllers';
import { planControllers } from './plan';
import { validateCampaign, validatePreview, validateTestSend } from './validation';

/** The real person a preview is rendered as; only for those who may read subscribers. */
const previewPerson = async (
  strapi: Core.Strapi,
  ctx: Context,
  { subscriberId, locale, subject, document }: PreviewRequest
) => {
  if (subscriberId === undefined) return undefined;
  if (!ctx.state.userAbility?.can(actionId('read-subscribers')))
    throw new errors.ForbiddenError('Previewing as a subscriber needs the right to read them.');
  const person = await getService(strapi, 'subscribers').get(subscriberId);
  if (!person) throw new errors.NotFoundError('This subscriber does not exist (any more).');
  const keys = [
    ...fieldsOfInline(subject),
    ...inspectDocument(document).fields.map(({ key }) => key),
  ];
  const texts = await readFieldTexts(strapi, { keys, locale }, [person.id]);
  return { ...person, fields: texts.get(person.id) };
};

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
    async delete(ctx: Context) {
      ctx.body = { data: await service().remove(readId(ctx)) } satisfies DeleteCampaignResponse;
    },

    async preview(ctx: Context) {
      const request = await validatePreview(ctx.request.body);
      const { locale, subject, preheader, document, senderId, listIds } = request;
      const recipient = await previewPerson(strapi, ctx, request);
      const [list] = await getService(strapi, 'lists').byIds(listIds.slice(0, 1));
      const data = await getService(strapi, 'messages').preview({
        locale,
        subject,
        preheader,
        document,
        sender: senderId === null ? null : await getService(strapi, 'senders').find(senderId),
        links: await getService(strapi, 'settings').links(),
        recipient,
        privacyPolicyUrl: (await getService(strapi, 'settings').get()).controller.privacyPolicyUrl,
        listName: list ? pickText(list.title, locale) || list.name : undefined,
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
      const data = await getService(strapi, 'test-send').sendTest(readId(ctx), request);
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
};
