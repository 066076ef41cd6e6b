import { html, maskEmail, pickText, type Html, type PageContent } from '../../core';
import type { Departure } from '../departure';
import { t } from '../texts';

const senderName = ({ sender }: Departure): string =>
  sender ? sender.organisation || sender.fromName : '';

const nameOf = ({ list }: Departure, locale: string): string =>
  list ? pickText(list.title, locale) || list.name : '';

/** The form posts to the page's own address. */
const button = (scope: 'list' | 'all', label: string, quiet: boolean): Html =>
  html`<form method="post">
    <input type="hidden" name="scope" value="${scope}" />
    <button type="submit" class="${quiet ? 'quiet' : 'plain'}">${label}</button>
  </form>`;

const others = (departure: Departure, locale: string): Html | false =>
  departure.list !== null &&
  departure.others > 0 &&
  button('all', t(locale, 'leave.button.all'), true);

/** Leaving one list keeps what was agreed to for partners, so the way to that stands beside it. */
const partners = ({ partners: { names, link } }: Departure, locale: string): Html | false =>
  names.length > 0 &&
  html`<p class="soft">
    ${t(locale, 'leave.partners', { names: names.join(', ') })}
    <a href="${link}">${t(locale, 'leave.partners.link')}</a>
  </p>`;

/** The way to the person's own page, relative to this one. */
const more = ({ preferences }: Departure, locale: string): Html | false =>
  preferences !== null &&
  html`<p class="small">
    <a href="../preferences/${preferences}?locale=${locale}">${t(locale, 'leave.preferences')}</a>
  </p>`;

/** What a link shows before anything is pressed: one clear button, no login, no questions. */
export const leavePage = (departure: Departure, locale: string): PageContent => {
  const email = maskEmail(departure.subscriber.email);
  const { list } = departure;
  return {
    locale,
    title: t(locale, 'leave.title'),
    sign: 'leave',
    footer: senderName(departure),
    body: list
      ? html`<p>${t(locale, 'leave.text', { lists: nameOf(departure, locale), email })}</p>
          ${button('list', t(locale, 'leave.button'), false)} ${others(departure, locale)}
          ${partners(departure, locale)} ${more(departure, locale)}`
      : html`<p>${t(locale, 'leave.text.all', { sender: senderName(departure), email })}</p>
          ${button('all', t(locale, 'leave.button.all'), false)} ${more(departure, locale)}`,
  };
};

/** After leaving, and for whoever opens the link again later. */
export const leftPage = (
  departure: Departure,
  locale: string,
  scope: 'list' | 'all'
): PageContent => ({
  locale,
  title: t(locale, 'left.title'),
  sign: 'done',
  footer: senderName(departure),
  body: html`<p>
      ${
        scope === 'all' || !departure.list
          ? t(locale, 'left.text.all')
          : t(locale, 'left.text', { lists: nameOf(departure, locale) })
      }
    </p>
    <p class="soft">${t(locale, 'left.back')}</p>
    ${others(departure, locale)} ${scope === 'list' && partners(departure, locale)}
    ${more(departure, locale)}`,
});
