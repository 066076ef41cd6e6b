import { Box, Field, Grid, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import type { ResponseFilter } from '../../../../../server/src/forms/contract';
import { DayInput } from '../../../components/DayInput';
import { useT } from '../../../hooks/useT';

const COMPLETIONS = ['all', 'completed', 'partial'] as const;

interface FilterBarProps {
  filter: ResponseFilter;
  onChange: (filter: ResponseFilter) => void;
}

/** Which responses are looked at. */
export const FilterBar = ({ filter, onChange }: FilterBarProps) => {
  const t = useT();
  const { from = '', to = '', completion = 'all' } = filter;
  return (
    <Box tag="search" aria-label={t('questionnaires.results.filter')}>
      <Grid.Root gap={4}>
        <Grid.Item col={4} s={6} xs={12}>
          <DayInput
            label={t('questionnaires.results.from')}
            value={from}
            max={to || undefined}
            onChange={(day) => onChange({ ...filter, from: day })}
          />
        </Grid.Item>
        <Grid.Item col={4} s={6} xs={12}>
          <DayInput
            label={t('questionnaires.results.to')}
            value={to}
            min={from || undefined}
            onChange={(day) => onChange({ ...filter, to: day })}
          />
        </Grid.Item>
        <Grid.Item col={4} s={12} xs={12}>
          <Field.Root width="100%">
            <Field.Label>{t('questionnaires.results.completion')}</Field.Label>
            <SingleSelect
              value={completion}
              onChange={(value) =>
                onChange({
                  ...filter,
                  completion: COMPLETIONS.find((known) => known === value) ?? 'all',
                })
              }
            >
              {COMPLETIONS.map((known) => (
                <SingleSelectOption key={known} value={known}>
                  {t(`questionnaires.results.completion.${known}`)}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </Field.Root>
        </Grid.Item>
      </Grid.Root>
    </Box>
  );
};
