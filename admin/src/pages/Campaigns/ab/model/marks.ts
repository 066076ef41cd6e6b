import {
  AB_KEYS,
  allBlocks,
  documentOfVariant,
  mapBlocks,
  type AbKey,
  type MessageBlock,
  type MessageDocument,
} from '../../../../../../content-types';
import { withFreshIds, type Copied } from '../../model/clipboard';
import type { Draft } from '../../model/draft';
import { newBlockId, type MakeId } from '../../model/ids';
import { placeAfter } from '../../model/places';
import { overlaysOf, withOverlays, withoutOverlays } from '../../model/translations';
import { columnsWith, findBlock, insertBlocks, positionOf, updateBlock } from '../../model/tree';

/** Blocks of which only one variant of the message has a copy. */
export const countMarked = ({ blocks }: MessageDocument, key: AbKey): number =>
  allBlocks(blocks).filter(({ variant }) => variant === key).length;

export const hasMarks = ({ blocks }: MessageDocument): boolean =>
  allBlocks(blocks).some(({ variant }) => variant !== undefined);

/** The mark itself, set or taken off. */
export const marked = <B extends MessageBlock>(block: B, key: AbKey | undefined): B =>
  block.variant === key ? block : { ...block, variant: key };

/** The same blocks for all variants. */
export const unmarkedDocument = (document: MessageDocument): MessageDocument =>
  hasMarks(document) ? mapBlocks(document, (block) => marked(block, undefined)) : document;

/** The message that A has, by itself: for a template, which knows of no test. */
export const documentOfA = (document: MessageDocument): MessageDocument =>
  hasMarks(document) ? unmarkedDocument(documentOfVariant(document, 'a')) : document;

/** Blocks from elsewhere, without marks of variants that the message here does not have. */
export const forKeys = (copied: Copied, keys: readonly AbKey[]): Copied => {
  const known = <B extends MessageBlock>(block: B): B =>
    block.variant === undefined || keys.includes(block.variant) ? block : marked(block, undefined);
  return {
    ...copied,
    blocks: mapBlocks({ version: 1, blocks: copied.blocks }, known).blocks,
  };
};

const idsOf = ({ blocks }: MessageDocument): string[] => allBlocks(blocks).map(({ id }) => id);

const withDocument = (draft: Draft, document: MessageDocument): Draft => {
  const kept = new Set(idsOf(document));
  const gone = idsOf(draft.document).filter((id) => !kept.has(id));
  return withoutOverlays({ ...draft, document }, gone);
};

/**
 * What becomes of marked blocks when variants no longer differ in content:
 * - `everybody`: they stay, and everybody gets all of them;
 * - `only-a`: what other variants had goes, and everybody gets what A had.
 */
export const MARKS_FATES = ['everybody', 'only-a'] as const;
export type MarksFate = (typeof MARKS_FATES)[number];

export const withoutMarks = (draft: Draft, fate: MarksFate): Draft =>
  withDocument(
    draft,
    fate === 'everybody' ? unmarkedDocument(draft.document) : documentOfA(draft.document)
  );

/** Blocks that go when only those of A stay. */
export const countBesideA = ({ blocks }: MessageDocument): number =>
  allBlocks(blocks).filter(({ variant }) => variant !== undefined && variant !== 'a').length;

/** Takes out the blocks that only one variant has; marks of those behind it move up. */
export const withoutVariantMarks = (draft: Draft, key: AbKey): Draft => {
  if (!hasMarks(draft.document)) return draft;
  const at = AB_KEYS.indexOf(key);
  const stays = ({ variant }: MessageBlock) => variant !== key;
  const left: MessageDocument = {
    ...draft.document,
    blocks: draft.document.blocks.filter(stays).map((block) =>
      block.type === 'columns'
        ? {
            ...block,
            columns: block.columns.map((column) => ({
              ...column,
              blocks: column.blocks.filter(stays),
            })),
          }
        : block
    ),
  };
  const moved = mapBlocks(left, (block) => {
    const index = block.variant === undefined ? -1 : AB_KEYS.indexOf(block.variant);
    return index > at ? marked(block, AB_KEYS[index - 1]) : block;
  });
  return withDocument(draft, moved);
};

/** Copies of a block for other variants, under ids of their own; their words in all languages too. */
export const versionsOf = (
  draft: Draft,
  id: string,
  keys: readonly AbKey[],
  makeId: MakeId = newBlockId
): Copied => {
  const block = findBlock(draft.document, id);
  if (!block) return { blocks: [], overlays: {} };
  const source: Copied = {
    blocks: [block],
    overlays: overlaysOf(
      draft,
      allBlocks([block]).map((item) => item.id)
    ),
  };
  return keys.reduce<Copied>(
    (all, key) => {
      const fresh = withFreshIds(source, makeId);
      const overlays = Object.fromEntries(
        [...new Set([...Object.keys(all.overlays), ...Object.keys(fresh.overlays)])].map(
          (locale) => [locale, { ...all.overlays[locale], ...fresh.overlays[locale] }]
        )
      );
      return {
        blocks: [...all.blocks, ...fresh.blocks.map((copy) => marked(copy, key))],
        overlays,
      };
    },
    { blocks: [], overlays: {} }
  );
};

/** Marks a block that all had as A's and puts the versions of the others after it. */
export const withVersions = (draft: Draft, id: string, copied: Copied): Draft => {
  const block = findBlock(draft.document, id);
  if (!block || copied.blocks.length === 0) return draft;
  const place = placeAfter(draft.document, id);
  const added = insertBlocks(draft.document, copied.blocks, place, newBlockId);
  if (added === draft.document) return draft;
  const document = updateBlock(added, marked(block, block.variant ?? 'a'));
  return withOverlays({ ...draft, document }, copied.overlays);
};

/** The mark of the columns that a block stands in, where it shuts the block's own variant out. */
export const shutOutBy = (document: MessageDocument, block: MessageBlock): AbKey | null => {
  const around = columnsWith(document, positionOf(document, block.id)?.parent ?? null);
  return around?.variant !== undefined &&
    block.variant !== undefined &&
    around.variant !== block.variant
    ? around.variant
    : null;
};
