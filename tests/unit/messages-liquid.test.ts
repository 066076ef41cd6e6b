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
import type { Parts } from '../../server/src/messages/slots';

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

const parts: fc.Arbitrary<Parts> = fc.array(
  fc.oneof(
    awkward,
    fc.record({
      name: fc.constantFrom('firstName' as const, 'email' as const, 'why' as const),
      fallback: awkward,
    })
  ),
  { maxLength: 8 }
);

const value = fc.oneof(fc.constant(null), awkward);
const scopes: fc.Arbitrary<Scope> = fc.record({ firstName: value, email: value, why: value });

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
    const scope = { firstName: 'Zoë', email: null };
    for (const source of [
      '{{firstName}}',
      '{{ firstName | default: email }}',
      'a {{ firstName }} {{-  firstName -}} b',
      '{{ "text" }} {{ firstName }}',
      '{ {{ firstName }}',
    ])
      expect(renderTemplate(parseTemplate('plain', source), scope)).toBe(
        byLiquid('plain', source, scope)
      );
    expect(() => parseTemplate('plain', '{% if firstName %}x{% endif %}')).toThrow();
  });

  test('refuse a name that nobody knows', () => {
    const template = parseTemplate('plain', 'Hello {{ constructor }}');
    expect(() => renderTemplate(template, { firstName: 'Zoë' })).toThrow('undefined variable');
    expect(() => byLiquid('plain', 'Hello {{ constructor }}', { firstName: 'Zoë' })).toThrow();
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
