import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import {
  answering,
  getService,
  GoneError,
  maskEmail,
  pageLocale,
  pickText,
  problemPages,
  sendPage,
  wantsHtml,
  type PageContent,
} from '../core';
import { organisationFor } from './organisation';
import { renewalPage, renewedPage } from './pages/renewal-pages';
import type { RenewalView } from './renewal';
import { t } from './texts';

const NOT_FOUND = 'This link is incomplete or was not made here: open it from the e-mail again.';

export const publicRenewal = ({ strapi }: { strapi: Core.Strapi }) => {
  /** A forged token costs its sender a hit; a real one never does, however often it is clicked. */
  const unknown = async (ctx: Context): Promise<never> => {
    if (ctx.method === 'POST') await getService(strapi, 'guard').count(ctx);
    throw new errors.NotFoundError(NOT_FOUND);
  };

  const page = async (
    ctx: Context,
    view: RenewalView,
    content: PageContent,
    status = 200
  ): Promise<void> =>
    sendPage(
      ctx,
      {
        ...content,
        footer: await organisationFor(strapi, view.lists),
        privacyPolicyUrl: (await getService(strapi, 'settings').get()).controller.privacyPolicyUrl,
      },
      { status }
    );

  const summary = (view: RenewalView, locale: string, status: string = view.status) => ({
    status,
    reason: view.reason,
    locale,
    email: maskEmail(view.subscriber.email),
    lists: view.lists.map(({ slug, name, title }) => ({
      slug,
      title: pickText(title, locale) || name,
    })),
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
