import fc from 'fast-check';
import {
  LEGAL_BASES,
  type FormConsent,
  toDefinition,
  type LegalBasis,
  type List,
  type PublishedForm,
  type SimpleFormDefinition,
  type WordingVersion,
} from '../../content-types';
import {
  freeze,
  problemsOf as problemsIn,
  strictest,
  type Surroundings,
} from '../../server/src/forms/publication';
import { NO_SURROUNDINGS } from '../../server/src/forms/surroundings';
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
const listOf = (id: number, regime: LegalBasis, over: Partial<List> = {}) => ({
  id,
  name: `List ${id}`,
  title: { en: `The list ${id}`, fr: `La liste ${id}` },
  purpose: {},
  regime,
  acceptedBases: [regime],
  profession: '',
  ...over,
});
const around = (version = wording(), over: Partial<Surroundings> = {}): Surroundings => ({
  ...NO_SURROUNDINGS,
  wordings: new Map([[5, version]]),
  lists: new Map(
    [
      listOf(1, 'double-opt-in'),
      listOf(2, 'single-opt-in'),
      listOf(3, 'third-party'),
      listOf(4, 'soft-opt-in', { acceptedBases: ['soft-opt-in', 'double-opt-in'] }),
      listOf(5, 'b2b-opt-out', { profession: 'Dentists' }),
      listOf(6, 'b2b-opt-out'),
      listOf(7, 'passive-opt-in'),
    ].map((list) => [list.id, list])
  ),
  permitted: LEGAL_BASES,
  controller: 'Letter & Sons',
  ...over,
});
const problemsOf = (simple: SimpleFormDefinition, surroundings: Surroundings) =>
  problemsIn(toDefinition(simple), surroundings);
const codes = (definition: SimpleFormDefinition, version?: WordingVersion) =>
  problemsOf(definition, around(version)).map(({ code }) => code);

describe('publishing a form', () => {
  const good = definitionOf(5, [1]);

  it('finds nothing wrong with a whole form', () => {
    expect(codes(good)).toEqual([]);
  });

  it.each<[string, Partial<SimpleFormDefinition>, string[]]>([
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
      'a list that nobody joins through a form',
      { consents: [{ ...good.consents[0], listIds: [3] }] },
      ['no-form-basis'],
    ],
    [
      'one box for lists of unlike regimes',
      { consents: [{ ...good.consents[0], listIds: [1, 4] }] },
      ['mixed-regimes'],
    ],
    [
      'a basis that the list does not accept',
      { consents: [{ ...good.consents[0], basis: 'single-opt-in' }] },
      ['basis-not-accepted'],
    ],
    [
      'a soft opt-in that rests on nothing',
      { consents: [{ ...good.consents[0], listIds: [4] }] },
      ['relation-missing'],
    ],
    [
      'professional addresses without a profession',
      { consents: [{ ...good.consents[0], listIds: [6] }] },
      ['profession-missing'],
    ],
    [
      'a wording that nobody published',
      { consents: [{ ...good.consents[0], wordingId: 6 }] },
      ['wording-unpublished'],
    ],
  ])('names %s', (_name, over, expected) => {
    expect(codes({ ...good, ...over })).toEqual(expected);
  });

  it('takes each regime with what it asks for', () => {
    const [box] = good.consents;
    const under = (over: Partial<FormConsent>) =>
      codes({ ...good, consents: [{ ...box, ...over }] });
    expect(under({ listIds: [4], relation: 'Order in our shop' })).toEqual([]);
    expect(under({ listIds: [4], basis: 'double-opt-in' })).toEqual([]);
    expect(under({ listIds: [5] })).toEqual([]);
    expect(under({ listIds: [7] })).toEqual([]);
  });

  it('names a basis that the law does not permit', () => {
    const definition = { ...good, consents: [{ ...good.consents[0], listIds: [7] }] };
    const found = problemsOf(definition, around(undefined, { permitted: ['double-opt-in'] }));
    expect(found).toEqual([
      {
        path: 'blocks.consent-newsletter.basis',
        code: 'basis-not-permitted',
        values: { key: 'newsletter', basis: 'passive-opt-in' },
      },
    ]);
  });

  it('fills the variables of a wording in, and names those that would stand empty', () => {
    const texts = {
      en: '{controller} and {partner}: {list}',
      fr: '{controller}, {partner} : {list}',
    };
    const box = { ...good.consents[0], listIds: [1], partner: 'Olive & Co' };
    const [consent] = freeze(
      toDefinition({ ...good, consents: [box] }),
      around(wording({ texts }))
    ).consents;
    expect(consent.texts).toEqual({
      en: 'Letter & Sons and Olive & Co: The list 1',
      fr: 'Letter & Sons, Olive & Co : La liste 1',
    });
    expect(
      problemsOf(good, around(wording({ texts }), { controller: '' })).map(({ code, values }) => [
        code,
        values.variable,
      ])
    ).toEqual([
      ['wording-variable', 'controller'],
      ['wording-variable', 'partner'],
    ]);
  });

  it('names a wording that lacks a language', () => {
    expect(codes(good, wording({ texts: { en: 'Yes' } }))).toEqual(['wording-locale']);
  });

  it('freezes wording, hash and the stricter regime into the version', () => {
    const both = { ...good, consents: [{ ...good.consents[0], listIds: [1, 2] }] };
    expect(freeze(toDefinition(both), around()).consents[0]).toEqual({
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
  const form = freeze(toDefinition(definitionOf(5, [1])), around());
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

  const boxOf = (basis: LegalBasis): PublishedForm => ({
    ...form,
    consents: [{ ...form.consents[0], basis, required: false }],
  });
  const choice = (body: Record<string, unknown>, of: PublishedForm) => {
    const { submission, problems } = readSubmission({ email: 'a@example.org', ...body }, of);
    const { consents, refusals } = submission;
    return { consents, refusals, problems: problems.map(({ path, key }) => [path, key]) };
  };

  it('reads a pre-ticked box: leaving it joins, unticking declines', () => {
    const passive = boxOf('passive-opt-in');
    expect(choice({ consents: { newsletter: 'true' } }, passive)).toMatchObject({
      consents: ['newsletter'],
      refusals: [],
    });
    expect(choice({}, passive)).toEqual({ consents: [], refusals: ['newsletter'], problems: [] });
  });

  it.each(['soft-opt-in', 'b2b-opt-out'] as const)(
    'reads an objection: ticking declines, and silence is no proof that it was offered (%s)',
    (basis) => {
      const objection = boxOf(basis);
      expect(choice({ consents: { newsletter: 'false' } }, objection)).toEqual({
        consents: ['newsletter'],
        refusals: [],
        problems: [],
      });
      // A browser sends the hidden field and the ticked box.
      expect(choice({ consents: { newsletter: ['false', 'true'] } }, objection)).toEqual({
        consents: [],
        refusals: ['newsletter'],
        problems: [],
      });
      for (const consents of [{}, { newsletter: null }, { newsletter: '' }, { newsletter: [] }])
        expect(choice({ consents }, objection).problems).toEqual([
          ['consents.newsletter', 'problem.objection'],
        ]);
    }
  );

  it('takes what a shop says of the sale where it matters, and nowhere else', () => {
    const relation = { what: 'Chair', reference: 'A-17' };
    const body = { email: 'a@example.org', consents: { newsletter: 'false' }, relation };
    expect(readSubmission(body, boxOf('soft-opt-in')).submission.relation).toEqual(relation);
    expect(paths({ ...body, consents: { newsletter: true } })).toEqual(['relation']);
    expect(paths({ ...body, relation: 'chair' }, boxOf('soft-opt-in'))).toEqual(['relation']);
    expect(paths({ ...body, relation: { when: 1 } }, boxOf('soft-opt-in'))).toEqual([
      'relation.when',
    ]);
    expect(paths({ ...body, relation: { what: 'x'.repeat(201) } }, boxOf('soft-opt-in'))).toEqual([
      'relation.what',
    ]);
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
