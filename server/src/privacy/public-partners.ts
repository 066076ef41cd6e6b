import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import {
  answering,
  getService,
  maskEmail,
  pageLocale,
  problemPages,
  sendPage,
  wantsHtml,
} from '../core';
import { noPermitsPage, permitsPage } from './pages/partner-pages';
import { openPermits, takeBack, type PartnerPermits } from './partner-permits';

/** What a body takes back: one partner by number, `all`, or, where it says nothing, all. */
const readPartner = (body: unknown): number[] | undefined => {
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  if (fields.partner === undefined || fields.partner === 'all') return undefined;
  const id = Number(fields.partner);
  return Number.isSafeInteger(id) && id > 0 ? [id] : [];
};

/** Where people see which partners may write to them, and take it back. */
export const publicPartners = ({ strapi }: { strapi: Core.Strapi }) => {
  const open = async (ctx: Context): Promise<PartnerPermits> => {
    const permits = await openPermits(strapi, String(ctx.params.token));
    if (permits) return permits;
    // Tokens that verify are never limited; forged ones are counted.
    if (ctx.method === 'POST') await getService(strapi, 'guard').count(ctx);
    throw new errors.NotFoundError(
      'This link is incomplete or was not made here: open it from the e-mail again.'
    );
  };

  const answer = async (ctx: Context, permits: PartnerPermits): Promise<void> => {
    const locale = pageLocale(ctx, permits.subscriber.locale);
    if (!wantsHtml(ctx)) {
      ctx.body = {
        data: { email: maskEmail(permits.subscriber.email), partners: permits.partners },
      };
      return;
    }
    const { controller } = await getService(strapi, 'settings').get();
    const page = permits.partners.length > 0 ? permitsPage(permits, locale) : noPermitsPage(locale);
    sendPage(ctx, {
      ...page,
      footer: controller.name,
      privacyPolicyUrl: controller.privacyPolicyUrl,
    });
  };

  return {
    /** GET changes nothing: mail scanners open every link. */
    show: answering(async (ctx) => {
      ctx.set('Cache-Control', 'no-store');
      await answer(ctx, await open(ctx));
    }, problemPages()),

    /** Takes back at once; doing it again is fine. */
    act: answering(async (ctx) => {
      ctx.set('Cache-Control', 'no-store');
      const { subscriber } = await open(ctx);
      const { ip, userAgent } = await getService(strapi, 'guard').visitor(ctx);
      await takeBack(strapi, subscriber, readPartner(ctx.request.body), { ip, userAgent });
      ctx.status = 200;
      await answer(ctx, await open(ctx));
    }, problemPages()),
  };
};
