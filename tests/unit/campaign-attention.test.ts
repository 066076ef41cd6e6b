import { attentionOf } from '../../server/src/campaigns/attention';

const NOW = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;
const facts = (changes: Partial<Parameters<typeof attentionOf>[1]> = {}) => ({
  now: NOW,
  maxLatenessMinutes: 60,
  transportWorks: true,
  ...changes,
});
const scheduled = (minutesAgo: number) => ({
  state: 'scheduled' as const,
  scheduledAt: NOW - minutesAgo * MINUTE,
});

describe('what a campaign waits for', () => {
  it('waits for nobody while its date is to come or has just come', () => {
    expect(attentionOf(scheduled(-10), facts())).toBeNull();
    expect(attentionOf(scheduled(-10), facts({ transportWorks: false }))).toBeNull();
    expect(attentionOf(scheduled(1), facts())).toBeNull();
  });

  it('is overdue when it is too late, or when something keeps it from starting', () => {
    expect(attentionOf(scheduled(61), facts())).toBe('overdue');
    expect(attentionOf(scheduled(3), facts())).toBe('overdue');
    expect(attentionOf(scheduled(61), facts({ transportWorks: false }))).toBe('overdue');
  });

  it('waits for a way out while mail cannot leave', () => {
    const broken = facts({ transportWorks: false });
    expect(attentionOf(scheduled(1), broken)).toBe('transport');
    expect(attentionOf({ state: 'sending', scheduledAt: null }, broken)).toBe('transport');
    expect(attentionOf({ state: 'preparing', scheduledAt: null }, broken)).toBe('transport');
    expect(attentionOf({ state: 'sending', scheduledAt: null }, facts())).toBeNull();
  });

  it('says nothing of campaigns that wait for nobody', () => {
    const broken = facts({ transportWorks: false });
    for (const state of ['draft', 'paused', 'completed', 'cancelled'] as const)
      expect(attentionOf({ state, scheduledAt: NOW - 1e9 }, broken)).toBeNull();
  });
});
