import type { JSONContent } from '@tiptap/react';
import {
  isMergeTag,
  type InlineNode,
  type RichNode,
  type TextNode,
} from '../../../../../content-types';
import { toAllowedLink } from './links';

/**
 * Between the message document's nodes and the editor's JSON. What the document cannot hold (other
 * marks, nested lists, pasted structures) is flattened to words rather than lost.
 */
type Mark = NonNullable<JSONContent['marks']>[number];

const toMarks = (node: TextNode): Mark[] => [
  ...(node.bold ? [{ type: 'bold' }] : []),
  ...(node.italic ? [{ type: 'italic' }] : []),
  ...(node.link ? [{ type: 'link', attrs: { href: node.link } }] : []),
];

/** Inline nodes as the content of a paragraph; empty texts are left out, since ProseMirror has none. */
export const inlineToEditor = (nodes: InlineNode[]): JSONContent[] =>
  nodes.flatMap((node): JSONContent[] => {
    switch (node.type) {
      case 'text': {
        const marks = toMarks(node);
        if (!node.text) return [];
        return [{ type: 'text', text: node.text, ...(marks.length > 0 && { marks }) }];
      }
      case 'mergeTag':
        return [{ type: 'mergeTag', attrs: { tag: node.tag, fallback: node.fallback } }];
      case 'break':
        return [{ type: 'hardBreak' }];
    }
  });

const sameMarks = (a: TextNode, b: TextNode): boolean =>
  a.bold === b.bold && a.italic === b.italic && a.link === b.link;

const append = (nodes: InlineNode[], node: InlineNode): InlineNode[] => {
  const last = nodes.at(-1);
  return last?.type === 'text' && node.type === 'text' && sameMarks(last, node)
    ? [...nodes.slice(0, -1), { ...last, text: last.text + node.text }]
    : [...nodes, node];
};

/** Control characters come in with pasted text; the server refuses them. */
const printable = (text: string): string => text.replace(/[^\P{Cc}\t\n\r]/gu, '');

const readText = (node: JSONContent): TextNode => {
  const marks = node.marks ?? [];
  const has = (type: string) => marks.some((mark) => mark.type === type);
  const href: unknown = marks.find((mark) => mark.type === 'link')?.attrs?.href;
  const link = typeof href === 'string' ? toAllowedLink(href) : null;
  return {
    type: 'text',
    text: printable(node.text ?? ''),
    ...(has('bold') && { bold: true }),
    ...(has('italic') && { italic: true }),
    ...(link && { link }),
  };
};

const readInline = (node: JSONContent): InlineNode[] => {
  switch (node.type) {
    case 'text':
      return node.text ? [readText(node)] : [];
    case 'hardBreak':
      return [{ type: 'break' }];
    case 'mergeTag': {
      const tag: unknown = node.attrs?.tag;
      const fallback: unknown = node.attrs?.fallback;
      return isMergeTag(tag)
        ? [{ type: 'mergeTag', tag, fallback: typeof fallback === 'string' ? fallback : '' }]
        : [];
    }
    default:
      return (node.content ?? []).flatMap(readInline);
  }
};

/** The content of one editor paragraph as inline nodes; equal neighbours become one. */
export const editorToInline = (content: JSONContent[] | undefined): InlineNode[] =>
  (content ?? []).flatMap(readInline).reduce(append, []);

const paragraph = (nodes: InlineNode[]): JSONContent => {
  const content = inlineToEditor(nodes);
  return { type: 'paragraph', ...(content.length > 0 && { content }) };
};

/** A document for an editor that holds a single paragraph. */
export const inlineToDoc = (nodes: InlineNode[]): JSONContent => ({
  type: 'doc',
  content: [paragraph(nodes)],
});

/** The inline nodes of a document; several paragraphs come out parted by line breaks. */
export const docToInline = (doc: JSONContent): InlineNode[] =>
  (doc.content ?? [])
    .flatMap((block, index) => [
      ...(index > 0 ? [{ type: 'break' } as const] : []),
      ...editorToInline(block.content),
    ])
    .reduce(append, []);

/** A subject: one line of words and merge tags, without marks. */
export const docToSubject = (doc: JSONContent): InlineNode[] =>
  docToInline(doc)
    .map((node): InlineNode => {
      switch (node.type) {
        case 'text':
          return { type: 'text', text: node.text.replace(/\p{Cc}/gu, ' ') };
        case 'break':
          return { type: 'text', text: ' ' };
        case 'mergeTag':
          return node;
      }
    })
    .reduce(append, []);

/** A document for the rich editor, which always holds at least one paragraph. */
export const richToDoc = (nodes: RichNode[]): JSONContent => ({
  type: 'doc',
  content:
    nodes.length === 0
      ? [paragraph([])]
      : nodes.map((node) =>
          node.type === 'paragraph'
            ? paragraph(node.content)
            : {
                type: node.type,
                content: (node.items.length > 0 ? node.items : [[]]).map((item) => ({
                  type: 'listItem',
                  content: [paragraph(item)],
                })),
              }
        ),
});

/** One list item, its paragraphs parted by breaks; lists inside it follow as items of their own. */
const readItem = (item: JSONContent): InlineNode[][] => {
  const isList = (node: JSONContent) => node.type === 'bulletList' || node.type === 'orderedList';
  const children = item.content ?? [];
  const own = docToInline({ content: children.filter((child) => !isList(child)) });
  return [
    own,
    ...children.filter(isList).flatMap((list) => (list.content ?? []).flatMap(readItem)),
  ];
};

/** The rich nodes of a document; nothing but an empty paragraph reads as no content. */
export const docToRich = (doc: JSONContent): RichNode[] => {
  const nodes = (doc.content ?? []).map((block): RichNode => {
    if (block.type === 'bulletList' || block.type === 'orderedList') {
      return { type: block.type, items: (block.content ?? []).flatMap(readItem) };
    }
    return { type: 'paragraph', content: editorToInline(block.content) };
  });
  const [first] = nodes;
  const isEmpty = nodes.length === 1 && first.type === 'paragraph' && first.content.length === 0;
  return isEmpty ? [] : nodes;
};
