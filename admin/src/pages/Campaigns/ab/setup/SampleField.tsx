import { Box, Flex, Typography } from '@strapi/design-system';
import { abKeysOf, type AbTest } from '../../../../../../content-types';
import { useGetPreflightQuery } from '../../../../api/campaigns';
import { Notice } from '../../../../components/Notice';
import { useT } from '../../../../hooks/useT';
import { NumberField } from '../../blocks/fields/NumberField';
import { useActions } from '../../composer/context';
import { neededRate, sharesOf, USUAL_RATE } from '../model/numbers';
import { withTest } from '../model/test';
import { SharesText } from '../SharesText';

interface SampleFieldProps {
  id: number;
  test: AbTest;
  disabled: boolean;
}

/** Rates of clicks are told in a hundred mails, the rarer unsubscribes in a thousand. */
const OUT_OF = { clicks: 100, unsubscribes: 1000 } as const;

/** What a test of this size can show: better known before it than after. */
const TellableHint = ({ test, each }: { test: AbTest; each: number }) => {
  const t = useT();
  const { metric } = test;
  const base = USUAL_RATE[metric];
  const needed = neededRate(base, each, test.variants.length);
  const outOf = OUT_OF[metric];
  const isWeak = needed === null || needed > 2 * base;
  const words =
    needed === null
      ? t('abTest.tellable.never')
      : t(`abTest.tellable.${metric}`, {
          base: Math.round(base * outOf),
          needed: Math.ceil(needed * outOf - 1e-6),
        });
  return isWeak ? (
    <Notice tone="warning" title={t('abTest.tellable.few')}>
      {words}
    </Notice>
  ) : (
    <Typography tag="p" variant="pi" textColor="neutral600">
      {words}
    </Typography>
  );
};

/** How much of the audience is tested, and what that means in people as it was last saved. */
export const SampleField = ({ id, test, disabled }: SampleFieldProps) => {
  const t = useT();
  const { edit } = useActions();
  const { data } = useGetPreflightQuery(id);
  const shares = data
    ? sharesOf(data.audience.allowed, test.samplePercent, abKeysOf(test).length)
    : null;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Box maxWidth="24rem">
        <NumberField
          label={t('abTest.sample')}
          hint={t('abTest.sample.hint')}
          required
          min={1}
          max={100}
          value={test.samplePercent}
          disabled={disabled}
          onChange={(percent) => {
            if (percent === null) return;
            edit(
              (current) => withTest(current, (now) => ({ ...now, samplePercent: percent })),
              'ab.sample'
            );
          }}
        />
      </Box>
      <Flex direction="column" alignItems="stretch" gap={3} aria-live="polite">
        {shares && shares.people > 0 ? (
          <>
            <Typography tag="p">
              <SharesText test={test} people={shares.people} />
            </Typography>
            <TellableHint test={test} each={shares.each} />
          </>
        ) : null}
        {shares?.people === 0 ? (
          <Typography tag="p" textColor="neutral600">
            {t('abTest.sample.nobody')}
          </Typography>
        ) : null}
      </Flex>
    </Flex>
  );
};
