import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { jurisdictionBases, permittedBases } from '../consent';
import { actorOf, getService, readId } from '../core';
import type { PageQuery } from '../core/contract';
import type {
  DeleteProvenanceResponse,
  GetProvenanceResponse,
  ListProvenancesResponse,
  RegimesResponse,
  RegisterRequest,
  RegisterResponse,
  SaveProvenanceRequest,
  SaveProvenanceResponse,
} from './contract';
import { validateProvenance, validateRegistration } from './basis-validation';

/** The panel's routes about legal bases: what is permitted, files of others, people put on lists. */
export const basisControllers = {
  regimes: ({ strapi }: { strapi: Core.Strapi }) => ({
    async find(ctx: Context) {
      const settings = await getService(strapi, 'settings').get();
      const data = {
        jurisdiction: settings.jurisdiction,
        known: jurisdictionBases(settings.jurisdiction),
        permitted: permittedBases(settings),
      };
      ctx.body = { data } satisfies RegimesResponse;
    },
  }),

  provenances: ({ strapi }: { strapi: Core.Strapi }) => ({
    async find(ctx: Context) {
      const page = await getService(strapi, 'provenances').list(ctx.query as PageQuery);
      ctx.body = page satisfies ListProvenancesResponse;
    },
    async findOne(ctx: Context) {
      const data = await getService(strapi, 'provenances').row(readId(ctx));
      ctx.body = { data } satisfies GetProvenanceResponse;
    },
    async create(ctx: Context) {
      const input = (await validateProvenance(ctx.request.body)) as SaveProvenanceRequest;
      const data = await getService(strapi, 'provenances').create(input);
      ctx.status = 201;
      ctx.body = { data } satisfies SaveProvenanceResponse;
    },
    async update(ctx: Context) {
      const input = (await validateProvenance(ctx.request.body)) as SaveProvenanceRequest;
      const data = await getService(strapi, 'provenances').update(readId(ctx), input);
      ctx.body = { data } satisfies SaveProvenanceResponse;
    },
    async delete(ctx: Context) {
      const id = readId(ctx);
      await getService(strapi, 'provenances').remove(id);
      ctx.body = { data: { id } } satisfies DeleteProvenanceResponse;
    },
  }),

  registrations: ({ strapi }: { strapi: Core.Strapi }) => ({
    async create(ctx: Context) {
      const request = (await validateRegistration(ctx.request.body)) as RegisterRequest;
      const data = await getService(strapi, 'registration').register(request, actorOf(ctx));
      ctx.body = { data } satisfies RegisterResponse;
    },
  }),
};
