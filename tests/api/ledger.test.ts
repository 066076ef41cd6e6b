import type { List, WordingVersion } from '../../content-types';
import { getService, inTransaction, parseEmail } from '../../server/src/core';
import { createAdmin, type TestAdmin } from '../helpers/admins';
import { addList } from '../helpers/campaign-fixtures';
import { describeOnEachDatabase } from '../helpers/each-database';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

describeOnEachDatabase('the ledger', (client) => {
  let app: BootedStrapi;
  let admin: TestAdmin;
  let list: List;
  let wording: WordingVersion;

  beforeAll(async () => {
    app = await bootStrapi({ client });
    admin = await createAdmin(app.strapi, 'super-admin');
    list = await addList(app.strapi, 'news');
    const wordings = getService(app.strapi, 'wordings');
    const { id } = await wordings.create({ name: 'News', draft: { en: 'I agree', fr: 'Oui' } });
    wording = await wordings.publish(id, 'admin:1');
  });
  afterAll(() => app?.stop());

  /** A sign-up as the ledger sees it. */
  const signUp = (email: string) =>
    inTransaction(app.strapi, async (trx) => {
      const address = parseEmail(email);
      if (!address) throw new Error('the test needs an address');
      const { id } = await getService(app.strapi, 'subscribers').findOrCreate(trx, {
        address,
        firstName: null,
        lastName: null,
        locale: 'fr',
      });
      return getService(app.strapi, 'ledger').append(trx, {
        subscriberId: id,
        event: 'requested',
        method: 'form',
        actor: 'subscriber',
        listId: list.id,
        basis: 'double-opt-in',
        wording: { id: wording.wordingId, version: wording.version, hash: wording.hash },
        locale: 'fr',
        evidence: { email, ip: '192.0.2.0', userAgent: 'Firefox', pageUrl: 'https://x.example/' },
      });
    });
  const verify = async () => {
    const started = await admin.request.post('/optin/ledger/verify').expect(202);
    expect(started.body.data).toMatchObject({ state: 'running', result: null });
    await getService(app.strapi, 'verification').idle();
    const { body } = await admin.request.get('/optin/ledger/verify').expect(200);
    expect(body.data.state).toBe('done');
    return body.data.result;
  };

  it('keeps one unbroken chain a person, whoever writes at once', async () => {
    const records = await Promise.all(Array.from({ length: 12 }, () => signUp('ada@example.org')));
    expect(new Set(records.map(({ subscriberId }) => subscriberId)).size).toBe(1);
    const timeline = await getService(app.strapi, 'ledger').timeline(records[0].subscriberId);
    expect(timeline.map(({ seq }) => seq)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(await verify()).toMatchObject({ ok: true, records: 12, subscribers: 1, broken: null });
  });

  it('shows the wording as the person saw it, even after the draft changed', async () => {
    const { subscriberId } = await signUp('bob@example.org');
    await admin.request
      .put(`/optin/wordings/${wording.wordingId}`)
      .send({ name: 'News', draft: { en: 'Something else', fr: 'Autre chose' } })
      .expect(200);
    const [entry] = await getService(app.strapi, 'ledger').timeline(subscriberId);
    expect(entry).toMatchObject({
      wordingText: 'Oui',
      wordingVersion: 1,
      listName: list.name,
      evidence: { email: 'bob@example.org', ip: '192.0.2.0', userAgent: 'Firefox' },
    });
  });

  it('freezes what was published: a change needs words and becomes a new version', async () => {
    const { body } = await admin.request
      .post(`/optin/wordings/${wording.wordingId}/publish`)
      .expect(200);
    expect(body.data.version).toBe(2);
    await admin.request.post(`/optin/wordings/${wording.wordingId}/publish`).expect(400);
    const old = await getService(app.strapi, 'wordings').version(wording.wordingId, 1);
    expect(old).toMatchObject({ texts: { en: 'I agree', fr: 'Oui' }, hash: wording.hash });
  });

  it('stays whole when a person is erased', async () => {
    const { subscriberId } = await signUp('eve@example.org');
    await inTransaction(app.strapi, async (trx) => {
      await getService(app.strapi, 'ledger').eraseEvidence(trx, subscriberId);
    });
    const [entry] = await getService(app.strapi, 'ledger').timeline(subscriberId);
    expect(entry.evidence).toBeNull();
    expect(await verify()).toMatchObject({ ok: true });
  });

  it('tells facts, details and who acted', async () => {
    const { subscriberId } = await signUp('kim@example.org');
    await inTransaction(app.strapi, (trx) =>
      getService(app.strapi, 'ledger').append(trx, {
        subscriberId,
        event: 'registered',
        method: 'panel',
        actor: `admin:${admin.id}`,
        listId: list.id,
        basis: 'soft-opt-in',
        details: { optOutOffered: true },
        evidence: {
          email: 'kim@example.org',
          ip: null,
          userAgent: null,
          pageUrl: null,
          facts: { relation: 'Order 17' },
        },
      })
    );
    const [entry, first] = await getService(app.strapi, 'ledger').timeline(subscriberId);
    expect(entry).toMatchObject({
      actorName: 'Test Admin',
      details: { optOutOffered: true },
      evidence: { facts: { relation: 'Order 17' } },
      wordingText: null,
    });
    expect(first).toMatchObject({ actorName: null, details: null, evidence: { facts: null } });
    expect(await verify()).toMatchObject({ ok: true });
  });
});
