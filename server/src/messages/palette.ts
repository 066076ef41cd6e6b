import {
  BRAND_STACKS,
  DEFAULT_BRAND,
  type Brand,
  type BrandColours,
  type LocalizedText,
} from '../../../content-types';

/**
 * How a message looks: a brand, made fit for style sheets. Light colours stand inline; dark ones
 * come in through a media query.
 */
export interface Look {
  logo: Brand['logo'];
  light: BrandColours;
  dark: BrandColours;
  headingFont: string;
  textFont: string;
  /** CSS pixels. */
  radius: number;
  footerText: LocalizedText;
}

const HEX = /^#[0-9a-f]{6}$/i;

/** Whatever is no colour would end up in a style sheet as it is. */
const colours = (own: BrandColours, fallback: BrandColours): BrandColours => {
  const safe = { ...fallback };
  for (const key of Object.keys(fallback) as (keyof BrandColours)[])
    if (HEX.test(own[key])) safe[key] = own[key].toLowerCase();
  return safe;
};

/** @param brand absent for the plugin's own look */
export const lookOf = (brand: Brand = DEFAULT_BRAND): Look => ({
  logo: brand.logo,
  light: colours(brand.light, DEFAULT_BRAND.light),
  dark: colours(brand.dark, DEFAULT_BRAND.dark),
  headingFont: BRAND_STACKS[brand.headingFont] ?? BRAND_STACKS.system,
  textFont: BRAND_STACKS[brand.textFont] ?? BRAND_STACKS.system,
  radius: Math.min(Math.max(Math.round(Number(brand.radius) || 0), 0), 32),
  footerText: brand.footerText,
});

/** Buttons are small, so their corners are too. */
export const buttonRadius = ({ radius }: Look): string => `${Math.max(radius - 2, 0)}px`;

/** Mail programs that know the queries recolour and rearrange; the rest keep what stands inline. */
export const styleOf = ({ light, dark, textFont }: Look): string => `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
.optin-text h1, .optin-text h2, .optin-text h3 { margin: 0; }
.optin-text p { margin: 0 0 16px; }
.optin-text p.optin-last { margin-bottom: 0; }
.optin-text ul, .optin-text ol { margin: 0 0 16px; padding-inline-start: 24px; }
.optin-text td, .optin-text th, .optin-own td, .optin-own th { font-size: 16px; line-height: 1.5; }
.optin-text img, .optin-own img { max-width: 100%; height: auto; }
img { font-family: ${textFont}; color: ${light.text}; }
@media only screen and (max-width: 479px) {
  .optin-button table, .optin-button a { width: 100% !important; box-sizing: border-box; }
}
@media (prefers-color-scheme: dark) {
  body, .optin-ground, .optin-ground > div, .optin-footer { background-color: ${dark.ground} !important; }
  .optin-card, .optin-card > table { background: ${dark.card} !important; background-color: ${dark.card} !important; }
  .optin-text div, .optin-text h1, .optin-text h2, .optin-text h3, .optin-text blockquote { color: ${dark.text} !important; }
  .optin-text a { color: ${dark.link} !important; }
  .optin-text .optin-muted { color: ${dark.muted} !important; }
  .optin-text blockquote, .optin-text .optin-pill { border-color: ${dark.line} !important; }
  .optin-own > div { background-color: ${light.card} !important; color: ${light.text} !important; }
  img { color: ${dark.text} !important; }
  .optin-light-only { display: none !important; }
  .optin-dark-only { display: block !important; max-height: none !important; overflow: visible !important; }
  .optin-footer div, .optin-footer a { color: ${dark.muted} !important; }
  .optin-divider p { border-top-color: ${dark.line} !important; }
  .optin-button td, .optin-button a { background: ${dark.button} !important; color: ${dark.buttonText} !important; }
}
`;
