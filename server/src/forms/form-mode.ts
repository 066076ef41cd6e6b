import type { PublishedConsent } from '../../../content-types';
import { FORM_MODES, type FormMode } from '../consent';

/** How a box asks: tick to join, untick to decline, or tick to object. */
export const modeOf = ({ basis }: Pick<PublishedConsent, 'basis'>): FormMode =>
  FORM_MODES[basis] ?? 'opt-in';
