import type { MJMLJsonObject } from 'mjml-core';
import { FONT, LIGHT, STYLE } from './palette';
import { escapeHtml } from './text';

export const WIDTH = 600;
const PADDING = 24;
/** Room that a block has inside the card. */
export const CONTENT_WIDTH = WIDTH - 2 * PADDING;

export type Node = MJMLJsonObject;

export const node = (
  tagName: string,
  attributes: Record<string, string>,
  inside: Node[] | string = []
): Node =>
  typeof inside === 'string'
    ? { tagName, attributes, content: inside }
    : { tagName, attributes, children: inside };

const RTL = new Set(['ar', 'dv', 'fa', 'he', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** Direction of writing of a BCP 47 language. */
export const directionOf = (locale: string): 'ltr' | 'rtl' =>
  RTL.has(locale.toLowerCase().split(/[-_]/)[0]) ? 'rtl' : 'ltr';

/** A stretch of blocks on one ground: the card, or the footer below it. */
export const section = (kind: 'card' | 'footer', locale: string, blocks: Node[]): Node =>
  node(
    'mj-section',
    kind === 'card'
      ? {
          'css-class': 'optin-card',
          direction: directionOf(locale),
          'background-color': LIGHT.card,
          padding: `${PADDING}px 0`,
          'border-radius': '8px',
        }
      : { 'css-class': 'optin-footer', direction: directionOf(locale), padding: '8px 0 24px' },
    [node('mj-column', { direction: directionOf(locale) }, blocks)]
  );

/** Ground above the first card. */
const gap = (direction: 'ltr' | 'rtl'): Node =>
  node('mj-section', { direction, padding: '0' }, [
    node('mj-column', { direction }, [node('mj-spacer', { height: '16px' })]),
  ]);

export interface Frame {
  locale: string;
  /** Plain text. */
  title: string;
  /** Plain text that inboxes show beside the subject. */
  preheader: string;
  sections: Node[];
}

/** The document around the sections. Nodes, not markup, so that no text is ever parsed as MJML. */
export const frame = ({ locale, title, preheader, sections }: Frame): Node => {
  const lang = /^[A-Za-z0-9-]+$/.test(locale) ? locale : 'en';
  const dir = directionOf(lang);
  const head = [
    node('mj-title', {}, escapeHtml(title)),
    ...(preheader === '' ? [] : [node('mj-preview', {}, escapeHtml(preheader))]),
    node('mj-attributes', {}, [
      node('mj-all', { 'font-family': FONT }),
      node('mj-text', {
        'css-class': 'optin-text',
        color: LIGHT.text,
        'font-size': '16px',
        'line-height': '1.5',
        padding: `8px ${PADDING}px`,
        align: dir === 'rtl' ? 'right' : 'left',
      }),
      node('mj-image', { padding: `8px ${PADDING}px` }),
      node('mj-button', {
        'css-class': 'optin-button',
        'background-color': LIGHT.button,
        color: LIGHT.buttonText,
        'font-size': '16px',
        'font-weight': '600',
        'border-radius': '6px',
        'inner-padding': '14px 28px',
        padding: `12px ${PADDING}px`,
      }),
      node('mj-divider', {
        'css-class': 'optin-divider',
        'border-width': '1px',
        'border-color': LIGHT.line,
        padding: `16px ${PADDING}px`,
      }),
    ]),
    node(
      'mj-raw',
      {},
      '<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">'
    ),
    node('mj-style', {}, STYLE),
  ];
  return node('mjml', { lang, dir }, [
    node('mj-head', {}, head),
    node(
      'mj-body',
      { width: `${WIDTH}px`, 'background-color': LIGHT.ground, 'css-class': 'optin-ground' },
      [gap(dir), ...sections]
    ),
  ]);
};
