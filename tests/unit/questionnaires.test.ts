import fc from 'fast-check';
import type { FieldValues, FormStep, PublishedField, PublishedForm } from '../../content-types';
import { createTokens } from '../../server/src/core/tokens';
import { answerRows, answersOf, answerValue } from '../../server/src/forms/questionnaires/answers';
import { courseOf, resumeAt } from '../../server/src/forms/questionnaires/course';
import {
  DRAFT_LINK_DAYS,
  isExpired,
  LINK_DAYS,
  newDraftKey,
  readLink,
  signLink,
  type QuestionnaireLink,
} from '../../server/src/forms/questionnaires/links';
import { binsOf } from '../../server/src/forms/questionnaires/results/numbers';
import { ask, FIELDS, stepOf } from '../helpers/questionnaire-fixtures';

const DAY = 86_400_000;

const published = (steps: FormStep[]): PublishedForm => ({
  schema: 2,
  kind: 'questionnaire',
  locales: ['en'],
  fields: FIELDS.map(({ key, type, label, options }): PublishedField => ({
    key,
    type,
    label,
    options,
    required: false,
  })),
  consents: [],
  steps,
  texts: {},
  theme: { accent: '#2f6f4f' },
});

const onCity = (value: string) => ({
  match: 'all' as const,
  rules: [{ path: 'fields.city', op: 'is' as const, value }],
});

describe('the course through a questionnaire', () => {
  const course = (steps: FormStep[], given: FieldValues = {}, known: FieldValues = {}) =>
    courseOf(published(steps), { given, known }).map(({ id, asked }) => [id, ...asked]);

  it('asks what conditions call up, in this step or a later one', () => {
    const steps = [
      stepOf('a', [ask('city')]),
      stepOf('b', [ask('age')], { showIf: onCity('Brest') }),
      stepOf('c', [ask('boat'), ask('boatName', { showIf: onCity('Brest') })]),
    ];
    expect(course(steps)).toEqual([
      ['a', 'city'],
      ['c', 'boat'],
    ]);
    expect(course(steps, { city: 'Brest' })).toEqual([
      ['a', 'city'],
      ['b', 'age'],
      ['c', 'boat', 'boatName'],
    ]);
  });

  it('skips what is known from elsewhere, yet judges by it', () => {
    const steps = [
      stepOf('a', [ask('city', { progressive: true })]),
      stepOf('b', [ask('age', { showIf: onCity('Brest') }), ask('boat')]),
    ];
    expect(course(steps, {}, { city: 'Brest' })).toEqual([['b', 'age', 'boat']]);
    // Whoever answered here may go back to it.
    expect(course(steps, { city: 'Paris' }, { city: 'Paris' })).toEqual([
      ['a', 'city'],
      ['b', 'boat'],
    ]);
    // Only where the editor said so.
    expect(course([stepOf('a', [ask('city')])], {}, { city: 'Brest' })).toEqual([['a', 'city']]);
  });

  it('shows a step of words alone, and none that lost its questions', () => {
    const words = stepOf('welcome', [{ id: 'hello', type: 'text', text: { en: 'Hello' } }]);
    const mixed = stepOf('a', [
      { id: 'why', type: 'text', text: { en: 'Why we ask' } },
      ask('city', { progressive: true }),
    ]);
    expect(course([words, mixed], {}, { city: 'Brest' })).toEqual([['welcome']]);
    expect(course([stepOf('empty', [{ id: 'line', type: 'divider' }])])).toEqual([]);
  });

  it('goes on at the first step that is not saved', () => {
    const definition = published([
      stepOf('a', [ask('city')]),
      stepOf('b', [ask('age')], { showIf: onCity('Brest') }),
      stepOf('c', [ask('boat')]),
    ]);
    const open = courseOf(definition, { given: {}, known: {} });
    expect([0, 1, 3].map((saved) => resumeAt(definition, open, saved))).toEqual(['a', 'c', null]);
  });
});

describe('answers', () => {
  it('come out of their rows as they went in', () => {
    const given: FieldValues = {
      city: 'Brest',
      topics: ['food', 'sea'],
      frequency: 'weekly',
      age: 41.5,
      boat: false,
      remarks: 'Line one\nline two',
      born: '1990-05-17',
    };
    const rows = FIELDS.flatMap(({ key, type }) =>
      answerRows(type, given[key] ?? null).map((columns) => ({ fieldKey: key, ...columns }))
    );
    // In whichever order the database hands them over.
    expect(answersOf(published([]), rows.reverse())).toEqual(given);
    expect(answerValue('text', [])).toBeNull();
  });
});

describe('a link to a questionnaire', () => {
  const tokens = createTokens([{ id: 1, key: Buffer.alloc(32, 7) }]);
  const issuedAt = 1_700_000_000_000;

  it('reads back, is short, and no other link passes for it', () => {
    const links: QuestionnaireLink[] = [
      { formId: 3, origin: 'link', subscriberId: 2_000_000, issuedAt },
      { formId: 3, origin: 'confirmation', subscriberId: 1, issuedAt },
      { formId: 3, origin: 'submission', draftKey: newDraftKey(), issuedAt },
    ];
    for (const link of links) {
      const token = signLink(tokens, link);
      expect(token).toMatch(/^[\w-]{30,48}$/);
      expect(readLink(tokens, token)).toEqual(link);
    }
    for (const numbers of [
      [3, 1, 1],
      [3, 1, 1, 9],
      [3, 1, 1, 2, 5],
    ])
      expect(readLink(tokens, tokens.sign('questionnaire', numbers))).toBeNull();
    expect(readLink(tokens, tokens.sign('unsubscribe', [3, 1, 1, 2]))).toBeNull();
  });

  it('ends: a personal one after months, one for the visit after days', () => {
    const personal: QuestionnaireLink = { formId: 3, origin: 'link', subscriberId: 1, issuedAt };
    const visit: QuestionnaireLink = { formId: 3, origin: 'submission', draftKey: 1, issuedAt };
    expect(isExpired(personal, issuedAt + LINK_DAYS * DAY)).toBe(false);
    expect(isExpired(personal, issuedAt + LINK_DAYS * DAY + 1)).toBe(true);
    expect(isExpired(visit, issuedAt + DRAFT_LINK_DAYS * DAY)).toBe(false);
    expect(isExpired(visit, issuedAt + DRAFT_LINK_DAYS * DAY + 1)).toBe(true);
  });
});

describe('the bars of a histogram', () => {
  it('hold every value once, whatever the numbers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 1, maxLength: 50 }),
        fc.constantFrom(1, 10, 1000),
        (whole, divisor) => {
          const values = whole.map((value) => value / divisor);
          const bins = binsOf(Math.min(...values), Math.max(...values), divisor === 1);
          expect(bins.length).toBeLessThanOrEqual(12);
          for (const value of values)
            expect(
              bins.filter(({ from, to }) =>
                from === to ? value === from : value >= from && value < to
              )
            ).toHaveLength(1);
        }
      )
    );
  });

  it('begin and end at numbers that people count in', () => {
    expect(binsOf(20, 50, true).map(({ from }) => from)).toEqual([20, 25, 30, 35, 40, 45, 50]);
    expect(binsOf(1, 4, true)).toEqual([
      { from: 1, to: 2 },
      { from: 2, to: 3 },
      { from: 3, to: 4 },
      { from: 4, to: 5 },
    ]);
    expect(binsOf(7, 7, true)).toEqual([{ from: 7, to: 7 }]);
  });
});
