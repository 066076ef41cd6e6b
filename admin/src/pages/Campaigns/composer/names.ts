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

/** A block by its kind and what it says: "Heading: Stay in touch". */
export const useBlockName = (): ((block: MessageBlock) => string) => {
  const t = useT();
  return useCallback(
    (block) => {
      const type = t(`blocks.type.${block.type}`);
      const words = blockSummary(block).slice(0, 40);
      return words ? t('composer.block.name', { type, words }) : type;
    },
    [t]
  );
};
