import { Button, Flex, Typography } from '@strapi/design-system';
import { Clock, Pencil } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useActOnCampaignMutation } from '../../../api/campaigns';
import { useApiErrors } from '../../../hooks/useApiErrors';
import { useCan } from '../../../hooks/useCan';
import { useT } from '../../../hooks/useT';
import { ScheduleDialog } from '../dialogs/ScheduleDialog';
import type { PlannedCampaign } from './model/plan';
import { SeriesActions } from './series/SeriesActions';
import { useWords } from './useWords';

/** The plan in one sentence. */
export const usePlanSentence = () => {
  const t = useT();
  const words = useWords();
  return ({
    recurrence,
    scheduleMode,
    scheduledLocal,
    scheduledAt,
    scheduledTimeZone,
  }: PlannedCampaign): string => {
    if (scheduledAt === null) return '–';
    const zone = scheduledTimeZone ?? undefined;
    const start = words.moment(scheduledAt);
    const isByReader = scheduleMode === 'reader' && scheduledLocal !== null;
    if (recurrence)
      return isByReader
        ? t('plan.state.series.reader', { time: words.clock(scheduledLocal), start })
        : t('plan.state.series', { time: words.moment(scheduledAt, zone) });
    if (!isByReader) return t('plan.state.once', { time: words.moment(scheduledAt, zone) });
    return t('plan.state.reader', {
      time: words.clock(scheduledLocal),
      timeZone: words.zone(scheduledTimeZone ?? ''),
      start,
    });
  };
};

/** What is planned, and what can be done about it: move, lift, and of a series leave a date out. */
export const PlanState = ({ campaign }: { campaign: PlannedCampaign }) => {
  const t = useT();
  const can = useCan();
  const sentence = usePlanSentence();
  const errors = useApiErrors();
  const { toggleNotification } = useNotification();
  const [isMoving, setMoving] = useState(false);
  const [act, { isLoading }] = useActOnCampaignMutation();
  const isSeries = campaign.recurrence !== null;

  const unschedule = async () => {
    try {
      await act({ id: campaign.id, act: 'unschedule' }).unwrap();
      toggleNotification({ type: 'success', message: t('plan.acted.unschedule') });
    } catch (error) {
      errors.notify(error);
    }
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography tag="p">{sentence(campaign)}</Typography>
      {can('send-campaigns') ? (
        <Flex gap={2} wrap="wrap">
          {isSeries ? <SeriesActions campaign={campaign} /> : null}
          <Button
            variant="tertiary"
            startIcon={<Pencil />}
            loading={isLoading}
            onClick={() => void unschedule()}
          >
            {t(isSeries ? 'plan.action.unschedule.series' : 'plan.action.unschedule')}
          </Button>
          <Button variant="secondary" startIcon={<Clock />} onClick={() => setMoving(true)}>
            {t('plan.action.move')}
          </Button>
        </Flex>
      ) : null}
      {isMoving ? <ScheduleDialog campaign={campaign} onClose={() => setMoving(false)} /> : null}
    </Flex>
  );
};
