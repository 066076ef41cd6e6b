import type { Core } from '@strapi/types';
import { validateYupSchema, yup } from '@strapi/utils';
import type { Context } from 'koa';
import { actorOf, getService, readId } from '../core';
import type { PageQuery } from '../core/contract';
import type { CreateSubscriberResponse } from '../audience/contract';
import type { AskAgainRequest, AskAgainResponse } from '../consent/contract';
import type {
  DeleteFormResponse,
  GetFormResponse,
  ListFormsResponse,
  PublishFormResponse,
  SaveFormRequest,
  SaveFormResponse,
} from './contract';
import { validateForm } from './definition-schema';
import { enrolFromPanel } from './panel-enrolment';
import { publicConfirm } from './public-confirm';
import { publicForms } from './public-forms';
import { publicRenewal } from './public-renewal';

const validateAskAgain = validateYupSchema(
  yup.object({ stop: yup.boolean().strict().required() }).noUnknown().required()
);

export const controllers = {
  forms: ({ strapi }: { strapi: Core.Strapi }) => ({
    async find(ctx: Context) {
      const page = await getService(strapi, 'forms').list(ctx.query as PageQuery);
      ctx.body = page satisfies ListFormsResponse;
    },
    async findOne(ctx: Context) {
      const data = await getService(strapi, 'forms').detail(readId(ctx));
      ctx.body = { data } satisfies GetFormResponse;
    },
    async create(ctx: Context) {
      const input = (await validateForm(ctx.request.body)) as SaveFormRequest;
      const data = await getService(strapi, 'forms').create(input);
      ctx.status = 201;
      ctx.body = { data } satisfies SaveFormResponse;
    },
    async update(ctx: Context) {
      const input = (await validateForm(ctx.request.body)) as SaveFormRequest;
      const data = await getService(strapi, 'forms').update(readId(ctx), input);
      ctx.body = { data } satisfies SaveFormResponse;
    },
    async publish(ctx: Context) {
      const data = await getService(strapi, 'forms').publish(readId(ctx), actorOf(ctx));
      ctx.body = { data } satisfies PublishFormResponse;
    },
    async delete(ctx: Context) {
      const id = readId(ctx);
      await getService(strapi, 'forms').remove(id);
      ctx.body = { data: { id } } satisfies DeleteFormResponse;
    },
  }),

  enrolments: ({ strapi }: { strapi: Core.Strapi }) => ({
    async create(ctx: Context) {
      const id = await enrolFromPanel(strapi, ctx.request.body, actorOf(ctx));
      ctx.status = 201;
      ctx.body = { data: { id } } satisfies CreateSubscriberResponse;
    },
  }),

  'wording-renewals': ({ strapi }: { strapi: Core.Strapi }) => ({
    async create(ctx: Context) {
      const { stop } = (await validateAskAgain(ctx.request.body)) as AskAgainRequest;
      const data = await getService(strapi, 'renewal').askAgain(readId(ctx), stop);
      ctx.body = { data } satisfies AskAgainResponse;
    },
  }),

  'public-forms': publicForms,
  'public-confirm': publicConfirm,
  'public-renewal': publicRenewal,
};
