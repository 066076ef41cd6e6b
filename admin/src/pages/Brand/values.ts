import { contrast, type Brand, type BrandColours } from '../../../../content-types';
import type { Translate } from '../../hooks/useT';
import { isHttpUrl, type Problems } from '../../utils/form-problems';

export const COLOURS = [
  'ground',
  'card',
  'text',
  'muted',
  'link',
  'line',
  'button',
  'buttonText',
] as const satisfies readonly (keyof BrandColours)[];

export const isColour = (value: string): boolean => /^#[0-9a-f]{6}$/i.test(value);

/** Pairs that people read: text on what lies behind it. */
const PAIRS = [
  ['text', 'card'],
  ['link', 'card'],
  ['muted', 'ground'],
  ['buttonText', 'button'],
] as const satisfies readonly (readonly [keyof BrandColours, keyof BrandColours])[];

/** Pairs under 4.5:1 (WCAG 2.2, 1.4.3), with what they have. */
export const faintPairs = (
  colours: BrandColours
): { ink: keyof BrandColours; paper: keyof BrandColours; ratio: number }[] =>
  PAIRS.flatMap(([ink, paper]) => {
    if (!isColour(colours[ink]) || !isColour(colours[paper])) return [];
    const ratio = contrast(colours[ink], colours[paper]);
    return ratio < 4.5 ? [{ ink, paper, ratio }] : [];
  });

/** What is wrong, by field path. */
export const brandProblems = (brand: Brand, t: Translate): Problems => ({
  ...Object.fromEntries(
    (['light', 'dark'] as const).flatMap((scheme) =>
      COLOURS.filter((name) => !isColour(brand[scheme][name])).map((name) => [
        `brand.${scheme}.${name}`,
        t('brand.colour.invalid'),
      ])
    )
  ),
  ...(brand.logo && brand.logo.url === '' ? { 'brand.logo.url': t('brand.logo.missing') } : {}),
  ...(brand.logo && brand.logo.alt.trim() === ''
    ? { 'brand.logo.alt': t('brand.logo.alt.missing') }
    : {}),
  ...(brand.logo?.link && !isHttpUrl(brand.logo.link)
    ? { 'brand.logo.link': t('brand.logo.link.invalid') }
    : {}),
});
