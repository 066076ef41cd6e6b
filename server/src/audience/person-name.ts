import { carriesLink } from './field-reading';

/** Characters a name may have; the database columns take far more. */
export const MAX_NAME_LENGTH = 80;

const MARKUP = /[<>]/;
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;

/**
 * What is wrong with a name that somebody typed; null for nothing. A name that carries a link is an
 * advertisement: names stand in mails, and forms are open to everybody.
 */
export const nameProblem = (name: string): 'long' | 'name' | null => {
  if (name.length > MAX_NAME_LENGTH) return 'long';
  return UNPRINTABLE.test(name) || MARKUP.test(name) || carriesLink(name) ? 'name' : null;
};
