import { randomBytes } from 'node:crypto';
import MJMLParser from 'mjml-parser-xml';
import {
  MAX_COLUMNS,
  SOCIAL_NETWORKS,
  type Align,
  type ColumnItem,
  type MessageBlock,
} from '../../../../content-types';
import { fieldErrors } from '../../core';
import { safeLink, sanitiseHtml } from '../../messages';
import type { ImportNote } from './contract';
import { decode, toHeading, toRich } from './rich-import';
import { surveyMarkup } from './survey';

/** What the parser makes of MJML; it reads no other file, whatever `mj-include` asks for. */
interface MjmlNode {
  tagName: string;
  attributes?: Record<string, unknown>;
  children?: MjmlNode[];
  content?: string;
}

/** Elements whose inside is HTML rather than MJML. */
const ENDING = [
  'mj-text',
  'mj-button',
  'mj-raw',
  'mj-table',
  'mj-title',
  'mj-preview',
  'mj-style',
  'mj-social-element',
  'mj-navbar-link',
  'mj-accordion-text',
  'mj-accordion-title',
];
const COMPONENTS = Object.fromEntries(
  ENDING.map((name) => [name, { endingTag: true, getTagName: () => name }])
);

export interface Imported {
  blocks: MessageBlock[];
  preheader: string;
  notes: ImportNote[];
}

const newId = (): string => `in-${randomBytes(6).toString('hex')}`;

const plain = (html: string): string =>
  toRich(html)
    .flatMap((rich) => (rich.type === 'paragraph' ? rich.content : rich.items.flat()))
    .map((inline) => (inline.type === 'text' ? inline.text : ' '))
    .join('')
    .replace(/\p{Cc}/gu, ' ')
    .trim();

const contentOf = ({ content = '' }: MjmlNode): string => content.replace(/\r/g, '\n');

const attribute = ({ attributes }: MjmlNode, name: string): string => {
  const value = attributes?.[name];
  return typeof value === 'string'
    ? decode(value)
        .replace(/\p{Cc}/gu, ' ')
        .trim()
    : '';
};
/** `120px` or `120`; null for percentages and the like. */
const pixels = (text: string): number | null => {
  const number = Number(/^(\d{1,5})(?:\.\d+)?(?:px)?$/i.exec(text)?.[1] ?? 0);
  return number > 0 ? number : null;
};
const alignOf = (node: MjmlNode, fallback: Align): Align => {
  const align = attribute(node, 'align');
  return align === 'left' || align === 'center' || align === 'right' ? align : fallback;
};
const linkOf = (node: MjmlNode, name = 'href'): string => safeLink(attribute(node, name)) ?? '';
const pictureOf = (node: MjmlNode): string => {
  const link = safeLink(attribute(node, 'src'));
  return link !== null && /^https?:/.test(link) ? link : '';
};

const createReader = () => {
  const dropped = new Set<string>();
  const kept = new Set<string>();
  const leaveOut = ({ tagName }: MjmlNode): [] => {
    dropped.add(tagName);
    return [];
  };

  const text = (node: MjmlNode): ColumnItem[] => {
    const html = contentOf(node);
    const heading = toHeading(html);
    if (heading)
      return [{ id: newId(), type: 'heading', align: alignOf(node, 'left'), ...heading }];
    const content = toRich(html);
    return content.length === 0 ? [] : [{ id: newId(), type: 'text', content }];
  };
  const social = (node: MjmlNode): ColumnItem[] => {
    const links = (node.children ?? []).flatMap((element) => {
      const wanted = attribute(element, 'name').replace(/-noshare$/, '');
      const network = SOCIAL_NETWORKS.find(
        (known) => known === (wanted === 'web' ? 'website' : wanted === 'twitter' ? 'x' : wanted)
      );
      const url = linkOf(element);
      return network && url ? [{ network, url }] : leaveOut(element);
    });
    return links.length === 0
      ? []
      : [{ id: newId(), type: 'social', align: alignOf(node, 'center'), links }];
  };
  const markup = (node: MjmlNode): ColumnItem[] => {
    const source =
      node.tagName === 'mj-table' ? `<table>${contentOf(node)}</table>` : contentOf(node);
    const html = sanitiseHtml(source);
    if (html.trim() === '') return [];
    kept.add(node.tagName);
    return [{ id: newId(), type: 'html', html }];
  };

  const item = (node: MjmlNode): ColumnItem[] => {
    switch (node.tagName) {
      case 'mj-text':
        return text(node);
      case 'mj-image': {
        const url = pictureOf(node);
        if (url === '') return leaveOut(node);
        const width = pixels(attribute(node, 'width'));
        return [
          {
            id: newId(),
            type: 'image',
            fileId: null,
            url,
            alt: attribute(node, 'alt').slice(0, 1000),
            width: width === null ? null : Math.min(width, 600),
            link: linkOf(node),
          },
        ];
      }
      case 'mj-button': {
        const label = plain(contentOf(node)).slice(0, 250);
        return label === ''
          ? []
          : [
              {
                id: newId(),
                type: 'button',
                text: label,
                url: linkOf(node),
                align: alignOf(node, 'center'),
              },
            ];
      }
      case 'mj-divider':
        return [{ id: newId(), type: 'divider' }];
      case 'mj-spacer': {
        const height = pixels(attribute(node, 'height')) ?? 20;
        return [{ id: newId(), type: 'spacer', height: Math.min(120, Math.max(4, height)) }];
      }
      case 'mj-social':
        return social(node);
      case 'mj-raw':
      case 'mj-table':
        return markup(node);
      default:
        return leaveOut(node);
    }
  };

  const section = (node: MjmlNode): MessageBlock[] => {
    const columns = (node.children ?? [])
      .flatMap((child) => (child.tagName === 'mj-group' ? (child.children ?? []) : [child]))
      .filter((child) => child.tagName === 'mj-column' || leaveOut(child).length > 0)
      .map((column) => ({ id: newId(), blocks: (column.children ?? []).flatMap(item) }))
      .filter(({ blocks }) => blocks.length > 0);
    if (columns.length <= 1) return columns.flatMap(({ blocks }) => blocks);
    const rows: MessageBlock[] = [];
    for (let from = 0; from < columns.length; from += MAX_COLUMNS)
      rows.push({ id: newId(), type: 'columns', columns: columns.slice(from, from + MAX_COLUMNS) });
    return rows;
  };

  const body = (nodes: MjmlNode[]): MessageBlock[] =>
    nodes.flatMap((node) => {
      if (node.tagName === 'mj-section') return section(node);
      if (node.tagName === 'mj-wrapper') return body(node.children ?? []);
      if (node.tagName === 'mj-hero') return (node.children ?? []).flatMap(item);
      return item(node);
    });

  return {
    body,
    /** @param unread elements that the parser passes over */
    notes: (unread: string[]): ImportNote[] => [
      ...(dropped.size + unread.length > 0
        ? [{ code: 'dropped' as const, elements: [...dropped, ...unread] }]
        : []),
      ...(kept.size > 0 ? [{ code: 'kept-as-html' as const, elements: [...kept] }] : []),
    ],
  };
};

/**
 * MJML as blocks of a message; what has no block of its own kind is kept as cleaned markup or
 * named in the notes. `mj-include` is never followed.
 * @throws ValidationError naming `source`
 */
export const importMjml = (source: string): Imported => {
  const { names, hasScripts } = surveyMarkup(source, { recognizeSelfClosing: true });
  let root: MjmlNode | null;
  try {
    // The parser looks up the line of each element among all of them; with none it is quick.
    root = MJMLParser(source.replace(/\r\n?|\n/g, '\r'), {
      components: COMPONENTS,
      keepComments: false,
      ignoreIncludes: true,
    }) as MjmlNode | null;
  } catch {
    root = null;
  }
  const part = (name: string) => root?.children?.find(({ tagName }) => tagName === name);
  const content = part('mj-body');
  if (root?.tagName !== 'mjml' || !content)
    throw fieldErrors([
      {
        path: 'source',
        message: 'This is no MJML: it must begin with <mjml> and hold an <mj-body>.',
      },
    ]);
  const reader = createReader();
  const blocks = reader.body(content.children ?? []);
  const preview = part('mj-head')?.children?.find(({ tagName }) => tagName === 'mj-preview');
  return {
    blocks,
    preheader: plain(preview?.content ?? '').slice(0, 250),
    notes: [
      ...reader.notes(names.has('mj-include') ? ['mj-include'] : []),
      ...(hasScripts ? [{ code: 'scripts-removed' as const, elements: ['script'] }] : []),
    ],
  };
};
