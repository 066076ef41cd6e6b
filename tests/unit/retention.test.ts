import type { PartnerConsent, PromotionEntry, Subscription } from '../../content-types';
import { erasureDue, tieOf } from '../../server/src/privacy/retention/departed';
import { DAY, DEFAULT_SETTINGS } from '../../server/src/core';
import { engagedSince, retentionEnd } from '../../server/src/consent';

const settings = { ...DEFAULT_SETTINGS.retention, eraseAfterDays: 90, eraseUnconfirmedDays: 30 };

const ended = (
  state: Subscription['state'],
  updatedAt: number,
  confirmedAt: number | null = null
): Pick<Subscription, 'state' | 'updatedAt' | 'confirmedAt'> => ({ state, updatedAt, confirmedAt });

const allowed = (
  state: PartnerConsent['state'],
  requestedAt: number,
  withdrawnAt: number | null = null
) => ({ state, requestedAt, withdrawnAt });
const part = (
  state: PromotionEntry['state'],
  enteredAt: number,
  confirmedAt: number | null = null
) => ({ state, enteredAt, confirmedAt });

describe('the erasure of people who are on no list any more', () => {
  test.each([
    ['nobody of whom nothing is known', [], null],
    ['nobody who is on a list', [ended('expired', 5, 1), ended('confirmed', 5, 1)], null],
    ['nobody who has yet to answer', [ended('expired', 5, 1), ended('pending', 5)], null],
    [
      'whoever never confirmed sooner',
      [ended('expired', 5), ended('expired', 9)],
      { at: 9 + 30 * DAY, unconfirmed: true },
    ],
    [
      'whoever was on a list later, counted from the last end',
      [ended('expired', 5, 1), ended('unsubscribed', 9, 1)],
      { at: 9 + 90 * DAY, unconfirmed: false },
    ],
    [
      'whoever declined at once as whoever left',
      [ended('unsubscribed', 5)],
      { at: 5 + 90 * DAY, unconfirmed: false },
    ],
  ])('concerns %s', (_, subscriptions, due) => {
    expect(erasureDue(subscriptions.map(tieOf.subscription), settings)).toEqual(due);
  });

  const gone = tieOf.subscription(ended('unsubscribed', 5, 1));
  test.each([
    ['waits for whoever allows a partner', [gone, tieOf.partner(allowed('confirmed', 3))], null],
    ['waits for whoever may allow one', [gone, tieOf.partner(allowed('pending', 3))], null],
    [
      'counts from the day a partner was forbidden',
      [gone, tieOf.partner(allowed('withdrawn', 3, 8))],
      { at: 8 + 90 * DAY, unconfirmed: false },
    ],
    ['waits for whoever may take part', [gone, tieOf.entry(part('pending', 3), 4)], null],
    [
      'counts from the end of a contest',
      [tieOf.entry(part('confirmed', 3, 4), 20)],
      { at: 20 + 90 * DAY, unconfirmed: false },
    ],
    [
      'counts from the entry where nothing ends',
      [tieOf.entry(part('confirmed', 3, 4), null)],
      { at: 3 + 90 * DAY, unconfirmed: false },
    ],
    [
      'comes sooner where nobody confirmed the entry',
      [tieOf.entry(part('withdrawn', 3), 2)],
      { at: 3 + 30 * DAY, unconfirmed: true },
    ],
  ])('%s', (_, ties, due) => {
    expect(erasureDue(ties, settings)).toEqual(due);
  });
});

describe('the end of a subscription', () => {
  test('is the moment at which the policy starts to refuse', () => {
    const contact = Date.UTC(2026, 0, 31, 12, 0, 1);
    for (const months of [1, 7, 36, 120]) {
      const end = retentionEnd(contact, months);
      expect(engagedSince(end, months)).toBeLessThanOrEqual(contact);
      expect(engagedSince(end + 1, months)).toBeGreaterThan(contact);
    }
  });
});
