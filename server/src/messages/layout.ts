import type { MJMLJsonObject } from 'mjml-core';
import { buttonRadius, styleOf, type Look } from './palette';
import { escapeHtml } from './text';

export const WIDTH = 600;
/** Room between the edge of the card and what stands on it. */
export const PADDING = 24;
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
export type Direction = 'ltr' | 'rtl';

/** Direction of writing of a BCP 47 language. */
export const directionOf = (locale: string): Direction =>
  RTL.has(locale.toLowerCase().split(/[-_]/)[0]) ? 'rtl' : 'ltr';

/** The side on which a line begins. */
export const startOf = (direction: Direction): 'left' | 'right' =>
  direction === 'rtl' ? 'right' : 'left';

/** One column over the whole width. */
export const single = (
  direction: Direction,
  blocks: Node[],
  attributes: Record<string, string> = { padding: '0' }
): Node =>
  node('mj-section', { direction, ...attributes }, [node('mj-column', { direction }, blocks)]);

const cardOf = (direction: Direction, look: Look): Record<string, string> => ({
  'css-class': 'optin-card',
  direction,
  'background-color': look.light.card,
  padding: `${PADDING}px 0`,
  'border-radius': `${look.radius}px`,
});

/** A stretch of blocks on one ground: the card, or the footer below it. */
export const section = (
  kind: 'card' | 'footer',
  locale: string,
  look: Look,
  blocks: Node[]
): Node => {
  const direction = directionOf(locale);
  return single(
    direction,
    blocks,
    kind === 'card'
      ? cardOf(direction, look)
      : { 'css-class': 'optin-footer', padding: `8px 0 ${PADDING}px` }
  );
};

/** A card of several sections, which columns need. */
export const cardOfSections = (locale: string, look: Look, sections: Node[]): Node =>
  node('mj-wrapper', cardOf(directionOf(locale), look), sections);

/** Ground above the first card. */
const gap = (direction: Direction): Node =>
  single(direction, [node('mj-spacer', { height: '16px' })]);

export interface Frame {
  locale: string;
  look: Look;
  /** Plain text. */
  title: string;
  /** Plain text that inboxes show beside the subject. */
  preheader: string;
  /** Above the first card. */
  header?: Node[];
  sections: Node[];
}

const defaults = (direction: Direction, look: Look): Node =>
  node('mj-attributes', {}, [
    node('mj-all', { 'font-family': look.textFont }),
    node('mj-text', {
      'css-class': 'optin-text',
      color: look.light.text,
      'font-size': '16px',
      'line-height': '1.5',
      padding: `8px ${PADDING}px`,
      align: startOf(direction),
    }),
    node('mj-image', { padding: `8px ${PADDING}px` }),
    node('mj-button', {
      'css-class': 'optin-button',
      'background-color': look.light.button,
      color: look.light.buttonText,
      'font-size': '16px',
      'font-weight': '600',
      'border-radius': buttonRadius(look),
      'inner-padding': '14px 28px',
      padding: `12px ${PADDING}px`,
    }),
    node('mj-divider', {
      'css-class': 'optin-divider',
      'border-width': '1px',
      'border-color': look.light.line,
      padding: `16px ${PADDING}px`,
    }),
  ]);

/** The document around the sections. Nodes, not markup, so that no text is ever parsed as MJML. */
export const frame = ({ locale, look, title, preheader, header = [], sections }: Frame): Node => {
  const lang = /^[A-Za-z0-9-]+$/.test(locale) ? locale : 'en';
  const dir = directionOf(lang);
  const head = [
    node('mj-title', {}, escapeHtml(title)),
    ...(preheader === '' ? [] : [node('mj-preview', {}, escapeHtml(preheader))]),
    defaults(dir, look),
    node(
      'mj-raw',
      {},
      '<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">'
    ),
    node('mj-style', {}, styleOf(look)),
  ];
  return node('mjml', { lang, dir }, [
    node('mj-head', {}, head),
    node(
      'mj-body',
      { width: `${WIDTH}px`, 'background-color': look.light.ground, 'css-class': 'optin-ground' },
      [gap(dir), ...header, ...sections]
    ),
  ]);
};
