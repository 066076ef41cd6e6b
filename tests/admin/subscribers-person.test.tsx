import { factOf, groundOf, stateSince } from '../../admin/src/pages/Subscribers/ground';
import type { TimelineEntry } from '../../server/src/consent/contract';

const entry = (changes: Partial<TimelineEntry>): TimelineEntry => ({
  id: 1,
  subscriberId: 1,
  seq: 1,
  event: 'confirmed',
  at: 1000,
  listId: 1,
  basis: 'double-opt-in',
  wordingId: null,
  wordingVersion: null,
  wordingHash: null,
  formId: null,
  formVersion: null,
  locale: 'en',
  method: 'form',
  actor: 'subscriber',
  details: null,
  evidenceHash: null,
  prevHash: '0',
  hash: '1',
  evidence: null,
  actorName: null,
  listName: 'News',
  formName: null,
  wordingText: null,
  ...changes,
});

describe('what a subscription rests on', () => {
  const verdict = { listId: 1, basis: 'double-opt-in' } as const;

  it('is the latest yes for that list, not a request, an end or another list', () => {
    const timeline = [
      entry({ seq: 5, event: 'withdrawn' }),
      entry({ seq: 4, listId: 2 }),
      entry({ seq: 3, event: 'requested' }),
      entry({ seq: 2, event: 'confirmed' }),
      entry({ seq: 1, event: 'requested', wordingId: 7, wordingVersion: 2 }),
    ];
    const ground = groundOf({ timeline }, verdict);
    expect(ground.record?.seq).toBe(2);
    expect(ground.shown?.wordingVersion).toBe(2);
  });

  it('keeps the evidence of the basis where a renewal repeats none of it', () => {
    const evidence = { email: 'a@x.example', ip: null, userAgent: null, pageUrl: null };
    const timeline = [
      entry({ seq: 3, event: 'renewed', basis: 'soft-opt-in', wordingId: 7, wordingVersion: 3 }),
      entry({
        seq: 2,
        event: 'registered',
        basis: 'soft-opt-in',
        evidence: { ...evidence, facts: { what: 'a chair', on: '2026-01-02', reference: null } },
      }),
    ];
    const ground = groundOf({ timeline }, { listId: 1, basis: 'soft-opt-in' });
    expect(ground.record?.event).toBe('renewed');
    expect(ground.shown?.wordingVersion).toBe(3);
    expect(factOf(ground.evidence, 'what')).toBe('a chair');
    expect(factOf(ground.evidence, 'reference')).toBeNull();
    expect(factOf(ground.evidence, 'source')).toBeNull();
  });

  it('is nothing where the ledger has nothing', () => {
    expect(groundOf({ timeline: [] }, verdict)).toEqual({
      record: null,
      evidence: null,
      shown: null,
    });
  });

  it('dates a no by when it began', () => {
    const subscriptions = [
      {
        id: 1,
        listId: 1,
        listName: 'News',
        state: 'unsubscribed' as const,
        basis: 'double-opt-in' as const,
        requestedAt: 1,
        confirmedAt: 2,
        unsubscribedAt: 3,
        lastEngagedAt: 2,
      },
    ];
    expect(stateSince({ subscriptions }, { listId: 1, state: 'unsubscribed' })).toBe(3);
    expect(stateSince({ subscriptions }, { listId: 1, state: 'pending' })).toBe(1);
    expect(stateSince({ subscriptions }, { listId: 2, state: 'pending' })).toBeNull();
  });
});
