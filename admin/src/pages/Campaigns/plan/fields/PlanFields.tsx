import { Flex, Typography } from '@strapi/design-system';
import { useT } from '../../../../hooks/useT';
import { localTimeOf, type PlanKind } from '../model/plan';
import type { PlanForm } from '../usePlan';
import { useWords } from '../useWords';
import { ClockFields } from './ClockFields';
import { KindChoice } from './KindChoice';
import { ReaderTimes } from './ReaderTimes';
import { SeriesFields } from './SeriesFields';

interface PlanFieldsProps {
  id: number;
  form: PlanForm;
  kinds: readonly PlanKind[];
}

/** Which way, when, and what that means. */
export const PlanFields = ({ id, form, kinds }: PlanFieldsProps) => {
  const t = useT();
  const words = useWords();
  const { plan, change, zoned, problem } = form;
  const localTime = localTimeOf(plan);
  const isByReader = plan.kind === 'reader' || (plan.kind === 'series' && plan.perReader);
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <KindChoice kinds={kinds} value={plan.kind} onChange={(kind) => change({ kind })} />
      {plan.kind === 'now' ? null : <ClockFields plan={plan} onChange={change} />}
      {plan.kind === 'series' ? <SeriesFields plan={plan} onChange={change} /> : null}
      {isByReader && localTime ? (
        <ReaderTimes
          id={id}
          localTime={localTime}
          timeZone={plan.timeZone}
          zonesOnly={plan.kind === 'series'}
        />
      ) : null}
      {/* Always there, so that what appears in it is read out. */}
      <Flex direction="column" alignItems="stretch" gap={1} aria-live="polite">
        {plan.kind === 'once' && zoned && zoned.quality !== 'missing' ? (
          <Typography>
            {t('plan.instant', {
              there: words.moment(zoned.instant, plan.timeZone),
              here: words.moment(zoned.instant),
            })}
          </Typography>
        ) : null}
        {plan.kind === 'once' && zoned?.quality === 'twice' ? (
          <Typography textColor="warning700">{t('plan.twice')}</Typography>
        ) : null}
        {problem ? <Typography textColor="danger600">{problem}</Typography> : null}
      </Flex>
    </Flex>
  );
};
