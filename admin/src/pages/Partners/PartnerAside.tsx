import { Button, Flex, LinkButton, Typography } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Link as RouterLink, useNavigate } from 'react-router-dom';
import type { PartnerRow } from '../../../../server/src/partners/contract';
import { useDeletePartnerMutation } from '../../api/partners';
import { CountedConfirm } from '../../components/CountedConfirm';
import { FormLinks } from '../../components/FormLinks';
import { Numbers } from '../../components/Numbers';
import { Panel } from '../../components/Panel';
import { useApiErrors } from '../../hooks/useApiErrors';
import { useCan } from '../../hooks/useCan';
import { useFormatDate } from '../../hooks/useFormatDate';
import { useT } from '../../hooks/useT';
import { pluginPath } from '../../pluginId';
import { FilesPanel } from './FilesPanel';
import { SecretPanel } from './SecretPanel';
import { TestPanel } from './TestPanel';

const People = ({ people }: Pick<PartnerRow, 'people'>) => {
  const t = useT();
  return (
    <Panel title={t('partners.people')}>
      <Numbers
        rows={(['confirmed', 'pending', 'withdrawn'] as const).map((state) => [
          t(`partners.people.${state}`),
          people[state],
        ])}
      />
    </Panel>
  );
};

const Transfers = ({ partner: { id, transfers, lastSentAt } }: { partner: PartnerRow }) => {
  const t = useT();
  const dates = useFormatDate();
  return (
    <Panel title={t('partners.transfers')}>
      <Numbers
        rows={(['sent', 'waiting', 'failed'] as const).map((state) => [
          t(`partners.transfers.${state}`),
          transfers[state],
        ])}
      />
      {lastSentAt === null ? null : (
        <Typography variant="pi" textColor="neutral600">
          {t('partners.transfers.last', { time: dates.dateTime(lastSentAt) })}
        </Typography>
      )}
      <LinkButton
        tag={RouterLink}
        to={pluginPath(`/partners/${id}/transfers`)}
        variant="tertiary"
        size="S"
      >
        {t('partners.transfers.show')}
      </LinkButton>
    </Panel>
  );
};

const Forms = ({ forms }: Pick<PartnerRow, 'forms'>) => {
  const t = useT();
  return (
    <Panel title={t('partners.forms')}>
      <FormLinks forms={forms} none={t('partners.forms.none')} />
    </Panel>
  );
};

const DeletePartner = ({ partner }: { partner: PartnerRow }) => {
  const t = useT();
  const errors = useApiErrors();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const [isOpen, setOpen] = useState(false);
  const [remove] = useDeletePartnerMutation();
  const { people, transfers, forms } = partner;
  const isUsed =
    forms.length + transfers.sent + transfers.waiting + transfers.failed > 0 ||
    people.pending + people.confirmed + people.withdrawn > 0;
  return (
    <Panel title={t('partners.delete.panel')}>
      <Typography textColor="neutral600">
        {t(isUsed ? 'partners.delete.refused' : 'partners.delete.hint')}
      </Typography>
      <Button
        type="button"
        variant="danger-light"
        startIcon={<Trash />}
        disabled={isUsed}
        onClick={() => setOpen(true)}
      >
        {t('partners.delete')}
      </Button>
      <CountedConfirm
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={t('partners.delete')}
        onConfirm={async () => {
          try {
            await remove(partner.id).unwrap();
            toggleNotification({ type: 'success', message: t('common.deleted') });
            navigate(pluginPath('/partners'));
          } catch (error) {
            errors.notify(error);
          }
        }}
      >
        {t('partners.delete.confirm', { name: partner.name })}
      </CountedConfirm>
    </Panel>
  );
};

/** What hangs on a partner: people, what it got, how it gets more, and whether it can go. */
export const PartnerAside = ({ partner }: { partner: PartnerRow }) => {
  const can = useCan();
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <People people={partner.people} />
      <Transfers partner={partner} />
      <FilesPanel partner={partner} />
      {can('update-partners') && partner.channel === 'webhook' ? (
        <TestPanel partner={partner} />
      ) : null}
      {can('update-partners') ? <SecretPanel partner={partner} /> : null}
      <Forms forms={partner.forms} />
      {can('update-partners') ? <DeletePartner partner={partner} /> : null}
    </Flex>
  );
};
