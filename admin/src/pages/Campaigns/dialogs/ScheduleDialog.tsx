import { Button, Divider, Flex, Modal } from '@strapi/design-system';
import { Clock } from '@strapi/icons';
import { useReturnFocus } from '../../../hooks/useReturnFocus';
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
  useReturnFocus();
  const form = usePlan({ campaign, first: 'once', onDone: onClose });
  const isMove = campaign.state === 'scheduled';
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content>
        <Modal.Header closeLabel={t('common.action.close')}>
          <Modal.Title>{t('plan.dialog.title', { name: campaign.name })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={5}>
            <PlanFields id={campaign.id} form={form} kinds={kindsFor(campaign, KINDS)} />
            <Divider />
            <PlanChecks form={form} onLeave={onClose} />
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {t('common.action.cancel')}
          </Button>
          <Button
            startIcon={<Clock />}
            loading={form.isLoading}
            disabled={!form.canSubmit}
            onClick={() => void form.submit()}
          >
            {t(isMove ? 'plan.submit.move' : `plan.submit.${form.plan.kind}`)}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};
