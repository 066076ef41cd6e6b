/** Elements that no message keeps; their content goes with them. */
const ELEMENTS =
  'script, style, link, meta, base, title, iframe, frame, frameset, object, embed, applet, ' +
  'form, input, button, select, textarea, video, audio, source, track, canvas, svg, math, ' +
  'template, noscript, dialog';

const LINKS = ['href', 'src', 'action', 'background', 'poster'] as const;
/** Spaces and control characters inside a scheme do not keep a browser from running it. */
const DANGEROUS = /^(javascript|vbscript|data):/i;

/** How much of a block the notice names. */
const MOST = 8;

/**
 * What will be missing from a piece of markup once it is cleaned, by name and each once: elements
 * (`script`), attributes (`onclick`), links (`javascript:`). It only reads; nothing in a parsed
 * document runs or is loaded. The server decides, when the message is made.
 */
export const cleanedAway = (html: string): string[] => {
  if (html.trim() === '') return [];
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const names = new Set<string>();
  for (const element of parsed.querySelectorAll(ELEMENTS)) names.add(element.localName);
  for (const element of parsed.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name)) names.add(name.toLowerCase());
      // eslint-disable-next-line no-control-regex
      const target = value.replace(/[\u0000-\u0020]/g, '');
      if (LINKS.some((link) => link === name) && DANGEROUS.test(target))
        names.add(`${DANGEROUS.exec(target)?.[1].toLowerCase()}:`);
    }
  }
  return [...names].slice(0, MOST);
};
