import { Box as Space, Flex, Typography, type StatusVariant } from '@strapi/design-system';
import { Chip } from '../../../../../components/Chip';
import { Notice } from '../../../../../components/Notice';
import { useT } from '../../../../../hooks/useT';
import type { Box, BoxMode } from '../../../model/boxes';

const VARIANTS: Record<BoxMode, StatusVariant> = {
  'opt-in': 'success',
  'pre-ticked': 'warning',
  'opt-out': 'secondary',
};

interface BoxSummaryProps {
  box: Box;
  /** Why the basis cannot be used here, in the reader's words. */
  obstacle: string | undefined;
}

/** What visitors will see of a box, and what their answer will count as. */
export const BoxSummary = ({ box: { basis, mode }, obstacle }: BoxSummaryProps) => {
  const t = useT();
  if (basis === null) return <Notice tone="danger">{t('forms.box.mixed')}</Notice>;
  const shows = t(`forms.box.shows.${basis}`);
  if (mode === null) return <Notice tone="danger">{shows}</Notice>;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Space background="neutral100" hasRadius padding={4}>
        <Flex direction="column" alignItems="flex-start" gap={2}>
          <Chip variant={VARIANTS[mode]}>{t(`forms.box.mode.${mode}`)}</Chip>
          <Typography tag="p">{shows}</Typography>
          {mode === 'opt-out' ? (
            <Typography tag="p" variant="pi" textColor="neutral600">
              {t('forms.box.objection.hint')}
            </Typography>
          ) : null}
        </Flex>
      </Space>
      {obstacle ? <Notice tone="danger">{obstacle}</Notice> : null}
    </Flex>
  );
};
