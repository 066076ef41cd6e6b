import {
  AB_KEYS,
  CONDITION_OPERATORS,
  isMergeTag,
  MAX_COLUMNS,
  SOCIAL_NETWORKS,
  type Condition,
  type InlineNode,
  type MessageBlock,
  type RichNode,
} from '../../../../../content-types';
import { createBlock } from '../blocks/create';
import { createColumns } from './new-block';
import { isColumnItem } from './tree';

/**
 * Blocks out of a text that anybody may have put into the clipboard. What is of another shape than a
 * new block of its type is left out; the server asks about the rest when it saves.
 */
type Fields = Record<string, unknown>;

export const readRecord = (value: unknown): Fields | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;

const readInline = (value: unknown): InlineNode[] | null => {
  if (!Array.isArray(value)) return null;
  return value.flatMap((item): InlineNode[] => {
    const node = readRecord(item);
    if (node?.type === 'break') return [{ type: 'break' }];
    if (node?.type === 'mergeTag' && isMergeTag(node.tag))
      return [{ type: 'mergeTag', tag: node.tag, fallback: String(node.fallback ?? '') }];
    if (node?.type !== 'text' || typeof node.text !== 'string') return [];
    return [
      {
        type: 'text',
        text: node.text,
        ...(node.bold === true && { bold: true }),
        ...(node.italic === true && { italic: true }),
        ...(typeof node.link === 'string' && { link: node.link }),
      },
    ];
  });
};

const readRich = (value: unknown): RichNode[] | null => {
  if (!Array.isArray(value)) return null;
  return value.flatMap((item): RichNode[] => {
    const node = readRecord(item);
    if (node?.type === 'paragraph')
      return [{ type: 'paragraph', content: readInline(node.content) ?? [] }];
    if (node?.type !== 'bulletList' && node?.type !== 'orderedList') return [];
    const items = Array.isArray(node.items) ? node.items : [];
    return [{ type: node.type, items: items.map((entry) => readInline(entry) ?? []) }];
  });
};

const readCondition = (value: unknown): Condition | null => {
  const found = readRecord(value);
  if (!found || !Array.isArray(found.rules)) return null;
  const rules = found.rules.flatMap((item: unknown) => {
    const rule = readRecord(item);
    const op = CONDITION_OPERATORS.find((name) => name === rule?.op);
    return rule && op && typeof rule.path === 'string'
      ? [{ path: rule.path, op, value: String(rule.value ?? '') }]
      : [];
  });
  return { match: found.match === 'any' ? 'any' : 'all', rules };
};

const TYPES = [
  'heading',
  'text',
  'image',
  'button',
  'divider',
  'spacer',
  'quote',
  'social',
  'video',
  'html',
  'entry',
  'query',
  'footer',
] as const;

/** What a nullable property may hold besides null. */
const sameKind = (model: unknown, value: unknown): boolean =>
  model === null
    ? value === null || ['number', 'object'].includes(typeof value)
    : Array.isArray(model) === Array.isArray(value) && typeof model === typeof value;

const readBlock = (value: unknown): MessageBlock | null => {
  const found = readRecord(value);
  if (!found || typeof found.id !== 'string') return null;
  const when = readCondition(found.when);
  const variant = AB_KEYS.find((key) => key === found.variant);
  const common = { ...(when && { when }), ...(variant && { variant }) };
  if (found.type === 'columns') {
    if (!Array.isArray(found.columns)) return null;
    const columns = found.columns.slice(0, MAX_COLUMNS).map((column) => {
      const fields = readRecord(column);
      return readBlocks(fields?.blocks)?.filter(isColumnItem) ?? [];
    });
    const shell = createColumns(Math.max(1, columns.length));
    return {
      ...shell,
      ...common,
      id: found.id,
      columns: shell.columns.map((column, index) => ({ ...column, blocks: columns[index] ?? [] })),
    };
  }
  const type = TYPES.find((name) => name === found.type);
  if (!type) return null;
  const model = createBlock(type, found.id);
  const read = Object.fromEntries(
    Object.entries(model).map(([key, fallback]): [string, unknown] => {
      const given = found[key];
      if (key === 'content')
        return [key, (type === 'text' ? readRich(given) : readInline(given)) ?? fallback];
      return [key, sameKind(fallback, given) ? given : fallback];
    })
  );
  const block = { ...model, ...read, ...common };
  const dark = readRecord(found.dark);
  if (block.type === 'image' && typeof dark?.url === 'string')
    return {
      ...block,
      dark: { url: dark.url, fileId: typeof dark.fileId === 'number' ? dark.fileId : null },
    };
  if (block.type === 'social')
    return {
      ...block,
      links: block.links.filter(
        (link) => SOCIAL_NETWORKS.includes(link?.network) && typeof link.url === 'string'
      ),
    };
  return block;
};

/** The blocks among what was given; null where there is none. */
export const readBlocks = (value: unknown): MessageBlock[] | null => {
  if (!Array.isArray(value)) return null;
  const blocks = value.flatMap((item) => readBlock(item) ?? []);
  return blocks.length > 0 ? blocks : null;
};
