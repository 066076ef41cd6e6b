import type { Core } from '@strapi/types';
import {
  answering,
  getService,
  GoneError,
  pageLocale,
  pickText,
  problemPages,
  wantsHtml,
} from '../core';
import { createLinkPages } from './link-pages';
import { renewalPage, renewedPage } from './pages/renewal-pages';
import type { RenewalView } from './renewal';
import { t } from './texts';

export const publicRenewal = ({ strapi }: { strapi: Core.Strapi }) => {
  const { unknown, page, summary: plain } = createLinkPages(strapi);
  const summary = (view: RenewalView, locale: string, status?: string) => ({
    ...plain(view, locale, status),
    reason: view.reason,
    wording: view.wording && pickText(view.wording.texts, locale),
  });

  return {
    /** GET changes nothing: mail scanners open every link. */
    show: answering(async (ctx) => {
      ctx.set('Cache-Control', 'no-store');
      const view = await getService(strapi, 'renewal').look(String(ctx.params.token));
      if (!view) return unknown(ctx);
      const locale = pageLocale(ctx, view.locale);
      if (wantsHtml(ctx)) return page(ctx, view, renewalPage(view, locale));
      ctx.body = { data: summary(view, locale) };
    }, problemPages()),

    act: answering(async (ctx) => {
      ctx.set('Cache-Control', 'no-store');
      const token = String(ctx.params.token);
      const renewal = getService(strapi, 'renewal');
      const before = await renewal.look(token);
      if (!before) return unknown(ctx);
      const locale = pageLocale(ctx, before.locale);
      const { ip, userAgent } = await getService(strapi, 'guard').visitor(ctx);
      const view = await renewal.renew(token, { ip, userAgent }, locale);
      if (!view) return unknown(ctx);
      const refused = view.status === 'expired' || view.status === 'stale';
      if (wantsHtml(ctx)) {
        const content =
          view.status === 'ready' ? renewedPage(view, locale) : renewalPage(view, locale);
        return page(ctx, view, content, refused ? 410 : 200);
      }
      if (refused)
        throw new GoneError(
          t(locale, view.status === 'stale' ? 'renew.stale.text' : 'renew.expired.text'),
          { code: view.status }
        );
      const status = view.status === 'ready' ? 'renewed' : view.status;
      ctx.body = { data: summary(view, locale, status) };
    }, problemPages()),
  };
};
