import type { Core } from '@strapi/types';
import { validateYupSchema, yup } from '@strapi/utils';
import type { Context } from 'koa';
import { FORM_KINDS } from '../../../content-types';
import { actorOf, getService, readId, refusal } from '../core';
import type { PageQuery } from '../core/contract';
import type { CreateSubscriberResponse } from '../audience/contract';
import type { AskAgainRequest, AskAgainResponse } from '../consent/contract';
import type {
  CheckFormRequest,
  CheckFormResponse,
  DeleteFormResponse,
  DuplicateFormResponse,
  FormConversionResponse,
  FormUsageResponse,
  GetFormResponse,
  GetFormVersionResponse,
  ListFormChoicesResponse,
  ListFormsResponse,
  PreviewLinkResponse,
  PublishFormResponse,
  RestoreFormRequest,
  RestoreFormResponse,
  SaveFormRequest,
  SaveFormResponse,
} from './contract';
import { validateDefinition, validateForm } from './definition-schema';
import { readConversion, readUsage } from './form-usage';
import { guardController } from './guarding/controllers';
import { enrolFromPanel } from './panel-enrolment';
import { publicConfirm } from './public-confirm';
import { publicForms } from './public-forms';
import { publicPreview } from './public-preview';
import { publicRenewal } from './public-renewal';
import { formChoices } from './placements/choices';
import { publicQuestionnaires } from './questionnaires/public';
import { responsesController } from './questionnaires/results/controllers';

const validateAskAgain = validateYupSchema(
  yup.object({ stop: yup.boolean().strict().required() }).noUnknown().required()
);

const validateRestore = validateYupSchema(
  yup
    .object({ version: yup.number().strict().integer().min(1).required() })
    .noUnknown()
    .required()
);

const readVersion = (ctx: Context): number => {
  const number = Number(ctx.params.version);
  return Number.isSafeInteger(number) && number > 0 && number < 2 ** 31 ? number : 0;
};

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
    async check(ctx: Context) {
      const { definition } = (await validateDefinition(ctx.request.body)) as CheckFormRequest;
      const data = await getService(strapi, 'forms').check(definition);
      ctx.body = { data } satisfies CheckFormResponse;
    },
    async duplicate(ctx: Context) {
      const data = await getService(strapi, 'forms').duplicate(readId(ctx));
      ctx.status = 201;
      ctx.body = { data } satisfies DuplicateFormResponse;
    },
    async version(ctx: Context) {
      const data = await getService(strapi, 'forms').versionOf(readId(ctx), readVersion(ctx));
      ctx.body = { data } satisfies GetFormVersionResponse;
    },
    async restore(ctx: Context) {
      const { version } = (await validateRestore(ctx.request.body)) as RestoreFormRequest;
      const data = await getService(strapi, 'forms').restore(readId(ctx), version);
      ctx.body = { data } satisfies RestoreFormResponse;
    },
    async previewLink(ctx: Context) {
      const data = await getService(strapi, 'forms').previewLink(readId(ctx));
      if (!data)
        throw refusal('no-public-url', 'No public URL is known: set it in the settings first.');
      ctx.body = { data } satisfies PreviewLinkResponse;
    },
    async usage(ctx: Context) {
      const { id, slug } = await getService(strapi, 'forms').get(readId(ctx));
      const data = await readUsage(strapi, { id, slug });
      ctx.body = { data } satisfies FormUsageResponse;
    },
    async conversion(ctx: Context) {
      const { id } = await getService(strapi, 'forms').get(readId(ctx));
      const asked = Number(ctx.query.days);
      const days = Number.isInteger(asked) && asked > 0 ? Math.min(asked, 366) : 30;
      const data = await readConversion(strapi, id, days);
      ctx.body = { data } satisfies FormConversionResponse;
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

  'bot-guard': guardController,

  'public-forms': publicForms,
  'public-preview': publicPreview,
  'public-confirm': publicConfirm,
  'public-renewal': publicRenewal,
  'public-questionnaires': publicQuestionnaires,
  responses: responsesController,

  'form-choices': ({ strapi }: { strapi: Core.Strapi }) => ({
    async find(ctx: Context) {
      const kind = FORM_KINDS.find((known) => known === ctx.query.kind) ?? 'sign-up';
      const data = await formChoices(strapi, kind);
      ctx.body = { data } satisfies ListFormChoicesResponse;
    },
  }),
};
