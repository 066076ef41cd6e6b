import { fieldOfTag, type InlineNode } from '../../../../content-types';
import type { MessageVersion } from '../versions';
import type { PreflightFinding } from '../contract';
import type { BlockContents } from './contents';
import { error, warning, type Place } from './finding';

const judgeInline = (
  nodes: readonly InlineNode[],
  fields: ReadonlySet<string>,
  place: Place
): PreflightFinding[] =>
  nodes.flatMap((node) => {
    if (node.type !== 'mergeTag') return [];
    const field = fieldOfTag(node.tag);
    if (field !== null && !fields.has(field)) return [error('field-missing', place, { field })];
    // Everybody has an address.
    return node.tag !== 'email' && node.fallback.trim() === ''
      ? [warning('fallback-missing', place, { tag: node.tag })]
      : [];
  });

/** Merge tags: their fields exist, and readers of whom nothing is known read a sentence too. */
export const judgeTags = (
  { subject }: Pick<MessageVersion, 'subject'>,
  contents: readonly BlockContents[],
  fields: ReadonlySet<string>
): PreflightFinding[] => [
  ...judgeInline(subject, fields, { step: 'sender' }),
  ...contents.flatMap(({ block, inline }) => judgeInline(inline, fields, { blockId: block.id })),
];

/** Conditions: a block that asks for a list or field that is gone would be shown to nobody. */
export const judgeConditions = (
  contents: readonly BlockContents[],
  known: { fields: ReadonlySet<string>; lists: ReadonlySet<number> }
): PreflightFinding[] =>
  contents.flatMap(({ block }) =>
    (block.when?.rules ?? []).flatMap(({ path, op, value }) => {
      const place = { blockId: block.id };
      const field = fieldOfTag(path);
      if (field !== null)
        return known.fields.has(field) ? [] : [error('condition-field-missing', place, { field })];
      const asksForOne = path === 'lists' && op !== 'filled' && op !== 'empty';
      return asksForOne && !known.lists.has(Number(value))
        ? [error('condition-list-missing', place)]
        : [];
    })
  );
