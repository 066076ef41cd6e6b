import { useNavigate } from 'react-router-dom';
import type { InlineNode, MessageDocument, MessageTranslation } from '../../../../content-types';
import { useCreateCampaignMutation } from '../../api/campaigns';
import { useApiErrors } from '../../hooks/useApiErrors';
import { pluginPath } from '../../pluginId';

export interface Start {
  name: string;
  locale: string;
  subject: InlineNode[];
  preheader: string;
  document: MessageDocument;
  translations?: Record<string, MessageTranslation>;
}

/** Makes a draft of a template and opens it. */
export const useStartFrom = () => {
  const errors = useApiErrors();
  const navigate = useNavigate();
  const [create, { isLoading }] = useCreateCampaignMutation();
  const start = async ({ translations = {}, ...message }: Start): Promise<void> => {
    try {
      const campaign = await create({
        ...message,
        translations,
        senderId: null,
        listIds: [],
        excludedListIds: [],
        nature: 'editorial',
        similarProducts: false,
        profession: '',
        linkTags: null,
        archive: null,
      }).unwrap();
      navigate(pluginPath(`/campaigns/${campaign.id}`));
    } catch (error) {
      errors.notify(error);
    }
  };
  return { start, isLoading };
};
