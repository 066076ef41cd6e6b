import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import type { PartnerFileFormat } from '../../../content-types';
import { actorOf, fieldErrors, getService, inTransaction, readId } from '../core';
import type { PageQuery } from '../core/contract';
import type {
  DeletePartnerResponse,
  ExportPartnerRequest,
  ExportPartnerResponse,
  ExportPreviewResponse,
  GetPartnerResponse,
  ListBatchesResponse,
  ListPartnersRequest,
  ListPartnersResponse,
  ListTransfersRequest,
  ListTransfersResponse,
  PartnerSecretResponse,
  RetryTransfersResponse,
  SavePartnerRequest,
  SavePartnerResponse,
  TestPartnerResponse,
  WithdrawPartnersRequest,
  WithdrawPartnersResponse,
} from './contract';
import { partnerConfig } from './sending';
import { readSince, validateExport, validatePartner, validateWithdrawal } from './validation';

const CONTENT_TYPES: Record<PartnerFileFormat, string> = {
  ndjson: 'application/x-ndjson; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
};

const startOf = (day: string | null): number | null =>
  day === null ? null : Date.parse(`${day}T00:00:00Z`);

export const controllers = {
  partners: ({ strapi }: { strapi: Core.Strapi }) => {
    const partners = () => getService(strapi, 'partners');
    const readPartner = async (ctx: Context): Promise<SavePartnerRequest> => {
      const { privateHosts } = partnerConfig(strapi);
      return (await validatePartner(privateHosts)(ctx.request.body)) as SavePartnerRequest;
    };
    return {
      async find(ctx: Context) {
        const page = await partners().list(ctx.query as ListPartnersRequest);
        ctx.body = page satisfies ListPartnersResponse;
      },
      async findOne(ctx: Context) {
        ctx.body = { data: await partners().row(readId(ctx)) } satisfies GetPartnerResponse;
      },
      async create(ctx: Context) {
        const data = await partners().create(await readPartner(ctx));
        ctx.status = 201;
        ctx.body = { data } satisfies SavePartnerResponse;
      },
      async update(ctx: Context) {
        const id = readId(ctx);
        const data = await partners().update(id, await readPartner(ctx));
        // What waited for the contract or for a working URL need not wait for the next tick.
        void getService(strapi, 'sending')
          .run()
          .catch(() => undefined);
        ctx.body = { data } satisfies SavePartnerResponse;
      },
      async delete(ctx: Context) {
        const id = readId(ctx);
        await partners().remove(id);
        ctx.body = { data: { id } } satisfies DeletePartnerResponse;
      },
      async secret(ctx: Context) {
        ctx.set('Cache-Control', 'no-store');
        const data = await partners().secret(readId(ctx));
        ctx.body = { data } satisfies PartnerSecretResponse;
      },
      async replaceSecret(ctx: Context) {
        ctx.set('Cache-Control', 'no-store');
        const id = readId(ctx);
        await partners().replaceSecret(id);
        ctx.body = { data: await partners().secret(id) } satisfies PartnerSecretResponse;
      },
      async test(ctx: Context) {
        const partner = await partners().get(readId(ctx));
        if (partner.channel !== 'webhook')
          throw fieldErrors([
            { path: 'channel', message: 'This partner gets files; there is no webhook to call.' },
          ]);
        const { accepted, status, reason, milliseconds } = await getService(strapi, 'sending').test(
          partner
        );
        ctx.body = {
          data: { accepted, status, reason, milliseconds },
        } satisfies TestPartnerResponse;
      },
      async transfers(ctx: Context) {
        const { id } = await partners().get(readId(ctx));
        const page = await partners().transfers(id, ctx.query as ListTransfersRequest);
        ctx.body = page satisfies ListTransfersResponse;
      },
      async retry(ctx: Context) {
        const { id } = await partners().get(readId(ctx));
        const retried = await partners().retry(id);
        void getService(strapi, 'sending')
          .run()
          .catch(() => undefined);
        ctx.body = { data: { retried } } satisfies RetryTransfersResponse;
      },
      async batches(ctx: Context) {
        const { id } = await partners().get(readId(ctx));
        const page = await getService(strapi, 'partnerExports').batches(id, ctx.query as PageQuery);
        ctx.body = page satisfies ListBatchesResponse;
      },
      async preview(ctx: Context) {
        const partner = await partners().get(readId(ctx));
        const since = readSince(ctx.query.since);
        if (since === undefined)
          throw fieldErrors([
            { path: 'since', message: 'Give a day of the calendar as YYYY-MM-DD.' },
          ]);
        const data = await getService(strapi, 'partnerExports').preview(partner, startOf(since));
        ctx.body = { data } satisfies ExportPreviewResponse;
      },
      async export(ctx: Context) {
        const { id } = await partners().get(readId(ctx));
        const { format, since } = (await validateExport(ctx.request.body)) as ExportPartnerRequest;
        const actor = actorOf(ctx);
        const { key, text, batch } = await getService(strapi, 'partnerExports').make(id, {
          format,
          since: startOf(since),
          madeBy: actor,
        });
        strapi.log.info(`[optin] Partner ${id} exported as ${format} by ${actor}: batch ${key}.`);
        ctx.set('Cache-Control', 'no-store');
        ctx.body = {
          data: { fileName: `${key}.${format}`, contentType: CONTENT_TYPES[format], text, batch },
        } satisfies ExportPartnerResponse;
      },
      /** On a person's behalf: they wrote or called. */
      async withdraw(ctx: Context) {
        const subscriberId = readId(ctx);
        const { partnerIds } = (await validateWithdrawal(
          ctx.request.body ?? {}
        )) as WithdrawPartnersRequest;
        const ended = await inTransaction(strapi, async (trx) => {
          const person = await getService(strapi, 'subscribers').lock(trx, subscriberId);
          if (!person || person.status === 'erased') return [];
          return partners().withdraw(
            trx,
            {
              subscriberId,
              locale: person.locale,
              evidence: null,
              now: getService(strapi, 'clock').now(),
              method: 'panel',
              actor: actorOf(ctx),
            },
            partnerIds
          );
        });
        void getService(strapi, 'sending')
          .run()
          .catch(() => undefined);
        ctx.body = { data: { withdrawn: ended.length } } satisfies WithdrawPartnersResponse;
      },
    };
  },
};
