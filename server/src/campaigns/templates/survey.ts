import { Parser, type Handler } from 'htmlparser2';
import { fieldErrors } from '../../core';

/** Mails nest their tables some thirty deep; what goes deeper was made to break its readers. */
const MAX_DEPTH = 100;
const MAX_ELEMENTS = 20_000;
/** Rules times elements: what inlining a style sheet takes. */
const MAX_MATCHES = 2_000_000;
/** Ancestors that are tried for selectors such as `table td a`. */
const MAX_TRIES = 50_000_000;

const refused = (message: string) => fieldErrors([{ path: 'source', message }]);

interface Survey {
  /** Names of all elements. */
  names: Set<string>;
  hasScripts: boolean;
}

const runs = (name: string, value: string): boolean =>
  /^on/i.test(name) || /^\s*(?:javascript|vbscript):/i.test(value);

/** Whether a style sheet can be inlined in good time. */
const assertInlinable = (styles: string, elements: number, depth: number): void => {
  let rules = 0;
  let tries = 0;
  for (const rule of styles.split('{').slice(0, -1)) {
    const selectors = rule.slice(rule.lastIndexOf('}') + 1).split(',');
    rules += selectors.length;
    for (const selector of selectors) {
      const parts = selector.trim().split(/[\s>+~]+/).length;
      // The last part is looked up, the one before it walks up once: from the third on it branches.
      if (parts > 2) tries += elements * depth ** (parts - 2);
    }
  }
  if (rules * elements > MAX_MATCHES || tries > MAX_TRIES)
    throw refused('The style sheet is too long for this HTML. Leave only the rules that it needs.');
};

/**
 * Reads markup once, as it will be read again by what takes it apart, and refuses what would keep a
 * server busy.
 * @param recognizeSelfClosing whether `<x/>` is the end of `x` as well: in MJML, not in HTML
 * @throws ValidationError naming `source`
 */
export const surveyMarkup = (source: string, { recognizeSelfClosing = false } = {}): Survey => {
  const names = new Set<string>();
  let hasScripts = false;
  let depth = 0;
  let deepest = 0;
  let elements = 0;
  let inStyle = false;
  let styles = '';
  const handler: Partial<Handler> = {
    onopentag(name, attributes) {
      names.add(name);
      inStyle = name === 'style';
      depth += 1;
      elements += 1;
      deepest = Math.max(deepest, depth);
      if (depth > MAX_DEPTH)
        throw refused(`Elements stand more than ${MAX_DEPTH} deep in each other here.`);
      if (elements > MAX_ELEMENTS)
        throw refused(
          `There are more than ${MAX_ELEMENTS} elements here: no message needs so many.`
        );
      hasScripts ||=
        name === 'script' ||
        Object.entries(attributes).some(([attribute, value]) => runs(attribute, value));
    },
    ontext(text) {
      if (inStyle) styles += text;
    },
    onclosetag() {
      depth -= 1;
      inStyle = false;
    },
  };
  const parser = new Parser(handler, { recognizeSelfClosing });
  parser.write(source);
  parser.end();
  assertInlinable(styles, elements, deepest);
  return { names, hasScripts };
};
