import {
  filterSearch,
  readFilters,
  readListRequest,
  withoutDoubles,
} from '../../admin/src/utils/list-query';
import { languageName, languageTitle } from '../../admin/src/utils/locales';
import { readApiError } from '../../admin/src/utils/api-error';
import { toFormErrors } from '../../admin/src/utils/form-problems';
import { visibleEntries } from '../../admin/src/components/nav-entries';
import { consequence } from '../../admin/src/pages/Subscribers/bulk';
import { layOut } from '../../admin/src/pages/Overview/chart';
import { isSetUp, nextStep } from '../../admin/src/pages/Overview/steps';
import { differs } from '../../admin/src/pages/Consent/wordings/values';
import type { SubscriptionState, SuppressionReason } from '../../content-types';

describe('a list view reads its state from the URL', () => {
  const query = {
    filters: { $and: [{ state: { $eq: 'pending' } }, { state: { $eq: 'confirmed' } }] },
  };

  it('lets the later of two filters on one field win, and drops the earlier', () => {
    expect(readFilters(query, ['state'])).toEqual({ state: 'confirmed' });
    expect(withoutDoubles(query)).toEqual({ $and: [{ state: { $eq: 'confirmed' } }] });
    expect(withoutDoubles({ filters: { $and: [{ state: { $eq: 'pending' } }] } })).toBeNull();
  });

  it('speaks the server’s dialect: numbers, lower-case order, a decoded term', () => {
    expect(
      readListRequest(
        { page: '3', sort: 'email:DESC', _q: 'a%2Bb%40example.org' },
        { sort: 'x:asc' }
      )
    ).toEqual({ page: 3, pageSize: 10, sort: 'email:desc', _q: 'a+b@example.org' });
  });

  it('survives a term that is no valid encoding', () => {
    expect(readListRequest({ _q: '100%' }, { sort: 'x:asc' })._q).toBe('100%');
  });

  it('writes links that set filters', () => {
    expect(filterSearch({ list: 3, state: 'pending' })).toBe(
      '?filters[$and][0][list][$eq]=3&filters[$and][1][state][$eq]=pending'
    );
    expect(filterSearch({})).toBe('');
  });
});

describe('errors of the server reach the fields they name', () => {
  it('reads field errors, refusals and anything else', () => {
    expect(
      readApiError({
        name: 'ValidationError',
        message: '2 errors',
        details: {
          errors: [
            { path: ['title', 'en'], message: 'too long', name: 'ValidationError' },
            { path: ['title', 'en'], message: 'also odd', name: 'ValidationError' },
            { path: ['slug'], message: 'taken', name: 'ValidationError' },
          ],
        },
      }).fields
    ).toEqual({ title: { en: 'too long' }, slug: 'taken' });
    expect(readApiError({ details: { code: 'list-in-use', people: 3 } })).toMatchObject({
      code: 'list-in-use',
      fields: null,
    });
    expect(readApiError(undefined)).toEqual({
      code: null,
      message: '',
      details: {},
      fields: null,
      isOffline: false,
      isNotFound: false,
    });
    expect(readApiError({ name: 'TypeError', message: 'Failed to fetch' }).isOffline).toBe(true);
    expect(readApiError({ name: 'NotFoundError', message: 'No such list' }).isNotFound).toBe(true);
  });

  it('turns paths of client checks into the same shape', () => {
    expect(toFormErrors({ 'urls.confirm': 'no', name: 'required' })).toEqual({
      urls: { confirm: 'no' },
      name: 'required',
    });
  });
});

it('shows only the pages that an administrator may see, in the order of work', () => {
  const may = new Set(['read-lists', 'read-campaigns', 'read-senders']);
  expect(visibleEntries((action) => may.has(action)).map(({ path }) => path)).toEqual([
    '/campaigns',
    '/lists',
    '/settings/senders',
  ]);
});

describe('a bulk action counts what it touches before it does it', () => {
  const person = (states: SubscriptionState[], suppressed: SuppressionReason | null = null) => ({
    status: 'active' as const,
    suppressed,
    subscriptions: states.map((state, index) => ({
      id: index,
      listId: index + 1,
      listName: `List ${index + 1}`,
      state,
      basis: 'double-opt-in' as const,
      requestedAt: null,
      confirmedAt: null,
      unsubscribedAt: null,
      lastEngagedAt: null,
    })),
  });
  const people = [
    person(['confirmed', 'pending']),
    person(['unsubscribed'], 'manual'),
    { ...person(['confirmed']), status: 'erased' as const },
  ];

  it.each([
    ['unsubscribe', { people: 1, subscriptions: 2 }],
    ['resend', { people: 1, subscriptions: 1 }],
    ['suppress', { people: 1, subscriptions: 2 }],
    ['unsuppress', { people: 1, subscriptions: 1 }],
    ['erase', { people: 2, subscriptions: 3 }],
  ] as const)('%s', (action, expected) => {
    expect(consequence(action, people)).toEqual(expected);
  });

  it('cannot lift a block that the person asked for', () => {
    expect(consequence('unsuppress', [person(['confirmed'], 'complaint')]).people).toBe(0);
    expect(consequence('unsuppress', [person(['confirmed'], 'hard-bounce')]).people).toBe(1);
  });

  it('narrows an unsubscribe to one list', () => {
    expect(consequence('unsubscribe', people, 2)).toEqual({ people: 1, subscriptions: 1 });
    expect(consequence('unsubscribe', people, 9)).toEqual({ people: 0, subscriptions: 0 });
  });
});

describe('the growth chart', () => {
  const day = (requested: number, confirmed: number, withdrawn: number) => ({
    day: '2026-03-01',
    requested,
    confirmed,
    withdrawn,
  });

  it('keeps gains above and losses below the line, inside the drawing', () => {
    const chart = layOut([day(10, 8, 0), day(0, 0, 5), day(0, 0, 0)], 300, 150);
    expect(chart.zero).toBe(100);
    expect(chart.bars[0].requested).toEqual({ y: 0, height: 100 });
    expect(chart.bars[1].withdrawn).toEqual({ y: 100, height: 50 });
    expect(chart.bars[2].confirmed.height).toBe(0);
  });

  it('shows one sign-up beside thousands', () => {
    expect(layOut([day(5000, 0, 0), day(1, 0, 0)], 300, 150).bars[1].requested.height).toBe(2);
  });
});

it('names the first open step of the checklist', () => {
  const checklist = {
    publicUrl: true,
    transport: true,
    controller: true,
    sender: true,
    list: false,
    wording: true,
    form: false,
    firstSignUp: false,
    firstCampaign: false,
  };
  expect(nextStep(checklist)).toBe('list');
  expect(isSetUp(checklist)).toBe(false);
});

it('sees that a draft says something else than what is published', () => {
  const latest = {
    id: 1,
    wordingId: 1,
    version: 1,
    texts: { en: 'Yes', fr: 'Oui' },
    hash: '',
    publishedAt: 0,
    publishedBy: 'admin:1',
  };
  expect(differs({ en: ' Yes ', fr: 'Oui' }, latest)).toBe(false);
  expect(differs({ en: 'Yes' }, latest)).toBe(true);
  expect(differs({ en: 'Yes', fr: 'Oui, je veux' }, latest)).toBe(true);
});

describe('languages are named in the language of the panel', () => {
  it('with a capital where the name stands alone', () => {
    expect(languageName('en', 'fr')).toBe('anglais');
    expect(languageTitle('en', 'fr')).toBe('Anglais');
    expect(languageTitle('fr', 'en')).toBe('French');
    expect(languageTitle('not a language', 'en')).toBe('Not a language');
  });
});
