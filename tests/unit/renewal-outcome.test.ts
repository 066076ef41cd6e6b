import type { Subscription } from '../../content-types';
import { renewalOutcome, type RenewalQuestion } from '../../server/src/forms/renewal-outcome';

const ASKED = 1000;

const subscription = (over: Partial<Subscription> = {}) => ({
  state: 'confirmed' as const,
  wordingId: 7,
  wordingVersion: 1,
  confirmedAt: 10,
  lastEngagedAt: 10,
  ...over,
});

const wording: RenewalQuestion = {
  renewal: { reason: 'wording', wordingId: 7, wordingVersion: 2 },
  askedAt: ASKED,
  askVersion: 2,
};
const retention: RenewalQuestion = {
  renewal: { reason: 'retention', wordingId: null, wordingVersion: null },
  askedAt: ASKED,
  askVersion: 0,
};

describe('a click on a renewal link', () => {
  test.each([
    ['renews what rests on an older version', subscription(), wording, 'ready'],
    [
      'finds the version agreed to already',
      subscription({ wordingVersion: 2 }),
      wording,
      'already',
    ],
    ['finds a later version agreed to', subscription({ wordingVersion: 3 }), wording, 'already'],
    ['is stale after an opt-out', subscription({ state: 'unsubscribed' }), wording, 'stale'],
    ['is stale while a new sign-up is open', subscription({ state: 'pending' }), wording, 'stale'],
    ['is stale where nothing is left', null, wording, 'stale'],
    ['comes too late for what ran out', subscription({ state: 'expired' }), wording, 'ended'],
    ['gives way to a newer question', subscription(), { ...wording, askVersion: 3 }, 'ended'],
    [
      'finds whoever joined anew under another text',
      subscription({ wordingId: 8, confirmedAt: ASKED + 1 }),
      wording,
      'already',
    ],
    [
      'means nothing to a subscription under another text',
      subscription({ wordingId: 8 }),
      wording,
      'stale',
    ],
    ['starts the clock anew', subscription(), retention, 'ready'],
    ['finds a contact since then', subscription({ lastEngagedAt: ASKED }), retention, 'already'],
    ['keeps to an opt-out', subscription({ state: 'unsubscribed' }), retention, 'stale'],
    ['cannot revive what ended', subscription({ state: 'expired' }), retention, 'ended'],
  ] as const)('%s', (_, current, question, outcome) => {
    expect(renewalOutcome(current, question)).toBe(outcome);
  });
});
