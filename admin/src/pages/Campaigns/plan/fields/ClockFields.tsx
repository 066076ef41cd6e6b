import { Field, Grid, TimePicker } from '@strapi/design-system';
import { DayInput } from '../../../../components/DayInput';
import { TimeZoneSelect } from '../../../../components/TimeZoneSelect';
import { useT } from '../../../../hooks/useT';
import { toDay } from '../../../../utils/day';
import type { PlanDraft } from '../model/plan';

interface ClockFieldsProps {
  plan: PlanDraft;
  onChange: (changes: Partial<PlanDraft>) => void;
}

/** Date and time as read on a clock, and whose clock that is. */
export const ClockFields = ({ plan, onChange }: ClockFieldsProps) => {
  const t = useT();
  const isSeries = plan.kind === 'series';
  const isByReader = plan.kind === 'reader' || (isSeries && plan.perReader);
  return (
    <Grid.Root gap={4}>
      <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
        <DayInput
          label={t(isSeries ? 'plan.from' : 'plan.date')}
          value={plan.day}
          // A series may have begun long ago.
          min={isSeries ? undefined : toDay(new Date(Date.now() - 86_400_000))}
          required
          onChange={(day) => onChange({ day })}
        />
      </Grid.Item>
      <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
        <Field.Root width="100%" required>
          <Field.Label>{t('plan.time')}</Field.Label>
          <TimePicker
            value={plan.time || undefined}
            clearLabel={t('common.action.clear')}
            onClear={() => onChange({ time: '' })}
            onChange={(value) => onChange({ time: value ? value.slice(0, 5) : '' })}
          />
        </Field.Root>
      </Grid.Item>
      <Grid.Item col={12} direction="column" alignItems="stretch">
        <TimeZoneSelect
          label={t(isByReader ? 'plan.timeZone.reader' : 'plan.timeZone')}
          value={plan.timeZone}
          onChange={(timeZone) => onChange({ timeZone })}
        />
      </Grid.Item>
    </Grid.Root>
  );
};
