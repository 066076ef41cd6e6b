const MIDDLE = '…';

/**
 * An address as people know it by sight: without scheme, `www.` and the slash of a front page; of a
 * long one the beginning, which names the site, and the end, which tells its pages apart.
 */
export const shortAddress = (url: string, length = 60): string => {
  const known = url.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/^([^/?#]+)\/$/, '$1');
  if (known.length <= length) return known;
  const end = Math.floor((length - MIDDLE.length) / 3);
  return `${known.slice(0, length - MIDDLE.length - end)}${MIDDLE}${known.slice(-end)}`;
};
