import type { Brand, BrandColours } from '../../../../content-types';
import { contrast } from '../../../../content-types/form/colour';
import type { PreflightFinding } from '../contract';
import { warning } from './finding';

/** WCAG 2.2, 1.4.3: text of normal size. */
export const READABLE = 4.5;

/** What stands on what. */
const PAIRS = [
  ['text', 'card'],
  ['link', 'card'],
  ['muted', 'ground'],
  ['buttonText', 'button'],
] as const satisfies [keyof BrandColours, keyof BrandColours][];

/** Colours of the brand on which its own text is too faint to read. */
export const judgeContrast = (brand: Pick<Brand, 'light' | 'dark'>): PreflightFinding[] =>
  (['light', 'dark'] as const).flatMap((mode) =>
    PAIRS.flatMap(([ink, paper]) => {
      // Cut, not rounded: 4.49 must not be shown as the 4.5 that it misses.
      const ratio = Math.floor(contrast(brand[mode][ink], brand[mode][paper]) * 10) / 10;
      return ratio < READABLE
        ? [warning('contrast-low', {}, { pair: ink, mode, ratio, needed: READABLE })]
        : [];
    })
  );
