import fc from 'fast-check';
import type { FormDefinition, PublishedForm, WordingVersion } from '../../content-types';
import { freeze, problemsOf, strictest } from '../../server/src/forms/publication';
import { matchLocale, readEnvelope, readSubmission } from '../../server/src/forms/submission';
import en from '../../server/src/forms/translations/en';
import fr from '../../server/src/forms/translations/fr';
import { definitionOf } from '../helpers/public-fixtures';

const wording = (over: Partial<WordingVersion> = {}): WordingVersion => ({
  id: 1,
  wordingId: 5,
  version: 3,
  texts: { en: 'Yes', fr: 'Oui' },
  hash: 'h',
  publishedAt: 1,
  publishedBy: 'test',
  ...over,
});
const around = (version = wording()) => ({
  wordings: new Map([[5, version]]),
  lists: new Map([
    [1, { id: 1, name: 'Double', regime: 'double-opt-in' as const }],
    [2, { id: 2, name: 'Single', regime: 'single-opt-in' as const }],
    [3, { id: 3, name: 'Bought', regime: 'third-party' as const }],
  ]),
});
const codes = (definition: FormDefinition, version?: WordingVersion) =>
  problemsOf(definition, around(version)).map(({ code }) => code);

describe('publishing a form', () => {
  const good = definitionOf(5, [1]);

  it('finds nothing wrong with a whole form', () => {
    expect(codes(good)).toEqual([]);
  });

  it.each<[string, Partial<FormDefinition>, string[]]>([
    ['no languages', { locales: [] }, ['no-locale']],
    ['no e-mail', { fields: [] }, ['no-email']],
    [
      'a label missing in a language',
      { fields: [{ key: 'email', label: { en: 'E' }, required: true }] },
      ['label-missing'],
    ],
    ['a field twice', { fields: [good.fields[0], good.fields[0]] }, ['duplicate-key']],
    ['no consent', { consents: [] }, ['no-consent']],
    ['a consent twice', { consents: [good.consents[0], good.consents[0]] }, ['duplicate-key']],
    ['a consent to nothing', { consents: [{ ...good.consents[0], listIds: [] }] }, ['no-list']],
    [
      'a list that is gone',
      { consents: [{ ...good.consents[0], listIds: [9] }] },
      ['list-missing'],
    ],
    [
      'a regime without proof rules',
      { consents: [{ ...good.consents[0], listIds: [3] }] },
      ['regime-unsupported'],
    ],
    [
      'a wording that nobody published',
      { consents: [{ ...good.consents[0], wordingId: 6 }] },
      ['wording-unpublished'],
    ],
  ])('names %s', (_name, over, expected) => {
    expect(codes({ ...good, ...over })).toEqual(expected);
  });

  it('names a wording that lacks a language', () => {
    expect(codes(good, wording({ texts: { en: 'Yes' } }))).toEqual(['wording-locale']);
  });

  it('freezes wording, hash and the stricter regime into the version', () => {
    const both = { ...good, consents: [{ ...good.consents[0], listIds: [1, 2] }] };
    expect(freeze(both, around()).consents[0]).toEqual({
      ...both.consents[0],
      wordingVersion: 3,
      wordingHash: 'h',
      texts: { en: 'Yes', fr: 'Oui' },
      basis: 'double-opt-in',
    });
    expect(strictest(['single-opt-in', 'single-opt-in'])).toBe('single-opt-in');
    expect(strictest(['single-opt-in', 'third-party'])).toBe('double-opt-in');
    expect(strictest([])).toBe('double-opt-in');
  });
});

describe('reading a submission', () => {
  const form = freeze(definitionOf(5, [1]), around());
  const optional: PublishedForm = {
    ...form,
    consents: [
      { ...form.consents[0], required: false },
      { ...form.consents[0], key: 'offers', required: false },
    ],
  };
  const paths = (body: Record<string, unknown>, of = form) =>
    readSubmission(body, of).problems.map(({ path }) => path);

  it('takes what a checkbox, a hidden field and a program write', () => {
    for (const newsletter of [true, 'true', 'on', '1'])
      expect(paths({ email: 'a@example.org', consents: { newsletter } })).toEqual([]);
  });

  it('asks for at least one tick where none is required', () => {
    expect(paths({ email: 'a@example.org', consents: {} }, optional)).toEqual([
      'consents.newsletter',
    ]);
    const { submission, problems } = readSubmission(
      { email: 'a@example.org', consents: { newsletter: '', offers: 'on' } },
      optional
    );
    expect(problems).toEqual([]);
    expect(submission.consents).toEqual(['offers']);
  });

  it.each(['Zoë', 'Jean-Luc', "O'Neil", 'Dr. St.John', 'محمد', '山田', 'Ng. & Co', 'María José'])(
    'takes %s for a name',
    (firstName) => {
      expect(
        paths({ email: 'a@example.org', consents: { newsletter: true }, fields: { firstName } })
      ).toEqual([]);
    }
  );

  it.each(['http://x.example', 'www.spam.example', 'buy spam.com/x', '<i>', 'a\u202Eb', 'a\nb'])(
    'takes %j for no name',
    (firstName) => {
      expect(
        paths({ email: 'a@example.org', consents: { newsletter: true }, fields: { firstName } })
      ).toEqual(['fields.firstName']);
    }
  );

  it('keeps the page without what names a person or a place in it', () => {
    const { submission } = readSubmission(
      { email: 'a@b.org', consents: { newsletter: true }, url: 'https://u:p@x.example/a?b#c' },
      form
    );
    expect(submission.pageUrl).toBe('https://x.example/a?b');
  });

  it('finds the form’s own language', () => {
    expect(matchLocale(['en', 'fr'], 'FR-ca')).toBe('fr');
    expect(matchLocale(['pt-BR', 'pt'], 'pt')).toBe('pt');
    expect(matchLocale(['en'], 'de')).toBeNull();
  });

  it('never throws and never passes what it cannot read (any JSON)', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (body) => {
        const envelope = readEnvelope(body);
        const { problems } = readSubmission(body, form);
        expect(Array.isArray(envelope.problems)).toBe(true);
        expect(problems.length).toBeGreaterThan(0);
      })
    );
  });
});

describe('the texts of forms', () => {
  it('exist in both languages with the same values', () => {
    const values = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
    expect(Object.keys(fr)).toEqual(Object.keys(en));
    for (const key of Object.keys(en) as (keyof typeof en)[])
      expect([key, values(fr[key])]).toEqual([key, values(en[key])]);
  });
});
