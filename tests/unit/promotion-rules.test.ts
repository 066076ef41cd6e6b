import type { EntryState } from '../../content-types';
import { readCodes } from '../../server/src/promotions/code-file';
import { ineligibility, yearsBetween } from '../../server/src/promotions/eligibility';
import { onConfirmEntry, onEnter } from '../../server/src/promotions/entry-transitions';
import { openness, promotionState } from '../../server/src/promotions/promotion-state';
import { publicationProblems } from '../../server/src/promotions/validation';

const at = (iso: string) => Date.parse(iso);

describe('eligibility', () => {
  const both = { countries: ['FR', 'BE'], countryField: 'country', minAge: 18, birthField: 'born' };
  const now = at('2026-06-01T12:00:00Z');
  const judge = (values: Record<string, string>, when = now, zone = 'Europe/Paris') =>
    ineligibility(both, values, when, zone);

  it('asks for country and age, and takes what was not said for not met', () => {
    expect(judge({ country: 'FR', born: '2000-01-01' })).toBeNull();
    expect(judge({ country: 'US', born: '2000-01-01' })).toBe('country');
    expect(judge({ born: '2000-01-01' })).toBe('country');
    expect(judge({ country: 'FR', born: '2010-01-01' })).toBe('age');
    expect(judge({ country: 'FR' })).toBe('age');
    expect(judge({ country: 'FR', born: 'long ago' })).toBe('age');
  });

  it('counts years to the day, in the promotion’s time zone', () => {
    const birthday = { country: 'FR', born: '2008-06-02' };
    expect(judge(birthday, at('2026-06-01T21:59:00Z'))).toBe('age');
    expect(judge(birthday, at('2026-06-01T22:00:00Z'))).toBeNull();
    expect(judge(birthday, at('2026-06-01T22:00:00Z'), 'America/Montreal')).toBe('age');
    expect(yearsBetween('2008-02-29', '2026-02-28')).toBe(17);
    expect(yearsBetween('2008-02-29', '2026-03-01')).toBe(18);
  });

  it('asks nothing where nothing is set', () => {
    const open = { countries: [], countryField: null, minAge: null, birthField: null };
    expect(ineligibility(open, {}, now, 'UTC')).toBeNull();
  });
});

describe('an entry', () => {
  const entry = (state: EntryState) => ({ state, reason: null });

  it('is one an address, and what was begun is never taken away by whoever types it again', () => {
    expect(onEnter(null, null)).toMatchObject({ kind: 'insert', state: 'pending' });
    expect(onEnter(null, 'age')).toMatchObject({ kind: 'insert', state: 'ineligible' });
    expect(onEnter(entry('pending'), null)).toMatchObject({ kind: 'replace', state: 'pending' });
    expect(onEnter(entry('pending'), 'age')).toEqual({ kind: 'keep' });
    expect(onEnter(entry('confirmed'), null)).toEqual({ kind: 'already' });
    expect(onEnter(entry('confirmed'), 'age')).toEqual({ kind: 'already' });
    expect(onEnter(entry('ineligible'), null)).toMatchObject({ state: 'pending' });
    expect(onEnter(entry('withdrawn'), null)).toMatchObject({ state: 'pending' });
  });

  it('counts once confirmed, and is late once the list is frozen', () => {
    expect(onConfirmEntry(entry('pending'), false)).toEqual({ state: 'confirmed', reason: null });
    expect(onConfirmEntry(entry('pending'), true)).toEqual({ state: 'ineligible', reason: 'late' });
    for (const state of ['confirmed', 'ineligible', 'withdrawn'] as const)
      expect(onConfirmEntry(entry(state), false)).toBeNull();
  });
});

describe('the state of a promotion', () => {
  const promotion = { rulesVersion: 1, startsAt: 100, endsAt: 200 };
  const draw = (frozenAt: number | null, drawnAt: number | null) => ({ frozenAt, drawnAt });

  it('follows from its rules, its period and its draw', () => {
    expect(promotionState({ ...promotion, rulesVersion: 0 }, null, 150)).toBe('draft');
    expect(promotionState(promotion, null, 99)).toBe('scheduled');
    expect(promotionState(promotion, null, 100)).toBe('running');
    expect(promotionState(promotion, null, 200)).toBe('running');
    expect(promotionState(promotion, null, 201)).toBe('over');
    expect(promotionState({ ...promotion, startsAt: null, endsAt: null }, null, 5)).toBe('running');
    expect(promotionState(promotion, draw(300, null), 301)).toBe('frozen');
    expect(promotionState(promotion, draw(300, 400), 401)).toBe('drawn');
  });

  it('opens and closes the form', () => {
    expect(
      (['draft', 'scheduled', 'running', 'over', 'frozen', 'drawn'] as const).map(openness)
    ).toEqual(['before', 'before', 'running', 'over', 'over', 'over']);
  });
});

describe('a list of codes', () => {
  it('is read as people paste it and spreadsheets save it', () => {
    const { codes, repeated, invalid } = readCodes(
      '\ufeffCode;Value\r\nAB-1;10 €\r\n"CD,2",x\r\n\r\n  EF3  \r\nab-1\r\nGH 4\r\nÉT5\r\n'
    );
    expect(codes).toEqual([
      { line: 2, code: 'AB-1' },
      { line: 3, code: 'CD,2' },
      { line: 5, code: 'EF3' },
    ]);
    expect(repeated).toEqual([{ line: 6, code: 'ab-1' }]);
    expect(invalid).toEqual([
      { line: 7, code: 'GH 4', why: 'characters' },
      { line: 8, code: 'ÉT5', why: 'characters' },
    ]);
  });

  it('names codes that are too long', () => {
    expect(readCodes('x'.repeat(101)).invalid).toMatchObject([{ line: 1, why: 'long' }]);
  });
});

describe('publishing a promotion', () => {
  const whole = {
    kind: 'vote' as const,
    title: { en: 'Best', fr: 'Meilleur' },
    rules: { en: 'Rules', fr: 'Règlement' },
    endsAt: 5,
    options: [
      { key: 'a', label: { en: 'A', fr: 'A' } },
      { key: 'b', label: { en: 'B', fr: 'B' } },
    ],
  };
  const paths = (over: Partial<Parameters<typeof publicationProblems>[0]>) =>
    publicationProblems({ ...whole, ...over }).map(({ path }) => path);

  it('names each text, option and date that is missing', () => {
    expect(paths({})).toEqual([]);
    expect(paths({ rules: { en: '  ' } })).toEqual(['rules']);
    expect(paths({ title: { en: 'Best' } })).toEqual(['title.fr']);
    expect(paths({ options: [whole.options[0]] })).toEqual(['options']);
    expect(paths({ options: [whole.options[0], { key: 'b', label: { en: 'B' } }] })).toEqual([
      'options.1.label.fr',
    ]);
    expect(paths({ kind: 'contest', endsAt: null })).toEqual(['endsAt']);
  });
});
