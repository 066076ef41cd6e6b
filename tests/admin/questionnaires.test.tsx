import { slugOf, toValue } from '../../admin/src/form-field/value';
import {
  questionnaireIn,
  toAllowedLink,
  toQuestionnaireLink,
} from '../../admin/src/pages/Campaigns/model/links';
import { barsOf, durationOf } from '../../admin/src/pages/Forms/results/rows';

const words = { number: (value: number) => `n${value}`, span: (span: string) => `s${span}` };

describe('the bars of a question', () => {
  it('show people and their share of those who answered', () => {
    expect(
      barsOf(
        {
          key: 'topics',
          label: 'Topics',
          answered: 4,
          kind: 'choices',
          several: true,
          choices: [
            { value: 'sea', label: 'The sea', count: 3 },
            { value: 'food', label: 'Food', count: 2 },
          ],
        },
        words
      )
    ).toEqual([
      { key: 'sea', label: 'The sea', count: 3, share: 0.75 },
      { key: 'food', label: 'Food', count: 2, share: 0.5 },
    ]);
  });

  it('name ranges of numbers and spans of time, and divide nothing by nobody', () => {
    const bins = [
      { from: 0, to: 10, count: 0 },
      { from: 7, to: 7, count: 0 },
    ];
    const asked = { key: 'age', label: 'Age', answered: 0 };
    expect(
      barsOf({ ...asked, kind: 'number', numbers: null, bins }, words).map(({ label, share }) => [
        label,
        share,
      ])
    ).toEqual([
      ['n0 – n10', 0],
      ['n7', 0],
    ]);
    const spans = [{ span: '2024-05', count: 1 }];
    expect(
      barsOf({ ...asked, answered: 1, kind: 'date', first: null, last: null, spans }, words)
    ).toEqual([{ key: '2024-05', label: 's2024-05', count: 1, share: 1 }]);
    expect(barsOf({ ...asked, kind: 'text' }, words)).toEqual([]);
  });

  it.each([
    [45, { value: 45, unit: 'second' }],
    [240, { value: 4, unit: 'minute' }],
    [3 * 3600, { value: 3, unit: 'hour' }],
    [4 * 86_400, { value: 4, unit: 'day' }],
  ])('say %d seconds in a unit that people use', (seconds, expected) => {
    expect(durationOf(seconds)).toEqual(expected);
  });
});

describe('a link of the composer', () => {
  it('may lead to a questionnaire, said in one way only', () => {
    expect(toQuestionnaireLink(12)).toBe('optin:questionnaire/12');
    expect(questionnaireIn('optin:questionnaire/12')).toBe(12);
    expect(toAllowedLink('optin:questionnaire/12')).toBe('optin:questionnaire/12');
    for (const other of [
      'optin:questionnaire/0',
      'optin:form/1',
      'optin:questionnaire/1?x',
      'https://a.example',
    ])
      expect(questionnaireIn(other)).toBeNull();
    expect(toAllowedLink('optin:form/1')).toBeNull();
  });
});

describe('the value of a placed form', () => {
  it('is read whichever way it was stored, and written in one', () => {
    expect(slugOf({ slug: 'newsletter' })).toBe('newsletter');
    expect(slugOf('newsletter')).toBe('newsletter');
    for (const nothing of [null, undefined, '', {}, { slug: 3 }, 7])
      expect(slugOf(nothing)).toBe('');
    expect(toValue('newsletter')).toEqual({ slug: 'newsletter' });
    expect(toValue('')).toBeNull();
  });
});
