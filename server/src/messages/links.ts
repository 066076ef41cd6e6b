import type { Links } from '../core';
import type { Slots } from './slots';
import { escapeHtml } from './text';

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

/** A link that leads each reader to their own copy of a questionnaire. */
const QUESTIONNAIRE = /^optin:questionnaire\/([1-9]\d{0,9})$/;

/** Id of the form that such a link names; null for any other link. */
export const questionnaireOfLink = (input: string): number | null => {
  const id = QUESTIONNAIRE.exec(input.trim())?.[1];
  return id === undefined ? null : Number(id);
};

/**
 * What a link of a draft becomes in HTML: its address, escaped, or the mark of a slot where each
 * reader gets their own.
 * @returns null for what must not be sent
 */
export const linkHref = (input: string, slots: Slots): string | null => {
  const formId = questionnaireOfLink(input);
  if (formId !== null) return slots.mark(`questionnaire${formId}`);
  const url = safeLink(input);
  return url === null ? null : escapeHtml(url);
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
