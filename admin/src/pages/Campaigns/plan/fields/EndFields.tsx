import { Field, Grid, NumberInput, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { DayInput } from '../../../../components/DayInput';
import { useT } from '../../../../hooks/useT';
import type { SeriesEnd } from '../model/rhythm';

const KINDS = ['never', 'count', 'until'] as const;
const MAX_COUNT = 1000;
const SOME = 10;

interface EndFieldsProps {
  end: SeriesEnd;
  /** First day of the series: it cannot end before. */
  from: string;
  onChange: (end: SeriesEnd) => void;
}

/** When a series ends. */
export const EndFields = ({ end, from, onChange }: EndFieldsProps) => {
  const t = useT();
  const { locale } = useIntl();
  const start = (kind: (typeof KINDS)[number]): SeriesEnd => {
    if (kind === 'count') return { kind, count: SOME };
    if (kind === 'until') return { kind, day: from };
    return { kind };
  };
  return (
    <Grid.Root gap={4}>
      <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
        <Field.Root width="100%">
          <Field.Label>{t('plan.end')}</Field.Label>
          <SingleSelect
            value={end.kind}
            onChange={(value) => {
              const kind = KINDS.find((known) => known === value);
              if (kind && kind !== end.kind) onChange(start(kind));
            }}
          >
            {KINDS.map((kind) => (
              <SingleSelectOption key={kind} value={kind}>
                {t(`plan.end.${kind}`)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      </Grid.Item>
      {end.kind === 'never' ? null : (
        <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
          {end.kind === 'count' ? (
            <Field.Root width="100%" required>
              <Field.Label>{t('plan.count')}</Field.Label>
              <NumberInput
                locale={locale}
                value={end.count}
                onValueChange={(count) =>
                  onChange({
                    kind: 'count',
                    count: Math.min(Math.max(Math.round(count ?? 1), 1), MAX_COUNT),
                  })
                }
              />
            </Field.Root>
          ) : (
            <DayInput
              label={t('plan.until')}
              value={end.day}
              min={from || undefined}
              required
              onChange={(day) => onChange({ kind: 'until', day: day || from })}
            />
          )}
        </Grid.Item>
      )}
    </Grid.Root>
  );
};
