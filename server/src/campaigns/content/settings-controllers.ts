import type { Core } from '@strapi/types';
import { errors, validateYupSchema } from '@strapi/utils';
import type { Context } from 'koa';
import { getService } from '../../core';
import { mappingSchema } from '../../messages';
import { objectOf } from '../message-parts-schema';
import { adminReader } from './admin-reader';
import type { ContentSettingsResponse, SampleCardRequest, SampleCardResponse } from './contract';
import { typeInfo } from './controllers';
import { locale, uid } from './validation';

const validateSample = validateYupSchema(
  objectOf({ uid, mapping: mappingSchema.required(), locale }).required()
);

/** How the entries of each content type look in messages. */
export const contentSettingsController = ({ strapi }: { strapi: Core.Strapi }) => {
  const cms = () => getService(strapi, 'cms');
  return {
    async find(ctx: Context) {
      const types = await Promise.all(
        cms()
          .models()
          .map(async (model) => ({
            ...(await typeInfo(strapi, model)),
            attributes: cms().describe(model),
            guess: cms().guess(model),
          }))
      );
      ctx.body = {
        data: { types, locales: await cms().locales() },
      } satisfies ContentSettingsResponse;
    },

    async sample(ctx: Context) {
      await validateSample(ctx.request.body);
      const request = ctx.request.body as SampleCardRequest;
      const model = cms().model(request.uid);
      if (!model) throw new errors.NotFoundError('This content type does not exist (any more).');
      const reader = adminReader(strapi, ctx);
      const mayRead = reader.mayRead(model.uid);
      const card = mayRead
        ? await cms().sample(model, request.mapping, { locale: request.locale, reader })
        : null;
      ctx.body = { data: { card, mayRead } } satisfies SampleCardResponse;
    },
  };
};
