import type { Core } from '@strapi/types';
import { errors, validateYupSchema, yup } from '@strapi/utils';
import type { Context } from 'koa';
import { TEMPLATE_KINDS, unmarkedDocument } from '../../../../content-types';
import { fieldErrors, getService, readId } from '../../core';
import { line, LOCALE, MAX_NAME } from '../message-schema';
import { validateTemplateMessage } from '../validation';
import {
  IMPORT_FORMATS,
  type DeleteTemplateResponse,
  type GetTemplateResponse,
  type ImportTemplateRequest,
  type ImportTemplateResponse,
  type ListTemplatesResponse,
  type ReadyTemplatesResponse,
  type SaveTemplateRequest,
  type SaveTemplateResponse,
} from './contract';
import { importHtml } from './import-html';
import { importMjml } from './import-mjml';

const MAX_SOURCE = 500_000;
const name = line(MAX_NAME)
  .required()
  .test('not-blank', '${path} must not be blank', (value) => (value ?? '').trim() !== '');
const locale = yup
  .string()
  .strict()
  .matches(LOCALE, '${path} must be a language tag such as "en" or "fr-CA"')
  .required();

const validateFrame = validateYupSchema(
  yup
    .object({
      name,
      kind: yup
        .string()
        .strict()
        .oneOf([...TEMPLATE_KINDS])
        .required(),
      revision: yup.number().strict().integer().min(0).notRequired(),
    })
    .required()
);
const validateImport = validateYupSchema(
  yup
    .object({
      name,
      locale,
      format: yup
        .string()
        .strict()
        .oneOf([...IMPORT_FORMATS])
        .required(),
      source: yup.string().strict().max(MAX_SOURCE).required(),
    })
    .noUnknown(true, 'unknown fields: ${unknown}')
    .required()
);

const readTemplate = async (ctx: Context): Promise<SaveTemplateRequest> => {
  const body = ctx.request.body as Record<string, unknown>;
  await validateFrame(body);
  const { name: title, kind, revision, ...message } = body;
  const valid = await validateTemplateMessage(message);
  return {
    ...valid,
    // A template has no A/B test that would tell what a mark means.
    document: unmarkedDocument(valid.document),
    name: String(title),
    kind: kind === 'block' ? 'block' : 'message',
    ...(typeof revision === 'number' && { revision }),
  };
};

/** Findings about blocks that nobody has seen yet are findings about what they were made of. */
const asSource = async <T>(made: Promise<T>): Promise<T> => {
  try {
    return await made;
  } catch (error) {
    if (!(error instanceof errors.ValidationError)) throw error;
    throw fieldErrors([
      { path: 'source', message: `This does not fit into a message: ${error.message}.` },
    ]);
  }
};

export const templatesController = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => getService(strapi, 'templates');
  return {
    async find(ctx: Context) {
      ctx.body = (await service().list(ctx.query)) satisfies ListTemplatesResponse;
    },
    async ready(ctx: Context) {
      const wanted = typeof ctx.query.locale === 'string' ? ctx.query.locale : 'en';
      ctx.body = { data: await service().ready(wanted) } satisfies ReadyTemplatesResponse;
    },
    async findOne(ctx: Context) {
      ctx.body = { data: await service().find(readId(ctx)) } satisfies GetTemplateResponse;
    },
    async create(ctx: Context) {
      const data = await service().create(await readTemplate(ctx));
      ctx.status = 201;
      ctx.body = { data } satisfies SaveTemplateResponse;
    },
    async update(ctx: Context) {
      const data = await service().update(readId(ctx), await readTemplate(ctx));
      ctx.body = { data } satisfies SaveTemplateResponse;
    },
    async delete(ctx: Context) {
      ctx.body = { data: await service().remove(readId(ctx)) } satisfies DeleteTemplateResponse;
    },
    async import(ctx: Context) {
      await validateImport(ctx.request.body);
      const request = ctx.request.body as ImportTemplateRequest;
      const read = request.format === 'mjml' ? importMjml : importHtml;
      const { blocks, preheader, notes } = read(request.source);
      // What came in passes the same door as what an editor saves.
      const message = await asSource(
        validateTemplateMessage({
          locale: request.locale,
          subject: [],
          preheader,
          document: { version: 1, blocks },
          translations: {},
        })
      );
      const template = await service().create({ ...message, kind: 'message', name: request.name });
      ctx.status = 201;
      ctx.body = { data: { template, notes } } satisfies ImportTemplateResponse;
    },
  };
};
