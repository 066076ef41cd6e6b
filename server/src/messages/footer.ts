import type { InlineNode, Sender } from '../../../content-types';
import { pickText } from '../core';
import { hasInline, inlineHtml, linkStyle, type InlineContext } from './inline';
import { node, type Node } from './layout';
import type { Look } from './palette';
import { cleanLine, cleanText, escapeHtml } from './text';
import { translate } from './translations';

export interface FooterInput {
  /** Who answers for the mail; null only in the preview of a draft without a sender. */
  sender: Pick<Sender, 'organisation' | 'fromName' | 'postalAddress'> | null;
  /** Why the reader gets this: HTML, marks allowed. */
  whyHtml: string;
  /** Label of the exit; null where there is nothing to leave. */
  unsubscribeLabel: string | null;
  /** Where the controller says what happens to the data (GDPR art. 13); null for none. */
  privacy: { url: string; label: string } | null;
  /** Where the exit leads: a mark. */
  unsubscribeHref: string;
  /** Where the reader's own copy stands in a browser: a mark; null for mails that have none. */
  viewHref: string | null;
  look: Look;
  locale: string;
}

/** The controller's privacy policy as the footer shows it. */
export const privacyLink = (url: string, locale: string): FooterInput['privacy'] =>
  url ? { url, label: translate(locale, 'footer.privacy') } : null;

/** The name that stands for the sender in texts. */
export const organisationOf = (sender: Pick<Sender, 'organisation' | 'fromName'>): string =>
  cleanLine(sender.organisation || sender.fromName).trim();

const linesOf = (text: string): string[] =>
  cleanText(text)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map(escapeHtml);

/** Sender identity and postal address (CAN-SPAM 5(a)(5), LCEN art. 20), reason, and exit. */
export const footerNodes = (
  input: FooterInput,
  /** What the editor wrote above it. */
  own: { content: InlineNode[]; context: Omit<InlineContext, 'linkColour'> } | null
): Node[] => {
  const { sender, whyHtml, unsubscribeLabel, unsubscribeHref, viewHref, privacy, look, locale } =
    input;
  const { muted } = look.light;
  const lines: string[] = [];
  if (own && hasInline(own.content))
    lines.push(inlineHtml(own.content, { ...own.context, linkColour: muted }));
  const brandText = linesOf(pickText(look.footerText, locale));
  if (brandText.length > 0) lines.push(brandText.join('<br>'));
  lines.push(whyHtml);
  const link = (href: string, label: string) =>
    `<a href="${href}" style="${linkStyle(muted)}">${escapeHtml(label)}</a>`;
  const exits = [
    ...(unsubscribeLabel === null ? [] : [link(unsubscribeHref, unsubscribeLabel)]),
    ...(viewHref === null ? [] : [link(viewHref, translate(locale, 'footer.view'))]),
    ...(privacy === null ? [] : [link(escapeHtml(privacy.url), privacy.label)]),
  ];
  if (exits.length > 0) lines.push(exits.join(' &middot; '));
  if (sender) {
    const address = linesOf(sender.postalAddress ?? '');
    lines.push([`<strong>${escapeHtml(organisationOf(sender))}</strong>`, ...address].join('<br>'));
  }
  const html = lines
    .map(
      (line, index) => `<p style="margin:0 0 ${index === lines.length - 1 ? 0 : 12}px">${line}</p>`
    )
    .join('');
  return [
    node(
      'mj-text',
      { 'css-class': 'optin-footer', color: muted, 'font-size': '13px', align: 'center' },
      html
    ),
  ];
};
