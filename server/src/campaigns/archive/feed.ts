import { escapeHtml } from '../../core';
import type { ArchivedIssue } from './contract';

export interface FeedInput {
  title: string;
  description: string;
  locale: string;
  /** Absolute address of the archive's page, and of this feed. */
  url: string;
  feedUrl: string;
  issues: readonly ArchivedIssue[];
}

/** Characters that XML 1.0 does not know (section 2.2), halves of a pair among them. */
const NOT_XML = /[^\P{Cc}\t\n\r]|[\p{Cs}\ufffe\uffff]/gu;

const text = (value: string): string => escapeHtml(value.replace(NOT_XML, ''));

/** RFC 822 date as RSS asks for: `Thu, 26 Nov 2026 09:00:00 GMT`. */
const date = (iso: string): string => new Date(iso).toUTCString();

/** The archive as RSS 2.0, with the address of the feed itself (RSS Best Practices Profile). */
export const toFeed = ({ title, description, locale, url, feedUrl, issues }: FeedInput): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">',
    '<channel>',
    `<title>${text(title)}</title>`,
    `<link>${text(url)}</link>`,
    `<description>${text(description || title)}</description>`,
    `<language>${text(locale)}</language>`,
    `<atom:link href="${text(feedUrl)}" rel="self" type="application/rss+xml"/>`,
    ...(issues.length > 0 ? [`<lastBuildDate>${date(issues[0].publishedAt)}</lastBuildDate>`] : []),
    ...issues.map((issue) =>
      [
        '<item>',
        `<title>${text(issue.title)}</title>`,
        `<link>${text(issue.url)}</link>`,
        `<guid isPermaLink="true">${text(issue.url)}</guid>`,
        `<pubDate>${date(issue.publishedAt)}</pubDate>`,
        `<description>${text(issue.description)}</description>`,
        '</item>',
      ].join('\n')
    ),
    '</channel>',
    '</rss>',
    '',
  ].join('\n');
