import type { Subscription } from '../../content-types';
import { erasureDue } from '../../server/src/privacy/retention/departed';
import { DAY, DEFAULT_SETTINGS } from '../../server/src/core';
import { engagedSince, retentionEnd } from '../../server/src/consent';

const settings = { ...DEFAULT_SETTINGS.retention, eraseAfterDays: 90, eraseUnconfirmedDays: 30 };

const ended = (
  state: Subscription['state'],
  updatedAt: number,
  confirmedAt: number | null = null
): Pick<Subscription, 'state' | 'updatedAt' | 'confirmedAt'> => ({ state, updatedAt, confirmedAt });

describe('the erasure of people who are on no list any more', () => {
  test.each([
    ['nobody without a subscription', [], null],
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
    expect(erasureDue(subscriptions, settings)).toEqual(due);
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
