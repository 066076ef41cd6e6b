import { Box, Field, Flex, Grid, TimePicker, Typography } from '@strapi/design-system';
import { useField, useForm } from '@strapi/strapi/admin';
import type { PromotionRow } from '../../../../../server/src/promotions/contract';
import { DayInput } from '../../../components/DayInput';
import { Panel } from '../../../components/Panel';
import { TimeZoneSelect } from '../../../components/TimeZoneSelect';
import { useFormatDate } from '../../../hooks/useFormatDate';
import { useT } from '../../../hooks/useT';
import { readerTimeZone } from '../../../utils/zoned-time';
import { NO_MOMENT, readMoment, type LocalMoment } from '../model/period';
import type { PromotionValues } from '../model/values';

type Name = 'startsAt' | 'endsAt';

/** What a moment means on the reader's own clock, where that is another one. */
const Elsewhere = ({ moment, timeZone }: { moment: LocalMoment; timeZone: string }) => {
  const t = useT();
  const dates = useFormatDate();
  const zoned = readMoment(moment, timeZone);
  if (!zoned || zoned.quality === 'missing') return null;
  return (
    <>
      {timeZone === readerTimeZone() ? null : (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {t('promotions.period.here', { time: dates.dateTime(zoned.instant) })}
        </Typography>
      )}
      {zoned.quality === 'twice' ? (
        <Typography tag="p" variant="pi" textColor="neutral800">
          {t('promotions.period.twice')}
        </Typography>
      ) : null}
    </>
  );
};

const Moment = ({ name, fixed }: { name: Name; fixed: boolean }) => {
  const t = useT();
  const field = useField<LocalMoment>(name);
  const { timeZone } = useForm('Moment', (state) => state.values as PromotionValues);
  const disabled = useForm('Moment', (state) => state.disabled) || fixed;
  const moment = field.value ?? NO_MOMENT;
  const change = (part: Partial<LocalMoment>) => {
    const next = { ...moment, ...part };
    // A day that is taken out takes its time along.
    field.onChange(name, part.day === '' ? NO_MOMENT : next);
  };
  return (
    <Box role="group" aria-label={t(`promotions.field.${name}`)}>
      <Grid.Root gap={4}>
        <Grid.Item
          col={6}
          xs={12}
          direction="column"
          alignItems="stretch"
          justifyContent="flex-start"
        >
          <DayInput
            label={t(`promotions.field.${name}`)}
            hint={t(`promotions.field.${name}.hint`)}
            value={moment.day}
            error={typeof field.error === 'string' ? field.error : undefined}
            disabled={disabled}
            onChange={(day) => change({ day })}
          />
        </Grid.Item>
        <Grid.Item
          col={6}
          xs={12}
          direction="column"
          alignItems="stretch"
          justifyContent="flex-start"
        >
          <Field.Root width="100%">
            <Field.Label>{t(`promotions.field.${name}.time`)}</Field.Label>
            <div
              // Enter takes the time; it does not save the page.
              onKeyDown={(event) => {
                if (event.key === 'Enter') event.preventDefault();
              }}
            >
              <TimePicker
                value={moment.time}
                disabled={disabled}
                clearLabel={t('common.action.clear')}
                onClear={disabled ? undefined : () => change({ time: '' })}
                onChange={(time) => change({ time: time ? time.slice(0, 5) : '' })}
              />
            </div>
          </Field.Root>
        </Grid.Item>
      </Grid.Root>
      <Box paddingTop={1}>
        <Elsewhere moment={moment} timeZone={timeZone} />
      </Box>
    </Box>
  );
};

/** From when to when entries count, on the clocks of a zone that people know. */
export const PeriodPanel = ({ stored }: { stored?: PromotionRow }) => {
  const t = useT();
  const zone = useField<string>('timeZone');
  const disabled = useForm('PeriodPanel', (state) => state.disabled);
  const fixed = stored?.locks.period ?? false;
  return (
    <Panel
      title={t('promotions.panel.period')}
      hint={t(fixed ? 'promotions.lock.period' : 'promotions.panel.period.hint')}
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Moment name="startsAt" fixed={fixed} />
        <Moment name="endsAt" fixed={fixed} />
        <TimeZoneSelect
          label={t('promotions.field.timeZone')}
          hint={t('promotions.field.timeZone.hint')}
          error={zone.error}
          value={zone.value ?? ''}
          disabled={disabled || fixed}
          onChange={(timeZone) => zone.onChange('timeZone', timeZone)}
        />
      </Flex>
    </Panel>
  );
};
