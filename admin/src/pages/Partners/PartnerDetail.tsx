import { Button, Flex } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useParams } from 'react-router-dom';
import type { PartnerRow, SavePartnerRequest } from '../../../../server/src/partners/contract';
import {
  useGetPartnerQuery,
  useRetryPartnerMutation,
  useUpdatePartnerMutation,
} from '../../api/partners';
import { EditForm, SaveButton } from '../../components/EditForm';
import { LoadingPage } from '../../components/LoadingPage';
import { Notice } from '../../components/Notice';
import { PageShell } from '../../components/PageShell';
import { TwoColumns } from '../../components/TwoColumns';
import { useApiErrors } from '../../hooks/useApiErrors';
import { useCan } from '../../hooks/useCan';
import { useFormatDate } from '../../hooks/useFormatDate';
import { useT } from '../../hooks/useT';
import { contractText } from './contract';
import { HoldChip } from './HoldChip';
import { PartnerAside } from './PartnerAside';
import { PartnerForm } from './PartnerForm';
import { toRequest, toValues, validatePartner } from './values';

const Notices = ({ partner }: { partner: PartnerRow }) => {
  const t = useT();
  const can = useCan();
  const errors = useApiErrors();
  const { toggleNotification } = useNotification();
  const [retry, { isLoading }] = useRetryPartnerMutation();
  const { hold, transfers } = partner;
  const again = async () => {
    try {
      const { retried } = await retry(partner.id).unwrap();
      toggleNotification({ type: 'success', message: t('partners.retried', { retried }) });
    } catch (error) {
      errors.notify(error);
    }
  };
  return (
    <>
      {transfers.failed > 0 ? (
        <Notice
          tone="danger"
          title={t('partners.failed.title', { failed: transfers.failed })}
          action={
            can('update-partners') ? (
              <Button
                type="button"
                variant="secondary"
                loading={isLoading}
                onClick={() => void again()}
              >
                {t('partners.failed.retry')}
              </Button>
            ) : undefined
          }
        >
          {t('partners.failed.text')}
        </Notice>
      ) : null}
      {hold ? (
        <Notice tone="warning" title={t('partners.held.title')}>
          {t(`partners.held.${hold}`, {
            waiting: transfers.waiting - transfers.waitingWithdrawals,
          })}
        </Notice>
      ) : null}
    </>
  );
};

const EditPartner = ({ partner }: { partner: PartnerRow }) => {
  const t = useT();
  const can = useCan();
  const dates = useFormatDate();
  const { toggleNotification } = useNotification();
  const [update] = useUpdatePartnerMutation();
  // Counts move under the page; only what the form edits may set it back.
  const saved = JSON.stringify(toValues(partner));
  const initialValues = useMemo(() => JSON.parse(saved) as SavePartnerRequest, [saved]);
  const mayChange = can('update-partners');
  return (
    <EditForm<SavePartnerRequest>
      method="PUT"
      initialValues={initialValues}
      disabled={!mayChange}
      validate={(values) => validatePartner(values, t)}
      onSubmit={async (values, { resetForm }) => {
        const after = await update({ id: partner.id, body: toRequest(values) }).unwrap();
        resetForm(toValues(after));
        toggleNotification({ type: 'success', message: t('common.saved') });
      }}
    >
      <PageShell
        title={partner.name}
        subtitle={contractText(partner, t, dates.date)}
        back="/partners"
        secondaryAction={<HoldChip partner={partner} />}
        primaryAction={mayChange ? <SaveButton /> : undefined}
      >
        <TwoColumns
          main={
            <Flex direction="column" alignItems="stretch" gap={6}>
              <Notices partner={partner} />
              <PartnerForm />
            </Flex>
          }
          aside={<PartnerAside partner={partner} />}
        />
      </PageShell>
    </EditForm>
  );
};

export const PartnerDetail = () => {
  const t = useT();
  const { id } = useParams<{ id: string }>();
  const query = useGetPartnerQuery(Number(id));
  return (
    <LoadingPage query={query} title={t('partners.title')} back="/partners">
      {(partner) => <EditPartner key={partner.id} partner={partner} />}
    </LoadingPage>
  );
};
