import { Box, Checkbox, Flex, Typography } from '@strapi/design-system';
import { useId } from 'react';
import { useT } from '../../../../hooks/useT';
import { localTimeOf, type PlanDraft } from '../model/plan';
import { toRule } from '../model/rhythm';
import { EndFields } from './EndFields';
import { NextDates } from './NextDates';
import { RhythmFields } from './RhythmFields';

interface SeriesFieldsProps {
  plan: PlanDraft;
  onChange: (changes: Partial<PlanDraft>) => void;
}

interface ChoiceProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  label: string;
  hint: string;
}

const Choice = ({ checked, onChange, label, hint }: ChoiceProps) => {
  const id = useId();
  return (
    <Box>
      <Checkbox
        checked={checked}
        aria-describedby={id}
        onCheckedChange={(value) => onChange(value === true)}
      >
        {label}
      </Checkbox>
      <Box paddingLeft="28px" id={id}>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {hint}
        </Typography>
      </Box>
    </Box>
  );
};

/** How often, until when, for whom, and the dates that come of it. */
export const SeriesFields = ({ plan, onChange }: SeriesFieldsProps) => {
  const t = useT();
  const { rhythm, end, perReader, skipEmpty } = plan;
  const start = localTimeOf(plan);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <RhythmFields rhythm={rhythm} onChange={(next) => onChange({ rhythm: next })} />
      {rhythm.kind === 'custom' ? null : (
        <EndFields end={end} from={plan.day} onChange={(next) => onChange({ end: next })} />
      )}
      <Choice
        checked={skipEmpty}
        onChange={(checked) => onChange({ skipEmpty: checked })}
        label={t('plan.skipEmpty')}
        hint={t('plan.skipEmpty.hint')}
      />
      <Choice
        checked={perReader}
        onChange={(checked) => onChange({ perReader: checked })}
        label={t('plan.perReader')}
        hint={t('plan.perReader.hint')}
      />
      {start ? (
        <NextDates rule={toRule(rhythm, end)} start={start} timeZone={plan.timeZone} />
      ) : null}
    </Flex>
  );
};
