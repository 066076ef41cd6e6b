import { Box, Flex, IconButton, Typography } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { Hash } from '../../../components/Hash';
import { useApiErrors } from '../../../hooks/useApiErrors';
import { useT } from '../../../hooks/useT';

/** A DNS record to publish, to be copied whole. */
export const RecordLine = ({ name, record }: { name: string; record: string }) => {
  const t = useT();
  const errors = useApiErrors();
  const { toggleNotification } = useNotification();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(record);
      toggleNotification({ type: 'success', message: t('checks.record.copied') });
    } catch (error) {
      errors.notify(error);
    }
  };
  return (
    <Box background="neutral100" hasRadius padding={3}>
      <Flex gap={3} justifyContent="space-between" alignItems="flex-start">
        <Flex direction="column" alignItems="flex-start" gap={1} minWidth={0}>
          <Typography variant="pi" textColor="neutral600">
            {t('checks.record', { name })}
          </Typography>
          <Hash value={record} />
        </Flex>
        <IconButton label={t('checks.record.copy')} onClick={() => void copy()}>
          <Duplicate />
        </IconButton>
      </Flex>
    </Box>
  );
};
