import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import { styled } from 'styled-components';
import type { SubscriberDelivery } from '../../../../server/src/audience/contract';
import { Panel } from '../../components/Panel';
import { StateChip } from '../../components/StateChip';
import { useCan } from '../../hooks/useCan';
import { useFormatDate } from '../../hooks/useFormatDate';
import { useT } from '../../hooks/useT';
import { pluginPath } from '../../pluginId';
import { useWhyMailed } from './useWhyMailed';

const Item = styled.li`
  padding: ${({ theme }) => `${theme.spaces[3]} 0`};
  border-top: 1px solid ${({ theme }) => theme.colors.neutral150};

  &:last-child {
    padding-bottom: 0;
  }
`;

const What = ({ delivery }: { delivery: SubscriberDelivery }) => {
  const t = useT();
  const can = useCan();
  if (delivery.campaignId === null)
    return <Typography fontWeight="semiBold">{t(`subscribers.mail.${delivery.kind}`)}</Typography>;
  const name = delivery.campaignName ?? `#${delivery.campaignId}`;
  return can('read-campaigns') ? (
    <Link tag={RouterLink} to={pluginPath(`/campaigns/${delivery.campaignId}`)}>
      {name}
    </Link>
  ) : (
    <Typography fontWeight="semiBold">{name}</Typography>
  );
};

/** Mail to this person: what went out, what did not, and why. */
export const Deliveries = ({ deliveries }: { deliveries: SubscriberDelivery[] }) => {
  const t = useT();
  const dates = useFormatDate();
  const whyOf = useWhyMailed();
  return (
    <Panel title={t('subscribers.deliveries')} hint={t('subscribers.deliveries.hint')}>
      {deliveries.length === 0 ? (
        <Typography textColor="neutral600">{t('subscribers.deliveries.none')}</Typography>
      ) : (
        <Box tag="ul">
          {deliveries.map((delivery) => (
            <Item key={delivery.id}>
              <Flex justifyContent="space-between" alignItems="flex-start" gap={4}>
                <Flex direction="column" alignItems="flex-start" gap={1} flex="1" minWidth="0">
                  <What delivery={delivery} />
                  <Typography>{whyOf(delivery)}</Typography>
                  <Typography variant="pi" textColor="neutral600">
                    {dates.dateTime(delivery.finishedAt ?? delivery.createdAt)}
                  </Typography>
                </Flex>
                <StateChip of="delivery" state={delivery.state} />
              </Flex>
            </Item>
          ))}
        </Box>
      )}
    </Panel>
  );
};
