import { Button, Divider } from '@strapi/design-system';
import { Clock } from '@strapi/icons';
import { ModalDialog } from '../../../components/ModalDialog';
import { useT } from '../../../hooks/useT';
import { PlanFields } from '../plan/fields/PlanFields';
import { kindsFor, type PlannedCampaign } from '../plan/model/plan';
import { PlanChecks } from '../plan/PlanChecks';
import { usePlan } from '../plan/usePlan';

const KINDS = ['once', 'reader', 'series'] as const;

interface ScheduleDialogProps {
  campaign: PlannedCampaign;
  onClose: () => void;
}

/** The same form as the composer's step, over a report or a menu. */
export const ScheduleDialog = ({ campaign, onClose }: ScheduleDialogProps) => {
  const t = useT();
  const form = usePlan({ campaign, first: 'once', onDone: onClose });
  const isMove = campaign.state === 'scheduled';
  return (
    <ModalDialog
      title={t('plan.dialog.title', { name: campaign.name })}
      onClose={onClose}
      action={
        <Button
          startIcon={<Clock />}
          loading={form.isLoading}
          disabled={!form.canSubmit}
          onClick={() => void form.submit()}
        >
          {t(isMove ? 'plan.submit.move' : `plan.submit.${form.plan.kind}`)}
        </Button>
      }
    >
      <PlanFields id={campaign.id} form={form} kinds={kindsFor(campaign, KINDS)} />
      <Divider />
      <PlanChecks form={form} onLeave={onClose} />
    </ModalDialog>
  );
};
