import type { Core } from '@strapi/types';
import { validateYupSchema, yup } from '@strapi/utils';
import type { Context } from 'koa';
import { BLOCK_KINDS, type BlockKind } from '../../../../content-types';
import { DAY, getService, readId } from '../../core';
import type {
  AddBlockRuleRequest,
  AddBlockRuleResponse,
  BlockRulesResponse,
  GuardResponse,
} from '../contract';

const validateRule = validateYupSchema(
  yup
    .object({
      kind: yup
        .string()
        .strict()
        .oneOf([...BLOCK_KINDS])
        .required(),
      value: yup.string().strict().min(1).max(254).required(),
      note: yup.string().strict().max(200).defined(),
    })
    .noUnknown()
    .required()
);

const whole = (given: unknown, fallback: number, max: number): number => {
  const number = Number(given);
  return Number.isInteger(number) && number > 0 ? Math.min(number, max) : fallback;
};

export const guardController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async show(ctx: Context) {
    const days = whole(ctx.query.days, 7, 90);
    const formId = whole(ctx.query.form, 0, 2_147_483_647) || null;
    const from = getService(strapi, 'clock').now() - days * DAY;
    const stops = getService(strapi, 'stops');
    const forms = (await strapi.db
      .query('plugin::optin.form')
      .findMany({ select: ['id', 'name'], orderBy: { name: 'asc' } })) as {
      id: number;
      name: string;
    }[];
    ctx.body = {
      data: {
        counts: await stops.since(from, formId),
        hours: await stops.byHour(from, formId),
        forms,
        challenges: getService(strapi, 'challenges').available(),
      },
    } satisfies GuardResponse;
  },
  async rules(ctx: Context) {
    const data = await getService(strapi, 'blocklist').all();
    ctx.body = { data } satisfies BlockRulesResponse;
  },
  async add(ctx: Context) {
    const { kind, value, note } = (await validateRule(ctx.request.body)) as AddBlockRuleRequest;
    const data = await getService(strapi, 'blocklist').add(kind satisfies BlockKind, value, note);
    ctx.status = 201;
    ctx.body = { data } satisfies AddBlockRuleResponse;
  },
  async remove(ctx: Context) {
    const id = readId(ctx);
    await getService(strapi, 'blocklist').remove(id);
    ctx.body = { data: { id } };
  },
});
