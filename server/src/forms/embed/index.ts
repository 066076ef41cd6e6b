import { minify_sync } from 'terser';
import { conditionHolds, formStyles } from '../../../../content-types';
import { sha256 } from '../../core';
import { solveChallenge } from '../guarding/solver';
import { formBehaviour } from './behaviour';
import { buildForm } from './build';
import { optinForm, type EmbedConfig } from './client';
import { optinDisplay } from './display';
import { optinPage } from './page';

export type { PageData } from './page';

/** Text of a function, for a page to run; it must use nothing from outside itself. */
const sourceOf = (code: (...args: never[]) => unknown): string => code.toString();

/** Without what only readers of a style sheet need; our sheet holds no strings with spaces. */
const squeezeStyles = (css: string): string =>
  css
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replaceAll(';}', '}')
    .trim();

export interface Script {
  source: string;
  etag: string;
}

const made = new Map<string, Script>();

/**
 * Written once and kept. Made small here rather than by a build: its parts are the functions of
 * this room, which tests and the server share.
 */
const script = (key: string, write: () => string, isModule = false): Script => {
  const known = made.get(key);
  if (known) return known;
  const { code } = minify_sync(write(), {
    module: isModule,
    ecma: 2020,
    compress: { passes: 3, keep_fargs: false, unsafe_arrows: true, unsafe_methods: true },
    format: { comments: false },
  });
  const source = code ?? '';
  const fresh = { source, etag: `"${sha256(source).slice(0, 32)}"` };
  made.set(key, fresh);
  return fresh;
};

const HOST_STYLES = `:host{display:block}:host([hidden]){display:none!important}${squeezeStyles(formStyles)}`;

const SHARED = () =>
  `behave:${sourceOf(formBehaviour)},holds:${sourceOf(conditionHolds)},load:(url)=>import(url)`;

/**
 * The text of `embed.js` with its entity tag.
 * @param fallbackBase absolute URL of the plugin's routes, with a trailing slash
 */
export const embedScript = (fallbackBase: string | null): Script =>
  script(`embed ${fallbackBase}`, () => {
    const config: EmbedConfig = { css: HOST_STYLES, fallbackBase };
    return `(${sourceOf(optinForm)})(${JSON.stringify(config)},{build:${sourceOf(buildForm)},${SHARED()}});\n`;
  });

/** The text of `display.js`: a module that `embed.js` loads for pop-ups, slide-ins and bars. */
export const displayScript = (): Script =>
  script('display', () => `export default ${sourceOf(optinDisplay)};\n`, true);

/** The text of `challenge.js`: a module that meets the challenge of a form's guard. */
export const challengeScript = (): Script =>
  script('challenge', () => `export default ${sourceOf(solveChallenge)};\n`, true);

/** The text of `form.js`, which a hosted page loads and works without. */
export const pageScript = (): Script =>
  script('page', () => `(${sourceOf(optinPage)})({${SHARED()}});\n`);
