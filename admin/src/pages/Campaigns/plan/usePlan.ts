import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { Campaign } from '../../../../../content-types';
import { useGetPreflightQuery, useScheduleCampaignMutation } from '../../../api/campaigns';
import { useApiErrors } from '../../../hooks/useApiErrors';
import { useT } from '../../../hooks/useT';
import { toInstant } from '../../../utils/zoned-time';
import {
  localTimeOf,
  startPlan,
  toRequest,
  type PlanDraft,
  type PlanKind,
  type PlannedCampaign,
} from './model/plan';
import { readPlanProblem } from './model/problem';
import { useWords } from './useWords';

interface PlanOptions {
  campaign: PlannedCampaign;
  /** What is chosen while nothing is planned. */
  first: PlanKind;
  /** Saves what is on the page, so that the plan is of that. */
  flush?: () => Promise<boolean>;
  onDone?: () => void;
}

/** The state of the form, what speaks against it, and the way to the server. */
export const usePlan = ({ campaign, first, flush, onDone }: PlanOptions) => {
  const t = useT();
  const words = useWords();
  const errors = useApiErrors();
  const { toggleNotification } = useNotification();
  const preflight = useGetPreflightQuery(campaign.id, { refetchOnMountOrArgChange: true });
  const [schedule, { isLoading }] = useScheduleCampaignMutation();
  const [plan, setPlan] = useState(() => startPlan(campaign, Date.now(), first));
  const [refused, setRefused] = useState<string | null>(null);

  const localTime = localTimeOf(plan);
  const zoned = localTime ? toInstant(localTime, plan.timeZone) : null;
  const request = toRequest(plan);

  /** Only one moment for all is judged here: of readers' zones and of rules the server knows. */
  const own = (): string | null => {
    if (plan.kind !== 'once' || !zoned) return null;
    if (zoned.quality === 'missing') return t('plan.problem.time-skipped');
    return zoned.instant <= Date.now() ? t('plan.problem.time-past') : null;
  };
  const problem = refused ?? own();

  const done = (planned: Campaign): string => {
    if (planned.recurrence && planned.scheduledAt !== null)
      return t('plan.done.series', { time: words.moment(planned.scheduledAt) });
    if (planned.scheduleMode === 'reader' && planned.scheduledLocal)
      return t('plan.done.reader', { time: words.clock(planned.scheduledLocal) });
    return t('plan.done', { time: words.moment(planned.scheduledAt ?? 0) });
  };

  const submit = async (): Promise<void> => {
    if (!request) return;
    try {
      if (flush && !(await flush())) return;
      const planned = await schedule({ id: campaign.id, data: request }).unwrap();
      toggleNotification({ type: 'success', message: done(planned) });
      onDone?.();
    } catch (error) {
      const code = readPlanProblem(error);
      setRefused(code ? t(`plan.problem.${code}`) : errors.message(error));
      void preflight.refetch();
    }
  };

  return {
    plan,
    change: (changes: Partial<PlanDraft>) => {
      setRefused(null);
      setPlan((before) => ({ ...before, ...changes }));
    },
    zoned,
    problem,
    preflight,
    isLoading,
    canSubmit: request !== null && problem === null && Boolean(preflight.data?.ready),
    submit,
  };
};
export type PlanForm = ReturnType<typeof usePlan>;
