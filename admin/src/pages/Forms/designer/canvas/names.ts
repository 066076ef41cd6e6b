import { useCallback } from 'react';
import type { FormBlock } from '../../../../../../content-types';
import { useT } from '../../../../hooks/useT';
import { pickText } from '../../../../utils/locales';
import type { PaletteItem } from '../../model/new-block';
import { itemOf } from '../../model/new-block';
import { useDesigner } from '../context';

/** What the palette calls its entries; custom fields by their own label. */
export const useItemName = (): ((item: PaletteItem) => string) => {
  const t = useT();
  const { choices, locale } = useDesigner();
  return useCallback(
    (item) => {
      if (!item.startsWith('field:')) return t.maybe(`forms.block.${item}`, item);
      const key = item.slice('field:'.length);
      return pickText(choices.fields.find((field) => field.key === key)?.label, locale) || key;
    },
    [t, choices.fields, locale]
  );
};

/** A block by what it asks: "City"; by its kind where it says nothing. */
export const useShortName = (): ((block: FormBlock) => string) => {
  const itemName = useItemName();
  const { locale } = useDesigner();
  return useCallback(
    (block) => ('label' in block && block.label[locale]) || itemName(itemOf(block)),
    [itemName, locale]
  );
};

/** A block by its kind and what it says: "Heading: Stay in touch". */
export const useBlockName = (): ((block: FormBlock) => string) => {
  const itemName = useItemName();
  const { locale } = useDesigner();
  return useCallback(
    (block) => {
      const kind = itemName(itemOf(block));
      const text =
        'text' in block
          ? block.text[locale]
          : 'label' in block
            ? block.label[locale]
            : 'key' in block
              ? block.key
              : '';
      return text && text !== kind ? `${kind}: ${text.slice(0, 60)}` : kind;
    },
    [itemName, locale]
  );
};
