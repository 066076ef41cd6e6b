import { Box, Grid, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { RetentionResponse } from '../../../../../server/src/privacy/contract';
import { Panel } from '../../../components/Panel';
import { useCan } from '../../../hooks/useCan';
import { useFormatDate } from '../../../hooks/useFormatDate';
import { useT } from '../../../hooks/useT';
import { pluginPath } from '../../../pluginId';
import { filterSearch } from '../../../utils/list-query';

interface WaitingProps {
  label: string;
  people: number;
  next: string | null;
  /** The rows behind the number. */
  href?: string;
}

const Count = styled(Link)`
  color: inherit;
`;

const Waiting = ({ label, people, next, href }: WaitingProps) => {
  const { formatNumber } = useIntl();
  return (
    <Box padding={4} hasRadius borderColor="neutral150" borderStyle="solid" borderWidth="1px">
      <Typography tag="p" textColor="neutral600">
        {label}
      </Typography>
      <Typography tag="p" variant="beta">
        {href && people > 0 ? (
          <Count to={href}>{formatNumber(people)}</Count>
        ) : (
          formatNumber(people)
        )}
      </Typography>
      {next ? (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {next}
        </Typography>
      ) : null}
    </Box>
  );
};

/** What does not wait for a month: sign-ups without an answer, and people on their way out. */
export const SoonPanel = ({
  pending,
  leaving,
}: Pick<RetentionResponse['data'], 'pending' | 'leaving'>) => {
  const t = useT();
  const can = useCan();
  const dates = useFormatDate();
  return (
    <Panel title={t('consent.retention.soon')}>
      <Grid.Root gap={4}>
        <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
          <Waiting
            label={t('consent.retention.pending')}
            people={pending.people}
            href={
              can('read-subscribers')
                ? pluginPath(`/subscribers${filterSearch({ state: 'pending' })}`)
                : undefined
            }
            next={
              pending.nextExpiry === null
                ? null
                : t('consent.retention.pending.next', { time: dates.dateTime(pending.nextExpiry) })
            }
          />
        </Grid.Item>
        <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
          <Waiting
            label={t('consent.retention.leaving')}
            people={leaving.people}
            next={
              leaving.nextErasure === null
                ? null
                : t('consent.retention.leaving.next', {
                    time: dates.dateTime(leaving.nextErasure),
                  })
            }
          />
        </Grid.Item>
      </Grid.Root>
    </Panel>
  );
};
