import { randomBytes } from 'node:crypto';
import { ElementType, parseDocument } from 'htmlparser2';
import juice from 'juice';
import { sanitiseHtml } from '../../messages';
import { fieldErrors } from '../../core';
import type { Imported } from './import-mjml';
import { surveyMarkup } from './survey';

/** What a block of markup may hold; see `message-schema`. */
const MAX_HTML = 100_000;

type Dom = ReturnType<typeof parseDocument>['children'][number];

const named = (nodes: readonly Dom[], name: string): Extract<Dom, { attribs: unknown }> | null => {
  for (const node of nodes) {
    if (node.type !== ElementType.Tag) continue;
    if (node.name === name) return node;
    if (node.name === 'html') return named(node.children, name);
  }
  return null;
};

/** What stands in the body; without one, all but the head. */
const bodyOf = (html: string): string => {
  const { children } = parseDocument(html, { withStartIndices: true, withEndIndices: true });
  const body = named(children, 'body');
  if (body) {
    const [first, last] = [body.children[0], body.children[body.children.length - 1]];
    return first ? html.slice(first.startIndex ?? 0, (last.endIndex ?? 0) + 1) : '';
  }
  const head = named(children, 'head');
  if (!head) return html;
  return html.slice(0, head.startIndex ?? 0) + html.slice((head.endIndex ?? 0) + 1);
};

/**
 * A page of HTML as one block of markup: its style sheet inlined, then cleaned. Style sheets that
 * it only links to are not fetched.
 * @throws ValidationError naming `source`
 */
export const importHtml = (source: string): Imported => {
  const { names, hasScripts } = surveyMarkup(source);
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
      ...(names.has('style') ? [{ code: 'styles-inlined' as const, elements: ['style'] }] : []),
      ...(hasScripts ? [{ code: 'scripts-removed' as const, elements: ['script'] }] : []),
    ],
  };
};
