import type { LocalizedText } from '../model';

/** Fonts that mail programs have; each with its fallbacks (`BRAND_STACKS`). */
export const BRAND_FONTS = ['system', 'humanist', 'serif', 'slab', 'mono'] as const;
export type BrandFont = (typeof BRAND_FONTS)[number];

/** Nothing is downloaded: each is a row of fonts that readers have, the common ones last. */
export const BRAND_STACKS: Record<BrandFont, string> = {
  system: "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif",
  humanist: "Seravek, 'Gill Sans Nova', Ubuntu, Calibri, 'Trebuchet MS', Verdana, sans-serif",
  serif: "'Iowan Old Style', 'Palatino Linotype', Palatino, Georgia, 'Times New Roman', serif",
  slab: "Rockwell, 'Rockwell Nova', 'Roboto Slab', 'Courier New', Georgia, serif",
  mono: "ui-monospace, 'Cascadia Mono', Menlo, Consolas, 'Courier New', monospace",
};

/** Colours as `#rrggbb`. */
export interface BrandColours {
  ground: string;
  card: string;
  text: string;
  muted: string;
  link: string;
  button: string;
  buttonText: string;
  line: string;
}

/** How all messages look unless a template says otherwise. */
export interface Brand {
  logo: { fileId: number | null; url: string; alt: string; width: number; link: string } | null;
  light: BrandColours;
  dark: BrandColours;
  headingFont: BrandFont;
  textFont: BrandFont;
  /** CSS pixels, 0 to 32. */
  radius: number;
  /** Said above the identity in every footer; empty for nothing. */
  footerText: LocalizedText;
}

export const DEFAULT_BRAND: Brand = {
  logo: null,
  light: {
    ground: '#f3f4f6',
    card: '#ffffff',
    text: '#1f2430',
    muted: '#565d6d',
    link: '#1d4ed8',
    line: '#d7dae0',
    button: '#1d4ed8',
    buttonText: '#ffffff',
  },
  dark: {
    ground: '#14161b',
    card: '#1f2229',
    text: '#eceef2',
    muted: '#a9b0bd',
    link: '#93b4ff',
    line: '#3b404b',
    button: '#93b4ff',
    buttonText: '#11131a',
  },
  headingFont: 'system',
  textFont: 'system',
  radius: 8,
  footerText: {},
};
