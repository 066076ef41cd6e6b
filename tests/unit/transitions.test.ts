import { SUBSCRIPTION_STATES } from '../../content-types/subscription';
import { onConfirm, onLeave, onRequest } from '../../server/src/audience/transitions';

const NOW = 1_800_000_000_000;

describe('a sign-up', () => {
  it('of somebody new waits for the confirmation mail', () => {
    expect(onRequest(null, 'double-opt-in', NOW)).toEqual({
      outcome: 'requested',
      patch: { state: 'pending', basis: 'double-opt-in', requestedAt: NOW },
    });
  });

  it('joins at once where the tick is the consent', () => {
    const { outcome, patch } = onRequest(null, 'single-opt-in', NOW);
    expect(outcome).toBe('confirmed');
    expect(patch).toMatchObject({ state: 'confirmed', basis: 'single-opt-in', confirmedAt: NOW });
  });

  it.each(['double-opt-in', 'single-opt-in'] as const)(
    'never un-confirms anybody (%s)',
    (regime) => {
      expect(onRequest({ state: 'confirmed' }, regime, NOW)).toEqual({
        outcome: 'already-confirmed',
        patch: null,
      });
    }
  );

  it.each(['double-opt-in', 'single-opt-in'] as const)(
    'never lifts an unsubscribe by itself (%s)',
    (regime) => {
      expect(onRequest({ state: 'unsubscribed' }, regime, NOW)).toEqual({
        outcome: 'requested',
        patch: { requestedAt: NOW },
      });
    }
  );

  it.each(['passive-opt-in', 'soft-opt-in', 'b2b-opt-out', 'third-party'] as const)(
    'under a regime without rules (%s) asks for a confirmation',
    (regime) => {
      expect(onRequest(null, regime, NOW).patch).toMatchObject({ state: 'pending' });
    }
  );
});

describe('a confirmation', () => {
  it.each(SUBSCRIPTION_STATES)('from the state %s', (state) => {
    const { outcome, patch } = onConfirm({ state, unsubscribedAt: null }, NOW - 1, NOW);
    expect(outcome).toBe(state === 'confirmed' ? 'already' : 'confirmed');
    if (patch) expect(patch.state).toBe('confirmed');
  });

  it('ends an unsubscribe that came before its mail', () => {
    const current = { state: 'unsubscribed', unsubscribedAt: NOW - 10 } as const;
    expect(onConfirm(current, NOW - 5, NOW).patch).toMatchObject({
      state: 'confirmed',
      unsubscribedAt: null,
    });
  });

  it('is stale when the person left after its mail', () => {
    const current = { state: 'unsubscribed', unsubscribedAt: NOW - 5 } as const;
    expect(onConfirm(current, NOW - 10, NOW)).toEqual({ outcome: 'stale', patch: null });
    expect(onConfirm(current, NOW - 5, NOW).outcome).toBe('stale');
  });

  it('of nothing is stale', () => {
    expect(onConfirm(null, NOW, NOW).outcome).toBe('stale');
  });
});

describe('leaving', () => {
  it.each(SUBSCRIPTION_STATES)('works from the state %s', (state) => {
    const { outcome, patch } = onLeave({ state }, NOW);
    expect(outcome).toBe(state === 'unsubscribed' ? 'already' : 'left');
    if (patch) expect(patch).toEqual({ state: 'unsubscribed', unsubscribedAt: NOW });
  });
});
