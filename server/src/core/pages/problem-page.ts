import type { Context } from 'koa';
import { createTranslator } from '../i18n';
import { html } from './html';
import { pageLocale } from './negotiate';
import { sendPage, type PageOptions } from './page';
import en from './translations/en';
import fr from './translations/fr';

const t = createTranslator({ en, fr });

const TEXTS: Record<number, { title: keyof typeof en; text: keyof typeof en }> = {
  404: { title: 'not-found.title', text: 'not-found.text' },
  413: { title: 'too-large.title', text: 'too-large.text' },
  415: { title: 'refused.title', text: 'refused.text' },
  429: { title: 'too-many.title', text: 'too-many.text' },
};

/** Pages that say calmly what went wrong and what to do; the error's own text is for programs. */
export const problemPages =
  (options: PageOptions = {}) =>
  async (ctx: Context, status: number): Promise<void> => {
    const locale = pageLocale(ctx);
    const { title, text } = TEXTS[status] ?? TEXTS[415];
    const seconds = Number(ctx.response.get('Retry-After')) || 60;
    sendPage(
      ctx,
      {
        locale,
        title: t(locale, title),
        sign: 'lost',
        body: html`<p class="soft">${t(locale, text, { minutes: Math.ceil(seconds / 60) })}</p>`,
      },
      { ...options, status }
    );
  };
