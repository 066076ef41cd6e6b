import { Link, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { SubscriberDelivery } from '../../../../server/src/audience/contract';
import { Panel } from '../../components/Panel';
import { StateChip } from '../../components/StateChip';
import { useCan } from '../../hooks/useCan';
import { useFormatDate } from '../../hooks/useFormatDate';
import { useT } from '../../hooks/useT';
import { pluginPath } from '../../pluginId';
import { useWhyMailed } from './useWhyMailed';

const COLUMNS = ['mail', 'why', 'at'] as const;

const What = ({ delivery }: { delivery: SubscriberDelivery }) => {
  const t = useT();
  const can = useCan();
  if (delivery.campaignId === null)
    return <Typography>{t(`subscribers.mail.${delivery.kind}`)}</Typography>;
  const name = delivery.campaignName ?? `#${delivery.campaignId}`;
  return can('read-campaigns') ? (
    <Link tag={RouterLink} to={pluginPath(`/campaigns/${delivery.campaignId}`)}>
      {name}
    </Link>
  ) : (
    <Typography>{name}</Typography>
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
        <Table colCount={COLUMNS.length} rowCount={deliveries.length + 1}>
          <Thead>
            <Tr>
              {COLUMNS.map((column) => (
                <Th key={column}>
                  <Typography variant="sigma" textColor="neutral600">
                    {t(`subscribers.delivery.${column}`)}
                  </Typography>
                </Th>
              ))}
            </Tr>
          </Thead>
          <Tbody>
            {deliveries.map((delivery) => (
              <Tr key={delivery.id}>
                <Td>
                  <What delivery={delivery} />
                </Td>
                <Td style={{ whiteSpace: 'normal' }}>
                  <StateChip of="delivery" state={delivery.state} />
                  <Typography tag="p" variant="pi" textColor="neutral600">
                    {whyOf(delivery)}
                  </Typography>
                </Td>
                <Td>
                  <Typography>
                    {dates.dateTime(delivery.finishedAt ?? delivery.createdAt)}
                  </Typography>
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      )}
    </Panel>
  );
};
