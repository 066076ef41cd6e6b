import { afterAttempt, isOutage } from '../../server/src/delivery/outcome';
import type { SendOutcome } from '../../server/src/delivery/types';

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;
const deferred: SendOutcome = { type: 'deferred', response: '451 try later', code: '451' };

describe('after an attempt', () => {
  it('an accepted mail is sent', () => {
    expect(afterAttempt({ type: 'accepted', response: '250 ok' }, 1, 5, NOW)).toMatchObject({
      state: 'sent',
      reason: null,
    });
  });

  it('a 4xx waits longer each time and gives up in the end', () => {
    const waits = [1, 2, 3, 4].map((attempts) => {
      const { state, dueAt } = afterAttempt(deferred, attempts, 5, NOW);
      expect(state).toBe('waiting');
      return ((dueAt ?? 0) - NOW) / MINUTE;
    });
    expect(waits).toEqual([1, 5, 30, 120]);
    expect(afterAttempt(deferred, 5, 5, NOW)).toMatchObject({
      state: 'failed',
      reason: 'retries-exhausted',
      suppress: false,
    });
  });

  it('a refused address is suppressed, a refused message is not held against the person', () => {
    const refused = { type: 'rejected', response: '550', code: '550' } as const;
    expect(afterAttempt({ ...refused, scope: 'recipient' }, 1, 5, NOW)).toMatchObject({
      state: 'failed',
      reason: 'address-rejected',
      suppress: true,
    });
    expect(afterAttempt({ ...refused, scope: 'message' }, 1, 5, NOW)).toMatchObject({
      state: 'failed',
      reason: 'message-rejected',
      suppress: false,
    });
  });

  it('an unreachable server uses up no attempt, however often', () => {
    const down: SendOutcome = { type: 'deferred', response: 'refused', code: 'ECONNREFUSED' };
    expect(isOutage(down)).toBe(true);
    expect(afterAttempt(down, 99, 5, NOW)).toMatchObject({ state: 'waiting', counts: false });
  });

  it('a lost answer is repeated once, then owned up to', () => {
    const lost: SendOutcome = { type: 'uncertain', response: 'connection lost' };
    expect(afterAttempt(lost, 1, 5, NOW).state).toBe('waiting');
    expect(afterAttempt(lost, 2, 5, NOW)).toMatchObject({
      state: 'uncertain',
      reason: 'no-answer',
    });
  });
});
