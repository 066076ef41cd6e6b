import type { Core } from '@strapi/types';
import { errors, validateYupSchema, yup } from '@strapi/utils';
import type { Context } from 'koa';
import { getService, readId } from '../core';
import type {
  GetCampaignVersionResponse,
  ListCampaignVersionsResponse,
  PresenceRequest,
  PresenceResponse,
} from './contract';

const validatePresence = validateYupSchema(
  yup
    .object({
      clientId: yup
        .string()
        .strict()
        .matches(/^[\w-]{8,64}$/, '${path} must be 8 to 64 letters, digits, hyphens or underscores')
        .required(),
      leaves: yup.boolean().strict(),
    })
    .noUnknown(true, 'unknown fields: ${unknown}')
    .required()
);

const readRevision = (ctx: Context): number => {
  const revision = Number(ctx.params.revision);
  if (!Number.isSafeInteger(revision) || revision < 0 || revision > 2_147_483_647)
    throw new errors.NotFoundError('There is no such version.');
  return revision;
};

const drafts = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => getService(strapi, 'drafts');
  return {
    async versions(ctx: Context) {
      const data = await service().versions(readId(ctx));
      ctx.body = { data } satisfies ListCampaignVersionsResponse;
    },
    async version(ctx: Context) {
      const data = await service().version(readId(ctx), readRevision(ctx));
      ctx.body = { data } satisfies GetCampaignVersionResponse;
    },
    async presence(ctx: Context) {
      await validatePresence(ctx.request.body);
      const { clientId, leaves = false } = ctx.request.body as PresenceRequest;
      const id = readId(ctx);
      if (leaves) await service().leave(id, clientId);
      const data = leaves
        ? { revision: (await getService(strapi, 'campaigns').find(id)).revision, others: [] }
        : await service().presence(id, {
            clientId,
            name: service().nameOfUser(ctx.state.user),
          });
      ctx.body = { data } satisfies PresenceResponse;
    },
  };
};

export const draftControllers = { drafts };
