import type { GetCampaignResponse } from '../../../../../server/src/campaigns/contract';
import { useFormatDate } from '../../../hooks/useFormatDate';
import { useT } from '../../../hooks/useT';
import { useWords } from '../plan/useWords';
import { Fact } from './Fact';

/** When it was planned, started and done; a plan in another zone also on the reader's clock. */
export const CampaignDates = ({ campaign }: { campaign: GetCampaignResponse['data'] }) => {
  const t = useT();
  const dates = useFormatDate();
  const words = useWords();
  const { scheduledAt, scheduledTimeZone, startedAt, completedAt } = campaign;
  const here = dates.dateTime(scheduledAt);
  const there = dates.dateTime(scheduledAt, scheduledTimeZone ?? undefined);
  return (
    <>
      {scheduledAt ? (
        <Fact label={t('campaigns.facts.scheduled')}>
          {campaign.scheduleMode === 'reader' && campaign.scheduledLocal
            ? t('plan.calendar.readerTime', { time: words.clock(campaign.scheduledLocal) })
            : here === there
              ? here
              : t('plan.instant', { there, here })}
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
