/**
 * The element's own style sheet. It takes colour, font and size from the page around it; a site
 * sets `--optin-*` or `::part(...)` to go further.
 */
export const embedStyles = `
:host{display:block;color:var(--optin-color,inherit);font:var(--optin-font,inherit);
--accent:var(--optin-accent,var(--optin-form-accent,#35506b));
--on-accent:var(--optin-on-accent,var(--optin-form-on-accent,#fff));
--line:var(--optin-line,color-mix(in srgb,currentColor 55%,transparent));
--bad:var(--optin-error,#b3261e);--radius:var(--optin-radius,.6rem);--gap:var(--optin-gap,1rem)}
:host([hidden]),[hidden]{display:none!important}
*{box-sizing:border-box}
[part=title]{margin:0 0 .5rem;font-size:1.4em;line-height:1.25}
[part=intro],[part=alert],[part=success]{margin:0 0 var(--gap)}
[part=field],[part=consent]{margin:0 0 var(--gap)}
[part=label]{display:block;margin:0 0 .3rem;font-weight:600}
small{font-weight:400}
[part=input]{display:block;width:100%;min-height:2.75rem;padding:.5rem .8rem;font:inherit;
color:inherit;background:var(--optin-field,transparent);border:1px solid var(--line);
border-radius:var(--radius)}
[part=consent]{display:grid;grid-template-columns:auto 1fr;gap:0 .7rem}
[part=checkbox]{width:1.25rem;height:1.25rem;margin:.15em 0 0;accent-color:var(--accent)}
[part=button]{width:100%;min-height:2.875rem;padding:.6rem 1.2rem;font:inherit;font-weight:600;
color:var(--on-accent);background:var(--accent);border:1px solid transparent;
border-radius:var(--radius);cursor:pointer;box-shadow:0 0 0 1px rgb(128 128 128/.3)}
[part=button]:hover{filter:brightness(1.07)}
[aria-busy] [part=button]{opacity:.75;cursor:progress}
[part=error]{display:block;grid-column:2;margin:.3rem 0 0;color:var(--bad);font-size:.9em}
[part=alert]{color:var(--bad)}
[aria-invalid=true]{border-color:var(--bad);outline-color:var(--bad)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
[part=success]:focus{outline:none}
a{color:inherit}
.trap{position:absolute;left:-200vw;width:1px;height:1px;overflow:hidden}
@supports (color:light-dark(red,red)){:host{--bad:var(--optin-error,light-dark(#b3261e,#ffb4ab))}}
`;
