import { Liquid } from 'liquidjs';
import { encodeQuotedPrintable } from './quoted-printable';
import type { Parts, Slot } from './slots';
import { cleanLine, escapeHtml } from './text';

/** Templates larger than this are refused; the largest mail worth sending is far smaller. */
const PARSE_LIMIT = 5_000_000;
const RENDER_LIMIT_MS = 2000;
const MEMORY_LIMIT = 20_000_000;

/** Tags and filters that a template may use. No `raw`: it would go round the escaping. */
const FILTERS = new Set(['default']);

/**
 * An engine for one kind of place. Whatever a template outputs passes through `escape`, so a value
 * cannot break out of where it stands, and a value is never parsed as a template.
 */
const createEngine = (escape: (value: string) => string): Liquid => {
  const engine = new Liquid({
    // No file system, no prototypes, no unknown names.
    templates: {},
    ownPropertyOnly: true,
    strictFilters: true,
    strictVariables: true,
    parseLimit: PARSE_LIMIT,
    renderLimit: RENDER_LIMIT_MS,
    memoryLimit: MEMORY_LIMIT,
    outputEscape: (value: unknown) =>
      value === null || value === undefined ? '' : escape(String(value)),
  });
  for (const name of Object.keys(engine.tags)) Reflect.deleteProperty(engine.tags, name);
  for (const name of Object.keys(engine.filters))
    if (!FILTERS.has(name)) Reflect.deleteProperty(engine.filters, name);
  return engine;
};

/** Header values come encoded, so they may fold; any other control character is dropped. */
const onlyFolds = (value: string): string =>
  /\p{Cc}/u.test(value)
    ? value.replace(/(\r\n )|\p{Cc}/gu, (_, fold?: string) => fold ?? '')
    : value;

/** What each place that a value can end up in makes of it. */
const escapes = {
  plain: cleanLine,
  html: (value) => escapeHtml(cleanLine(value)),
  mimeHeader: onlyFolds,
  mimeText: (value) => encodeQuotedPrintable(cleanLine(value)),
  mimeHtml: (value) => encodeQuotedPrintable(escapeHtml(cleanLine(value))),
} satisfies Record<string, (value: string) => string>;
export type Place = keyof typeof escapes;

/** One engine for each place. */
export const engines: Record<Place, Liquid> = {
  plain: createEngine(escapes.plain),
  html: createEngine(escapes.html),
  mimeHeader: createEngine(escapes.mimeHeader),
  mimeText: createEngine(escapes.mimeText),
  mimeHtml: createEngine(escapes.mimeHtml),
};

export type Scope = Record<string, string | null>;

/** A template taken apart: what is the same for all, and what makes a value for one. */
export type Template = (string | ((scope: Scope) => string))[];

/** A tag as `slotTag` and `escapeLiquid` write it: a name, a fallback, or a lone brace. */
const OWN_TAG =
  /\{\{ (?:(?<name>\w+)(?: \| default: "(?<fallback>(?:[A-Za-z0-9 .,!?]|\\u[0-9a-f]{4})*)")?|"\{") \}\}/g;
/** What could begin any other tag, together with what follows. */
const ANY_TAG = /\{(?:[{%]|$)/;

const unescapeLiteral = (text: string): string =>
  text.replace(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

const valueOf = (place: Place, name: string, fallback: string) => {
  const escape = escapes[place];
  const escapedFallback = escape(unescapeLiteral(fallback));
  return (scope: Scope): string => {
    if (!Object.hasOwn(scope, name)) throw new Error(`undefined variable: ${name}`);
    const value = scope[name];
    return value === null || value === '' ? escapedFallback : escape(value);
  };
};

/**
 * The plugin's own tags become functions, since a mail is made many times a second; whatever else
 * a template may hold is Liquid's. A property test holds both equal.
 */
export const parseTemplate = (place: Place, source: string): Template => {
  const template: Template = [];
  let from = 0;
  for (const match of source.matchAll(OWN_TAG)) {
    const { name, fallback = '' } = match.groups ?? {};
    template.push(source.slice(from, match.index));
    template.push(name === undefined ? escapes[place]('{') : valueOf(place, name, fallback));
    from = match.index + match[0].length;
  }
  template.push(source.slice(from));
  if (template.every((part) => typeof part !== 'string' || !ANY_TAG.test(part))) return template;
  const parsed = engines[place].parse(source);
  return [(scope) => String(engines[place].renderSync(parsed, scope))];
};

export const renderTemplate = (template: Template, scope: Scope): string => {
  let text = '';
  for (const part of template) text += typeof part === 'string' ? part : part(scope);
  return text;
};

/** A Liquid string literal in plain ASCII: nothing in it can end the literal or the tag. */
const literal = (text: string): string =>
  `"${text.replace(/[^A-Za-z0-9 .,!?]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`;

/** `{{ firstName | default: "friend" }}` */
export const slotTag = ({ name, fallback }: Slot): string =>
  fallback === '' ? `{{ ${name} }}` : `{{ ${name} | default: ${literal(fallback)} }}`;

/** Text that comes out of Liquid as it went in: a brace that could open a tag is put out by one. */
export const escapeLiquid = (text: string): string => text.replace(/\{(?=[{%]|$)/g, '{{ "{" }}');

/** A Liquid template of text with holes. */
export const toTemplate = (parts: Parts): string =>
  parts.map((part) => (typeof part === 'string' ? escapeLiquid(part) : slotTag(part))).join('');
