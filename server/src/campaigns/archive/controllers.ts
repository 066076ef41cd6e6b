import type { Core } from '@strapi/types';
import { validateYupSchema, yup } from '@strapi/utils';
import type { Context } from 'koa';
import { getService, readId } from '../../core';
import { archiveShape } from '../message-schema';
import type { SaveArchiveRequest, SaveArchiveResponse } from './contract';

const validateArchive = validateYupSchema(
  yup.object(archiveShape).noUnknown(true, 'unknown fields: ${unknown}').required()
);

export const archiveController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async save(ctx: Context) {
    await validateArchive(ctx.request.body);
    const data = await getService(strapi, 'archive').save(
      readId(ctx),
      ctx.request.body as SaveArchiveRequest
    );
    ctx.body = { data } satisfies SaveArchiveResponse;
  },
});
