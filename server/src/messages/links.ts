import type { LinkTags } from '../../../content-types';
import type { Links } from '../core';
import type { LinkMarks } from './link-marks';
import type { Slots } from './slots';
import { cleanLine, escapeHtml } from './text';

const SCHEMES = new Set(['http:', 'https:', 'mailto:']);

/**
 * A link that may stand in a mail, in normal form.
 * @returns null for anything but http, https and mailto, relative links included
 */
export const safeLink = (input: string): string | null => {
  try {
    const url = new URL(input.trim());
    if (!SCHEMES.has(url.protocol)) return null;
    if (url.protocol === 'mailto:' ? url.pathname === '' : url.hostname === '') return null;
    return url.href;
  } catch {
    return null;
  }
};

/** Whether a link in normal form leads to the web, rather than to somebody's mailbox. */
export const isWebLink = (url: string): boolean => /^https?:/i.test(url);

/** A link that leads each reader to their own copy of a questionnaire. */
const QUESTIONNAIRE = /^optin:questionnaire\/([1-9]\d{0,9})$/;

/** Id of the form that such a link names; null for any other link. */
export const questionnaireOfLink = (input: string): number | null => {
  const id = QUESTIONNAIRE.exec(input.trim())?.[1];
  return id === undefined ? null : Number(id);
};

/**
 * An http(s) address with what a site's statistics look for; a parameter that it has already stays.
 * The rest of the address is left to the letter, for some sites compare it.
 */
export const withTags = (address: string, tags: LinkTags | null | undefined): string => {
  if (!tags || !isWebLink(address)) return address;
  const url = new URL(address);
  const own = (['source', 'medium', 'campaign'] as const)
    .map((key) => [`utm_${key}`, cleanLine(tags[key]).trim()] as const)
    .filter(([name, value]) => value !== '' && !url.searchParams.has(name))
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  if (own === '') return address;
  const joint = url.search === '' ? '?' : /[?&]$/.test(url.search) ? '' : '&';
  url.search = `${url.search}${joint}${own}`;
  return url.href;
};

/** What a link of a draft becomes in HTML; null for what must not be sent. */
export type Linker = (input: string) => string | null;

/**
 * Links of one message in HTML: the address, tagged and escaped, or the mark of a slot where each
 * reader gets their own; the mark of a link where `marks` keeps those to the web.
 */
export const createLinker =
  (slots: Slots, tags?: LinkTags | null, marks?: LinkMarks): Linker =>
  (input) => {
    const formId = questionnaireOfLink(input);
    if (formId !== null) return slots.mark(`questionnaire${formId}`);
    const url = safeLink(input);
    if (url === null) return null;
    const tagged = withTags(url, tags);
    return marks && isWebLink(tagged) ? marks.mark(tagged) : escapeHtml(tagged);
  };

/** The address of an image; media library paths are relative to Strapi's public URL. */
export const imageSource = (input: string, asset: Links['asset']): string | null => {
  const source = input.trim();
  if (source === '') return null;
  try {
    const absolute = asset(source);
    return /^https?:\/\//i.test(absolute) ? new URL(absolute).href : null;
  } catch {
    return null;
  }
};
