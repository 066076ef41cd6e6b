import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import {
  answering,
  chooseLocale,
  getService,
  html,
  localeOfQuery,
  problemPages,
  sendPage,
  wantsHtml,
} from '../core';
import { viewOf } from './form-view';
import type { LiveForm } from './forms';
import { formBody, formPageStyles, imageOrigins } from './pages/form-page';
import { t } from './texts';

/** Previews stand in the designer beside the form, and hold nothing of anybody. */
const FRAME = { frame: 'anywhere' as const };

/**
 * The saved draft of a form for whoever has its signed link. It looks and behaves like the form
 * itself, and whatever is sent goes nowhere.
 */
export const publicPreview = ({ strapi }: { strapi: Core.Strapi }) => {
  const asPage = problemPages(FRAME);

  const open = async (ctx: Context): Promise<LiveForm> => {
    const numbers = getService(strapi, 'tokens').verify('preview', String(ctx.params.token));
    const now = getService(strapi, 'clock').now();
    if (numbers?.length !== 2 || numbers[1] * 1000 < now) {
      if (numbers === null) await getService(strapi, 'guard').count(ctx);
      throw new errors.NotFoundError('This preview has ended: ask for a new link.');
    }
    const draft = await getService(strapi, 'forms').draft(numbers[0]);
    if (!draft) throw new errors.NotFoundError('This form does not exist (any more).');
    return draft;
  };

  const localeOf = (ctx: Context, { version }: LiveForm): string => {
    const { locales } = version.definition;
    return locales.length > 0 ? chooseLocale(ctx, locales, localeOfQuery(ctx)) : 'en';
  };

  return {
    show: answering(async (ctx) => {
      const draft = await open(ctx);
      const locale = localeOf(ctx, draft);
      const view = viewOf(draft.form, draft.version, locale, { start: '', challenge: null });
      ctx.set('Cache-Control', 'no-store');
      if (!wantsHtml(ctx)) {
        ctx.body = { data: view };
        return;
      }
      sendPage(
        ctx,
        {
          locale,
          title: view.title,
          accent: view.theme.accent,
          styles: formPageStyles(view),
          script: '../form.js',
          footer: t(locale, 'preview.note'),
          body: formBody({
            view,
            action: `?locale=${encodeURIComponent(locale)}`,
            pageUrl: null,
            typed: { values: {}, ticked: null },
            errors: {},
            alert: null,
          }),
        },
        { ...FRAME, images: imageOrigins(view) }
      );
    }, asPage),

    /** What the visitor would see after sending; nothing is read and nothing is kept. */
    act: answering(async (ctx) => {
      const draft = await open(ctx);
      const locale = localeOf(ctx, draft);
      const view = viewOf(draft.form, draft.version, locale, { start: '', challenge: null });
      ctx.set('Cache-Control', 'no-store');
      if (!wantsHtml(ctx)) {
        ctx.status = 202;
        ctx.body = { data: { status: 'check-your-inbox' } };
        return;
      }
      sendPage(
        ctx,
        {
          locale,
          title: t(locale, 'thanks.title'),
          sign: 'letter',
          accent: view.theme.accent,
          footer: t(locale, 'preview.note'),
          body: html`<p>${view.texts.success}</p>
            <p><a href="?locale=${locale}">${t(locale, 'preview.again')}</a></p>`,
        },
        FRAME
      );
    }, asPage),
  };
};
