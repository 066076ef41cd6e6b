import type { GetCampaignResponse } from '../../../../../server/src/campaigns/contract';
import { useFormatDate } from '../../../hooks/useFormatDate';
import { useT } from '../../../hooks/useT';
import { Fact } from './Fact';

/** When it was planned, started and done; a plan in another zone also on the reader's clock. */
export const CampaignDates = ({ campaign }: { campaign: GetCampaignResponse['data'] }) => {
  const t = useT();
  const dates = useFormatDate();
  const { scheduledAt, scheduledTimeZone, startedAt, completedAt } = campaign;
  const here = dates.dateTime(scheduledAt);
  const there = dates.dateTime(scheduledAt, scheduledTimeZone ?? undefined);
  return (
    <>
      {scheduledAt ? (
        <Fact label={t('campaigns.facts.scheduled')}>
          {here === there ? here : t('campaigns.schedule.instant', { there, here })}
        </Fact>
      ) : null}
      {startedAt ? (
        <Fact label={t('campaigns.facts.started')}>{dates.dateTime(startedAt)}</Fact>
      ) : null}
      {completedAt ? (
        <Fact label={t('campaigns.facts.completed')}>{dates.dateTime(completedAt)}</Fact>
      ) : null}
    </>
  );
};
