import { Liquid, type Template } from 'liquidjs';
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

/** One engine for each place that a value can end up in. */
export const engines = {
  plain: createEngine(cleanLine),
  html: createEngine((value) => escapeHtml(cleanLine(value))),
  mimeHeader: createEngine(onlyFolds),
  mimeText: createEngine((value) => encodeQuotedPrintable(cleanLine(value))),
  mimeHtml: createEngine((value) => encodeQuotedPrintable(escapeHtml(cleanLine(value)))),
} satisfies Record<string, Liquid>;
export type Place = keyof typeof engines;

export type Scope = Record<string, string | null>;

export const parseTemplate = (place: Place, source: string): Template[] =>
  engines[place].parse(source);

export const renderTemplate = (place: Place, template: Template[], scope: Scope): string =>
  String(engines[place].renderSync(template, scope));

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
