const NBSP = '\u00a0';

/**
 * French sets `: ; ! ? »` apart from the word before, and `«` from the word after, by a space at
 * which no line breaks. Texts are written with plain spaces, which translators can see.
 */
export const frenchSpacing = (text: string): string =>
  text.replace(/(?<=\S) (?=[:;!?»](?!:))/g, NBSP).replace(/« /g, `«${NBSP}`);
