import { coloursOf, schemesOf } from './look';
import type { FormTheme } from './settings';

/**
 * The look of a form wherever it stands: hosted page, web component, the designer's canvas. All
 * three build the same elements and mark them by `part`, which is what the rules select and what a
 * site may style from outside (`optin-form::part(button)`).
 *
 *   form[part=form]                      one step after the other
 *     h2[part=title]  p[part=intro]  p[part=alert][role=alert]  p[part=progress]
 *     section[part=step] > h3[part=step-title]
 *       div[part=row][data-columns="2"] > div[part=column]
 *         div[part=field]                label[part=label] > small (optional)
 *                                        input|textarea|select[part=input]  p[part=help]
 *         fieldset[part=group]           legend[part=label], p[part=help], div[part=option]*
 *         div[part=option]               input[part=checkbox] label[part=option-label]
 *         div[part=consent]              input[part=checkbox] label[part=consent-label]
 *         h3|h4[part=heading] p[part=text] img[part=image] hr[part=divider]
 *         details[part=rules]
 *       span[part=error]                 below what it is about
 *     div[part=actions]                  button[part="button back"] button[part=button]
 *   p[part=success]
 */
export const formStyles = `
[part=form]{display:block;max-width:var(--width);margin-inline:var(--place);padding:var(--pad);
color:var(--ink);background:var(--ground);font:var(--font);font-size:var(--size);line-height:1.5;
border-radius:var(--radius);text-align:start;overflow-wrap:anywhere}
[part=form] *{box-sizing:border-box}
[part=form] [hidden]{display:none!important}
[part=title],[part=heading],[part=step-title]{margin:0 0 .5rem;font-size:1.2em;line-height:1.25}
[part=title]{font-size:1.4em}
h4[part=heading]{font-size:1.05em}
[part=intro],[part=alert],[part=success],[part=text],[part=progress]{margin:0 0 var(--gap)}
[part=row]{display:grid;gap:0 var(--gap);grid-template-columns:minmax(0,1fr)}
[part=field],[part=consent],[part=group],[part=rules]{margin:0 0 var(--gap);padding:0;border:0;
min-width:0}
[part=label]{display:block;margin:0 0 .3rem;padding:0;font-weight:600}
[part=label] small{font-weight:400}
[part=help]{margin:.3rem 0 0;font-size:.9em;opacity:.85}
[part=input]{display:block;width:100%;min-height:2.75em;padding:.5em .8em;font:inherit;
color:inherit;background:var(--field);border:1px solid var(--line);
border-radius:min(var(--radius),1.4em)}
textarea[part=input]{min-height:6em;resize:vertical}
[part=consent],[part=option]{display:grid;grid-template-columns:auto 1fr;gap:0 .7em}
[part=option]{margin:.35em 0}
[part=group]>[part=consent]:last-of-type{margin-bottom:0}
[part=consent] small{display:block}
[part=checkbox]{width:1.25em;height:1.25em;margin:.15em 0 0;font:inherit;accent-color:var(--accent)}
[part=image]{display:block;max-width:100%;height:auto;margin:0 0 var(--gap);border-radius:var(--radius)}
[part=divider]{height:0;margin:0 0 var(--gap);border:0;border-top:1px solid var(--line)}
[part=rules] p{white-space:pre-line}
[part=actions]{display:flex;gap:.7em}
[part=row]:has(~[part=row]) [part=actions]{margin-bottom:var(--gap)}
[part~=button]{flex:1;min-height:2.875em;margin:0;padding:.6em 1.2em;font:inherit;font-weight:600;
color:var(--button-ink);background:var(--button);border:1px solid var(--button-line);
border-radius:min(var(--radius),1.5em);cursor:pointer}
[part~=button]:hover{filter:brightness(1.07)}
[part~=back]{flex:0 1 auto;color:inherit;background:transparent;border-color:var(--line)}
[aria-busy] [part~=button]{opacity:.75;cursor:progress}
[part=error]{display:block;grid-column:2;margin:.3rem 0 0;color:var(--bad);font-size:.9em}
[part=alert]{color:var(--bad)}
[part=form] [aria-invalid=true]{border-color:var(--bad);outline-color:var(--bad)}
[part=form] :focus-visible{outline:3px solid var(--accent);outline-offset:2px}
[part=success]:focus,[part=step-title]:focus{outline:none}
[part=form] a{color:inherit}
.trap{position:absolute;left:-200vw;width:1px;height:1px;overflow:hidden}
@container (min-width:26rem){[part=row][data-columns="2"]{grid-template-columns:repeat(2,minmax(0,1fr))}
[part=row][data-columns="3"]{grid-template-columns:repeat(3,minmax(0,1fr))}
[part=column]:has([part=field])~:not(:has([part=field])) [part=actions]{
padding-top:calc(1.5em + .3rem)}}
@media (forced-colors:active){[part~=button]{border-color:ButtonText}}
`;

const FONTS: Record<NonNullable<FormTheme['font']>, string> = {
  page: 'inherit',
  system: '1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif',
  serif: '1rem/1.5 ui-serif,"Iowan Old Style","Palatino Linotype",Georgia,serif',
  rounded: '1rem/1.5 ui-rounded,"SF Pro Rounded","Hiragino Maru Gothic ProN",Quicksand,sans-serif',
  mono: '1rem/1.5 ui-monospace,"Cascadia Code",Menlo,Consolas,monospace',
};

const GAPS: Record<NonNullable<FormTheme['spacing']>, string> = {
  tight: '.65rem',
  normal: '1rem',
  airy: '1.5rem',
};

/** Whether the editor chose colours at all; otherwise the form stands on the page's own paper. */
export const hasPaper = ({ inherit, background, text, field, border, dark }: FormTheme): boolean =>
  !inherit &&
  [background, text, field, border, dark?.background, dark?.text, dark?.field, dark?.border].some(
    Boolean
  );

type Declarations = Record<string, string>;

const coloursIn = (theme: FormTheme, scheme: 'light' | 'dark'): Declarations => {
  const { accent, onAccent, background, text, field, border } = coloursOf(theme, scheme);
  const own = (name: string, value: string) => `var(--optin-${name},${value})`;
  const isOutline = theme.button === 'outline';
  return {
    '--accent': own('accent', accent),
    '--on-accent': own('on-accent', onAccent),
    '--button': isOutline ? 'transparent' : 'var(--accent)',
    '--button-ink': isOutline ? 'var(--accent)' : 'var(--on-accent)',
    // Keeps a button in sight whose colour is near the page's.
    '--button-line': isOutline ? 'var(--accent)' : 'rgb(128 128 128/.35)',
    ...(hasPaper(theme)
      ? {
          '--ground': own('ground', background),
          '--ink': own('color', text),
          '--field': own('field', field),
          '--line': own('line', border),
          '--pad': own('padding', '1.25rem'),
        }
      : {}),
    '--bad': own('error', scheme === 'dark' ? '#ffb4ab' : '#b3261e'),
  };
};

const MEASURES = ({
  inherit,
  font = 'page',
  fontSize,
  radius = 10,
  spacing = 'normal',
  width,
  align = 'start',
}: FormTheme): Declarations => {
  const own = (name: string, value: string) => `var(--optin-${name},${value})`;
  return {
    '--ground': 'transparent',
    '--ink': own('color', 'inherit'),
    '--field': own('field', 'transparent'),
    '--line': own('line', 'color-mix(in srgb,currentColor 55%,transparent)'),
    '--pad': own('padding', '0'),
    '--font': own('font', inherit ? 'inherit' : FONTS[font]),
    '--size': own('size', fontSize && !inherit ? `${fontSize}px` : 'inherit'),
    '--radius': own('radius', `${radius}px`),
    '--gap': own('gap', GAPS[spacing]),
    '--width': own('width', width ? `${width}px` : 'none'),
    '--place': align === 'center' ? 'auto' : '0',
  };
};

const written = (declarations: Declarations): string =>
  Object.entries(declarations)
    .map(([name, value]) => `${name}:${value}`)
    .join(';');

/**
 * A theme as custom properties on `root`, for both schemes where the visitor's wish decides. A site
 * that sets `--optin-*` comes before the form.
 * @param root selector: `:host` in the web component, a class elsewhere
 */
export const themeStyles = (theme: FormTheme, root: string): string => {
  const [first, second] = schemesOf(theme);
  const base = `${root}{container-type:inline-size;color-scheme:${theme.scheme && theme.scheme !== 'auto' ? theme.scheme : 'light dark'};${written({ ...MEASURES(theme), ...coloursIn(theme, first) })}}`;
  return second
    ? `${base}@media (prefers-color-scheme:dark){${root}{${written(coloursIn(theme, second))}}}`
    : base;
};
