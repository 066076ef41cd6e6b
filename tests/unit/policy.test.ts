import {
  CAMPAIGN_NATURES,
  LEGAL_BASES,
  SUBSCRIPTION_STATES,
  type LegalBasis,
} from '../../content-types';
import {
  decide,
  permittedBases,
  professionKey,
  type ContactFacts,
  type PolicyContext,
} from '../../server/src/consent';
import { JURISDICTIONS } from '../../server/src/core/contract';
import { openContext, POLICY_LIST, POLICY_NOW, subscriptionFacts } from '../helpers/policy';

const DENTISTS = professionKey('Dentists');
const FILE = 7;
const contract = {
  id: FILE,
  endsAt: POLICY_NOW + 1,
  allowedUses: ['commercial', 'partner'] as PolicyContext['provenances'] extends ReadonlyMap<
    number,
    infer P
  >
    ? P extends { allowedUses: infer U }
      ? U
      : never
    : never,
  hasSendsLeft: true,
};

/** With everything that each basis rests on. */
const person = (over: Partial<ReturnType<typeof subscriptionFacts>> = {}): ContactFacts => ({
  subscriberStatus: 'active',
  suppressed: false,
  subscription: subscriptionFacts({
    relationAt: 1,
    professionKey: DENTISTS,
    provenanceId: FILE,
    ...over,
  }),
});
const context = (over: Partial<PolicyContext> = {}) =>
  openContext({ provenances: new Map([[FILE, contract]]), ...over });

const reasonOf = (facts: ContactFacts, around: PolicyContext): string | null => {
  const decision = decide(facts, around);
  return decision.allowed ? null : decision.reason;
};

describe('the policy', () => {
  it('lets a confirmed, active, unsuppressed person be written to', () => {
    expect(decide(person(), context())).toEqual({ allowed: true });
  });

  it.each([
    ['erased', { ...person(), subscriberStatus: 'erased' }],
    ['suppressed', { ...person(), suppressed: true }],
    ['not-subscribed', { ...person(), subscription: null }],
    ['retention-ended', person({ lastEngagedAt: POLICY_NOW - 1001 })],
    ['retention-ended', person({ lastEngagedAt: null })],
    ['renewal-due', person({ renewalDue: 1 })],
    ['basis-not-accepted', person({ listId: POLICY_LIST + 1 })],
    ['proof-missing', person({ basis: 'soft-opt-in', relationAt: null })],
    ['proof-missing', person({ basis: 'b2b-opt-out', professionKey: null })],
    ['proof-missing', person({ basis: 'third-party', provenanceId: null })],
    ['proof-missing', person({ basis: 'third-party', provenanceId: FILE + 1 })],
  ] as [string, ContactFacts][])('refuses with the reason %s', (reason, facts) => {
    expect(reasonOf(facts, context())).toBe(reason);
  });

  it('ends a contract with its last moment, and with its last campaign', () => {
    const campaign = { nature: 'commercial', similarProducts: false, professionKey: null } as const;
    const under = (over: Partial<typeof contract>) =>
      reasonOf(
        person({ basis: 'third-party' }),
        context({ provenances: new Map([[FILE, { ...contract, ...over }]]), campaign })
      );
    expect(under({})).toBeNull();
    expect(under({ endsAt: POLICY_NOW })).toBe('provenance-ended');
    expect(under({ hasSendsLeft: false })).toBe('sends-used-up');
    expect(under({ allowedUses: ['editorial'] })).toBe('use-not-allowed');
  });

  it('gives the gravest reason first', () => {
    const facts = { ...person(), suppressed: true, subscription: null };
    expect(reasonOf({ ...facts, subscriberStatus: 'erased' }, context())).toBe('erased');
    expect(reasonOf(facts, context())).toBe('suppressed');
  });

  /**
   * What the law lets a campaign do on each basis, written down anew and not read off the code:
   * rows of basis, then whether the jurisdiction takes it, then what the declaration must be.
   */
  const EXPECTED: Record<
    LegalBasis,
    {
      law: Record<(typeof JURISDICTIONS)[number], boolean>;
      refusal: (declared: {
        nature: string;
        similar: boolean;
        profession: string | null;
      }) => string | null;
    }
  > = {
    'double-opt-in': { law: { fr: true, eu: true, neutral: true }, refusal: () => null },
    'single-opt-in': { law: { fr: true, eu: true, neutral: true }, refusal: () => null },
    'passive-opt-in': { law: { fr: false, eu: false, neutral: true }, refusal: () => null },
    'soft-opt-in': {
      law: { fr: true, eu: true, neutral: true },
      refusal: ({ similar, nature }) =>
        similar && nature !== 'partner' ? null : 'not-similar-products',
    },
    'b2b-opt-out': {
      law: { fr: true, eu: true, neutral: true },
      refusal: ({ profession }) => (profession === 'dentists' ? null : 'not-for-profession'),
    },
    'third-party': {
      law: { fr: true, eu: true, neutral: true },
      refusal: ({ nature }) => (nature === 'editorial' ? 'use-not-allowed' : null),
    },
  };
  const rows = LEGAL_BASES.flatMap((basis) =>
    SUBSCRIPTION_STATES.flatMap((state) =>
      JURISDICTIONS.flatMap((jurisdiction) =>
        CAMPAIGN_NATURES.flatMap((nature) =>
          [true, false].flatMap((similar) =>
            ['dentists', 'vintners', null].map((profession) => ({
              basis,
              state,
              jurisdiction,
              nature,
              similar,
              profession,
            }))
          )
        )
      )
    )
  );
  it.each(rows)(
    '$basis, $state, in $jurisdiction, for $nature (similar: $similar, profession: $profession)',
    ({ basis, state, jurisdiction, nature, similar, profession }) => {
      const around = context({
        // As allowed as an administrator can make it.
        permitted: permittedBases({
          jurisdiction,
          passiveOptIn: { allowed: true, by: 'admin:1', at: 1 },
        }),
        campaign: { nature, similarProducts: similar, professionKey: professionKey(profession) },
      });
      const { law, refusal } = EXPECTED[basis];
      const expected =
        state !== 'confirmed'
          ? state
          : law[jurisdiction]
            ? refusal({ nature, similar, profession })
            : 'basis-not-permitted';
      expect(reasonOf(person({ basis, state }), around)).toBe(expected);
    }
  );

  it('takes pre-ticked boxes nowhere until an administrator allowed them', () => {
    for (const jurisdiction of JURISDICTIONS)
      expect(
        permittedBases({ jurisdiction, passiveOptIn: { allowed: false, by: null, at: null } })
      ).not.toContain('passive-opt-in');
  });

  it('knows a profession by its words, not by how they are typed', () => {
    expect(professionKey(' Restaurant   OWNERS ')).toBe(professionKey('restaurant owners'));
    expect(professionKey('cafés')).not.toBe(professionKey('cafes'));
    expect(professionKey('  ')).toBeNull();
  });
});
