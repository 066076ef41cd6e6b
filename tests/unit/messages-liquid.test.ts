import fc from 'fast-check';
import {
  engines,
  escapeLiquid,
  parseTemplate,
  renderTemplate,
  toTemplate,
  type Place,
  type Scope,
} from '../../server/src/messages/liquid';
import type { BodyParts, ConditionName } from '../../server/src/messages/slots';

const PLACES = Object.keys(engines) as Place[];

const awkward = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom('{', '}', '{{', '}}', '{%', ' ', '"', '\\', 'a', '=', '\r\n', '\0', 'é', '<'),
      { maxLength: 12 }
    )
    .map((parts) => parts.join(''))
);

const piece = fc.oneof(
  awkward,
  fc.record({
    name: fc.constantFrom('firstName' as const, 'email' as const, 'why' as const),
    fallback: awkward,
  })
);
const CONDITIONS = ['c0', 'c1', 'c2'] as const satisfies ConditionName[];

/** Text with values, and parts for some readers only, one within another. */
const { parts } = fc.letrec<{ parts: BodyParts; optional: BodyParts }>((tie) => ({
  parts: fc
    .array(
      fc.oneof(
        { maxDepth: 3 },
        { weight: 4, arbitrary: piece.map((one) => [one]) },
        tie('optional')
      ),
      {
        maxLength: 6,
      }
    )
    .map((all) => all.flat()),
  optional: fc
    .tuple(fc.constantFrom(...CONDITIONS), tie('parts'))
    .map(([name, inside]) => [{ open: name }, ...inside, { close: name }]),
}));

const value = fc.oneof(fc.constant(null), awkward);
const part = fc.constantFrom('1', null);
const scopes: fc.Arbitrary<Scope> = fc.record({
  firstName: value,
  email: value,
  why: value,
  c0: part,
  c1: part,
  c2: part,
});

const byLiquid = (place: Place, source: string, scope: Scope): string =>
  String(engines[place].renderSync(engines[place].parse(source), scope));

describe('templates', () => {
  test('render as Liquid renders them, in every place', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PLACES), parts, scopes, (place, given, scope) => {
        const source = toTemplate(given);
        expect(renderTemplate(parseTemplate(place, source), scope)).toBe(
          byLiquid(place, source, scope)
        );
      }),
      { numRuns: 3000 }
    );
  });

  test('leave tags of any other kind to Liquid', () => {
    const scope = { firstName: 'Zoë', email: null, c0: '1', c1: null };
    for (const source of [
      '{{firstName}}',
      '{{ firstName | default: email }}',
      'a {{ firstName }} {{-  firstName -}} b',
      '{{ "text" }} {{ firstName }}',
      '{ {{ firstName }}',
      '{% if firstName %}x{% endif %}{% if email %}y{% endif %}',
      '{% if c0 %}x{% else %}y{% endif %}',
      '{% if c0 %}{% if c1 -%} x{% endif %}{% endif %}',
    ])
      expect(renderTemplate(parseTemplate('plain', source), scope)).toBe(
        byLiquid('plain', source, scope)
      );
  });

  test('know no tag but the one that leaves parts out, and that only in pairs', () => {
    for (const source of [
      '{% assign a = 1 %}',
      '{% for a in (1..9) %}x{% endfor %}',
      '{% render "x" %}',
      '{% raw %}x{% endraw %}',
      '{% if c0 %}x',
      'x{% endif %}',
      '{% if c0 %}x{% endif %}{% endif %}',
    ])
      expect(() => parseTemplate('plain', source)).toThrow();
  });

  test('refuse a name that nobody knows', () => {
    const template = parseTemplate('plain', 'Hello {{ constructor }}');
    expect(() => renderTemplate(template, { firstName: 'Zoë' })).toThrow('undefined variable');
    expect(() => byLiquid('plain', 'Hello {{ constructor }}', { firstName: 'Zoë' })).toThrow();
    const optional = parseTemplate('plain', '{% if c7 %}x{% endif %}');
    expect(() => renderTemplate(optional, { c0: '1' })).toThrow('undefined variable');
  });

  test('give plain text back as it was', () => {
    fc.assert(
      fc.property(awkward, (text) => {
        const source = escapeLiquid(text);
        expect(renderTemplate(parseTemplate('mimeHeader', source), {})).toBe(
          byLiquid('mimeHeader', source, {})
        );
      })
    );
  });
});
