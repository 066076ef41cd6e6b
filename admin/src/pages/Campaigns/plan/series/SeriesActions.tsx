import { Button } from '@strapi/design-system';
import { ChevronRight, PaperPlane } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIssueNowMutation, useSkipOccurrenceMutation } from '../../../../api/plan';
import { CountedConfirm } from '../../../../components/CountedConfirm';
import { useApiErrors } from '../../../../hooks/useApiErrors';
import { useT } from '../../../../hooks/useT';
import type { PlannedCampaign } from '../model/plan';
import { useWords } from '../useWords';

/** About the next date of a series, overdue or ahead: leave it out, or send its issue now. */
export const SeriesActions = ({ campaign }: { campaign: PlannedCampaign }) => {
  const { id, scheduledAt, scheduledTimeZone } = campaign;
  const t = useT();
  const words = useWords();
  const errors = useApiErrors();
  const { toggleNotification } = useNotification();
  /** The date that the person saw when they asked: it must not become another one meanwhile. */
  const [asked, setAsked] = useState<{ act: 'skip' | 'issue'; plannedAt: number } | null>(null);
  const [skip] = useSkipOccurrenceMutation();
  const [issue] = useIssueNowMutation();
  if (scheduledAt === null) return null;

  const run = async () => {
    if (!asked) return;
    const { act, plannedAt } = asked;
    try {
      if (act === 'skip') {
        const series = await skip({ id, data: { plannedAt } }).unwrap();
        const message =
          series.scheduledAt === null
            ? t('plan.acted.skip.ended')
            : t('plan.acted.skip', { time: words.moment(series.scheduledAt) });
        toggleNotification({ type: 'success', message });
      } else {
        const { name } = await issue({ id, data: { plannedAt } }).unwrap();
        toggleNotification({ type: 'success', message: t('plan.acted.issue', { name }) });
      }
      setAsked(null);
    } catch (error) {
      errors.notify(error);
    }
  };
  const time = words.moment(asked?.plannedAt ?? scheduledAt, scheduledTimeZone ?? undefined);
  return (
    <>
      <Button
        variant="tertiary"
        startIcon={<ChevronRight />}
        onClick={() => setAsked({ act: 'skip', plannedAt: scheduledAt })}
      >
        {t('plan.action.skip')}
      </Button>
      <Button
        variant="tertiary"
        startIcon={<PaperPlane />}
        onClick={() => setAsked({ act: 'issue', plannedAt: scheduledAt })}
      >
        {t('plan.action.issue')}
      </Button>
      <CountedConfirm
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        title={t(asked?.act === 'issue' ? 'plan.issue.title' : 'plan.skip.title')}
        variant={asked?.act === 'issue' ? 'default' : 'danger-light'}
        onConfirm={run}
      >
        {t(asked?.act === 'issue' ? 'plan.issue.text' : 'plan.skip.text', { time })}
      </CountedConfirm>
    </>
  );
};
