import { Box, Button, Flex } from '@strapi/design-system';
import { AB_METRICS, type AbTest } from '../../../../../../content-types';
import { Notice } from '../../../../components/Notice';
import { useT } from '../../../../hooks/useT';
import { NumberField } from '../../blocks/fields/NumberField';
import { useActions, useComposer } from '../../composer/context';
import { useShow } from '../../show';
import { MAX_HOURS, withTest } from '../model/test';
import { RadioChoice } from '../../../../components/RadioChoice';

interface DecisionFieldsProps {
  test: AbTest;
  disabled: boolean;
}

const WHEN = ['hours', 'person'] as const;
/** What is offered when the choice goes back from a person to the clock. */
const USUAL_HOURS = 24;

/** Leads to where clicks are counted. */
const TrackingButton = () => {
  const t = useT();
  const show = useShow();
  return show ? (
    <Button
      type="button"
      variant="tertiary"
      size="S"
      onClick={() => show({ blockId: null, step: 'tracking', locale: null })}
    >
      {t('abTest.metric.tracking')}
    </Button>
  ) : null;
};

/** What decides; clicks only where they are counted. */
const MetricChoice = ({ test, disabled }: DecisionFieldsProps) => {
  const t = useT();
  const { draft } = useComposer();
  const { edit } = useActions();
  const isCounted = draft.countsClicks;
  const isLost = test.metric === 'clicks' && !isCounted;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <RadioChoice
        label={t('abTest.metric')}
        value={test.metric}
        disabled={disabled}
        options={AB_METRICS.map((metric) => ({
          value: metric,
          label: t(`abTest.metric.${metric}`),
          hint: t(
            metric === 'clicks' && !isCounted
              ? 'abTest.metric.clicks.off'
              : `abTest.metric.${metric}.hint`
          ),
          disabled: metric === 'clicks' && !isCounted,
        }))}
        onChange={(metric) => edit((current) => withTest(current, (now) => ({ ...now, metric })))}
      />
      {isLost ? (
        <Notice tone="warning" action={<TrackingButton />}>
          {t('abTest.metric.lost')}
        </Notice>
      ) : isCounted ? null : (
        <Flex>
          <TrackingButton />
        </Flex>
      )}
    </Flex>
  );
};

/** What makes a variant the winner, and when. */
export const DecisionFields = ({ test, disabled }: DecisionFieldsProps) => {
  const t = useT();
  const { edit } = useActions();
  const setHours = (decideAfterHours: number | null, key?: string) =>
    edit((current) => withTest(current, (now) => ({ ...now, decideAfterHours })), key);
  const hours = test.decideAfterHours;
  return (
    <>
      <MetricChoice test={test} disabled={disabled} />
      <RadioChoice
        label={t('abTest.when')}
        value={hours === null ? 'person' : 'hours'}
        disabled={disabled}
        options={WHEN.map((value) => ({
          value,
          label: t(`abTest.when.${value}`),
          hint: t(`abTest.when.${value}.hint`),
        }))}
        onChange={(value) => setHours(value === 'person' ? null : USUAL_HOURS)}
      />
      {hours === null ? null : (
        <Box maxWidth="24rem">
          <NumberField
            label={t('abTest.when.number')}
            hint={t('abTest.when.number.hint')}
            required
            min={1}
            max={MAX_HOURS}
            value={hours}
            disabled={disabled}
            onChange={(next) => {
              if (next !== null) setHours(next, 'ab.hours');
            }}
          />
        </Box>
      )}
    </>
  );
};
