import fc from 'fast-check';
import {
  LEGAL_BASES,
  SUBSCRIBER_STATUSES,
  SUBSCRIPTION_STATES,
  SUPPRESSION_REASONS,
} from '../../content-types';
import { createId } from '../../server/src/audience';
import { decide, refusalSql, type ContactFacts } from '../../server/src/consent';
import { qualified, table } from '../../server/src/core';
import { describeOnEachDatabase } from '../helpers/each-database';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

const LIST = 1;
const PEOPLE = 300;

const person: fc.Arbitrary<ContactFacts> = fc.record({
  subscriberStatus: fc.constantFrom(...SUBSCRIBER_STATUSES),
  suppressed: fc.boolean(),
  subscription: fc.option(
    fc.record({
      state: fc.constantFrom(...SUBSCRIPTION_STATES),
      basis: fc.constantFrom(...LEGAL_BASES),
    })
  ),
});

describeOnEachDatabase('the policy', (client) => {
  let app: BootedStrapi;
  beforeAll(async () => {
    app = await bootStrapi({ client });
  });
  afterAll(() => app?.stop());

  /** Stores these people, whoever was there before, and asks the database about each. */
  const askDatabase = async (people: ContactFacts[]): Promise<(string | null)[]> => {
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
      subscription
        ? [{ subscriber_id: index + 1, list_id: LIST, ...subscription, created_at: 1 }]
        : []
    );
    if (suppressed.length > 0) await table(strapi, 'suppression').insert(suppressed);
    if (subscribed.length > 0) await table(strapi, 'subscription').insert(subscribed);

    const rows: { refusal: string | null }[] = await strapi.db.connection
      .from(strapi.db.connection.raw('? as u', [qualified(strapi, 'subscriber')]))
      .joinRaw('LEFT JOIN ? s ON s.subscriber_id = u.id AND s.list_id = ?', [
        qualified(strapi, 'subscription'),
        LIST,
      ])
      .joinRaw('LEFT JOIN ? x ON x.fingerprint = u.fingerprint', [qualified(strapi, 'suppression')])
      .select({
        refusal: refusalSql(strapi, { subscriber: 'u', subscription: 's', suppression: 'x' }),
      })
      .orderBy('u.id');
    return rows.map(({ refusal }) => refusal);
  };

  it('as a function and as SQL says the same of everybody', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(person, { minLength: PEOPLE, maxLength: PEOPLE }),
        async (people) => {
          const expected = people.map((facts) => {
            const decision = decide(facts);
            return decision.allowed ? null : decision.reason;
          });
          expect(await askDatabase(people)).toEqual(expected);
          for (const answer of expected) seen.add(String(answer));
        }
      ),
      { numRuns: 10 }
    );
    // The comparison means something: every possible answer was given.
    expect([...seen].sort()).toEqual([
      'basis-not-supported',
      'erased',
      'expired',
      'not-subscribed',
      'null',
      'pending',
      'suppressed',
      'unsubscribed',
    ]);
  });
});
