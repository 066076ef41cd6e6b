import { Box, Button, Divider, Flex } from '@strapi/design-system';
import { Clock, PaperPlane } from '@strapi/icons';
import { useState } from 'react';
import { Panel } from '../../../components/Panel';
import { useCan } from '../../../hooks/useCan';
import { useT } from '../../../hooks/useT';
import { SendDialog } from '../dialogs/SendDialog';
import { PlanFields } from './fields/PlanFields';
import { kindsFor, PLAN_KINDS, type PlannedCampaign } from './model/plan';
import { PlanChecks } from './PlanChecks';
import { PlanState } from './PlanState';
import { IssueNote } from './series/IssueNote';
import { usePlan } from './usePlan';

interface SchedulePanelProps {
  campaign: PlannedCampaign;
  /** Saves what is on the page; false when it could not be saved. */
  flush: () => Promise<boolean>;
}

/** Send now, or plan: the whole step, for drafts and for what is planned already. */
export const SchedulePanel = ({ campaign, flush }: SchedulePanelProps) => {
  const t = useT();
  const can = useCan();
  if (campaign.state === 'scheduled')
    return (
      <Panel title={t('plan.title')}>
        <PlanState campaign={campaign} />
      </Panel>
    );
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {campaign.seriesId === null ? null : <IssueNote campaign={campaign} />}
      <Panel title={t('plan.title')} hint={t('plan.hint')}>
        {can('send-campaigns') ? (
          <PlanningForm campaign={campaign} flush={flush} />
        ) : (
          <Box>{t('plan.notAllowed')}</Box>
        )}
      </Panel>
    </Flex>
  );
};

const PlanningForm = ({ campaign, flush }: SchedulePanelProps) => {
  const t = useT();
  const [isSending, setSending] = useState(false);
  const form = usePlan({ campaign, first: 'now', flush });
  const { kind } = form.plan;
  const isNow = kind === 'now';
  const send = async () => {
    if (await flush()) setSending(true);
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <PlanFields id={campaign.id} form={form} kinds={kindsFor(campaign, PLAN_KINDS)} />
      <Divider />
      <PlanChecks form={form} />
      <Flex justifyContent="flex-end">
        <Button
          startIcon={isNow ? <PaperPlane /> : <Clock />}
          loading={form.isLoading}
          disabled={isNow ? !form.preflight.data?.ready : !form.canSubmit}
          onClick={() => void (isNow ? send() : form.submit())}
        >
          {t(`plan.submit.${kind}`)}
        </Button>
      </Flex>
      {isSending ? (
        <SendDialog id={campaign.id} name={campaign.name} onClose={() => setSending(false)} />
      ) : null}
    </Flex>
  );
};
