import { Liquid } from 'liquidjs';
import { encodeQuotedPrintable } from './quoted-printable';
import type { BodyParts, Edge, Slot } from './slots';
import { cleanLine, escapeHtml } from './text';

/** Templates larger than this are refused; the largest mail worth sending is far smaller. */
const PARSE_LIMIT = 5_000_000;
const RENDER_LIMIT_MS = 2000;
const MEMORY_LIMIT = 20_000_000;

/** Tags and filters that a template may use. No `raw`: it would go round the escaping. */
const TAGS = new Set(['if']);
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
  for (const name of Object.keys(engine.tags))
    if (!TAGS.has(name)) Reflect.deleteProperty(engine.tags, name);
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

/** A part of a template that is there where a value is. */
export interface OptionalPart {
  when: string;
  inside: Template;
}
/** A template taken apart: what is the same for all, and what makes a value for one. */
export type Template = (string | ((scope: Scope) => string) | OptionalPart)[];

/** A tag as `slotTag`, `escapeLiquid` and `edgeTag` write it. */
const OWN_TAG =
  /\{\{ (?:(?<name>\w+)(?: \| default: "(?<fallback>(?:[A-Za-z0-9 .,!?]|\\u[0-9a-f]{4})*)")?|"\{") \}\}|\{% (?:if (?<when>c\d+)|(?<end>endif)) %\}/g;
/** What could begin any other tag, together with what follows. */
const ANY_TAG = /\{(?:[{%]|$)/;

const unescapeLiteral = (text: string): string =>
  text.replace(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

const valueIn = (scope: Scope, name: string): string | null => {
  if (!Object.hasOwn(scope, name)) throw new Error(`undefined variable: ${name}`);
  return scope[name];
};

const valueOf = (place: Place, name: string, fallback: string) => {
  const escape = escapes[place];
  const escapedFallback = escape(unescapeLiteral(fallback));
  return (scope: Scope): string => {
    const value = valueIn(scope, name);
    return value === null || value === '' ? escapedFallback : escape(value);
  };
};

/** The plugin's own tags taken apart; null when there is any other, or a part does not end. */
const parseOwn = (place: Place, source: string): Template | null => {
  const whole: Template = [];
  const around: Template[] = [];
  let template = whole;
  let from = 0;
  const text = (to: number): boolean => {
    const literal = source.slice(from, to);
    if (literal !== '') template.push(literal);
    return !ANY_TAG.test(literal);
  };
  for (const match of source.matchAll(OWN_TAG)) {
    if (!text(match.index)) return null;
    from = match.index + match[0].length;
    const { name, fallback = '', when, end } = match.groups ?? {};
    if (when !== undefined) {
      const inside: Template = [];
      template.push({ when, inside });
      around.push(template);
      template = inside;
    } else if (end !== undefined) {
      const outer = around.pop();
      if (!outer) return null;
      template = outer;
    } else {
      template.push(name === undefined ? escapes[place]('{') : valueOf(place, name, fallback));
    }
  }
  return text(source.length) && around.length === 0 ? whole : null;
};

/**
 * The plugin's own tags become functions, since a mail is made many times a second; whatever else
 * a template may hold is Liquid's. A property test holds both equal.
 */
export const parseTemplate = (place: Place, source: string): Template => {
  const own = parseOwn(place, source);
  if (own) return own;
  const parsed = engines[place].parse(source);
  return [(scope) => String(engines[place].renderSync(parsed, scope))];
};

/** Whether somebody gets a part. */
export const hasPart = ({ when }: { when: string }, scope: Scope): boolean =>
  valueIn(scope, when) !== null;

export const renderTemplate = (template: Template, scope: Scope): string => {
  let text = '';
  for (const part of template) {
    if (typeof part === 'string') text += part;
    else if (typeof part === 'function') text += part(scope);
    else if (hasPart(part, scope)) text += renderTemplate(part.inside, scope);
  }
  return text;
};

/** A Liquid string literal in plain ASCII: nothing in it can end the literal or the tag. */
const literal = (text: string): string =>
  `"${text.replace(/[^A-Za-z0-9 .,!?]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`;

/** `{{ firstName | default: "friend" }}` */
export const slotTag = ({ name, fallback }: Slot): string =>
  fallback === '' ? `{{ ${name} }}` : `{{ ${name} | default: ${literal(fallback)} }}`;

/** `{% if c0 %}`, `{% endif %}` */
export const edgeTag = (edge: Edge): string =>
  'open' in edge ? `{% if ${edge.open} %}` : '{% endif %}';

/** Text that comes out of Liquid as it went in: a brace that could open a tag is put out by one. */
export const escapeLiquid = (text: string): string => text.replace(/\{(?=[{%]|$)/g, '{{ "{" }}');

/** A Liquid template of text with holes. */
export const toTemplate = (parts: BodyParts): string =>
  parts
    .map((part) => {
      if (typeof part === 'string') return escapeLiquid(part);
      return 'name' in part ? slotTag(part) : edgeTag(part);
    })
    .join('');
