import type { Node } from './layout';

/** A mail has two bodies: what the designer meant, and the same in plain text (RFC 2046 5.1.4). */
export interface Rendered {
  html: string;
  text: string;
}

/**
 * MJML nodes to HTML and to text. Both libraries load with the first mail, since they are large
 * and many processes never compile one. No web fonts: a mail makes no third-party request.
 */
export const render = async (document: Node): Promise<Rendered> => {
  const [{ default: mjml2html }, { compile }] = await Promise.all([
    import('mjml'),
    import('html-to-text'),
  ]);
  const { html } = await mjml2html(document, {
    fonts: {},
    ignoreIncludes: true,
    keepComments: false,
    validationLevel: 'soft',
  });
  toText ??= compile({
    wordwrap: false,
    formatters: {
      // The address of a picture tells a reader nothing.
      alternative: (element, _walk, builder) => {
        const alt = element.attribs?.alt;
        if (alt) builder.addInline(alt);
      },
      // Networks stand side by side in HTML, one below the other in text.
      pill: (element, walk, builder) => {
        builder.openBlock({ leadingLineBreaks: 1 });
        walk(element.children, builder);
        builder.addInline(` <${element.attribs?.href ?? ''}>`);
        builder.closeBlock({ trailingLineBreaks: 1 });
      },
      cell: (element, walk, builder) => {
        walk(element.children, builder);
        builder.addInline(' ');
      },
      rule: (_element, _walk, builder) => {
        builder.openBlock({ leadingLineBreaks: 2 });
        builder.addInline('---');
        builder.closeBlock({ trailingLineBreaks: 2 });
      },
    },
    selectors: [
      // The preheader is there for inboxes only.
      { selector: 'div[style^="display:none"]', format: 'skip' },
      // One of two pictures is enough to be told of, and an entry's title leads where these do.
      { selector: 'div.optin-dark-only', format: 'skip' },
      { selector: 'td.optin-entry-image', format: 'skip' },
      { selector: 'td.optin-entry-button', format: 'skip' },
      { selector: 'td.optin-divider', format: 'rule' },
      { selector: 'img', format: 'alternative' },
      { selector: 'a.optin-pill', format: 'pill' },
      { selector: 'td.optin-cell', format: 'cell' },
      { selector: 'th', format: 'cell' },
      { selector: 'a', options: { linkBrackets: ['<', '>'], hideLinkHrefIfSameAsText: true } },
      ...['h1', 'h2', 'h3'].map((selector) => ({ selector, options: { uppercase: false } })),
      {
        selector: 'table',
        format: 'block',
        options: { leadingLineBreaks: 1, trailingLineBreaks: 1 },
      },
    ],
  });
  // Indentation means nothing here (no block keeps white space) and Gmail counts every byte.
  const compact = html.trim().replace(/\n\s+/g, '\n');
  return { html: compact, text: `${toText(html).trim()}\n` };
};

let toText: ((html: string) => string) | undefined;
