import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { styled } from 'styled-components';
import type { GetSubscriberResponse } from '../../../../server/src/audience/contract';
import type { PersonPartner } from '../../../../server/src/partners/contract';
import { useWithdrawPartnersMutation } from '../../api/partners';
import { Chip } from '../../components/Chip';
import { CountedConfirm } from '../../components/CountedConfirm';
import { Panel } from '../../components/Panel';
import { useApiErrors } from '../../hooks/useApiErrors';
import { useCan } from '../../hooks/useCan';
import { useFormatDate } from '../../hooks/useFormatDate';
import { useT } from '../../hooks/useT';
import { LinkIf } from './LinkIf';

const CONSENTS = { pending: 'warning', confirmed: 'success', withdrawn: 'neutral' } as const;
const TRANSFERS = {
  waiting: 'secondary',
  sent: 'success',
  failed: 'danger',
  cancelled: 'neutral',
} as const;

const Item = styled.li`
  padding: ${({ theme }) => `${theme.spaces[4]} 0`};
  border-top: 1px solid ${({ theme }) => theme.colors.neutral150};

  &:last-child {
    padding-bottom: 0;
  }
`;

const sinceOf = ({ state, requestedAt, confirmedAt, withdrawnAt }: PersonPartner) => {
  if (state === 'pending') return requestedAt;
  return state === 'confirmed' ? confirmedAt : withdrawnAt;
};

const Received = ({ transfers }: Pick<PersonPartner, 'transfers'>) => {
  const t = useT();
  const dates = useFormatDate();
  if (transfers.length === 0)
    return <Typography textColor="neutral600">{t('partners.person.nothing')}</Typography>;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
      {transfers.map(({ id, kind, state, channel, sentAt, createdAt }) => (
        <Flex key={id} tag="li" gap={2} wrap="wrap">
          <Chip variant={TRANSFERS[state]}>{t(`partners.state.${state}`)}</Chip>
          <Typography>{t(`partners.kind.${kind}`)}</Typography>
          <Typography variant="pi" textColor="neutral600">
            {`${dates.dateTime(sentAt ?? createdAt)} · ${t(`partners.channel.short.${channel}`)}`}
          </Typography>
        </Flex>
      ))}
    </Flex>
  );
};

/** Whom the person allowed to write, what each of them got, and the way to take it back. */
export const Partners = ({
  person: { id, status, partners },
}: {
  person: GetSubscriberResponse['data'];
}) => {
  const t = useT();
  const can = useCan();
  const dates = useFormatDate();
  const errors = useApiErrors();
  const { toggleNotification } = useNotification();
  const [asked, setAsked] = useState<PersonPartner | null>(null);
  const [withdraw] = useWithdrawPartnersMutation();
  if (partners.length === 0) return null;
  const mayWithdraw = can('update-subscribers') && status !== 'erased';
  return (
    <Panel title={t('partners.person')} hint={t('partners.person.hint')}>
      <Box tag="ul">
        {partners.map((partner) => {
          const { partnerId, partnerName, state, transfers } = partner;
          return (
            <Item key={partnerId}>
              <Flex justifyContent="space-between" alignItems="flex-start" gap={4} wrap="wrap">
                <Flex direction="column" alignItems="flex-start" gap={2} flex="1" minWidth="0">
                  <Flex gap={2} wrap="wrap">
                    <LinkIf may="read-partners" to={`/partners/${partnerId}`}>
                      {partnerName || `#${partnerId}`}
                    </LinkIf>
                    <Chip variant={CONSENTS[state]}>{t(`partners.person.consent.${state}`)}</Chip>
                    <Typography variant="pi" textColor="neutral600">
                      {dates.dateTime(sinceOf(partner))}
                    </Typography>
                  </Flex>
                  <Received transfers={transfers} />
                </Flex>
                {mayWithdraw && state !== 'withdrawn' ? (
                  <Button
                    type="button"
                    variant="danger-light"
                    size="S"
                    aria-label={t('partners.person.withdraw.of', { name: partnerName })}
                    onClick={() => setAsked(partner)}
                  >
                    {t('partners.person.withdraw')}
                  </Button>
                ) : null}
              </Flex>
            </Item>
          );
        })}
      </Box>
      <CountedConfirm
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        title={t('partners.person.withdraw.of', { name: asked?.partnerName ?? '' })}
        onConfirm={async () => {
          if (!asked) return;
          try {
            await withdraw({ id, body: { partnerIds: [asked.partnerId] } }).unwrap();
            toggleNotification({ type: 'success', message: t('partners.person.withdrawn') });
            setAsked(null);
          } catch (error) {
            errors.notify(error);
          }
        }}
      >
        {t('partners.person.withdraw.confirm', { name: asked?.partnerName ?? '' })}
      </CountedConfirm>
    </Panel>
  );
};
