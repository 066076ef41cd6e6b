import { html, maskEmail, paragraph, pickText, type PageContent } from '../../core';
import type { RenewalView } from '../renewal';
import { t } from '../texts';
import { listNames } from './confirm-pages';

/**
 * The page of a renewal link. It shows what a yes agrees to and one clear button, and no script:
 * mail scanners open links, and only a person's click may renew.
 */
export const renewalPage = (view: RenewalView, locale: string): PageContent => {
  const lists = listNames(view.lists, locale);
  const { reason, wording } = view;
  switch (view.status) {
    case 'ready':
      return {
        locale,
        title: t(locale, `renew.${reason}.title`),
        sign: 'letter',
        body: html`<p>
            ${t(locale, `renew.${reason}.text`, { lists, email: maskEmail(view.subscriber.email) })}
          </p>
          ${wording && html`<blockquote>${paragraph(pickText(wording.texts, locale))}</blockquote>`}
          <form method="post">
            <button type="submit">${t(locale, `renew.${reason}.button`)}</button>
          </form>
          <p class="soft small">${t(locale, `renew.${reason}.no`)}</p>`,
      };
    case 'already-renewed':
      return {
        locale,
        title: t(locale, 'renewed.title'),
        sign: 'done',
        body: html`<p>${t(locale, 'renewed.already', { lists })}</p>
          <p class="soft small">${t(locale, 'confirmed.leave')}</p>`,
      };
    case 'expired':
      return {
        locale,
        title: t(locale, 'renew.expired.title'),
        sign: 'clock',
        body: html`<p>${t(locale, 'renew.expired.text')}</p>`,
      };
    case 'stale':
      return {
        locale,
        title: t(locale, 'stale.title'),
        sign: 'leave',
        body: html`<p>${t(locale, 'renew.stale.text')}</p>`,
      };
  }
};

/** After the click that renewed. */
export const renewedPage = (view: RenewalView, locale: string): PageContent => ({
  locale,
  title: t(locale, 'renewed.title'),
  sign: 'done',
  body: html`<p>${t(locale, 'renewed.text', { lists: listNames(view.lists, locale) })}</p>
    <p class="soft small">${t(locale, 'confirmed.leave')}</p>`,
});
