import { Box, Flex, Typography, type StatusVariant } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { CalendarEntry } from '../../../../../../server/src/campaigns/contract';
import { Chip } from '../../../../components/Chip';
import { StateChip } from '../../../../components/StateChip';
import { useT } from '../../../../hooks/useT';
import { pluginPath } from '../../../../pluginId';
import { useWords } from '../useWords';

const EntryLinkRoot = styled(Link)`
  color: ${({ theme }) => theme.colors.neutral800};
  text-decoration: none;
  overflow-wrap: anywhere;

  &:hover,
  &:focus-visible {
    text-decoration: underline;
  }
`;

const KIND_VARIANTS = {
  ahead: 'secondary',
  refused: 'warning',
  empty: 'neutral',
  skipped: 'neutral',
} as const satisfies Record<string, StatusVariant>;

/** What is going on: the campaign's state, or what became or will become of a date of a series. */
const KindChip = ({ entry }: { entry: CalendarEntry }) => {
  const t = useT();
  const { kind } = entry;
  if (kind === 'sent' || kind === 'planned') return <StateChip of="campaign" state={entry.state} />;
  return <Chip variant={KIND_VARIANTS[kind]}>{t(`plan.calendar.kind.${kind}`)}</Chip>;
};

/** One thing on the calendar: when, what, and how it stands. */
export const EntryLink = ({ entry, tabIndex }: { entry: CalendarEntry; tabIndex?: number }) => {
  const t = useT();
  const words = useWords();
  const { formatTime } = useIntl();
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <EntryLinkRoot to={pluginPath(`/campaigns/${entry.campaignId}`)} tabIndex={tabIndex}>
        <Typography variant="pi" textColor="neutral600">
          {entry.readerTime
            ? t('plan.calendar.readerTime', { time: words.time(entry.readerTime) })
            : formatTime(entry.at)}
        </Typography>{' '}
        <Typography variant="pi" fontWeight="semiBold">
          {entry.name}
        </Typography>
      </EntryLinkRoot>
      <Box>
        <KindChip entry={entry} />
      </Box>
    </Flex>
  );
};
