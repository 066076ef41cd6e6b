import { html, type Html, type PageContent } from '../../core';
import type { ArchiveResponse, ArchivedIssue } from './contract';
import { t } from './texts';

/** What the list adds to the common look. */
export const LIST_STYLES = `
.issues{list-style:none;margin:1.5rem 0 0;padding:0}
.issues li{padding:1rem 0;border-top:1px solid var(--hair)}
.issues h2{margin:0;font-size:1.125rem;line-height:1.35}
.issues time{color:var(--soft);font-size:.9375rem}
.issues p{margin:.25rem 0 0}
.turn{display:flex;flex-wrap:wrap;gap:1rem;justify-content:space-between;margin:1.5rem 0 0}
`;

const dateIn = (locale: string, iso: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso));

const issue = ({ url, title, description, publishedAt, locale }: ArchivedIssue): Html =>
  html`<li>
    <time datetime="${publishedAt}">${dateIn(locale, publishedAt)}</time>
    <h2><a href="${url}">${title}</a></h2>
    ${description !== '' && html`<p>${description}</p>`}
  </li>`;

/** The public list of past issues. */
export const listPage = (
  { data, meta }: ArchiveResponse,
  locale: string,
  links: { page: (number: number) => string; feed: string }
): PageContent => {
  const { page, pageCount } = meta.pagination;
  // From beyond the last page it goes back to that.
  const newer = Math.min(page - 1, pageCount);
  const hasOlder = page < pageCount;
  return {
    locale,
    title: meta.title,
    styles: LIST_STYLES,
    body: html`${meta.description !== '' && html`<p>${meta.description}</p>`}
      ${
        data.length === 0
          ? html`<p class="soft">
              ${t(locale, pageCount > 0 ? 'archive.beyond' : 'archive.empty')}
            </p>`
          : html`<ol class="issues">
              ${data.map(issue)}
            </ol>`
      }
      ${
        (newer > 0 || hasOlder) &&
        html`<p class="turn">
          ${newer > 0 && html`<a href="${links.page(newer)}">${t(locale, 'archive.newer')}</a>`}
          ${hasOlder && html`<a href="${links.page(page + 1)}">${t(locale, 'archive.older')}</a>`}
        </p>`
      }
      <p class="small"><a href="${links.feed}">${t(locale, 'archive.feed')}</a></p>`,
  };
};
