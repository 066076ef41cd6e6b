import {
  LEGAL_BASES,
  SUBSCRIPTION_STATES,
  type LegalBasis,
} from '../../content-types/subscription';
import { onConfirm, onLeave, onRefusal, onRequest } from '../../server/src/audience/transitions';

const NOW = 1_800_000_000_000;
const confirmed = (basis: LegalBasis) => ({ state: 'confirmed', basis }) as const;
const left = (basis: LegalBasis) => ({ state: 'unsubscribed', basis }) as const;

describe('a sign-up', () => {
  it('of somebody new waits for the confirmation mail', () => {
    expect(onRequest(null, 'double-opt-in', NOW)).toEqual({
      outcome: 'requested',
      patch: { state: 'pending', basis: 'double-opt-in', requestedAt: NOW },
    });
  });

  it.each(LEGAL_BASES.filter((basis) => basis !== 'double-opt-in'))(
    'joins at once where no confirmation is asked for (%s)',
    (basis) => {
      const { outcome, patch } = onRequest(null, basis, NOW);
      expect(outcome).toBe('confirmed');
      expect(patch).toMatchObject({ state: 'confirmed', basis, confirmedAt: NOW });
    }
  );

  const pairs = LEGAL_BASES.flatMap((before) => LEGAL_BASES.map((now) => [before, now] as const));
  it.each(pairs)('of somebody confirmed by %s under %s never weakens the basis', (before, now) => {
    const { outcome, patch } = onRequest(confirmed(before), now, NOW);
    // Strongest first, in the order of what the person did.
    const order: LegalBasis[] = [
      'double-opt-in',
      'single-opt-in',
      'soft-opt-in',
      'passive-opt-in',
      'b2b-opt-out',
      'third-party',
    ];
    const isStronger = order.indexOf(now) < order.indexOf(before);
    if (!isStronger)
      expect({ outcome, patch }).toEqual({ outcome: 'already-confirmed', patch: null });
    else if (now === 'double-opt-in')
      // Stays in on the weaker basis until the mail is answered.
      expect({ outcome, patch }).toEqual({ outcome: 'requested', patch: { requestedAt: NOW } });
    else expect(patch).toMatchObject({ state: 'confirmed', basis: now });
  });

  it.each(LEGAL_BASES)('never lifts an unsubscribe by itself (%s)', (regime) => {
    const { outcome, patch } = onRequest(left('double-opt-in'), regime, NOW);
    expect(patch?.state).toBeUndefined();
    const asks = regime === 'double-opt-in' || regime === 'single-opt-in';
    expect(outcome).toBe(asks ? 'requested' : 'kept-out');
  });
});

describe('declining at collection', () => {
  it('holds for the future where there was nothing', () => {
    expect(onRefusal(null, NOW)).toEqual({
      outcome: 'refused',
      patch: { state: 'unsubscribed', unsubscribedAt: NOW },
    });
  });

  it.each(LEGAL_BASES)('ends what no act of theirs began, and consent never (%s)', (basis) => {
    const { outcome } = onRefusal(confirmed(basis), NOW);
    const isConsent = basis === 'double-opt-in' || basis === 'single-opt-in';
    expect(outcome).toBe(isConsent ? 'kept-consent' : 'refused');
  });

  it('twice changes nothing', () => {
    expect(onRefusal(left('soft-opt-in'), NOW)).toEqual({ outcome: 'already', patch: null });
  });
});

describe('a confirmation', () => {
  it.each(SUBSCRIPTION_STATES)('from the state %s', (state) => {
    const current = { state, basis: 'double-opt-in', unsubscribedAt: null } as const;
    const { outcome, patch } = onConfirm(current, NOW - 1, NOW);
    expect(outcome).toBe(state === 'confirmed' ? 'already' : 'confirmed');
    if (patch) expect(patch.state).toBe('confirmed');
  });

  it('agrees anew where somebody was held back, with a mail from after they were asked', () => {
    const held = {
      ...confirmed('double-opt-in'),
      unsubscribedAt: null,
      renewalDue: 1,
      renewalAskedAt: NOW - 10,
    };
    expect(onRequest(held, 'double-opt-in', NOW).outcome).toBe('requested');
    expect(onRequest(held, 'single-opt-in', NOW).outcome).toBe('already-confirmed');
    expect(onConfirm(held, NOW - 5, NOW).outcome).toBe('confirmed');
    expect(onConfirm(held, NOW - 20, NOW).outcome).toBe('already');
  });

  it('turns a weaker basis into the strongest', () => {
    const current = { ...confirmed('soft-opt-in'), unsubscribedAt: null };
    expect(onConfirm(current, NOW - 1, NOW).patch).toMatchObject({ basis: 'double-opt-in' });
  });

  it('ends an unsubscribe that came before its mail', () => {
    const current = { ...left('double-opt-in'), unsubscribedAt: NOW - 10 };
    expect(onConfirm(current, NOW - 5, NOW).patch).toMatchObject({
      state: 'confirmed',
      unsubscribedAt: null,
    });
  });

  it('is stale when the person left after its mail', () => {
    const current = { ...left('double-opt-in'), unsubscribedAt: NOW - 5 };
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
