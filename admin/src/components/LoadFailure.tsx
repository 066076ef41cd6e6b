import { Button, Flex, Typography } from '@strapi/design-system';
import { useApiErrors } from '../hooks/useApiErrors';
import { useT } from '../hooks/useT';
import { Panel } from './Panel';

interface LoadFailureProps {
  error: unknown;
  retry: () => unknown;
}

/** What went wrong while data was fetched, and a way on. */
export const LoadFailure = ({ error, retry }: LoadFailureProps) => {
  const t = useT();
  const errors = useApiErrors();
  return (
    <Panel>
      <Flex direction="column" alignItems="flex-start" gap={4} role="alert">
        <Typography>
          {t('common.error.load')} {errors.message(error)}
        </Typography>
        <Button variant="secondary" onClick={() => retry()}>
          {t('common.error.retry')}
        </Button>
      </Flex>
    </Panel>
  );
};
