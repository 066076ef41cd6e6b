import { styled, type DefaultTheme } from 'styled-components';
import { COUNTED_STATES, type CountedState, type Progress } from '../model/progress';
import type { CampaignCounts } from '../../../../../server/src/campaigns/contract';

export const STATE_COLOURS: Record<CountedState, keyof DefaultTheme['colors']> = {
  sent: 'success500',
  skipped: 'neutral400',
  failed: 'danger500',
  uncertain: 'warning500',
  cancelled: 'alternative500',
};

const Track = styled.div`
  display: flex;
  height: 1.2rem;
  overflow: hidden;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral150};
`;

const Part = styled.div<{ $state: CountedState; $share: number }>`
  width: ${({ $share }) => $share}%;
  background: ${({ theme, $state }) => theme.colors[STATE_COLOURS[$state]]};

  @media (prefers-reduced-motion: no-preference) {
    transition: width 400ms linear;
  }
`;

interface StackedBarProps {
  counts: CampaignCounts;
  progress: Progress;
  label: string;
  /** The same in words. */
  valueText: string;
}

/** How far a campaign is, and what became of the people it has dealt with. */
export const StackedBar = ({ counts, progress, label, valueText }: StackedBarProps) => (
  <Track
    role="progressbar"
    aria-label={label}
    aria-valuemin={0}
    aria-valuemax={100}
    aria-valuenow={progress.percent}
    aria-valuetext={valueText}
  >
    {COUNTED_STATES.map((state) => (
      <Part
        key={state}
        $state={state}
        $share={progress.targeted === 0 ? 0 : (counts.byState[state] / progress.targeted) * 100}
      />
    ))}
  </Track>
);
