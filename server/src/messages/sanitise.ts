import sanitizeHtml from 'sanitize-html';
import type { LinkTags } from '../../../content-types';
import { safeLink, withTags } from './links';
import { cleanText } from './text';

const NUMBER = String.raw`-?\d*\.?\d+`;
const LENGTH = `(?:${NUMBER}(?:px|em|rem|pt|%|ch|ex)?|auto|0)`;
const COLOUR = String.raw`(?:#[0-9a-f]{3,8}|[a-z]{3,24}|(?:rgb|hsl)a?\([\d\s,./%deg]{1,60}\))`;
const LINE = '(?:none|hidden|solid|dashed|dotted|double|groove|ridge|inset|outset)';
const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`, 'i');
const upTo = (pattern: string, times: number): RegExp =>
  whole(String.raw`${pattern}(?:\s+${pattern}){0,${times - 1}}`);

const LENGTHS = [upTo(LENGTH, 4)];
const ONE_LENGTH = [whole(LENGTH)];
const COLOURS = [whole(COLOUR)];
const BORDER = [upTo(`(?:${LENGTH}|thin|medium|thick|${LINE}|${COLOUR})`, 3)];

const sides = (name: string, values: RegExp[], suffix = ''): Record<string, RegExp[]> =>
  Object.fromEntries(
    ['top', 'right', 'bottom', 'left'].map((side) => [`${name}-${side}${suffix}`, values])
  );

/**
 * What a style attribute may say, each value to its end: nothing that loads (`url`), runs
 * (`expression`, `behavior`), leaves its place (`position`, negative room is harmless) or escapes
 * (`\\`). Whatever else is left out, declaration by declaration.
 */
const STYLES: Record<string, RegExp[]> = {
  color: COLOURS,
  background: COLOURS,
  'background-color': COLOURS,
  border: BORDER,
  'border-color': [upTo(COLOUR, 4)],
  'border-style': [upTo(LINE, 4)],
  'border-width': LENGTHS,
  'border-radius': LENGTHS,
  'border-collapse': [whole('collapse|separate')],
  'border-spacing': [upTo(LENGTH, 2)],
  ...sides('border', BORDER),
  direction: [whole('ltr|rtl')],
  display: [whole('none|block|inline|inline-block|table|table-row|table-cell')],
  'font-family': [/^[\w\s,'"-]{1,300}$/],
  'font-size': [whole(`${LENGTH}|(?:xx?-)?(?:small|large)|medium|smaller|larger`)],
  'font-style': [whole('normal|italic|oblique')],
  'font-weight': [whole(String.raw`normal|bold|bolder|lighter|[1-9]\d{0,2}`)],
  height: ONE_LENGTH,
  'letter-spacing': [whole(`normal|${LENGTH}`)],
  'line-height': [whole(`normal|${LENGTH}`)],
  'list-style': [/^[a-z\s-]{1,60}$/i],
  'list-style-type': [/^[a-z-]{1,40}$/i],
  margin: LENGTHS,
  ...sides('margin', ONE_LENGTH),
  'max-height': ONE_LENGTH,
  'max-width': ONE_LENGTH,
  'min-width': ONE_LENGTH,
  'mso-hide': [whole('all')],
  'mso-line-height-rule': [whole('exactly')],
  'mso-padding-alt': LENGTHS,
  overflow: [whole('hidden|visible|auto')],
  padding: LENGTHS,
  ...sides('padding', ONE_LENGTH),
  'table-layout': [whole('auto|fixed')],
  'text-align': [whole('left|right|center|justify|start|end')],
  'text-decoration': [/^[a-z\s-]{1,60}$/i],
  'text-indent': ONE_LENGTH,
  'text-transform': [whole('none|uppercase|lowercase|capitalize')],
  'vertical-align': [whole(`baseline|top|middle|bottom|sub|super|text-top|text-bottom|${LENGTH}`)],
  'white-space': [whole('normal|nowrap|pre|pre-line|pre-wrap')],
  width: ONE_LENGTH,
  'word-break': [whole('normal|break-word|break-all')],
};

const TAGS = (
  'a abbr address article aside b big blockquote br caption center cite code col colgroup dd del ' +
  'dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li ' +
  'main mark nav ol p pre q s samp section small span strike strong sub sup table tbody td tfoot ' +
  'th thead time tr tt u ul var wbr'
).split(' ');

const CELL = ['align', 'valign', 'bgcolor', 'width', 'height', 'colspan', 'rowspan'];
const ATTRIBUTES: Record<string, string[]> = {
  '*': ['style', 'dir', 'lang', 'title', 'align', 'role', 'aria-label', 'aria-hidden'],
  a: ['href', 'name', 'target'],
  img: ['src', 'alt', 'width', 'height', 'border'],
  table: ['border', 'cellpadding', 'cellspacing', 'width', 'height', 'bgcolor', 'summary'],
  tr: ['valign', 'bgcolor', 'height'],
  td: ['class', ...CELL],
  th: [...CELL, 'scope'],
  col: ['span', 'width'],
  colgroup: ['span', 'width'],
  font: ['color', 'face', 'size'],
  ol: ['start', 'type', 'reversed'],
  ul: ['type'],
  li: ['value'],
  hr: ['width', 'size', 'color', 'noshade'],
};

/** A picture that may be asked for; a path of the media library is made whole by `asset`. */
const pictureOf = (source: string, asset?: (path: string) => string | null): string | null => {
  const isWhole = /^\s*(?:[a-z][a-z0-9+.-]*:|\/\/|\\)/i.test(source);
  if (isWhole && !/^\s*https:/i.test(source)) return null;
  const absolute = isWhole ? source : (asset?.(source) ?? null);
  const url = absolute === null ? null : safeLink(absolute);
  return url !== null && url.startsWith('http') ? url : null;
};

export interface SanitiseOptions {
  tags?: LinkTags | null;
  /** Addresses of pictures that are not complete; without it those are left out. */
  asset?: (path: string) => string | null;
  /** For links that have no style of their own. */
  linkStyle?: string;
}

/**
 * Markup from elsewhere as it may stand in a mail: text, tables and a safe list of styles; links to
 * https, http and mailto; pictures from https. What runs, loads or asks for input is gone, with its
 * content where that is no text. The result is well-formed, so it cannot close what is around it.
 */
export const sanitiseHtml = (
  html: string,
  { tags, asset, linkStyle }: SanitiseOptions = {}
): string => {
  const cleaned = sanitizeHtml(html, {
    allowedTags: TAGS,
    allowedAttributes: ATTRIBUTES,
    allowedStyles: { '*': STYLES },
    // Checked below, where `http` counts for links and not for pictures.
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    nonTextTags: [
      ...['script', 'style', 'textarea', 'option', 'select', 'noscript', 'template', 'title'],
      ...['svg', 'math', 'iframe', 'object', 'embed', 'audio', 'video', 'noembed', 'noframes'],
      ...['xmp', 'plaintext', 'button'],
    ],
    nestingLimit: 100,
    transformTags: {
      a: (tagName, attribs) => {
        const { href, target: _target, ...rest } = attribs;
        const url = href === undefined ? null : safeLink(href);
        const kept: Record<string, string> = { ...rest };
        if (url !== null) {
          if (linkStyle) kept.style ||= linkStyle;
          kept.href = withTags(url, tags);
          kept.target = '_blank';
        }
        return { tagName, attribs: kept };
      },
      img: (tagName, attribs) => {
        const { src = '', ...rest } = attribs;
        const url = pictureOf(src, asset);
        return { tagName, attribs: url === null ? rest : { ...rest, src: url } };
      },
      // Tells cells from those of the message itself, when the text part is made.
      td: (tagName, attribs) => ({ tagName, attribs: { ...attribs, class: 'optin-cell' } }),
      // A table without a word on it is there for the layout, as in nearly every mail.
      table: (tagName, attribs) => ({
        tagName,
        attribs: attribs.role || attribs.summary ? attribs : { ...attribs, role: 'presentation' },
      }),
    },
    exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !attribs.src,
  });
  // Afterwards: a character reference may have stood for what marks a slot.
  return cleanText(cleaned);
};
