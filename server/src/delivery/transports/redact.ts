const MAX_LENGTH = 500;
const ADDRESS = /[^\s<>"'(),:;[\]]+@[^\s<>"'(),:;[\]]+/g;
/** Shorter local parts are ordinary words more often than names. */
const MIN_LOCAL = 4;

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * What a server said, fit to be kept: one line, cut to 500 characters, without the recipient's
 * address or anything that looks like one. Erasing a person must not have to search answers.
 */
export const redact = (answer: string, recipient: string): string => {
  const local = recipient.slice(0, Math.max(0, recipient.lastIndexOf('@')));
  let text = answer.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  if (recipient !== '')
    text = text.replace(new RegExp(escapeRegExp(recipient), 'gi'), '[address]');
  text = text.replace(ADDRESS, '[address]');
  if (local.length >= MIN_LOCAL)
    text = text.replace(
      new RegExp(`(?<![\\p{L}\\p{N}])${escapeRegExp(local)}(?![\\p{L}\\p{N}])`, 'giu'),
      '[address]'
    );
  return text.slice(0, MAX_LENGTH);
};
