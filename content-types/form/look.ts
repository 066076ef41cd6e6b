import { inkOn, toAccent } from './colour';
import type { FormTheme } from './settings';

/** Colours of one scheme, every token filled in. */
export interface SchemeColours {
  accent: string;
  /** Ink on the accent; always reads (4.5:1). */
  onAccent: string;
  background: string;
  text: string;
  field: string;
  border: string;
}

const PAPER: Record<'light' | 'dark', Pick<SchemeColours, 'background' | 'text' | 'border'>> = {
  light: { background: '#ffffff', text: '#1d1b23', border: '#85828f' },
  dark: { background: '#1e1d23', text: '#f3f2f6', border: '#85828f' },
};

/**
 * The colours of a theme in one scheme. What the editor left open is the plugin's own paper; the
 * dark scheme takes nothing but the accent from the light one, since inverted brands rarely read.
 */
export const coloursOf = (theme: FormTheme, scheme: 'light' | 'dark'): SchemeColours => {
  const own = scheme === 'light' ? theme : (theme.dark ?? {});
  const paper = PAPER[scheme];
  const accent = toAccent(own.accent || theme.accent);
  const background = own.background || paper.background;
  return {
    accent,
    onAccent: inkOn(accent),
    background,
    text: own.text || paper.text,
    field: own.field || background,
    border: own.border || paper.border,
  };
};

/** Schemes that visitors of a form can meet. */
export const schemesOf = ({ scheme = 'auto' }: FormTheme): ('light' | 'dark')[] =>
  scheme === 'auto' ? ['light', 'dark'] : [scheme];
