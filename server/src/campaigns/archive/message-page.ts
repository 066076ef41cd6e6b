import { escapeHtml } from '../../core';
import type { ArchivedIssue } from './contract';

/**
 * A mail as a page. Mails carry their styles inline; nothing in them runs, and no form leads
 * anywhere. Pictures come from where the mail has them.
 */
export const MESSAGE_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src http: https:',
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

const meta = (attribute: 'name' | 'property', name: string, content: string): string =>
  content === '' ? '' : `<meta ${attribute}="${name}" content="${escapeHtml(content)}">`;

interface HeadInput {
  issue: ArchivedIssue;
  /** Addresses of the other languages, by locale. */
  alternates: Record<string, string>;
  feedUrl: string;
  feedTitle: string;
}

/** What search engines and social previews read (Open Graph, hreflang, RSS autodiscovery). */
const headOf = ({ issue, alternates, feedUrl, feedTitle }: HeadInput): string =>
  [
    meta('name', 'description', issue.description),
    `<link rel="canonical" href="${escapeHtml(issue.url)}">`,
    ...Object.entries(alternates).map(
      ([locale, url]) =>
        `<link rel="alternate" hreflang="${escapeHtml(locale)}" href="${escapeHtml(url)}">`
    ),
    `<link rel="alternate" type="application/rss+xml" title="${escapeHtml(feedTitle)}" href="${escapeHtml(feedUrl)}">`,
    meta('property', 'og:type', 'article'),
    meta('property', 'og:title', issue.title),
    meta('property', 'og:description', issue.description),
    meta('property', 'og:url', issue.url),
    meta('property', 'og:locale', issue.locale.replace('-', '_')),
    meta('property', 'og:image', issue.imageUrl ?? ''),
    meta('property', 'article:published_time', issue.publishedAt),
    meta('name', 'twitter:card', issue.imageUrl ? 'summary_large_image' : 'summary'),
  ].join('');

/** The message with a head for the web and a way to the other issues above it. */
export const archivedPage = (
  html: string,
  head: HeadInput,
  back: { url: string; label: string }
): string => {
  const title = `<title>${escapeHtml(head.issue.title)}</title>`;
  const withTitle = /<title>[^<]*<\/title>/.test(html)
    ? html.replace(/<title>[^<]*<\/title>/, () => title)
    : html.replace('</head>', () => `${title}</head>`);
  const nav = `<nav style="padding:12px 16px;text-align:center;font:14px/1.5 system-ui,sans-serif"><a href="${escapeHtml(back.url)}">${escapeHtml(back.label)}</a></nav>`;
  return withTitle
    .replace('</head>', () => `${headOf(head)}</head>`)
    .replace(/<body[^>]*>/, (body) => `${body}${nav}`);
};
