import type { Core } from '@strapi/types';
import { validateYupSchema, yup } from '@strapi/utils';
import type { Context } from 'koa';
import { actorOf, getService, readId } from '../core';
import type {
  ApprovalResponse,
  ApproveRequest,
  AskApprovalResponse,
  CheckNetworkRequest,
  CheckNetworkResponse,
} from './contract';

const UNKNOWN = 'unknown fields: ${unknown}';

const validateCheck = validateYupSchema(
  yup
    .object({ since: yup.number().strict().integer().min(0) })
    .noUnknown(true, UNKNOWN)
    .required()
);

const validateApprove = validateYupSchema(
  yup
    .object({ revision: yup.number().strict().integer().min(0).required() })
    .noUnknown(true, UNKNOWN)
    .required()
);

/** What a campaign needs before it may leave: a look at the network, a second person's word. */
const checks = ({ strapi }: { strapi: Core.Strapi }) => {
  const approval = () => getService(strapi, 'approval');
  return {
    async network(ctx: Context) {
      await validateCheck(ctx.request.body ?? {});
      const { since } = (ctx.request.body ?? {}) as CheckNetworkRequest;
      const campaign = await getService(strapi, 'campaigns').find(readId(ctx));
      const subject = await getService(strapi, 'preflight').subject(campaign);
      const data = await getService(strapi, 'network-checks').check(subject, since);
      ctx.body = { data } satisfies CheckNetworkResponse;
    },

    async approval(ctx: Context) {
      const data = await approval().state(readId(ctx), actorOf(ctx));
      ctx.body = { data } satisfies ApprovalResponse;
    },
    async approve(ctx: Context) {
      await validateApprove(ctx.request.body);
      const { revision } = ctx.request.body as ApproveRequest;
      const id = readId(ctx);
      await approval().approve(id, actorOf(ctx), revision);
      ctx.body = { data: await approval().state(id, actorOf(ctx)) } satisfies ApprovalResponse;
    },
    async withdraw(ctx: Context) {
      const id = readId(ctx);
      await approval().withdraw(id);
      ctx.body = { data: await approval().state(id, actorOf(ctx)) } satisfies ApprovalResponse;
    },
    async ask(ctx: Context) {
      const data = await approval().ask(readId(ctx), {
        by: actorOf(ctx),
        name: getService(strapi, 'drafts').nameOfUser(ctx.state.user),
      });
      ctx.body = { data } satisfies AskApprovalResponse;
    },
  };
};

export const checksControllers = { checks };
