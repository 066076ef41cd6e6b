import { CONTENT_WIDTH, node, type Node } from './layout';
import type { SlotName, Slots } from './slots';
import { cleanText, escapeHtml } from './text';

/** The pieces that mails of the engine's own are made of. */

export const htmlParagraph = (html: string): Node =>
  node('mj-text', {}, `<p class="optin-last" style="margin:0">${html}</p>`);

export const lines = (text: string): string =>
  cleanText(text)
    .split('\n')
    .map((line) => escapeHtml(line.trim()))
    .filter(Boolean)
    .join('<br>');

export const paragraph = (text: string): Node => htmlParagraph(escapeHtml(text));

export const heading = (text: string): Node =>
  node(
    'mj-text',
    {},
    `<h1 style="margin:0;font-weight:700;font-size:24px;line-height:1.3">${escapeHtml(text)}</h1>`
  );

export const button = (slots: Slots, target: SlotName, label: string): Node =>
  node(
    'mj-button',
    { href: slots.mark(target), align: 'left', width: `${CONTENT_WIDTH / 2}px` },
    escapeHtml(label)
  );

export const bullets = (items: string[]): Node[] =>
  items.length === 0
    ? []
    : [
        node(
          'mj-text',
          {},
          `<ul style="margin:0;padding-inline-start:24px">${items.map((item) => `<li>${item}</li>`).join('')}</ul>`
        ),
      ];
