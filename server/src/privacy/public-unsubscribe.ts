import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import {
  answering,
  getService,
  maskEmail,
  pageLocale,
  pickText,
  problemPages,
  sendPage,
  wantsHtml,
  type PageContent,
} from '../core';
import { openDeparture, type Departure } from './departure';
import { leavePage, leftPage } from './pages/unsubscribe-pages';

/** RFC 8058 section 3.1: what a mail program posts when its own unsubscribe button is pressed. */
const ONE_CLICK = { key: 'List-Unsubscribe', value: 'One-Click' };

/** What a body asks for; a body that says nothing asks to leave what the link names. */
const readBody = (body: unknown): { oneClick: boolean; all: boolean } => {
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  return { oneClick: fields[ONE_CLICK.key] === ONE_CLICK.value, all: fields.scope === 'all' };
};

export const publicUnsubscribe = ({ strapi }: { strapi: Core.Strapi }) => {
  const open = async (ctx: Context): Promise<Departure> => {
    const departure = await openDeparture(strapi, String(ctx.params.token));
    if (departure) return departure;
    // Mail providers post for many people from few addresses: only forged tokens are counted.
    if (ctx.method === 'POST') await getService(strapi, 'guard').count(ctx);
    throw new errors.NotFoundError(
      'This link is incomplete or was not made here: open it from the e-mail again.'
    );
  };

  const summary = ({ list, left, subscriber, others }: Departure, locale: string) => ({
    status: left ? 'unsubscribed' : 'subscribed',
    locale,
    email: maskEmail(subscriber.email),
    list: list && { slug: list.slug, title: pickText(list.title, locale) || list.name },
    otherLists: others,
  });

  const page = async (ctx: Context, content: PageContent): Promise<void> => {
    const { controller } = await getService(strapi, 'settings').get();
    sendPage(ctx, { ...content, privacyPolicyUrl: controller.privacyPolicyUrl });
  };

  return {
    /** GET changes nothing: mail scanners open every link (RFC 8058 section 1). */
    show: answering(async (ctx) => {
      ctx.set('Cache-Control', 'no-store');
      const departure = await open(ctx);
      const locale = pageLocale(ctx, departure.subscriber.locale);
      if (wantsHtml(ctx))
        return page(
          ctx,
          departure.left && departure.others === 0
            ? leftPage(departure, locale, departure.list ? 'list' : 'all')
            : leavePage(departure, locale)
        );
      ctx.body = { data: summary(departure, locale) };
    }, problemPages()),

    /**
     * Leaves at once. Answers 200 without a redirect and needs no cookie, login or origin, whether
     * it comes from a mail program, from the page's button or from a site's own page; doing it
     * again is fine (RFC 8058 section 3.2).
     */
    act: answering(async (ctx) => {
      ctx.set('Cache-Control', 'no-store');
      const departure = await open(ctx);
      const { oneClick, all } = readBody(ctx.request.body);
      const scope = all || departure.list === null ? 'all' : 'list';
      const { ip, userAgent } = await getService(strapi, 'guard').visitor(ctx);
      await getService(strapi, 'leaving').leave({
        subscriberId: departure.subscriber.id,
        listIds: scope === 'all' || departure.list === null ? 'all' : [departure.list.id],
        method: oneClick ? 'one-click' : 'link',
        actor: 'subscriber',
        evidence: { ip, userAgent },
      });
      const after = { ...departure, left: true, others: scope === 'all' ? 0 : departure.others };
      const locale = pageLocale(ctx, departure.subscriber.locale);
      if (wantsHtml(ctx)) return page(ctx, leftPage(after, locale, scope));
      ctx.status = 200;
      ctx.body = { data: summary(after, locale) };
    }, problemPages()),
  };
};
