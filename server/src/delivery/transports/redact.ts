const MAX_LENGTH = 500;
/** No honest answer is longer; a dishonest one must not keep us busy. */
const MAX_READ = 4000;
const ADDRESS = /[^\s<>"'(),:;[\]]+@[^\s<>"'(),:;[\]]+/g;
/** Shorter local parts are ordinary words more often than names. */
const MIN_LOCAL = 4;

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * What a server said, fit to be kept: one line, cut to 500 characters, without the recipient's
 * address or anything that looks like one. Erasing a person must not have to search answers.
 */
export const redact = (answer: string, recipient: string): string => {
  let text = answer
    .slice(0, MAX_READ)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  const says = (part: string) => part !== '' && text.toLowerCase().includes(part.toLowerCase());
  // Building expressions costs more than all else about a mail, and most answers name nobody.
  if (says(recipient)) text = text.replace(new RegExp(escapeRegExp(recipient), 'gi'), '[address]');
  if (text.includes('@')) text = text.replace(ADDRESS, '[address]');
  const local = recipient.slice(0, Math.max(0, recipient.lastIndexOf('@')));
  if (local.length >= MIN_LOCAL && says(local))
    text = text.replace(
      new RegExp(`(?<![\\p{L}\\p{N}])${escapeRegExp(local)}(?![\\p{L}\\p{N}])`, 'giu'),
      '[address]'
    );
  return text.slice(0, MAX_LENGTH);
};
