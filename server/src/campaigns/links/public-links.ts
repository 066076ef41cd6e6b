import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { answering, getService, problemPages } from '../../core';

/** How long a reader waits for a click to be counted before they are sent on (ms). */
const PATIENCE = 500;

/** What browsers say when they look at a page that nobody opened yet (Fetch, `Sec-Purpose`). */
const isAhead = (ctx: Context): boolean =>
  ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'].some((name) =>
    /\b(?:prefetch|prerender|preview)\b/i.test(ctx.get(name))
  );

const within = async (work: Promise<void>, ms: number): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
};

/**
 * Where the links of campaigns that count clicks lead: on to their target, one click more on the
 * link. Nothing is kept of who clicked, and no reader stays behind because the counting failed.
 */
export const publicLinks = ({ strapi }: { strapi: Core.Strapi }) => {
  const count = (id: number): Promise<void> =>
    getService(strapi, 'clicks')
      .count(id)
      .catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        strapi.log.error(`[optin] a click on link ${id} was not counted: ${reason}`);
      });

  return {
    follow: answering(async (ctx) => {
      ctx.set('Cache-Control', 'no-store');
      const link = await getService(strapi, 'clicks').find(ctx.params.token);
      if (!link) {
        await getService(strapi, 'guard').count(ctx);
        throw new errors.NotFoundError(
          'This link is incomplete or no longer exists: open it from the e-mail again.'
        );
      }
      if (ctx.method === 'GET' && !isAhead(ctx)) await within(count(link.id), PATIENCE);
      ctx.status = 302;
      // The stored address to the letter: nothing of the request goes into it.
      ctx.set('Location', link.url);
      ctx.set('Referrer-Policy', 'no-referrer');
      ctx.set('X-Robots-Tag', 'noindex, nofollow');
      ctx.type = 'text/plain; charset=utf-8';
      ctx.body = '';
    }, problemPages()),
  };
};
