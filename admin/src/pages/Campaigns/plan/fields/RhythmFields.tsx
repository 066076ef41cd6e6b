import {
  Box,
  Checkbox,
  Field,
  Flex,
  Grid,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { useId } from 'react';
import { useT } from '../../../../hooks/useT';
import { NTHS, RHYTHM_KINDS, toRule, WEEKDAYS, type Rhythm } from '../model/rhythm';
import { useWords } from '../useWords';

interface RhythmFieldsProps {
  rhythm: Rhythm;
  onChange: (rhythm: Rhythm) => void;
}

const Weekdays = ({ rhythm, onChange }: RhythmFieldsProps) => {
  const t = useT();
  const words = useWords();
  const id = useId();
  return (
    <Box role="group" aria-labelledby={id}>
      <Typography id={id} variant="pi" fontWeight="bold">
        {t('plan.weekdays')}
      </Typography>
      <Flex gap={4} wrap="wrap" paddingTop={2}>
        {WEEKDAYS.map((weekday) => (
          <Checkbox
            key={weekday}
            checked={rhythm.weekdays.includes(weekday)}
            onCheckedChange={(checked) =>
              onChange({
                ...rhythm,
                weekdays: WEEKDAYS.filter((day) =>
                  day === weekday ? checked === true : rhythm.weekdays.includes(day)
                ),
              })
            }
          >
            {words.weekday(weekday)}
          </Checkbox>
        ))}
      </Flex>
      {rhythm.weekdays.length === 0 ? (
        <Box paddingTop={1}>
          <Typography variant="pi" textColor="danger600" role="alert">
            {t('plan.weekdays.missing')}
          </Typography>
        </Box>
      ) : null}
    </Box>
  );
};

const NthWeekday = ({ rhythm, onChange }: RhythmFieldsProps) => {
  const t = useT();
  const words = useWords();
  return (
    <Grid.Root gap={4}>
      <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
        <Field.Root width="100%">
          <Field.Label>{t('plan.nth')}</Field.Label>
          <SingleSelect
            value={String(rhythm.nth)}
            onChange={(value) => {
              const nth = NTHS.find((known) => known === Number(value));
              if (nth !== undefined) onChange({ ...rhythm, nth });
            }}
          >
            {NTHS.map((nth) => (
              <SingleSelectOption key={nth} value={String(nth)}>
                {t(`plan.nth.${nth === -1 ? 'last' : nth}`)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      </Grid.Item>
      <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
        <Field.Root width="100%">
          <Field.Label>{t('plan.weekday')}</Field.Label>
          <SingleSelect
            value={rhythm.weekday}
            onChange={(value) => {
              const weekday = WEEKDAYS.find((known) => known === value);
              if (weekday) onChange({ ...rhythm, weekday });
            }}
          >
            {WEEKDAYS.map((weekday) => (
              <SingleSelectOption key={weekday} value={weekday}>
                {words.weekday(weekday)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      </Grid.Item>
    </Grid.Root>
  );
};

const MonthDay = ({ rhythm, onChange }: RhythmFieldsProps) => {
  const t = useT();
  return (
    <Field.Root width="100%" hint={rhythm.monthDay > 28 ? t('plan.monthDay.hint') : undefined}>
      <Field.Label>{t('plan.monthDay')}</Field.Label>
      <SingleSelect
        value={String(rhythm.monthDay)}
        onChange={(value) => onChange({ ...rhythm, monthDay: Number(value) })}
      >
        {Array.from({ length: 31 }, (_, index) => (
          <SingleSelectOption key={index} value={String(index + 1)}>
            {String(index + 1)}
          </SingleSelectOption>
        ))}
        <SingleSelectOption value="-1">{t('plan.monthDay.last')}</SingleSelectOption>
      </SingleSelect>
      <Field.Hint />
    </Field.Root>
  );
};

const OwnRule = ({ rhythm, onChange }: RhythmFieldsProps) => {
  const t = useT();
  return (
    <Field.Root width="100%" hint={t('plan.rule.hint')} required>
      <Field.Label>{t('plan.rule')}</Field.Label>
      <TextInput
        value={rhythm.rule}
        maxLength={500}
        spellCheck={false}
        onChange={(event) => onChange({ ...rhythm, rule: event.currentTarget.value })}
      />
      <Field.Hint />
    </Field.Root>
  );
};

const PARTS = {
  weekly: Weekdays,
  'monthly-weekday': NthWeekday,
  'monthly-day': MonthDay,
  custom: OwnRule,
} as const;

/** How often: in words where they suffice, as a rule where they do not. */
export const RhythmFields = ({ rhythm, onChange }: RhythmFieldsProps) => {
  const t = useT();
  const Part = PARTS[rhythm.kind];
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Field.Root width="100%">
        <Field.Label>{t('plan.rhythm')}</Field.Label>
        <SingleSelect
          value={rhythm.kind}
          onChange={(value) => {
            const kind = RHYTHM_KINDS.find((known) => known === value);
            if (!kind) return;
            // Whoever goes on from words to a rule begins with what the words say.
            const rule = rhythm.rule || toRule(rhythm, { kind: 'never' });
            onChange({ ...rhythm, kind, rule: kind === 'custom' ? rule : rhythm.rule });
          }}
        >
          {RHYTHM_KINDS.map((kind) => (
            <SingleSelectOption key={kind} value={kind}>
              {t(`plan.rhythm.${kind}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <Part rhythm={rhythm} onChange={onChange} />
    </Flex>
  );
};
