import {
  allBlocks,
  mapBlocks,
  type MessageBlock,
  type MessageDocument,
} from '../../../../content-types';

/** What is edited on a template's own page. */
export interface TemplateValues {
  name: string;
  /** Ids of the blocks that are locked. */
  locked: string[];
}

/** Ids of the blocks that have a lock of their own, in reading order. */
export const lockedIds = ({ blocks }: MessageDocument): string[] =>
  allBlocks(blocks)
    .filter(({ locked }) => locked)
    .map(({ id }) => id);

/** The document with exactly these blocks locked. */
export const withLocks = (document: MessageDocument, ids: readonly string[]): MessageDocument =>
  mapBlocks(document, (block) => ({ ...block, locked: ids.includes(block.id) || undefined }));

/** One line of the list of blocks. */
export interface BlockLine {
  block: MessageBlock;
  /** The columns that it stands in. */
  around: string | null;
}

export const blockLines = ({ blocks }: MessageDocument): BlockLine[] =>
  blocks.flatMap((block): BlockLine[] => [
    { block, around: null },
    ...allBlocks([block])
      .slice(1)
      .map((inner) => ({ block: inner, around: block.id })),
  ]);
