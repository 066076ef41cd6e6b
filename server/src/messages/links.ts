import type { Links } from '../core';

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
