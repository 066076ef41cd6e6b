/**
 * Quiet colours of the frame; contrasts are at least 4.5:1 in both schemes (WCAG 2.2, 1.4.3).
 * The light ones stand inline; the dark ones come in through a media query.
 */
export const LIGHT = {
  ground: '#f3f4f6',
  card: '#ffffff',
  text: '#1f2430',
  muted: '#565d6d',
  link: '#1d4ed8',
  line: '#d7dae0',
  button: '#1d4ed8',
  buttonText: '#ffffff',
};

const DARK = {
  ground: '#14161b',
  card: '#1f2229',
  text: '#eceef2',
  muted: '#a9b0bd',
  link: '#93b4ff',
  line: '#3b404b',
  button: '#93b4ff',
  buttonText: '#11131a',
};

export const FONT =
  "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

/** Mail programs that know the query recolour the frame; the rest keep the inline colours. */
export const STYLE = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
.optin-text h1, .optin-text h2, .optin-text h3 { margin: 0; }
.optin-text p { margin: 0 0 16px; }
.optin-text p.optin-last { margin-bottom: 0; }
.optin-text ul, .optin-text ol { margin: 0 0 16px; padding-inline-start: 24px; }
img { font-family: ${FONT}; color: ${LIGHT.text}; }
@media only screen and (max-width: 479px) {
  .optin-button table, .optin-button a { width: 100% !important; box-sizing: border-box; }
}
@media (prefers-color-scheme: dark) {
  body, .optin-ground, .optin-ground > div, .optin-footer { background-color: ${DARK.ground} !important; }
  .optin-card, .optin-card > table { background: ${DARK.card} !important; background-color: ${DARK.card} !important; }
  .optin-text div, .optin-text h1, .optin-text h2, .optin-text h3 { color: ${DARK.text} !important; }
  .optin-text a { color: ${DARK.link} !important; }
  img { color: ${DARK.text} !important; }
  .optin-footer div, .optin-footer a { color: ${DARK.muted} !important; }
  .optin-divider p { border-top-color: ${DARK.line} !important; }
  .optin-button td, .optin-button a { background: ${DARK.button} !important; color: ${DARK.buttonText} !important; }
}
`;
