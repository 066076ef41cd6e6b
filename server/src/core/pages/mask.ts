/**
 * `a•••@example.org`: enough for people to know which of their addresses is meant, too little for
 * whoever finds a forwarded link.
 */
export const maskEmail = (email: string): string => {
  const at = email.lastIndexOf('@');
  return `${[...email][0] ?? ''}•••${email.slice(at)}`;
};

/** `A`, `A and B`, `A, B and C` in the reader's language. */
export const joinNames = (names: string[], locale: string): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
