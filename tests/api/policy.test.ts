import fc from 'fast-check';
import {
  CAMPAIGN_NATURES,
  LEGAL_BASES,
  SUBSCRIBER_STATUSES,
  SUBSCRIPTION_STATES,
  SUPPRESSION_REASONS,
} from '../../content-types';
import { createId } from '../../server/src/audience';
import {
  decide,
  professionKey,
  refusalSql,
  REFUSALS,
  type ContactFacts,
  type PolicyContext,
} from '../../server/src/consent';
import { qualified, table, toRow } from '../../server/src/core';
import { describeOnEachDatabase } from '../helpers/each-database';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

/** Mostly `usual`, so that the later rules are reached too. */
function mostly<T>(usual: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ weight: 6, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });
}

const LISTS = [1, 2];
const PEOPLE = 300;
const NOW = 1_800_000_000_000;
const FILES = [1, 2, 3];
const PROFESSIONS = ['dentists', 'vintners', 'Cafés'].map(professionKey);

const bases = fc.subarray([...LEGAL_BASES]);

const person: fc.Arbitrary<ContactFacts> = fc.record({
  subscriberStatus: mostly(SUBSCRIBER_STATUSES[0], fc.constantFrom(...SUBSCRIBER_STATUSES)),
  suppressed: mostly(false, fc.boolean()),
  subscription: fc.option(
    fc.record({
      listId: fc.constantFrom(...LISTS),
      state: mostly('confirmed' as const, fc.constantFrom(...SUBSCRIPTION_STATES)),
      basis: fc.constantFrom(...LEGAL_BASES),
      lastEngagedAt: mostly(NOW, fc.constantFrom(null, NOW - 1001, NOW - 1000, NOW - 999)),
      renewalDue: fc.constantFrom(0, 0, 0, null, 1),
      relationAt: fc.constantFrom(null, 1),
      professionKey: fc.constantFrom(null, ...PROFESSIONS),
      provenanceId: fc.constantFrom(null, ...FILES, 99),
    }),
    { freq: 12 }
  ),
});

/** Whatever the law, the settings, the lists, the contracts and the campaign may be. */
const surroundings: fc.Arbitrary<PolicyContext> = fc.record({
  now: fc.constant(NOW),
  engagedSince: fc.constant(NOW - 1000),
  permitted: mostly([...LEGAL_BASES], bases),
  accepted: fc
    .tuple(mostly([...LEGAL_BASES], bases), fc.option(bases))
    .map(
      ([first, second]) =>
        new Map([[LISTS[0], first], ...(second ? [[LISTS[1], second] as const] : [])])
    ),
  provenances: fc
    .array(
      fc.record({
        id: fc.constantFrom(...FILES),
        endsAt: fc.constantFrom(NOW - 1, NOW, NOW + 1, NOW + 1),
        allowedUses: fc.subarray([...CAMPAIGN_NATURES]),
        hasSendsLeft: fc.boolean(),
      })
    )
    .map((files) => new Map(files.map((file) => [file.id, file]))),
  campaign: fc.option(
    fc.record({
      nature: fc.constantFrom(...CAMPAIGN_NATURES),
      similarProducts: fc.boolean(),
      professionKey: fc.constantFrom(null, ...PROFESSIONS),
    }),
    { freq: 5 }
  ),
  asksRenewal: fc.boolean(),
});

describeOnEachDatabase('the policy', (client) => {
  let app: BootedStrapi;
  beforeAll(async () => {
    app = await bootStrapi({ client });
  });
  afterAll(() => app?.stop());

  /** Stores these people, whoever was there before, and asks the database about each. */
  const askDatabase = async (
    people: ContactFacts[],
    context: PolicyContext
  ): Promise<(string | null)[]> => {
    const { strapi } = app;
    const now = new Date();
    for (const name of ['subscription', 'suppression', 'subscriber'] as const)
      await table(strapi, name).delete();
    await table(strapi, 'subscriber').insert(
      people.map(({ subscriberStatus }, index) => ({
        id: index + 1,
        document_id: createId(),
        email: `p${index}@example.org`,
        email_key: `p${index}@example.org`,
        fingerprint: `f${index}`,
        locale: 'en',
        status: subscriberStatus,
        created_at: now,
        updated_at: now,
      }))
    );
    const suppressed = people.flatMap((facts, index) =>
      facts.suppressed
        ? [
            {
              fingerprint: `f${index}`,
              reason: SUPPRESSION_REASONS[index % SUPPRESSION_REASONS.length],
              since: 1,
            },
          ]
        : []
    );
    const subscribed = people.flatMap(({ subscription }, index) =>
      subscription ? [toRow({ subscriberId: index + 1, ...subscription, createdAt: 1 })] : []
    );
    if (suppressed.length > 0) await table(strapi, 'suppression').insert(suppressed);
    if (subscribed.length > 0) await table(strapi, 'subscription').insert(subscribed);

    const rows: { refusal: string | null }[] = await strapi.db.connection
      .from(strapi.db.connection.raw('? as u', [qualified(strapi, 'subscriber')]))
      .joinRaw('LEFT JOIN ? s ON s.subscriber_id = u.id', [qualified(strapi, 'subscription')])
      .joinRaw('LEFT JOIN ? x ON x.fingerprint = u.fingerprint', [qualified(strapi, 'suppression')])
      .select({
        refusal: refusalSql(
          strapi,
          { subscriber: 'u', subscription: 's', suppression: 'x' },
          context
        ),
      })
      .orderBy('u.id');
    return rows.map(({ refusal }) => refusal);
  };

  it('as a function and as SQL says the same of everybody', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(person, { minLength: PEOPLE, maxLength: PEOPLE }),
        surroundings,
        async (people, context) => {
          const expected = people.map((facts) => {
            const decision = decide(facts, context);
            return decision.allowed ? null : decision.reason;
          });
          expect(await askDatabase(people, context)).toEqual(expected);
          for (const answer of expected) seen.add(String(answer));
        }
      ),
      { numRuns: 40 }
    );
    // The comparison means something: every possible answer was given.
    expect([...seen].sort()).toEqual([...REFUSALS, 'null'].sort());
  });
});
