import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import {
  answering,
  getService,
  localeOfQuery,
  pageLocale,
  problemPages,
  sendPage,
  SLUG_PATTERN,
  wantsHtml,
} from '../../core';
import type { ArchivedIssueResponse, ArchiveResponse } from './contract';
import { FEED_SIZE } from './archive';
import { toFeed } from './feed';
import { listPage } from './list-page';
import { archivedPage, MESSAGE_POLICY } from './message-page';
import { t } from './texts';

/** Seconds for which caches may keep what is public. */
const MAX_AGE = 60;
const MAX_PAGE = 10_000;

const pageOf = (ctx: Context): number => {
  const page = Number(ctx.query.page ?? 1);
  return Number.isInteger(page) && page >= 1 && page <= MAX_PAGE ? page : 1;
};

const cacheable = (ctx: Context): void => {
  ctx.set('Cache-Control', `public, max-age=${MAX_AGE}`);
  ctx.set('X-Content-Type-Options', 'nosniff');
  ctx.vary('Accept');
  ctx.vary('Accept-Language');
};

/** A mail as a page of its own: what it loads and runs is as little as a mail program allows. */
export const sendMessage = (ctx: Context, html: string): void => {
  ctx.type = 'text/html; charset=utf-8';
  ctx.set('Content-Security-Policy', MESSAGE_POLICY);
  ctx.set('X-Frame-Options', 'DENY');
  ctx.set('X-Content-Type-Options', 'nosniff');
  ctx.body = html;
};

export const publicArchive = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => getService(strapi, 'archive');
  const asPage = problemPages();

  return {
    list: answering(async (ctx) => {
      const locale = pageLocale(ctx);
      const wanted = localeOfQuery(ctx);
      const found = await service().list(locale, pageOf(ctx), undefined, wanted ?? locale);
      cacheable(ctx);
      if (!wantsHtml(ctx)) {
        ctx.body = found satisfies ArchiveResponse;
        return;
      }
      const { settings, links } = await service().open();
      const sender = await getService(strapi, 'senders').default();
      const query = wanted === null ? '' : `&locale=${encodeURIComponent(wanted)}`;
      sendPage(
        ctx,
        {
          ...listPage(found, locale, {
            page: (number) => `?page=${number}${query}`,
            feed: links.feed(wanted),
          }),
          footer: sender ? sender.organisation || sender.fromName : undefined,
          privacyPolicyUrl: settings.controller.privacyPolicyUrl,
        },
        { cacheControl: `public, max-age=${MAX_AGE}`, isPublic: true }
      );
    }, asPage),

    feed: answering(async (ctx) => {
      const wanted = localeOfQuery(ctx);
      const locale = pageLocale(ctx);
      const { data, meta } = await service().list(locale, 1, FEED_SIZE, wanted);
      const { links } = await service().open();
      cacheable(ctx);
      ctx.type = 'application/rss+xml; charset=utf-8';
      ctx.body = toFeed({
        title: meta.title,
        description: meta.description,
        locale,
        url: links.archive(),
        feedUrl: links.feed(wanted),
        issues: data,
      });
    }, asPage),

    issue: answering(async (ctx) => {
      const slug = String(ctx.params.slug);
      if (!SLUG_PATTERN.test(slug)) throw new errors.NotFoundError('There is no such issue.');
      const { issue, html, alternates, links } = await service().issue(slug, localeOfQuery(ctx));
      cacheable(ctx);
      if (!wantsHtml(ctx)) {
        ctx.body = { data: { ...issue, html } } satisfies ArchivedIssueResponse;
        return;
      }
      const { meta } = await service().list(issue.locale, 1, 1);
      sendMessage(
        ctx,
        archivedPage(
          html,
          { issue, alternates, feedUrl: links.feed(null), feedTitle: meta.title },
          { url: links.archive(), label: t(issue.locale, 'archive.all') }
        )
      );
    }, asPage),

    /**
     * A reader's own copy of what they were sent. The address holds a token, so it is kept out of
     * caches, search engines and other sites' logs.
     */
    view: answering(async (ctx) => {
      ctx.set('Cache-Control', 'no-store');
      const html = await getService(strapi, 'viewing').html(String(ctx.params.token));
      if (html === null) {
        await getService(strapi, 'guard').count(ctx);
        throw new errors.NotFoundError(
          'This link is incomplete or the message is not kept any more: open it from the e-mail again.'
        );
      }
      ctx.set('Referrer-Policy', 'no-referrer');
      ctx.set('X-Robots-Tag', 'noindex, nofollow');
      sendMessage(ctx, html);
    }, asPage),
  };
};
