import { Flex, Typography, VisuallyHidden } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { CampaignState } from '../../../../../content-types';
import type { CampaignCounts } from '../../../../../server/src/campaigns/contract';
import { useT } from '../../../hooks/useT';
import { addsUp, secondsLeft, toProgress } from '../model/progress';
import { BasisCounts } from './BasisCounts';
import { CountTiles } from './CountTiles';
import { ReasonCounts } from './ReasonCounts';
import { StackedBar } from './StackedBar';

interface CountsPanelProps {
  id: number;
  state: CampaignState;
  counts: CampaignCounts;
  /** Messages a second. */
  rate: number | null;
  /** Of those who are still to come, who wait for the winner of an A/B test. */
  held?: number;
}

/** Numbers that add up: everybody who was targeted, by what became of them. */
export const CountsPanel = ({ id, state, counts, rate, held = 0 }: CountsPanelProps) => {
  const t = useT();
  const { formatNumber } = useIntl();
  const progress = toProgress(counts);
  const { sent, skipped, failed, uncertain, cancelled } = counts.byState;
  const isRunning = state === 'preparing' || state === 'sending';
  const moving = Math.max(0, progress.open - held);
  // Nothing is on its way while everybody left waits for the winner of a test.
  const left = state === 'sending' && moving > 0 ? secondsLeft(moving, rate) : null;
  const timeLeft =
    left === null
      ? null
      : left < 90
        ? t('campaigns.progress.secondsLeft', { seconds: left })
        : t('campaigns.progress.minutesLeft', { minutes: Math.ceil(left / 60) });
  const valueText = t('campaigns.progress.short', {
    done: progress.done,
    targeted: progress.targeted,
    percent: progress.percent,
  });
  // Spoken every tenth rather than every two seconds.
  const spoken = Math.floor(progress.percent / 10) * 10;

  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Flex justifyContent="space-between" gap={4} wrap="wrap">
          <Typography fontWeight="bold">
            {state === 'preparing' ? t('campaigns.progress.preparing') : valueText}
          </Typography>
          {state === 'sending' && rate && moving > 0 ? (
            <Typography textColor="neutral600">
              {t('campaigns.progress.rate', {
                rate: formatNumber(rate, { maximumFractionDigits: rate < 10 ? 1 : 0 }),
              })}
              {timeLeft ? ` · ${timeLeft}` : ''}
            </Typography>
          ) : null}
        </Flex>
        <StackedBar
          counts={counts}
          progress={progress}
          label={t('campaigns.progress.label')}
          valueText={valueText}
        />
        {isRunning ? (
          <VisuallyHidden>
            <span role="status">{t('campaigns.progress.spoken', { percent: spoken })}</span>
          </VisuallyHidden>
        ) : null}
      </Flex>
      <CountTiles id={id} counts={counts} open={progress.open} held={held} />
      {progress.open === 0 && progress.targeted > 0 ? (
        <Typography textColor={addsUp(counts) ? 'neutral600' : 'danger600'}>
          {t(addsUp(counts) ? 'campaigns.counts.equation' : 'campaigns.counts.broken', {
            targeted: progress.targeted,
            sent,
            skipped,
            failed,
            uncertain,
            cancelled,
          })}
        </Typography>
      ) : null}
      <BasisCounts id={id} bases={counts.sentByBasis} />
      <ReasonCounts id={id} state="skipped" reasons={counts.skippedByReason} />
      <ReasonCounts id={id} state="failed" reasons={counts.failedByReason} />
    </Flex>
  );
};
