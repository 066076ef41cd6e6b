import type { Context } from 'koa';
import { errorBody, statusOf } from '../guard-errors';
import { LOCALES, type SystemLocale } from '../constants';
import { toSystemLocale } from '../i18n';

/** Whether the caller wants a page: browsers name `text/html`, programs ask for JSON or anything. */
export const wantsHtml = (ctx: Context): boolean =>
  ctx.get('accept').includes('text/html') && ctx.accepts('json', 'html') === 'html';

/** A language tag as browsers and editors write them: `fr`, `fr-CA`, `zh-Hant-TW`. */
export const LOCALE_PATTERN = /^[a-z]{2,3}(?:[-_][a-z0-9]{2,8}){0,3}$/i;

const query = (ctx: Context, name: string): string | null => {
  const value = ctx.query[name];
  return typeof value === 'string' && value !== '' ? value : null;
};

/** The `locale` of the query where it is a language tag. */
export const localeOfQuery = (ctx: Context): string | null => {
  const asked = query(ctx, 'locale');
  return asked !== null && LOCALE_PATTERN.test(asked) ? asked : null;
};

const languageOf = (locale: string): string => locale.toLowerCase().split(/[-_]/)[0];

/**
 * Which of `offered` serves a reader: the tag itself, else its language, else the first wish of
 * `Accept-Language` that is offered, else the first offered.
 */
export const chooseLocale = (
  ctx: Context,
  offered: readonly string[],
  wish: string | null
): string => {
  const match = (tag: string) =>
    offered.find((locale) => locale.toLowerCase() === tag.toLowerCase()) ??
    offered.find((locale) => languageOf(locale) === languageOf(tag));
  const wishes = wish === null ? ctx.acceptsLanguages() : [wish, ...ctx.acceptsLanguages()];
  return wishes.map(match).find((locale) => locale !== undefined) ?? offered[0];
};

/** The language of a page: the query's, the person's, the browser's. */
export const pageLocale = (ctx: Context, person?: string | null): SystemLocale =>
  toSystemLocale(chooseLocale(ctx, LOCALES, localeOfQuery(ctx) ?? person ?? null));

/**
 * Runs what a public route does and answers expected errors in the caller's kind: a page for a
 * browser, Strapi's error body for a program. What is not expected is Strapi's to log and answer.
 */
export const answering =
  (
    act: (ctx: Context) => Promise<void>,
    errorPage: (ctx: Context, status: number, error: Error) => Promise<void>
  ) =>
  async (ctx: Context): Promise<void> => {
    try {
      await act(ctx);
    } catch (error) {
      const status = statusOf(error);
      if (status === null || !(error instanceof Error)) throw error;
      if (wantsHtml(ctx)) return errorPage(ctx, status, error);
      ctx.status = status;
      ctx.set('Cache-Control', 'no-store');
      ctx.body = errorBody(status, error);
    }
  };
