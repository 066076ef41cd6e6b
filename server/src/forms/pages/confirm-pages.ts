import { html, joinNames, maskEmail, pickText, type Html, type PageContent } from '../../core';
import type { ConfirmationView } from '../confirmation';
import { q } from '../questionnaires/texts';
import { t } from '../texts';

/** What the sender calls the lists, in the reader's language. */
export const listNames = (lists: ConfirmationView['lists'], locale: string): string =>
  joinNames(
    lists.map(({ name, title }) => pickText(title, locale) || name),
    locale
  );

/** A page speaks of lists first; without any, of what else is confirmed. */
const suffixOf = ({ lists, entries }: ConfirmationView): '' | '.entries' | '.partners' => {
  if (lists.length > 0) return '';
  return entries.length > 0 ? '.entries' : '.partners';
};

/** The way on to a few questions, where the form leads there. */
const goOn = ({ next }: ConfirmationView, locale: string): Html | false =>
  next !== null &&
  html`<p>${q(locale, 'next.text')}</p>
    <p><a class="button" href="${next}">${q(locale, 'next.button')}</a></p>`;

/**
 * The page of a confirmation link. One clear button and no script: mail scanners open links, and
 * only a person's click may confirm.
 */
export const confirmPage = (view: ConfirmationView, locale: string): PageContent => {
  const lists = listNames(view.lists, locale);
  const email = maskEmail(view.subscriber.email);
  const suffix = suffixOf(view);
  switch (view.status) {
    case 'ready':
      return {
        locale,
        title: t(locale, `confirm.title${suffix}`),
        sign: 'letter',
        body: html`${
            view.lists.length > 0 && html`<p>${t(locale, 'confirm.text', { lists, email })}</p>`
          }${
            view.entries.length > 0 &&
            html`<p>
              ${t(locale, 'confirm.entries', { titles: joinNames(view.entries, locale), email })}
            </p>`
          }${
            view.partners.length > 0 &&
            html`<p>
              ${t(locale, 'confirm.partners', { titles: joinNames(view.partners, locale), email })}
            </p>`
          }
          <form method="post">
            <button type="submit">${t(locale, `confirm.button${suffix}`)}</button>
          </form>
          <p class="soft small">${t(locale, 'confirm.not-you')}</p>`,
      };
    case 'expired':
      return {
        locale,
        title: t(locale, 'expired.title'),
        sign: 'clock',
        body: html`<p>${t(locale, 'expired.text')}</p>
          <form method="post">
            <input type="hidden" name="action" value="resend" />
            <button type="submit">${t(locale, 'expired.button')}</button>
          </form>`,
      };
    case 'already-confirmed':
      return {
        locale,
        title: t(locale, 'confirmed.title'),
        sign: 'done',
        body:
          view.lists.length > 0
            ? html`<p>${t(locale, 'already.text', { lists })}</p>
                ${goOn(view, locale)}
                <p class="soft small">${t(locale, 'confirmed.leave')}</p>`
            : html`<p>${t(locale, 'already.done')}</p>
                ${goOn(view, locale)}`,
      };
    case 'stale':
      return {
        locale,
        title: t(locale, 'stale.title'),
        sign: 'leave',
        body: html`<p>${t(locale, 'stale.text')}</p>`,
      };
  }
};

/** After the click that confirmed. */
export const confirmedPage = (view: ConfirmationView, locale: string): PageContent => ({
  locale,
  title: t(locale, `confirmed.title${suffixOf(view)}`),
  sign: 'done',
  body: html`${
    view.lists.length > 0 &&
    html`<p>${t(locale, 'confirmed.text', { lists: listNames(view.lists, locale) })}</p>`
  }${
    view.entries.length > 0 &&
    html`<p>${t(locale, 'confirmed.entries', { titles: joinNames(view.entries, locale) })}</p>`
  }${
    view.partners.length > 0 &&
    html`<p>${t(locale, 'confirmed.partners', { titles: joinNames(view.partners, locale) })}</p>
      <p class="soft small">
        <a href="../partner-consents/${view.partnersToken}"
          >${t(locale, 'confirmed.partners.back')}</a
        >
      </p>`
  }${goOn(view, locale)}${
    view.lists.length > 0 && html`<p class="soft small">${t(locale, 'confirmed.leave')}</p>`
  }`,
});

export const resentPage = (locale: string): PageContent => ({
  locale,
  title: t(locale, 'resent.title'),
  sign: 'letter',
  body: html`<p>${t(locale, 'resent.text')}</p>
    <p class="soft small">${t(locale, 'thanks.hint')}</p>`,
});
