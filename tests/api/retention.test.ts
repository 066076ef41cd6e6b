import type { List, RetentionReport, Subscription } from '../../content-types';
import { MONTH } from '../../server/src/consent';
import { DAY, getService, HOUR, inTransaction, table, toRow } from '../../server/src/core';
import type { RetentionResponse } from '../../server/src/privacy/contract';
import { createRetention } from '../../server/src/privacy/retention';
import { createAdmin, type TestAdmin } from '../helpers/admins';
import { addPeople, emailOf } from '../helpers/campaign-fixtures';
import { describeOnEachDatabase } from '../helpers/each-database';
import {
  confirmTokenOf,
  HTML,
  join,
  recordsOf,
  setUpSite,
  submission,
  unsubscribeTokenOf,
  type Site,
} from '../helpers/public-fixtures';
import { mailsOf, renewTokenOf } from '../helpers/renewal-fixtures';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

const MONTHS = 12;
const SETTINGS = { months: MONTHS, askDays: 30, eraseAfterDays: 90, eraseUnconfirmedDays: 30 };
const END = MONTHS * MONTH;

describeOnEachDatabase('the retention clock', (client) => {
  let app: BootedStrapi;
  let admin: TestAdmin;
  let site: Site;
  let sites = 0;

  beforeAll(async () => {
    app = await bootStrapi({ client });
    admin = await createAdmin(app.strapi, 'super-admin');
    await getService(app.strapi, 'settings').update({ retention: SETTINGS, pendingDays: 30 });
  });
  afterAll(() => app?.stop());
  beforeEach(async () => {
    getService(app.strapi, 'clock').reset();
    for (const name of ['retention-report', 'subscription', 'delivery'] as const)
      await table(app.strapi, name).delete();
    // Nothing is left of whoever earlier tests knew, or the clock would come for them too.
    await table(app.strapi, 'subscriber').update({ status: 'erased' });
    for (const name of ['partner-consent', 'promotion-entry', 'promotion'] as const)
      await table(app.strapi, name).delete();
    sites += 1;
    site = await setUpSite(app, `letter-${sites}`, { welcomeMail: false });
  });

  const clock = () => getService(app.strapi, 'clock');
  const now = () => clock().now();
  /** A round by an instance that remembers nothing of the ones before. */
  const run = () => createRetention({ strapi: app.strapi }).run(now());
  const reports = async (): Promise<Partial<RetentionReport>[]> =>
    (await admin.request.get('/optin/retention/reports?pageSize=100').expect(200)).body.results.map(
      ({ action, subject, people }: RetentionReport) => ({ action, subject, people })
    );
  const calendar = async (): Promise<RetentionResponse['data']> =>
    (await admin.request.get('/optin/retention').expect(200)).body.data;
  const stateOf = async (email: string) => {
    const { subscriptions, ledger } = await recordsOf(app, email);
    return { state: subscriptions[0]?.state, last: ledger.at(-1) };
  };
  const statusOf = async (id: number) =>
    (await table(app.strapi, 'subscriber').where({ id }).first('status')).status;
  const idOf = async (email: string) => (await recordsOf(app, email)).subscriber?.id ?? 0;
  const leave = async (email: string) =>
    app.request.post(`/api/optin/unsubscribe/${await unsubscribeTokenOf(app, email)}`).expect(200);
  const signUp = (email: string) =>
    app.request
      .post(`/api/optin/forms/${site.slug}/submissions`)
      .send(submission(email))
      .expect(202);
  const blockOf = (email: string) => {
    const suppressions = getService(app.strapi, 'suppressions');
    return suppressions.find(suppressions.fingerprintOf(email));
  };

  describe('asking before the end', () => {
    it('asks once, thirty days before, and reports it', async () => {
      const email = 'asked@clock.example';
      await join(app, site, email);
      clock().shift(END - 30 * DAY - HOUR);
      expect((await run()).asked).toBe(0);
      clock().shift(2 * HOUR);
      const rounds = await Promise.all([run(), run()]);
      expect(rounds[0].asked + rounds[1].asked).toBe(1);
      clock().shift(5 * DAY);
      expect((await run()).asked).toBe(0);
      expect(await mailsOf(app, email, 'renewal')).toHaveLength(1);
      expect((await stateOf(email)).last).toMatchObject({
        event: 'asked-again',
        details: { reason: 'retention' },
      });
      expect(await reports()).toEqual([{ action: 'asked', subject: site.list.name, people: 1 }]);

      await getService(app.strapi, 'worker').drain();
      const mail = (await app.mail.to(email)).at(-1);
      const { subscriptions } = await recordsOf(app, email);
      const ends = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(
        new Date((subscriptions[0].lastEngagedAt ?? 0) + END)
      );
      expect(mail?.text?.replace(/\s+/g, ' ')).toContain(`ends on ${ends}.`);
    });

    it('starts the clock anew for whoever says yes, and leaves basis and wording alone', async () => {
      const email = 'stays@clock.example';
      await join(app, site, email);
      const { subscriptions: before } = await recordsOf(app, email);
      clock().shift(END - 20 * DAY);
      await run();
      const token = await renewTokenOf(app, email);
      const page = await app.request
        .get(`/api/optin/renew/${token}`)
        .set('Accept', HTML)
        .expect(200);
      expect(page.text).toContain('Would you like to stay?');
      expect(page.text.match(/<button/g)).toHaveLength(1);
      const answers = await Promise.all(
        [1, 2].map(() => app.request.post(`/api/optin/renew/${token}`))
      );
      expect(answers.map(({ body }) => body.data.status).sort()).toEqual([
        'already-renewed',
        'renewed',
      ]);
      const { subscriptions, ledger } = await recordsOf(app, email);
      const renewed = ledger.filter(({ event }) => event === 'renewed');
      expect(renewed).toHaveLength(1);
      expect(renewed[0]).toMatchObject({
        basis: before[0].basis,
        wordingId: before[0].wordingId,
        wordingVersion: before[0].wordingVersion,
        details: { reason: 'retention' },
      });
      expect(subscriptions[0]).toMatchObject({
        state: 'confirmed',
        basis: before[0].basis,
        wordingId: before[0].wordingId,
        wordingVersion: before[0].wordingVersion,
      });
      clock().shift(30 * DAY);
      expect(await run()).toMatchObject({ expired: 0, asked: 0 });
      // The next round of the clock asks anew.
      clock().shift(END - 40 * DAY);
      expect((await run()).asked).toBe(1);
    });

    it('spares whoever may not be written to, and asks nobody where switched off', async () => {
      await addPeople(app.strapi, [
        {
          name: `blocked${client}`,
          lists: [{ list: site.list, state: 'confirmed' }],
          suppressed: 'complaint',
        },
        {
          name: `third${client}`,
          lists: [{ list: site.list, state: 'confirmed', basis: 'third-party' }],
        },
        { name: `fine${client}`, lists: [{ list: site.list, state: 'confirmed' }] },
      ]);
      await table(app.strapi, 'subscription').update(toRow({ lastEngagedAt: now() }));
      clock().shift(END - 10 * DAY);
      await getService(app.strapi, 'settings').update({ retention: { ...SETTINGS, askDays: 0 } });
      expect((await run()).asked).toBe(0);
      await getService(app.strapi, 'settings').update({ retention: SETTINGS });
      expect((await run()).asked).toBe(1);
      expect(await mailsOf(app, emailOf(`fine${client}`), 'renewal')).toHaveLength(1);
    });
  });

  describe('the end', () => {
    it('expires the subscription, skips waiting mail and reports by list', async () => {
      for (const name of ['one', 'two']) await join(app, site, `${name}@end.example`);
      await addPeople(app.strapi, []);
      const subscriberId = await idOf('one@end.example');
      // Not due before the end, or the worker would have sent it on a slow machine.
      const waiting = await inTransaction(app.strapi, async (trx) => {
        const id = await getService(app.strapi, 'outbox').enqueueSystem(trx, {
          kind: 'welcome',
          subscriberId,
          payload: { locale: 'en', listIds: [site.list.id], senderId: null },
        });
        await table(app.strapi, 'delivery', trx)
          .where({ id })
          .update(toRow({ dueAt: now() + 2 * END }));
        return id;
      });
      clock().shift(END - HOUR);
      expect((await run()).expired).toBe(0);
      clock().shift(HOUR + 1000);
      const rounds = await Promise.all([run(), run()]);
      expect(rounds[0].expired + rounds[1].expired).toBe(2);
      expect((await run()).expired).toBe(0);
      const { state, last } = await stateOf('one@end.example');
      expect(state).toBe('expired');
      expect(last).toMatchObject({
        event: 'expired',
        actor: 'engine',
        basis: 'double-opt-in',
        details: { reason: 'retention' },
      });
      expect(await getService(app.strapi, 'outbox').get(waiting)).toMatchObject({
        state: 'skipped',
        reason: 'retention-ended',
      });
      expect(await reports()).toContainEqual({
        action: 'expired',
        subject: site.list.name,
        people: 2,
      });
    });

    it('moves with a click, never backwards, and not for whoever left', async () => {
      const email = 'click@end.example';
      await join(app, site, email);
      const { subscriptions } = await recordsOf(app, email);
      const { subscriberId, listId, lastEngagedAt } = subscriptions[0];
      const engage = async (at: number) => {
        await getService(app.strapi, 'subscriptions').engage({ subscriberId, listId, at });
        return (await recordsOf(app, email)).subscriptions[0].lastEngagedAt;
      };
      const first = lastEngagedAt ?? 0;
      expect(await engage(first - DAY)).toBe(first);
      expect(await engage(first + 100 * DAY)).toBe(first + 100 * DAY);
      clock().shift(END + 90 * DAY);
      expect((await run()).expired).toBe(0);
      await leave(email);
      expect(await engage(first + 200 * DAY)).toBe(first + 100 * DAY);
    });

    it('lets nobody come back with the link from before it', async () => {
      const email = 'late@end.example';
      await join(app, site, email);
      clock().shift(END - 5 * DAY);
      await run();
      const token = await renewTokenOf(app, email);
      clock().shift(6 * DAY);
      await run();
      expect((await stateOf(email)).state).toBe('expired');
      await app.request.post(`/api/optin/renew/${token}`).expect(410);
      expect((await stateOf(email)).state).toBe('expired');
    });
  });

  describe('erasure', () => {
    it('follows the end of the last subscription, leaves no block, and lets people come back', async () => {
      const email = 'back@erase.example';
      await join(app, site, email);
      const id = await idOf(email);
      clock().shift(END + DAY);
      await run();
      clock().shift(90 * DAY - HOUR);
      expect((await run()).erased).toBe(0);
      clock().shift(2 * HOUR);
      expect((await run()).erased).toBe(1);
      expect(await statusOf(id)).toBe('erased');
      expect(await blockOf(email)).toBeNull();
      const left = await table(app.strapi, 'consent-evidence').where({ subscriber_id: id });
      expect(left).toHaveLength(0);
      const ledger = await table(app.strapi, 'consent-record')
        .where({ subscriber_id: id })
        .orderBy('seq');
      expect(ledger.map(({ event }: { event: string }) => event)).toEqual([
        'requested',
        'confirmed',
        'expired',
        'erased',
      ]);
      expect(await reports()).toContainEqual({ action: 'erased', subject: null, people: 1 });

      await signUp(email);
      await app.request.post(`/api/optin/confirm/${await confirmTokenOf(app, email)}`).expect(200);
      const { subscriber, subscriptions } = await recordsOf(app, email);
      expect(subscriber?.id).not.toBe(id);
      expect(subscriptions[0].state).toBe('confirmed');
    });

    it('keeps the fingerprint of whoever had left by their own word; a new sign-up lifts it', async () => {
      const email = 'left@erase.example';
      await join(app, site, email);
      await leave(email);
      clock().shift(91 * DAY);
      expect((await run()).erased).toBe(1);
      expect(await blockOf(email)).toMatchObject({ reason: 'erasure' });
      await signUp(email);
      await getService(app.strapi, 'worker').drain();
      await app.request.post(`/api/optin/confirm/${await confirmTokenOf(app, email)}`).expect(200);
      expect(await blockOf(email)).toBeNull();
    });

    it('comes sooner for sign-ups that nobody confirmed, under a name of its own', async () => {
      const email = 'never@erase.example';
      await signUp(email);
      const id = await idOf(email);
      clock().shift(31 * DAY);
      await getService(app.strapi, 'enrolment').expirePending(now() - 30 * DAY);
      expect((await run()).erased).toBe(0);
      clock().shift(31 * DAY);
      expect((await run()).erased).toBe(1);
      expect(await statusOf(id)).toBe('erased');
      expect(await blockOf(email)).toBeNull();
      expect(await reports()).toEqual([{ action: 'unconfirmed-erased', subject: null, people: 1 }]);
    });

    it('waits for whoever is still on another list, or has asked to join again', async () => {
      const other = await setUpSite(app, `other-${sites}`, { welcomeMail: false });
      await join(app, site, 'both@erase.example');
      await join(app, other, 'both@erase.example');
      await app.request
        .post(
          `/api/optin/unsubscribe/${await unsubscribeTokenOf(app, 'both@erase.example', site.list.id)}`
        )
        .expect(200);
      await join(app, site, 'again@erase.example');
      await leave('again@erase.example');
      clock().shift(80 * DAY);
      // The opt-out stands until they confirm; the request counts as a sign of life.
      await signUp('again@erase.example');
      clock().shift(20 * DAY);
      expect((await run()).erased).toBe(0);
      clock().shift(80 * DAY);
      expect((await run()).erased).toBe(1);
      expect(await idOf('both@erase.example')).toBeGreaterThan(0);
      expect(await idOf('again@erase.example')).toBe(0);
    });

    it('waits for whoever allows a partner, and counts from the day they no longer do', async () => {
      const email = 'partner@erase.example';
      await join(app, site, email);
      await leave(email);
      const id = await idOf(email);
      const consent = {
        partnerId: 1,
        subscriberId: id,
        wordingId: 1,
        wordingVersion: 1,
        wordingHash: 'hash',
        formId: 1,
        formVersion: 1,
        locale: 'en',
        requestedAt: now(),
        confirmedAt: now(),
        withdrawnAt: null,
      };
      await table(app.strapi, 'partner-consent').insert(toRow({ ...consent, state: 'confirmed' }));
      clock().shift(200 * DAY);
      expect((await run()).erased).toBe(0);
      await table(app.strapi, 'partner-consent').update(
        toRow({ state: 'withdrawn', withdrawnAt: now() })
      );
      clock().shift(89 * DAY);
      expect((await run()).erased).toBe(0);
      expect((await calendar()).leaving.people).toBe(1);
      clock().shift(2 * DAY);
      expect((await run()).erased).toBe(1);
      expect(await statusOf(id)).toBe('erased');
    });

    it('comes for whoever only took part in a promotion, from its end on', async () => {
      const email = 'contest@erase.example';
      await signUp(email);
      const id = await idOf(email);
      await table(app.strapi, 'subscription').delete();
      const [start, end] = [now(), now() + 40 * DAY];
      const { id: promotionId } = await getService(app.strapi, 'promotions').records.create({
        slug: 'summer',
        name: 'Summer',
        kind: 'contest',
        title: {},
        startsAt: null,
        endsAt: end,
        timeZone: 'UTC',
        rules: {},
        eligibility: { countries: [], countryField: null, minAge: null, birthField: null },
        options: [],
        winners: 1,
        reserves: 0,
      });
      await table(app.strapi, 'promotion-entry').insert(
        toRow({
          promotionId,
          subscriberId: id,
          state: 'confirmed',
          formId: 1,
          formVersion: 1,
          rulesVersion: 1,
          locale: 'en',
          enteredAt: start,
          confirmedAt: start,
        })
      );
      clock().shift(129 * DAY);
      expect((await run()).erased).toBe(0);
      clock().shift(2 * DAY);
      expect((await run()).erased).toBe(1);
      expect(await statusOf(id)).toBe('erased');
      expect(await blockOf(email)).toBeNull();
    });

    it('comes for an address of which nothing else is left', async () => {
      const email = 'stray@erase.example';
      await signUp(email);
      const id = await idOf(email);
      await table(app.strapi, 'subscription').delete();
      clock().shift(29 * DAY);
      expect((await run()).erased).toBe(0);
      clock().shift(2 * DAY);
      expect((await run()).erased).toBe(1);
      expect(await statusOf(id)).toBe('erased');
      expect(await reports()).toEqual([{ action: 'unconfirmed-erased', subject: null, people: 1 }]);
    });

    it('keeps the ledger whole through all of this', async () => {
      const broken = await table(app.strapi, 'consent-record')
        .groupBy('subscriber_id')
        .havingRaw('MAX(seq) <> COUNT(*)')
        .select('subscriber_id');
      expect(broken).toEqual([]);
    });
  });

  describe('files with an end date', () => {
    const newFile = async (kind: 'rented' | 'bought', name: string) =>
      (
        await admin.request
          .post('/optin/provenances')
          .send({
            name,
            kind,
            collector: 'List Broker Ltd',
            collectedOn: new Date(now() - 30 * DAY).toISOString().slice(0, 10),
            wording: 'Yes, partners may write to me.',
            contract: 'C-1',
            allowedUses: ['commercial'],
            maxSends: 3,
            endsOn: new Date(now() + 30 * DAY).toISOString().slice(0, 10),
          })
          .expect(201)
      ).body.data as { id: number };

    const registered = async (list: List, provenanceId: number, emails: string[]) => {
      await admin.request
        .post('/optin/registrations')
        .send({
          basis: 'third-party',
          listId: list.id,
          provenanceId,
          locale: 'en',
          people: emails.map((email) => ({ email })),
        })
        .expect(200);
      return Promise.all(emails.map(idOf));
    };

    const thirdParty = async () =>
      (await setUpSite(app, `rented-${sites}`, { regime: 'third-party', welcomeMail: false }, null))
        .list;

    it('erases a rented file at its end, keeps who joined by themselves, and says so', async () => {
      const list = await thirdParty();
      const file = await newFile('rented', 'Autumn rental');
      const emails = ['a', 'b', 'own', 'objected'].map((name) => `${name}@rent.example`);
      const [a, b, own, objected] = await registered(list, file.id, emails);
      await join(app, site, emails[2]);
      await leave(emails[3]);
      expect((await calendar()).files).toContainEqual(
        expect.objectContaining({ id: file.id, name: 'Autumn rental', kind: 'rented', people: 3 })
      );
      clock().shift(29 * DAY);
      expect((await run()).filed).toBe(0);
      clock().shift(3 * DAY);
      const rounds = await Promise.all([run(), run()]);
      expect(rounds[0].filed + rounds[1].filed).toBe(4);
      for (const id of [a, b, objected]) expect(await statusOf(id)).toBe('erased');
      expect(await statusOf(own)).toBe('active');
      expect(await blockOf(emails[0])).toBeNull();
      expect(await blockOf(emails[3])).toMatchObject({ reason: 'erasure' });

      const subscriptions: Subscription[] = (await recordsOf(app, emails[2])).subscriptions;
      expect(subscriptions.map(({ listId, state }) => [listId, state])).toEqual(
        [
          [site.list.id, 'confirmed'],
          [list.id, 'expired'],
        ].sort(([x], [y]) => Number(x) - Number(y))
      );
      const expired = (await recordsOf(app, emails[2])).ledger.find(
        ({ event }) => event === 'expired'
      );
      expect(expired?.details).toEqual({
        reason: 'provenance-ended',
        provenance: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
      expect(JSON.stringify(expired)).not.toContain('Autumn');
      expect(await reports()).toEqual(
        expect.arrayContaining([
          { action: 'rented-erased', subject: 'Autumn rental', people: 3 },
          { action: 'expired', subject: list.name, people: 3 },
        ])
      );
      const row = await table(app.strapi, 'provenance').where({ id: file.id }).first();
      expect(Number(row.erased_at)).toBeGreaterThan(0);
      expect((await calendar()).files.map(({ id }) => id)).not.toContain(file.id);
      expect((await run()).filed).toBe(0);
    });

    it('takes a bought file off its lists and leaves the people to the clock', async () => {
      const list = await thirdParty();
      const file = await newFile('bought', 'Bought file');
      const [id] = await registered(list, file.id, ['bought@file.example']);
      clock().shift(32 * DAY);
      expect((await run()).filed).toBe(1);
      expect(await statusOf(id)).toBe('active');
      expect((await stateOf('bought@file.example')).state).toBe('expired');
      expect((await run()).filed).toBe(0);
      clock().shift(91 * DAY);
      expect((await run()).erased).toBe(1);
      expect(await statusOf(id)).toBe('erased');
    });
  });

  describe('the calendar and the reports', () => {
    it('say what will end when, by month and list', async () => {
      await addPeople(
        app.strapi,
        Array.from({ length: 5 }, (_, index) => ({
          name: `cal${index}${client}`,
          lists: [{ list: site.list, state: 'confirmed' as const }],
        }))
      );
      const rows: { id: number }[] = await table(app.strapi, 'subscription')
        .orderBy('id')
        .select('id');
      const at = (year: number, month: number) => Date.UTC(year, month, 15) - END;
      const year = new Date(now()).getUTCFullYear();
      const engaged = [
        at(year + 1, 2),
        at(year + 1, 2),
        at(year + 2, 5),
        at(year - 2, 1),
        at(year + 9, 0),
      ];
      for (const [index, { id }] of rows.entries())
        await table(app.strapi, 'subscription')
          .where({ id })
          .update(toRow({ lastEngagedAt: Math.floor(engaged[index]) }));
      const people = (month: string, count: number) => ({
        month,
        listId: site.list.id,
        listName: site.list.name,
        people: count,
      });
      const present = new Date(now()).toISOString().slice(0, 7);
      expect((await calendar()).calendar).toEqual([
        people(present, 1),
        people(`${year + 1}-03`, 2),
        people(`${year + 2}-06`, 1),
      ]);
    });

    it('count who has yet to confirm and who is about to be erased', async () => {
      await signUp('wait@count.example');
      await join(app, site, 'going@count.example');
      await leave('going@count.example');
      const { pending, leaving } = await calendar();
      expect(pending.people).toBe(1);
      expect(Math.abs((pending.nextExpiry ?? 0) - (now() + 30 * DAY))).toBeLessThan(HOUR);
      expect(leaving.people).toBe(1);
      expect(Math.abs((leaving.nextErasure ?? 0) - (now() + 90 * DAY))).toBeLessThan(HOUR);
    });

    it('add up what several instances wrote, newest day first, in pages', async () => {
      const line = (day: string, people: number) =>
        toRow({
          day,
          action: 'expired',
          subject: 'Weekly',
          listId: 1,
          provenanceId: null,
          people,
          updatedAt: now(),
        });
      await table(app.strapi, 'retention-report').insert([
        line('2026-01-01', 3),
        line('2026-01-02', 4),
        line('2026-01-02', 5),
      ]);
      const { body } = await admin.request
        .get('/optin/retention/reports?pageSize=1&page=1')
        .expect(200);
      expect(body.results).toMatchObject([{ day: '2026-01-02', people: 9, subject: 'Weekly' }]);
      expect(body.pagination).toMatchObject({ total: 2, pageCount: 2 });
      const found = await admin.request.get('/optin/retention/reports?_q=nothing').expect(200);
      expect(found.body.results).toEqual([]);
    });

    it('are for those alone who may read them', async () => {
      const reader = await createAdmin(app.strapi, ['read-retention']);
      await reader.request.get('/optin/retention').expect(200);
      const other = await createAdmin(app.strapi, ['read-subscribers']);
      await other.request.get('/optin/retention').expect(403);
      await other.request.get('/optin/retention/reports').expect(403);
    });
  });
});
