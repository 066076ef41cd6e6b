type Rgb = [number, number, number];

/** Where no form lends its colour: a quiet slate that belongs to nobody. */
export const DEFAULT_ACCENT = '#35506b';

/** `#rrggbb` as three numbers from 0 to 255; anything else is the default accent. */
const parse = (colour: string): Rgb => {
  const hex = /^#([0-9a-f]{6})$/i.exec(colour)?.[1] ?? DEFAULT_ACCENT.slice(1);
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as Rgb;
};

const format = (rgb: Rgb): string =>
  `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

/** Relative luminance (WCAG 2.2). */
const luminance = (colour: string): number => {
  const [r, g, b] = parse(colour).map((part) => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2). */
export const contrast = (a: string, b: string): number => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};

const LIGHT_INK = '#ffffff';
const DARK_INK = '#000000';

/** The ink, dark or light, that reads better on a colour; always at least 4.5:1. */
export const inkOn = (colour: string): string =>
  contrast(colour, LIGHT_INK) >= 4.5 ? LIGHT_INK : DARK_INK;

/** The colour, moved towards black or white until it reads as text on `ground` (4.5:1). */
export const readableOn = (colour: string, ground: string): string => {
  const target: Rgb = luminance(ground) > 0.2 ? [0, 0, 0] : [255, 255, 255];
  const start = parse(colour);
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = format(start.map((part, index) => part + (target[index] - part) * share) as Rgb);
    if (contrast(mixed, ground) >= 4.5) return mixed;
  }
  return format(target);
};

/** A theme's accent where it is a colour, else the default. */
export const toAccent = (colour: string | null | undefined): string =>
  colour && /^#[0-9a-f]{6}$/i.test(colour) ? colour.toLowerCase() : DEFAULT_ACCENT;
