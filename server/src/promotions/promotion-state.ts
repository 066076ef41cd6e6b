import type { EpochMs, Promotion, PromotionDraw } from '../../../content-types';
import type { PromotionState } from './contract';

/**
 * draft --rules published--> scheduled --start--> running --end--> over
 * contest: over --list frozen--> frozen --drawn--> drawn
 */
export const promotionState = (
  { rulesVersion, startsAt, endsAt }: Pick<Promotion, 'rulesVersion' | 'startsAt' | 'endsAt'>,
  draw: Pick<PromotionDraw, 'frozenAt' | 'drawnAt'> | null,
  now: EpochMs
): PromotionState => {
  if (draw?.drawnAt) return 'drawn';
  if (draw?.frozenAt) return 'frozen';
  if (rulesVersion === 0) return 'draft';
  if (startsAt !== null && now < startsAt) return 'scheduled';
  return endsAt !== null && now > endsAt ? 'over' : 'running';
};

/** Whether a form may take entries now, as the engine that takes submissions asks. */
export const openness = (state: PromotionState): 'before' | 'running' | 'over' => {
  switch (state) {
    case 'draft':
    case 'scheduled':
      return 'before';
    case 'running':
      return 'running';
    case 'over':
    case 'frozen':
    case 'drawn':
      return 'over';
  }
};
