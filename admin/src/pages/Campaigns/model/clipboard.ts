import type { BlockTexts, MessageBlock } from '../../../../../content-types';
import { newBlockId, type MakeId } from './ids';
import { readBlocks, readRecord } from './read-blocks';

/**
 * Copied blocks travel as JSON text in the system's clipboard, so that they paste into another
 * campaign, another tab and another installation. Texts in other languages go along.
 */
export interface Copied {
  blocks: MessageBlock[];
  /** By language and block id. */
  overlays: Record<string, Record<string, BlockTexts>>;
}

const KIND = 'optin/blocks';

/** Where the browser hands out no clipboard, the last copy of this page. */
let kept: string | null = null;

export const copyText = (copied: Copied): string => {
  kept = JSON.stringify({ kind: KIND, version: 1, ...copied });
  return kept;
};
export const lastCopy = (): string | null => kept;

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** What was copied from a composer; null for any other text. Nothing in it is trusted. */
export const readCopied = (text: string): Copied | null => {
  const found = readRecord(parse(text));
  if (found?.kind !== KIND) return null;
  const blocks = readBlocks(found.blocks);
  if (!blocks) return null;
  const overlays = Object.entries(readRecord(found.overlays) ?? {}).map(
    ([locale, byBlock]): [string, Record<string, BlockTexts>] => [
      locale,
      Object.fromEntries(
        Object.entries(readRecord(byBlock) ?? {}).flatMap(([id, texts]) => {
          const own = readRecord(texts);
          return own ? [[id, own]] : [];
        })
      ),
    ]
  );
  return { blocks, overlays: Object.fromEntries(overlays) };
};

/**
 * The same blocks under ids of their own, with their overlays. A lock stays behind: it belongs to the
 * template that the original came from.
 */
export const withFreshIds = ({ blocks, overlays }: Copied, makeId: MakeId = newBlockId): Copied => {
  const ids = new Map<string, string>();
  const fresh = <B extends MessageBlock>({ locked: _, ...block }: B): Omit<B, 'locked'> => {
    const id = makeId();
    ids.set(block.id, id);
    return { ...block, id };
  };
  const copies = blocks.map((block): MessageBlock => {
    if (block.type !== 'columns') return fresh(block) as typeof block;
    const { locked: _, ...columns } = block;
    const id = makeId();
    ids.set(block.id, id);
    return {
      ...columns,
      id,
      columns: block.columns.map((column) => ({
        id: makeId(),
        blocks: column.blocks.map((item) => fresh(item) as typeof item),
      })),
    };
  });
  return {
    blocks: copies,
    overlays: Object.fromEntries(
      Object.entries(overlays).map(([locale, byBlock]) => [
        locale,
        Object.fromEntries(
          Object.entries(byBlock).flatMap(([id, texts]) => {
            const copy = ids.get(id);
            return copy ? [[copy, texts]] : [];
          })
        ),
      ])
    ),
  };
};
