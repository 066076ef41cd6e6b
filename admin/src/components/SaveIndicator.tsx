import { Button, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { useApiErrors } from '../hooks/useApiErrors';
import { useT } from '../hooks/useT';
import type { SaveState } from '../hooks/useAutosave';

interface SaveIndicatorProps {
  state: SaveState;
  savedAt: number | null;
  error: unknown;
  onRetry: () => void;
}

/** Says whether what is on the page is kept; a failure stays until it is mended. */
export const SaveIndicator = ({ state, savedAt, error, onRetry }: SaveIndicatorProps) => {
  const t = useT();
  const errors = useApiErrors();
  const { formatTime } = useIntl();
  if (state === 'failed') {
    return (
      <Flex gap={2} wrap="wrap" role="alert">
        <Typography textColor="danger600">
          {t('common.save.failed', { reason: errors.message(error) })}
        </Typography>
        <Button variant="tertiary" size="S" onClick={onRetry}>
          {t('common.error.retry')}
        </Button>
      </Flex>
    );
  }
  const saved = savedAt
    ? t('common.save.savedAt', { time: formatTime(savedAt) })
    : t('common.save.saved');
  return (
    <Typography textColor="neutral600" aria-live="polite">
      {state === 'saved' ? saved : t(`common.save.${state}`)}
    </Typography>
  );
};
