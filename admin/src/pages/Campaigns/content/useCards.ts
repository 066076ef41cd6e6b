import { useMemo } from 'react';
import { allBlocks, type EntryCard, type MessageBlock } from '../../../../../content-types';
import type { ContentBlock } from '../../../../../server/src/campaigns/content/contract';
import type { ContentProblem } from '../../../../../server/src/messages/contract';
import { useResolveCardsQuery } from '../../../api/content';
import { useContentPlace } from './context';
import { useLater } from './useLater';

export interface BlockCards {
  /** By block id; a block that shows nothing is absent. */
  cards: Readonly<Record<string, readonly EntryCard[]>>;
  problems: readonly ContentProblem[];
  /** Blocks whose content type the administrator may not read in Strapi. */
  forbidden: readonly string[];
  /** Nothing is known yet. */
  isLoading: boolean;
  /** What is shown may be from before the last change. */
  isFetching: boolean;
  error: unknown;
}

const NOTHING = { cards: {}, problems: [], forbidden: [] } as const;

/** What decides which entries a block shows; how they look asks nothing of the server. */
const essential = (block: MessageBlock): ContentBlock[] => {
  if (block.type !== 'entry' && block.type !== 'query') return [];
  const look = { layout: 'text', buttonText: '', when: null, locked: false } as const;
  return [block.type === 'query' ? { ...block, ...look, columns: 1 } : { ...block, ...look }];
};

/**
 * What the blocks of a message show of the CMS, as readers of a language would see it now. Answers
 * are kept, and the last one stays on view while the next is on its way.
 */
export const useCards = (blocks: readonly MessageBlock[], locale: string): BlockCards => {
  const { fallback, campaignId, listIds } = useContentPlace();
  // As text, so that an edit elsewhere in the message changes nothing here.
  const asked = JSON.stringify({
    blocks: allBlocks([...blocks]).flatMap(essential),
    locale,
    fallback: fallback ?? locale,
    campaignId,
    listIds,
  });
  const settled = useLater(asked);
  const request = useMemo(
    () => JSON.parse(settled) as Parameters<typeof useResolveCardsQuery>[0] & object,
    [settled]
  );
  const isIdle = 'blocks' in request && request.blocks.length === 0;
  const { data, isLoading, isFetching, error } = useResolveCardsQuery(request, { skip: isIdle });
  return useMemo(
    () => ({
      ...(isIdle || !data ? NOTHING : data),
      isLoading: !isIdle && isLoading,
      isFetching: !isIdle && (isFetching || settled !== asked),
      error: isIdle ? undefined : error,
    }),
    [data, isIdle, isLoading, isFetching, settled, asked, error]
  );
};
