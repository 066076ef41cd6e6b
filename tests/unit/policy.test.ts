import { LEGAL_BASES, SUBSCRIPTION_STATES } from '../../content-types/subscription';
import { decide, SUPPORTED_BASES, type ContactFacts } from '../../server/src/consent/policy';

const confirmed: ContactFacts = {
  subscriberStatus: 'active',
  suppressed: false,
  subscription: { state: 'confirmed', basis: 'double-opt-in' },
};

describe('the policy', () => {
  it('lets a confirmed, active, unsuppressed person be written to', () => {
    expect(decide(confirmed)).toEqual({ allowed: true });
  });

  it.each([
    ['erased', { ...confirmed, subscriberStatus: 'erased' }],
    ['suppressed', { ...confirmed, suppressed: true }],
    ['not-subscribed', { ...confirmed, subscription: null }],
  ] as [string, ContactFacts][])('refuses with the reason %s', (reason, facts) => {
    expect(decide(facts)).toEqual({ allowed: false, reason });
  });

  const table = LEGAL_BASES.flatMap((basis) =>
    SUBSCRIPTION_STATES.map((state) => ({ basis, state }))
  );
  it.each(table)('over $basis x $state', ({ basis, state }) => {
    const decision = decide({ ...confirmed, subscription: { basis, state } });
    const supported = (SUPPORTED_BASES as readonly string[]).includes(basis);
    if (state !== 'confirmed') expect(decision).toEqual({ allowed: false, reason: state });
    else if (supported) expect(decision).toEqual({ allowed: true });
    else expect(decision).toEqual({ allowed: false, reason: 'basis-not-supported' });
  });

  it('gives the gravest reason first', () => {
    const facts = { ...confirmed, suppressed: true, subscription: null };
    expect(decide({ ...facts, subscriberStatus: 'erased' })).toMatchObject({ reason: 'erased' });
    expect(decide(facts)).toMatchObject({ reason: 'suppressed' });
  });
});
