import { randomBytes } from 'node:crypto';
import juice from 'juice';
import { sanitiseHtml } from '../../messages';
import { fieldErrors } from '../../core';
import type { Imported } from './import-mjml';

/** What a block of markup may hold; see `message-schema`. */
const MAX_HTML = 100_000;

const bodyOf = (html: string): string => {
  const inside = /<body[^>]*>([\s\S]*?)<\/body\s*>/i.exec(html)?.[1];
  return inside ?? html.replace(/<head[\s\S]*?<\/head\s*>/i, '');
};

/**
 * A page of HTML as one block of markup: its style sheet inlined, then cleaned. Style sheets that
 * it only links to are not fetched.
 * @throws ValidationError naming `source`
 */
export const importHtml = (source: string): Imported => {
  const hasStyles = /<style[\s>]/i.test(source);
  const hasScripts = /<script[\s>]|\son\w+\s*=/i.test(source);
  let inlined: string;
  try {
    inlined = juice(source, {
      removeStyleTags: true,
      preserveMediaQueries: false,
      preserveImportant: false,
      applyWidthAttributes: false,
    });
  } catch {
    throw fieldErrors([
      {
        path: 'source',
        message: 'The style sheet in this HTML cannot be read. Mend or remove it.',
      },
    ]);
  }
  const html = sanitiseHtml(bodyOf(inlined)).trim();
  if (html === '')
    throw fieldErrors([
      { path: 'source', message: 'Nothing in this HTML can stand in a message.' },
    ]);
  if (html.length > MAX_HTML)
    throw fieldErrors([
      {
        path: 'source',
        message: `This HTML is too long once its styles are inlined: ${html.length} of at most ${MAX_HTML} characters.`,
      },
    ]);
  return {
    blocks: [{ id: `in-${randomBytes(6).toString('hex')}`, type: 'html', html }],
    preheader: '',
    notes: [
      ...(hasStyles ? [{ code: 'styles-inlined' as const, elements: ['style'] }] : []),
      ...(hasScripts ? [{ code: 'scripts-removed' as const, elements: ['script'] }] : []),
    ],
  };
};
