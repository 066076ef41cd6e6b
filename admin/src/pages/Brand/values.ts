import {
  contrast,
  type Brand,
  type BrandColours,
  type LocalizedText,
} from '../../../../content-types';
import type { Settings } from '../../../../server/src/core/contract';
import type { Translate } from '../../hooks/useT';
import { isHttpUrl, type Problems } from '../../utils/form-problems';

export interface BrandValues {
  brand: Brand;
  archive: Settings['archive'];
}

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

const isWhole = (value: unknown, min: number, max: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;

const longTexts = (path: string, texts: LocalizedText, max: number, t: Translate): Problems =>
  Object.fromEntries(
    Object.entries(texts)
      .filter(([, text]) => (text ?? '').length > max)
      .map(([locale]) => [`${path}.${locale}`, t('brand.text.long', { max })])
  );

const logoProblems = (logo: Brand['logo'], t: Translate): Problems => {
  if (!logo) return {};
  const alt = logo.alt ?? '';
  return {
    ...(alt.trim() === '' ? { 'brand.logo.alt': t('brand.logo.alt.missing') } : {}),
    ...(alt.length > 250 || /\p{Cc}/u.test(alt)
      ? { 'brand.logo.alt': t('brand.logo.alt.invalid') }
      : {}),
    ...(isWhole(logo.width, 16, 600) ? {} : { 'brand.logo.width': t('brand.logo.width.invalid') }),
    ...(logo.link && !isHttpUrl(logo.link)
      ? { 'brand.logo.link': t('brand.logo.link.invalid') }
      : {}),
  };
};

/** What is wrong, by field path; as strict as the server (`message-settings.ts`). */
export const brandProblems = ({ brand, archive }: BrandValues, t: Translate): Problems => ({
  ...Object.fromEntries(
    (['light', 'dark'] as const).flatMap((scheme) =>
      COLOURS.filter((name) => !isColour(brand[scheme][name])).map((name) => [
        `brand.${scheme}.${name}`,
        t('brand.colour.invalid'),
      ])
    )
  ),
  ...logoProblems(brand.logo, t),
  ...(isWhole(brand.radius, 0, 32) ? {} : { 'brand.radius': t('brand.radius.invalid') }),
  ...longTexts('brand.footerText', brand.footerText, 1000, t),
  ...longTexts('archive.title', archive.title, 200, t),
  ...longTexts('archive.description', archive.description, 1000, t),
});
