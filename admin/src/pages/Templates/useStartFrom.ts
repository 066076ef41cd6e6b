import { useNavigate } from 'react-router-dom';
import type { InlineNode, MessageDocument, MessageTranslation } from '../../../../content-types';
import type { SaveCampaignRequest } from '../../../../server/src/campaigns/contract';
import { useCreateCampaignMutation } from '../../api/campaigns';
import { useGetListsQuery } from '../../api/lists';
import { useGetSendersQuery } from '../../api/senders';
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

/** Makes a draft and opens it; what can only be one sender or list is filled in. */
export const useStartFrom = () => {
  const can = useCan();
  const errors = useApiErrors();
  const navigate = useNavigate();
  const senders = useGetSendersQuery(A_FEW, { skip: !can('read-senders') });
  const lists = useGetListsQuery(A_FEW, { skip: !can('read-lists') });
  const [create, { isLoading }] = useCreateCampaignMutation();

  /** Rejects with what the server refused. */
  const begin = async (from: Start): Promise<void> => {
    const onlySender = senders.data?.results.length === 1 ? senders.data.results[0] : null;
    const onlyList = lists.data?.results.length === 1 ? lists.data.results[0] : null;
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
  // Until both are known, what is filled in would be left to chance.
  return { begin, start, isLoading: isLoading || senders.isLoading || lists.isLoading };
};
