import { Typography } from '@strapi/design-system';
import { SaveIndicator } from '../../../components/SaveIndicator';
import { useT } from '../../../hooks/useT';
import type { Saving } from './useSaving';

/** Whether what is on the page is kept, or why it is not. */
export const SavedState = ({ saving }: { saving: Saving }) => {
  const t = useT();
  return saving.conflict ? (
    <Typography textColor="danger600">{t('composer.conflict.paused')}</Typography>
  ) : (
    <SaveIndicator
      state={saving.state}
      savedAt={saving.savedAt}
      error={saving.error}
      onRetry={() => void saving.flush()}
    />
  );
};
