import type { InlineNode, Sender } from '../../../content-types';
import { hasInline, inlineHtml, type RefuseLink } from './inline';
import { node, type Node } from './layout';
import { LIGHT } from './palette';
import type { Slots } from './slots';
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
}

/** The controller's privacy policy as the footer shows it. */
export const privacyLink = (url: string, locale: string): FooterInput['privacy'] =>
  url ? { url, label: translate(locale, 'footer.privacy') } : null;

/** The name that stands for the sender in texts. */
export const organisationOf = (sender: Pick<Sender, 'organisation' | 'fromName'>): string =>
  cleanLine(sender.organisation || sender.fromName).trim();

/** Sender identity and postal address (CAN-SPAM 5(a)(5), LCEN art. 20), reason, and exit. */
export const footerNodes = (
  { sender, whyHtml, unsubscribeLabel, privacy }: FooterInput,
  content: InlineNode[],
  slots: Slots,
  refuse: RefuseLink
): Node[] => {
  const lines: string[] = [];
  if (hasInline(content)) lines.push(inlineHtml(content, slots, refuse, LIGHT.muted));
  lines.push(whyHtml);
  const link = (href: string, label: string) =>
    `<a href="${href}" style="color:${LIGHT.muted};text-decoration:underline">${escapeHtml(label)}</a>`;
  const exits = [
    ...(unsubscribeLabel === null ? [] : [link(slots.mark('unsubscribeUrl'), unsubscribeLabel)]),
    ...(privacy === null ? [] : [link(escapeHtml(privacy.url), privacy.label)]),
  ];
  if (exits.length > 0) lines.push(exits.join(' &middot; '));
  if (sender) {
    const address = cleanText(sender.postalAddress ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .map(escapeHtml);
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
      { 'css-class': 'optin-footer', color: LIGHT.muted, 'font-size': '13px', align: 'center' },
      html
    ),
  ];
};
