import { inkOn, readableOn } from './colour';

const PAPER = { light: '#ffffff', dark: '#1e1d23' };

/**
 * The look of every page a visitor meets. One accent carries the sender's brand; everything else
 * stays quiet, and follows the reader's light or dark setting, contrast and motion wishes.
 * @param accent `#rrggbb`
 */
export const pageStyles = (accent: string): string => `
:root{color-scheme:light dark;--accent:${accent};--on-accent:${inkOn(accent)};
--mark:${readableOn(accent, PAPER.light)};--ink:#1d1b23;--soft:#5c5966;--paper:${PAPER.light};
--ground:#f5f4f1;--line:#85828f;--hair:#e5e2dc;--bad:#b3261e;--bad-ground:#fdf1ef}
@media (prefers-color-scheme:dark){:root{--mark:${readableOn(accent, PAPER.dark)};--ink:#f3f2f6;
--soft:#b6b3c0;--paper:${PAPER.dark};--ground:#131217;--line:#85828f;--hair:#37353f;--bad:#ffb4ab;
--bad-ground:#3a1f1d}}
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;min-height:100vh;min-height:100dvh;display:flex;flex-direction:column;
background:var(--ground);color:var(--ink);font:1.0625rem/1.6 system-ui,-apple-system,"Segoe UI",
Roboto,"Helvetica Neue",sans-serif;overflow-wrap:anywhere}
main{width:100%;max-width:33rem;margin:auto;padding:2rem 1.25rem}
.card{background:var(--paper);border:1px solid var(--hair);border-radius:1.25rem;
padding:clamp(1.5rem,6vw,2.75rem);box-shadow:0 1px 2px rgb(20 18 30/.04),0 12px 40px -16px rgb(20 18 30/.14)}
h1{margin:0 0 .75rem;font:600 clamp(1.6rem,5.5vw,2.1rem)/1.2 ui-serif,"Iowan Old Style",
"Palatino Linotype",Georgia,serif;letter-spacing:-.012em;text-wrap:balance}
h1:focus{outline:none}
p{margin:0 0 1rem;text-wrap:pretty}
p:last-child,form:last-child{margin-bottom:0}
.soft{color:var(--soft)}
.small{font-size:.9375rem}
blockquote{margin:0 0 1rem;padding:.1rem 0 .1rem 1rem;border-left:3px solid var(--accent)}
a{color:var(--mark);text-underline-offset:.2em}
.sign{display:grid;place-items:center;width:3.5rem;height:3.5rem;margin:0 0 1.5rem;border-radius:50%;
color:var(--mark);background:var(--ground);background:color-mix(in srgb,var(--accent) 13%,transparent)}
.sign svg{width:1.75rem;height:1.75rem;fill:none;stroke:currentColor;stroke-width:1.75;
stroke-linecap:round;stroke-linejoin:round}
form{margin:1.75rem 0 0}
[aria-invalid=true]{border-color:var(--bad)!important;outline-color:var(--bad)!important}
.error{display:block;margin:.375rem 0 0;color:var(--bad);font-size:.9375rem}
.alert{margin:1.5rem 0 0;padding:.9rem 1.1rem;border-radius:.7rem;color:var(--bad);
background:var(--bad-ground)}
button{display:block;width:100%;min-height:3.125rem;margin:1.5rem 0 0;padding:.7rem 1.25rem;
font:inherit;font-weight:600;line-height:1.3;color:var(--on-accent);background:var(--accent);
border:1px solid transparent;border-radius:.8rem;cursor:pointer;
box-shadow:0 0 0 1px rgb(128 128 128/.28)}
button:hover{filter:brightness(1.07)}
button:active{transform:translateY(1px)}
button.quiet{color:var(--ink);background:transparent;border-color:var(--line);box-shadow:none}
form+p{margin-top:1.25rem}
a.button{display:block;padding:.8rem 1.25rem;font-weight:600;line-height:1.3;text-align:center;
text-decoration:none;color:var(--on-accent);background:var(--accent);border-radius:.8rem}
form+form{margin-top:.75rem}
form+form button{margin-top:0}
:focus-visible{outline:3px solid var(--mark);outline-offset:2px}
.trap{position:absolute;left:-200vw;width:1px;height:1px;overflow:hidden}
footer{margin:1.25rem .5rem 0;color:var(--soft);font-size:.875rem;text-align:center}
footer p{margin:0}
.framed{background:transparent;min-height:0}
.framed main{padding:.25rem;margin:0 auto;max-width:none}
.framed .card{border:0;box-shadow:none;padding:1rem;background:transparent}
@media (max-width:26rem){main{padding:1rem .75rem}.card{border-radius:1rem}}
@media (prefers-reduced-motion:no-preference){button{transition:filter .15s}}
@media (forced-colors:active){button{border-color:ButtonText}}
`;
