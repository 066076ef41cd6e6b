import {
  coloursOf,
  formStyles,
  hasPaper,
  themeStyles,
  type FormTheme,
} from '../../../../../../content-types';
import { styled, css } from 'styled-components';

/** The panel counts a rem as ten pixels where pages on the web have sixteen. */
const inPixels = (styles: string): string =>
  styles.replace(/(\d*\.?\d+)rem\b/g, (_whole, number: string) => `${Number(number) * 16}px`);

const FORM_STYLES = inPixels(formStyles);

interface PaperProps {
  $theme: FormTheme;
  $scheme: 'light' | 'dark';
}

/**
 * The form's own look in the panel, whatever scheme the panel has. A form that takes over the look
 * of its page is shown on plain paper.
 */
export const Paper = styled.div<PaperProps>`
  ${({ $theme, $scheme }) => {
    const { background, text } = coloursOf(hasPaper($theme) ? $theme : { accent: '' }, $scheme);
    return css`
      padding: 20px;
      background: ${background};
      color: ${text};
      font-family: system-ui, sans-serif;
      font-size: 16px;
      line-height: 1.5;
      ${inPixels(themeStyles({ ...$theme, scheme: $scheme }, '&'))}
    `;
  }}
  ${FORM_STYLES}
  /* The panel takes the weight off headings. */
  [part='title'],
  [part='heading'],
  [part='step-title'],
  strong {
    font-weight: 700;
  }
`;
