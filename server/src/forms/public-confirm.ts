import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { answering, getService, GoneError, pageLocale, problemPages, wantsHtml } from '../core';
import type { ConfirmationView } from './confirmation';
import { createLinkPages } from './link-pages';
import { confirmedPage, confirmPage, resentPage } from './pages/confirm-pages';
import { isRecord } from './submission';
import { t } from './texts';

export const publicConfirm = ({ strapi }: { strapi: Core.Strapi }) => {
  const { unknown, page, summary } = createLinkPages(strapi);

  const resend = async (ctx: Context, token: string, view: ConfirmationView, locale: string) => {
    const guard = getService(strapi, 'guard');
    await guard.count(ctx, [{ limit: 'address', value: view.subscriber.emailKey }]);
    const { ip, userAgent } = await guard.visitor(ctx);
    await getService(strapi, 'confirmation').resend(token, { ip, userAgent });
    if (wantsHtml(ctx)) return page(ctx, view, resentPage(locale));
    ctx.status = 202;
    ctx.body = { data: { status: 'check-your-inbox' } };
  };

  return {
    /** GET changes nothing: mail scanners open links, and some press no button but follow all. */
    show: answering(async (ctx) => {
      ctx.set('Cache-Control', 'no-store');
      const view = await getService(strapi, 'confirmation').look(String(ctx.params.token));
      if (!view) return unknown(ctx);
      const locale = pageLocale(ctx, view.locale);
      if (wantsHtml(ctx)) return page(ctx, view, confirmPage(view, locale));
      ctx.body = { data: summary(view, locale) };
    }, problemPages()),

    act: answering(async (ctx) => {
      ctx.set('Cache-Control', 'no-store');
      const token = String(ctx.params.token);
      const body: unknown = ctx.request.body;
      const confirmation = getService(strapi, 'confirmation');
      const before = await confirmation.look(token);
      if (!before) return unknown(ctx);
      const locale = pageLocale(ctx, before.locale);
      if (isRecord(body) && body.action === 'resend') return resend(ctx, token, before, locale);

      const { ip, userAgent } = await getService(strapi, 'guard').visitor(ctx);
      const view = await confirmation.confirm(token, { ip, userAgent });
      if (!view) return unknown(ctx);
      const refused = view.status === 'expired' || view.status === 'stale';
      if (wantsHtml(ctx)) {
        const content =
          view.status === 'ready' ? confirmedPage(view, locale) : confirmPage(view, locale);
        return page(ctx, view, content, refused ? 410 : 200);
      }
      if (refused)
        throw new GoneError(t(locale, view.status === 'stale' ? 'stale.text' : 'expired.text'), {
          code: view.status,
        });
      const status = view.status === 'ready' ? 'confirmed' : view.status;
      ctx.body = { data: summary(view, locale, status) };
    }, problemPages()),
  };
};
