import { Button, Flex } from '@strapi/design-system';
import { ArrowClockwise, Clock, PaperPlane, Pencil, Play, Stop } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { GetCampaignResponse } from '../../../../../server/src/campaigns/contract';
import { useActOnCampaignMutation, type CampaignAct } from '../../../api/campaigns';
import { CountedConfirm } from '../../../components/CountedConfirm';
import { useApiErrors } from '../../../hooks/useApiErrors';
import { useCan } from '../../../hooks/useCan';
import { useT } from '../../../hooks/useT';
import { ScheduleDialog } from '../dialogs/ScheduleDialog';
import { SendDialog } from '../dialogs/SendDialog';
import { toProgress } from '../model/progress';
import { CampaignMenu } from '../panels/CampaignMenu';
import { SeriesActions } from '../plan/series/SeriesActions';
import { missedBy } from '../resend/missed';
import { ResendDialog } from '../resend/ResendDialog';

/** What can be done now with a campaign that is planned or on its way. */
export const RunActions = ({ campaign }: { campaign: GetCampaignResponse['data'] }) => {
  const { id, name, state } = campaign;
  const t = useT();
  const can = useCan();
  const errors = useApiErrors();
  const { toggleNotification } = useNotification();
  const [dialog, setDialog] = useState<'cancel' | 'send' | 'schedule' | 'resend' | null>(null);
  const [act, { isLoading }] = useActOnCampaignMutation();
  const close = () => setDialog(null);

  const run = async (name: Exclude<CampaignAct, 'send'>) => {
    try {
      await act({ id, act: name }).unwrap();
      toggleNotification({ type: 'success', message: t(`campaigns.acted.${name}`) });
      close();
    } catch (error) {
      errors.notify(error);
    }
  };
  const isScheduled = state === 'scheduled';
  const isSeries = campaign.recurrence !== null;
  const isRunning = state === 'preparing' || state === 'sending';
  const isPaused = state === 'paused';
  const missed = missedBy(campaign);
  const open = campaign.counts ? toProgress(campaign.counts).open : 0;

  return (
    <Flex gap={2} wrap="wrap">
      <CampaignMenu id={id} name={name} isDraft={state === 'draft'} missed={missed} />
      {missed > 0 && can('create-campaigns') ? (
        <Button startIcon={<ArrowClockwise />} onClick={() => setDialog('resend')}>
          {t('campaigns.resend.action', { missed })}
        </Button>
      ) : null}
      {can('send-campaigns') ? (
        <>
          {isRunning ? (
            <Button variant="secondary" loading={isLoading} onClick={() => void run('pause')}>
              {t('campaigns.action.pause')}
            </Button>
          ) : null}
          {isScheduled || isRunning || isPaused ? (
            <Button variant="danger-light" startIcon={<Stop />} onClick={() => setDialog('cancel')}>
              {t('campaigns.action.cancel')}
            </Button>
          ) : null}
          {isPaused ? (
            <Button startIcon={<Play />} loading={isLoading} onClick={() => void run('resume')}>
              {t('campaigns.action.resume')}
            </Button>
          ) : null}
          {isScheduled ? (
            <>
              <Button
                variant="tertiary"
                startIcon={<Pencil />}
                loading={isLoading}
                onClick={() => void run('unschedule')}
              >
                {t(isSeries ? 'plan.action.unschedule.series' : 'campaigns.action.unschedule')}
              </Button>
              <Button
                variant="secondary"
                startIcon={<Clock />}
                onClick={() => setDialog('schedule')}
              >
                {t('campaigns.action.reschedule')}
              </Button>
              {isSeries ? (
                <SeriesActions campaign={campaign} />
              ) : (
                <Button startIcon={<PaperPlane />} onClick={() => setDialog('send')}>
                  {t('campaigns.send.now')}
                </Button>
              )}
            </>
          ) : null}
        </>
      ) : null}
      <ResendDialog id={id} missed={missed} isOpen={dialog === 'resend'} onClose={close} />
      <CountedConfirm
        isOpen={dialog === 'cancel'}
        onClose={close}
        title={t('campaigns.cancel.title')}
        onConfirm={() => run('cancel')}
      >
        {isScheduled
          ? t('campaigns.cancel.scheduled')
          : t('campaigns.cancel.text', {
              open,
              sent: campaign.counts?.byState.sent ?? 0,
            })}
      </CountedConfirm>
      {dialog === 'send' ? <SendDialog id={id} name={name} onClose={close} /> : null}
      {dialog === 'schedule' ? <ScheduleDialog campaign={campaign} onClose={close} /> : null}
    </Flex>
  );
};
