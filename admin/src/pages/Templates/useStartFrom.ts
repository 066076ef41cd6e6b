import { useNavigate } from 'react-router-dom';
import type { InlineNode, MessageDocument, MessageTranslation } from '../../../../content-types';
import type { SaveCampaignRequest } from '../../../../server/src/campaigns/contract';
import { useCreateCampaignMutation } from '../../api/campaigns';
import { useLazyGetListsQuery } from '../../api/lists';
import { useLazyGetSendersQuery } from '../../api/senders';
import { useApiErrors } from '../../hooks/useApiErrors';
import { useCan } from '../../hooks/useCan';
import { pluginPath } from '../../pluginId';

export interface Start {
  name: string;
  locale: string;
  subject: InlineNode[];
  preheader: string;
  document: MessageDocument;
  translations?: Record<string, MessageTranslation>;
}

/** Enough to know whether there is exactly one. */
const A_FEW = { pageSize: 2 };

/** A draft with the message of a template and nothing decided that the message does not say. */
export const toCampaign = ({
  name,
  locale,
  subject,
  preheader,
  document,
  translations = {},
}: Start): SaveCampaignRequest => ({
  name,
  locale,
  subject,
  preheader,
  document,
  translations,
  senderId: null,
  listIds: [],
  excludedListIds: [],
  nature: 'editorial',
  similarProducts: false,
  profession: '',
  linkTags: null,
  countsClicks: false,
  abTest: null,
  archive: null,
});

/** The one that there is; null where there are several, none, or it cannot be known. */
const onlyOne = async <T>(page: Promise<{ results: T[] }>): Promise<T | null> => {
  const { results } = await page.catch(() => ({ results: [] }));
  return results.length === 1 ? results[0] : null;
};

/** Makes a draft and opens it; what can only be one sender or list is filled in. */
export const useStartFrom = () => {
  const can = useCan();
  const errors = useApiErrors();
  const navigate = useNavigate();
  const [readSenders, senders] = useLazyGetSendersQuery();
  const [readLists, lists] = useLazyGetListsQuery();
  const [create, { isLoading }] = useCreateCampaignMutation();

  /** Rejects with what the server refused. */
  const begin = async (from: Start): Promise<void> => {
    // Asked for now: a button that waits for them would swallow the Enter of who types quickly.
    const [onlySender, onlyList] = await Promise.all([
      can('read-senders') ? onlyOne(readSenders(A_FEW, true).unwrap()) : null,
      can('read-lists') ? onlyOne(readLists(A_FEW, true).unwrap()) : null,
    ]);
    const campaign = await create({
      ...toCampaign(from),
      senderId: onlySender?.id ?? onlyList?.senderId ?? null,
      listIds: onlyList ? [onlyList.id] : [],
    }).unwrap();
    navigate(pluginPath(`/campaigns/${campaign.id}`));
  };
  const start = async (from: Start): Promise<void> => {
    try {
      await begin(from);
    } catch (error) {
      errors.notify(error);
    }
  };
  return { begin, start, isLoading: isLoading || senders.isFetching || lists.isFetching };
};
