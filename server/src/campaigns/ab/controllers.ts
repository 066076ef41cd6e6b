import type { Core } from '@strapi/types';
import { validateYupSchema, yup } from '@strapi/utils';
import type { Context } from 'koa';
import { AB_KEYS } from '../../../../content-types';
import { actorOf, getService, readId } from '../../core';
import type { AbTestResponse, ChooseWinnerRequest, ChooseWinnerResponse } from './contract';

const validateChoice = validateYupSchema(
  yup
    .object({
      variant: yup
        .string()
        .strict()
        .oneOf([...AB_KEYS])
        .required(),
    })
    .noUnknown(true, 'unknown fields: ${unknown}')
    .required()
);

export const abTestsController = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => getService(strapi, 'ab-tests');
  return {
    async find(ctx: Context) {
      ctx.body = { data: await service().report(readId(ctx)) } satisfies AbTestResponse;
    },
    async choose(ctx: Context) {
      const id = readId(ctx);
      await validateChoice(ctx.request.body);
      // The schema has just proved the shape.
      const { variant } = ctx.request.body as ChooseWinnerRequest;
      const data = await service().choose(id, variant, actorOf(ctx));
      ctx.body = { data } satisfies ChooseWinnerResponse;
    },
  };
};
