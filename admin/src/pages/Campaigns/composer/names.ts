import { useCallback } from 'react';
import type { MessageBlock } from '../../../../../content-types';
import { useT } from '../../../hooks/useT';
import type { PaletteItem } from '../model/new-block';
import { blockSummary } from '../model/words';

/** What the palette calls its entries. */
export const useItemName = (): ((item: PaletteItem) => string) => {
  const t = useT();
  return useCallback(
    (item) => {
      switch (item) {
        case 'columns:2':
        case 'columns:3':
        case 'columns:4':
          return t('composer.palette.columns', { count: Number(item.slice(-1)) });
        default:
          return t(`blocks.type.${item}`);
      }
    },
    [t]
  );
};

/** Characters of a block's words in its name. */
const WORDS_LENGTH = 40;

/** The beginning of what a block says, up to a whole word. */
export const beginning = (words: string): string =>
  words.length <= WORDS_LENGTH
    ? words
    : `${words
        .slice(0, WORDS_LENGTH + 1)
        .replace(/\s+\S*$/, '')
        .slice(0, WORDS_LENGTH)}…`;

/** A block by its kind and what it says: "Heading: Stay in touch". */
export const useBlockName = (): ((block: MessageBlock) => string) => {
  const t = useT();
  return useCallback(
    (block) => {
      const type = t(`blocks.type.${block.type}`);
      const words = beginning(blockSummary(block));
      return words ? t('composer.block.name', { type, words }) : type;
    },
    [t]
  );
};
