import { ElementType, parseDocument } from 'htmlparser2';
import type { InlineNode, RichNode, TextNode } from '../../../../content-types';
import { safeLink } from '../../messages';

type Dom = ReturnType<typeof parseDocument>;
type DomNode = Dom['children'][number];

type Marks = Pick<TextNode, 'bold' | 'italic' | 'link'>;

const BLOCKS = new Set([
  'p',
  'div',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'blockquote',
  'table',
  'tr',
  'td',
  'section',
]);
const SKIPPED = new Set([
  'script',
  'style',
  'head',
  'title',
  'meta',
  'link',
  'iframe',
  'object',
  'svg',
]);

/** Characters that no text may hold. */
const CONTROL = /[^\P{Cc}\s]/gu;

/** What character references in an attribute stand for. */
export const decode = (value: string): string =>
  parseDocument(value.replaceAll('<', '&lt;'))
    .children.map((node) => (node.type === ElementType.Text ? node.data : ''))
    .join('');

const isElement = (node: DomNode): node is Extract<DomNode, { attribs: unknown }> =>
  node.type === ElementType.Tag ||
  node.type === ElementType.Script ||
  node.type === ElementType.Style;

const marksOf = (name: string, attributes: Record<string, string>, marks: Marks): Marks => {
  if (name === 'b' || name === 'strong') return { ...marks, bold: true };
  if (name === 'i' || name === 'em') return { ...marks, italic: true };
  if (name !== 'a') return marks;
  const link = safeLink(attributes.href ?? '');
  return link === null ? marks : { ...marks, link };
};

/** Neighbours with the same marks are one text; white space is as a browser shows it. */
const tidy = (nodes: InlineNode[]): InlineNode[] => {
  const out: InlineNode[] = [];
  for (const node of nodes) {
    const last = out[out.length - 1];
    if (node.type !== 'text') {
      out.push(node);
      continue;
    }
    let text = node.text.replace(CONTROL, '').replace(/\s+/g, ' ');
    const isStart =
      !last || last.type === 'break' || (last.type === 'text' && last.text.endsWith(' '));
    if (isStart) text = text.trimStart();
    if (text === '') continue;
    const same =
      last?.type === 'text' &&
      last.bold === node.bold &&
      last.italic === node.italic &&
      last.link === node.link;
    if (same) out[out.length - 1] = { ...last, text: last.text + text };
    else out.push({ ...node, text });
  }
  while (out[out.length - 1]?.type === 'break') out.pop();
  const end = out[out.length - 1];
  if (end?.type === 'text') {
    const text = end.text.trimEnd();
    if (text === '') out.pop();
    else out[out.length - 1] = { ...end, text };
  }
  return out;
};

/** Markup as paragraphs and lists: what a text block can hold, and nothing else of it. */
export const toRich = (html: string): RichNode[] => {
  const rich: RichNode[] = [];
  let line: InlineNode[] = [];
  const flush = (): void => {
    const content = tidy(line);
    line = [];
    if (content.length > 0) rich.push({ type: 'paragraph', content });
  };
  const inlineOf = (nodes: DomNode[], marks: Marks): InlineNode[] =>
    nodes.flatMap((node): InlineNode[] => {
      if (node.type === ElementType.Text) return [{ type: 'text', text: node.data, ...marks }];
      if (!isElement(node) || SKIPPED.has(node.name)) return [];
      if (node.name === 'br') return [{ type: 'break' }];
      if (node.name === 'img')
        return node.attribs.alt ? [{ type: 'text', text: node.attribs.alt, ...marks }] : [];
      return inlineOf(node.children as DomNode[], marksOf(node.name, node.attribs, marks));
    });
  const walk = (nodes: DomNode[], marks: Marks): void => {
    for (const node of nodes) {
      if (!isElement(node)) {
        line.push(...inlineOf([node], marks));
      } else if (node.name === 'ul' || node.name === 'ol') {
        flush();
        const items = (node.children as DomNode[])
          .filter((child) => isElement(child) && child.name === 'li')
          .map((child) => tidy(inlineOf([child], marks)))
          .filter((item) => item.length > 0);
        if (items.length > 0)
          rich.push({ type: node.name === 'ul' ? 'bulletList' : 'orderedList', items });
      } else if (BLOCKS.has(node.name)) {
        flush();
        walk(
          node.children as DomNode[],
          /^h\d$/.test(node.name) ? { ...marks, bold: true } : marks
        );
        flush();
      } else line.push(...inlineOf([node], marks));
    }
  };
  walk(parseDocument(html).children, {});
  flush();
  return rich;
};

/** The one heading that some markup is, and nothing else; null otherwise. */
export const toHeading = (html: string): { level: 1 | 2 | 3; content: InlineNode[] } | null => {
  const nodes = parseDocument(html).children.filter(
    (node) => node.type !== ElementType.Text || node.data.trim() !== ''
  );
  const [only] = nodes;
  if (nodes.length !== 1 || !isElement(only) || !/^h[1-6]$/.test(only.name)) return null;
  const level = Math.min(3, Number(only.name[1]));
  const [first] = toRich(html);
  if (first?.type !== 'paragraph') return null;
  const content = first.content.map((node) =>
    node.type === 'text' ? { ...node, bold: undefined } : node
  );
  return { level: level === 1 || level === 2 ? level : 3, content };
};
