import type { Translate } from '../../admin/src/hooks/useT';
import { mayTake } from '../../admin/src/pages/Promotions/model/codes';
import {
  instantOf,
  NO_MOMENT,
  periodLines,
  periodText,
  toMoment,
} from '../../admin/src/pages/Promotions/model/period';
import {
  emptyPromotion,
  isRulesDraft,
  publishProblems,
  toRequest,
  toValues,
  validatePromotion,
  type PromotionValues,
} from '../../admin/src/pages/Promotions/model/values';
import { mayNotify, nextReserve, portions } from '../../admin/src/pages/Promotions/model/winners';
import type { PromotionRow, WinnerRow } from '../../server/src/promotions/contract';

const t = Object.assign((key: string) => key, { maybe: (key: string) => key }) as Translate;
const PARIS = 'Europe/Paris';
const at = (iso: string): number => Date.parse(iso);

const valuesOf = (over: Partial<PromotionValues> = {}): PromotionValues => ({
  ...emptyPromotion(),
  name: 'Summer draw',
  slug: 'summer-draw',
  title: { en: 'The summer draw' },
  timeZone: PARIS,
  ...over,
});
const rowOf = (over: Partial<PromotionRow> = {}): PromotionRow => ({
  ...toRequest(valuesOf()),
  id: 1,
  documentId: '',
  rulesVersion: 0,
  createdAt: '',
  updatedAt: '',
  state: 'draft',
  entries: { pending: 0, confirmed: 0, ineligible: 0, withdrawn: 0 },
  draw: null,
  codes: null,
  forms: [],
  locks: { identity: false, conditions: false, period: false },
  proofUrl: null,
  ...over,
});

describe('the period of a promotion', () => {
  it('is read and written on the clocks of its zone', () => {
    const summer = at('2026-07-31T22:00:00Z');
    expect(toMoment(summer, PARIS)).toEqual({ day: '2026-08-01', time: '00:00' });
    expect(toMoment(summer, 'America/New_York')).toEqual({ day: '2026-07-31', time: '18:00' });
    expect(toMoment(null, PARIS)).toEqual(NO_MOMENT);
    expect(instantOf({ day: '2026-08-01', time: '00:00' }, PARIS, null)).toBe(summer);
    expect(instantOf({ day: '2026-12-24', time: '09:00' }, PARIS, null)).toBe(
      at('2026-12-24T08:00:00Z')
    );
    expect(instantOf({ day: '2026-08-01', time: '' }, PARIS, null)).toBeNull();
  });

  it('takes the first of an hour that the clocks show twice, unless the second is stored', () => {
    const moment = { day: '2026-10-25', time: '02:30' };
    expect(instantOf(moment, PARIS, null)).toBe(at('2026-10-25T00:30:00Z'));
    const second = at('2026-10-25T01:30:00Z');
    expect(toMoment(second, PARIS)).toEqual(moment);
    expect(instantOf(moment, PARIS, second)).toBe(second);
  });

  it('keeps seconds that no clock of the form shows, and lets them go once it is changed', () => {
    const stored = at('2026-07-31T21:59:59.999Z');
    const moment = toMoment(stored, PARIS);
    expect(instantOf(moment, PARIS, stored)).toBe(stored);
    expect(instantOf({ ...moment, time: '23:58' }, PARIS, stored)).toBe(at('2026-07-31T21:58:00Z'));
    expect(instantOf(moment, 'UTC', stored)).toBe(at('2026-07-31T23:59:00Z'));
  });

  it.each([
    [{ startsAt: { day: '2026-03-29', time: '02:30' } }, 'startsAt', 'promotions.invalid.skipped'],
    [{ endsAt: { day: '2026-03-29', time: '' } }, 'endsAt', 'promotions.invalid.time'],
    [{ endsAt: { day: '', time: '10:00' } }, 'endsAt', 'promotions.invalid.day'],
    [{ timeZone: 'Europe/Atlantis' }, 'timeZone', 'promotions.invalid.timeZone'],
    [
      {
        startsAt: { day: '2026-03-29', time: '10:00' },
        endsAt: { day: '2026-03-29', time: '10:00' },
      },
      'endsAt',
      'promotions.invalid.order',
    ],
  ])('is refused where it cannot be: %j', (over, field, problem) => {
    expect(validatePromotion(valuesOf(over), t)).toEqual({ [field]: problem });
  });

  it('is said in words, open ends too', () => {
    const dates = { dateTime: () => '', date: () => '', timeZone: '' };
    const said = (startsAt: number | null, endsAt: number | null) =>
      periodText({ startsAt, endsAt, timeZone: PARIS }, t, dates);
    expect([said(1, 2), said(1, null), said(null, 2), said(null, null)]).toEqual(
      ['both', 'from', 'until', 'open'].map((word) => `promotions.period.${word}`)
    );
    expect(periodLines({ startsAt: 1, endsAt: 2, timeZone: PARIS }, t, dates)).toEqual(
      ['from', 'until'].map((word) => `promotions.period.${word}`)
    );
  });
});

describe('what the form sends', () => {
  it('is what was stored, where nothing was changed', () => {
    const stored = rowOf({
      kind: 'vote',
      startsAt: at('2026-06-01T08:00:07Z'),
      options: [{ key: 'rye', label: { en: 'Rye' } }],
      eligibility: { countries: ['FR'], countryField: 'country', minAge: 18, birthField: 'born' },
    });
    const request = toRequest(toValues(stored), stored);
    expect(stored).toMatchObject(request);
    // The server compares conditions as text.
    expect(JSON.stringify(request.eligibility)).toBe(JSON.stringify(stored.eligibility));
  });

  it('leaves out what the kind has no use for, and gives options their keys', () => {
    const long = 'A name that goes on and on and on and on and on';
    const options = [
      { key: '', label: { en: long, fr: ' ' } },
      { key: '', label: { en: long } },
    ];
    const vote = toRequest(valuesOf({ kind: 'vote', options, winners: 5, reserves: 5 }));
    expect(vote).toMatchObject({ winners: 1, reserves: 0 });
    expect(vote.options[0].label).toEqual({ en: long });
    const keys = vote.options.map(({ key }) => key);
    expect(new Set(keys).size).toBe(2);
    for (const key of keys) expect(key).toMatch(/^[a-z0-9-]{1,40}$/);
    expect(toRequest(valuesOf({ options })).options).toEqual([]);
  });
});

describe('a promotion', () => {
  it('can be saved in any language, and needs a field for each condition', () => {
    expect(validatePromotion(valuesOf({ title: { fr: 'Le tirage' } }), t)).toEqual({});
    expect(
      validatePromotion(
        valuesOf({
          title: { en: ' ' },
          eligibility: { countries: ['FR'], countryField: null, minAge: 121, birthField: null },
          winners: 0,
          reserves: -1,
        }),
        t
      )
    ).toEqual({
      'title.en': 'promotions.invalid.title',
      'eligibility.countryField': 'promotions.invalid.countryField',
      'eligibility.minAge': 'promotions.invalid.age',
      'eligibility.birthField': 'promotions.invalid.birthField',
      winners: 'promotions.invalid.count',
      reserves: 'promotions.invalid.count',
    });
  });

  it('goes out with rules, a title and options in their languages, and a contest with an end', () => {
    expect(publishProblems(valuesOf(), t)).toEqual({
      'rules.en': 'promotions.missing.rules',
      endsAt: 'promotions.missing.end',
    });
    const rules = { en: 'One each.', fr: 'Une chacun.' };
    expect(
      publishProblems(valuesOf({ rules, endsAt: { day: '2026-08-01', time: '00:00' } }), t)
    ).toEqual({ 'title.fr': 'promotions.missing.title' });
    const title = { en: 'Bread', fr: 'Pain' };
    const option = (label: object) => ({ key: '', label });
    const vote = (...options: PromotionValues['options']) =>
      publishProblems(valuesOf({ kind: 'vote', rules, title, options }), t);
    expect(vote(option(title))).toEqual({ options: 'promotions.missing.options' });
    expect(vote(option(title), option({ en: 'Rye' }))).toEqual({
      'options.1.label.fr': 'promotions.missing.option',
    });
    expect(vote(option(title), option(title))).toEqual({});
  });

  it('has a draft of its rules only where it says something else than the latest version', () => {
    expect(isRulesDraft({ fr: 'B', en: 'A ' }, { en: 'A', fr: 'B' })).toBe(false);
    expect(isRulesDraft({ en: 'A' }, { en: 'A', fr: 'B' })).toBe(true);
    expect(isRulesDraft({ en: ' ' }, undefined)).toBe(false);
  });
});

describe('winners', () => {
  const winner = (over: Partial<WinnerRow>): WinnerRow =>
    ({
      position: 1,
      standing: 'winner',
      notifiedAt: null,
      unreachable: null,
      ...over,
    }) as WinnerRow;

  it('are written to once, where a mail can reach them', () => {
    expect(mayNotify(winner({}))).toBe(true);
    for (const over of [
      { standing: 'reserve' as const },
      { standing: 'replaced' as const },
      { notifiedAt: 1 },
      { unreachable: 'erased' as const },
    ])
      expect(mayNotify(winner(over))).toBe(false);
    expect(portions(Array.from({ length: 401 }, (_, index) => index)).map((p) => p.length)).toEqual(
      [200, 200, 1]
    );
    expect(portions([])).toEqual([]);
  });

  it('are followed by the first reserve that is left', () => {
    const [first, second] = [winner({ position: 3, standing: 'reserve' }), winner({ position: 4 })];
    expect(nextReserve([winner({}), second, first])).toBe(first);
    expect(nextReserve([winner({})])).toBeNull();
  });
});

describe('a list of codes', () => {
  const report = {
    ...{ fresh: 2, repeated: 0, known: 0, invalid: 0, added: 0, served: 0 },
    ...{ repeatedLines: [], knownLines: [], invalidLines: [] },
  };
  it.each([
    [{}, false, true],
    [{ fresh: 0 }, true, false],
    [{ invalid: 1 }, true, false],
    [{ known: 1 }, false, false],
    [{ known: 1 }, true, true],
    [{ repeated: 1 }, false, false],
  ])('with %j, double ones left out: %s, can be taken: %s', (over, isSkipping, expected) => {
    expect(mayTake({ ...report, ...over }, isSkipping)).toBe(expected);
  });
});
