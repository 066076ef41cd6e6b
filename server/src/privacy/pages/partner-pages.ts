import { createTranslator, html, maskEmail, type PageContent } from '../../core';
import type { PartnerPermits } from '../partner-permits';
import en from '../translations/en';
import fr from '../translations/fr';

const t = createTranslator({ en, fr });

/** One button a partner, and one for all: as easy to take back as to give (GDPR art. 7(3)). */
export const permitsPage = (
  { subscriber, partners }: PartnerPermits,
  locale: string
): PageContent => ({
  locale,
  title: t(locale, 'permits.title'),
  sign: 'leave',
  body: html`<p>${t(locale, 'permits.text', { email: maskEmail(subscriber.email) })}</p>
    ${partners.map(
      ({ id, name }) =>
        html`<form method="post">
          <input type="hidden" name="partner" value="${String(id)}" />
          <button type="submit" class="plain">${t(locale, 'permits.button', { name })}</button>
        </form>`
    )}
    ${
      partners.length > 1 &&
      html`<form method="post">
        <input type="hidden" name="partner" value="all" />
        <button type="submit" class="quiet">${t(locale, 'permits.button.all')}</button>
      </form>`
    }`,
});

/** Nobody may write any more, now or since long. */
export const noPermitsPage = (locale: string): PageContent => ({
  locale,
  title: t(locale, 'permits.none.title'),
  sign: 'done',
  body: html`<p>${t(locale, 'permits.none')}</p>
    <p class="soft">${t(locale, 'left.back')}</p>`,
});
