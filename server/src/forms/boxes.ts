import {
  blocksOf,
  type FormBlock,
  type FormConsent,
  type FormDefinition,
  type LocalizedText,
} from '../../../content-types';
import type { Surroundings } from './surroundings';

/** One box that visitors tick, and the block it comes from. */
export interface Box {
  consent: FormConsent;
  block: FormBlock;
  group?: { title: LocalizedText; purpose: LocalizedText };
  partnerId?: number;
}

const everywhere = (locales: readonly string[], text: string): LocalizedText =>
  Object.fromEntries(locales.map((locale) => [locale, text]));

/** Every box of a form in reading order; a group of lists or partners is a box for each of them. */
export const boxesIn = (
  definition: Pick<FormDefinition, 'steps' | 'locales'>,
  { lists, partners }: Pick<Surroundings, 'lists' | 'partners'>
): Box[] =>
  blocksOf(definition).flatMap((block): Box[] => {
    switch (block.type) {
      case 'consent': {
        const { key, wordingId, listIds, required, basis, relation, partner } = block;
        return [
          {
            block,
            consent: {
              key,
              wordingId,
              listIds,
              required,
              ...(basis === undefined ? {} : { basis }),
              ...(relation === undefined ? {} : { relation }),
              ...(partner === undefined ? {} : { partner }),
            },
          },
        ];
      }
      case 'lists':
        return block.listIds.map((listId) => {
          const list = lists.get(listId);
          return {
            block,
            group: {
              title: Object.fromEntries(
                definition.locales.map((locale) => [
                  locale,
                  list?.title[locale] || list?.name || '',
                ])
              ),
              purpose: list?.purpose ?? {},
            },
            consent: {
              key: `${block.key}-${listId}`,
              wordingId: block.wordingId,
              listIds: [listId],
              required: false,
            },
          };
        });
      case 'partners':
        return block.partnerIds.map((partnerId) => {
          const partner = partners.get(partnerId);
          return {
            block,
            partnerId,
            group: {
              title: everywhere(definition.locales, partner?.name ?? ''),
              purpose: partner?.purpose ?? {},
            },
            consent: {
              key: `${block.key}-${partnerId}`,
              wordingId: block.wordingId,
              listIds: [],
              required: false,
              partner: partner?.name ?? '',
            },
          };
        });
      default:
        return [];
    }
  });
