import type { Core } from '@strapi/types';
import { allBlocks, type MessageDocument, type QueryBlock } from '../../../../content-types';
import { getService } from '../../core';
import { versionsOfTest } from '../versions';
import type { Series } from './series-campaign';

/** The blocks that show what no earlier issue had. */
export const newsBlocks = (document: MessageDocument): QueryBlock[] =>
  allBlocks(document.blocks).filter(
    (block): block is QueryBlock => block.type === 'query' && block.onlyNew
  );

/**
 * Whether an issue would have nothing new in any language and variant. A series that looks for
 * nothing new has always something to say.
 */
export const hasNothingNew = async (strapi: Core.Strapi, series: Series): Promise<boolean> => {
  const wanted = newsBlocks(series.document);
  if (wanted.length === 0) return false;
  for (const { locale, document } of versionsOfTest(series)) {
    const { cards } = await getService(strapi, 'cms').resolve(document, {
      locale,
      fallback: series.locale,
      campaignId: series.id,
      seriesId: series.id,
      listIds: series.listIds,
    });
    if (wanted.some(({ id }) => (cards.get(id) ?? []).length > 0)) return false;
  }
  return true;
};
