import { Button, Divider, Flex, Typography } from '@strapi/design-system';
import { PaperPlane } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useActOnCampaignMutation, useGetPreflightQuery } from '../../../api/campaigns';
import { ModalDialog } from '../../../components/ModalDialog';
import { QueryGate } from '../../../components/QueryGate';
import { useApiErrors } from '../../../hooks/useApiErrors';
import { useT } from '../../../hooks/useT';
import { SharesNote } from '../ab/SharesText';
import { AudienceSummary } from '../panels/AudienceSummary';
import { FindingList } from '../panels/FindingList';

interface SendDialogProps {
  id: number;
  name: string;
  onClose: () => void;
}

/** The last look before it leaves: how many people, and whatever speaks against it. */
export const SendDialog = ({ id, name, onClose }: SendDialogProps) => {
  const t = useT();
  const errors = useApiErrors();
  const { toggleNotification } = useNotification();
  const preflight = useGetPreflightQuery(id, { refetchOnMountOrArgChange: true });
  const [act, { isLoading }] = useActOnCampaignMutation();
  const isReady = Boolean(preflight.data?.ready) && !preflight.isFetching;

  const send = async () => {
    try {
      await act({ id, act: 'send' }).unwrap();
      toggleNotification({ type: 'success', message: t('campaigns.send.started') });
      onClose();
    } catch (error) {
      errors.notify(error);
      void preflight.refetch();
    }
  };

  return (
    <ModalDialog
      title={t('campaigns.send.title', { name })}
      onClose={onClose}
      action={
        <Button
          startIcon={<PaperPlane />}
          loading={isLoading}
          disabled={!isReady}
          onClick={() => void send()}
        >
          {isReady
            ? t('campaigns.send.confirm', { count: preflight.data?.audience.allowed ?? 0 })
            : t('campaigns.send.now')}
        </Button>
      }
    >
      <QueryGate query={preflight} lines={4}>
        {({ audience, findings, ready }) => (
          <Flex direction="column" alignItems="stretch" gap={5}>
            {ready ? (
              <>
                <AudienceSummary audience={audience} />
                <SharesNote id={id} people={audience.allowed} />
                <Typography tag="p">{t('campaigns.send.explain')}</Typography>
              </>
            ) : (
              <Typography tag="p" fontWeight="bold" role="alert">
                {t('campaigns.send.blocked')}
              </Typography>
            )}
            {findings.length > 0 ? (
              <>
                <Divider />
                <FindingList findings={findings} onLeave={onClose} />
              </>
            ) : null}
          </Flex>
        )}
      </QueryGate>
    </ModalDialog>
  );
};
