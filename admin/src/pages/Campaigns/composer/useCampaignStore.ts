import { useCallback } from 'react';
import type {
  CampaignRefusalCode,
  GetCampaignResponse,
} from '../../../../../server/src/campaigns/contract';
import { useUpdateCampaignMutation } from '../../../api/campaigns';
import { useT } from '../../../hooks/useT';
import { toRequest } from '../model/draft';
import type { Store } from './useSaving';

/** Keeps a campaign; what somebody's own takes the place of stays in its history. */
export const useCampaignStore = ({ id, revision }: GetCampaignResponse['data']): Store => {
  const t = useT();
  const [update] = useUpdateCampaignMutation();
  const save = useCallback<Store['save']>(
    async (draft, seen, overwrites) => {
      const saved = await update({
        id,
        data: {
          ...toRequest(draft, t('campaigns.untitled')),
          revision: seen,
          ...(overwrites && { asNewVersion: true }),
        },
      }).unwrap();
      return saved.revision;
    },
    [id, t, update]
  );
  return {
    revision: revision ?? 0,
    save,
    conflictCode: 'campaign-changed' satisfies CampaignRefusalCode,
  };
};
