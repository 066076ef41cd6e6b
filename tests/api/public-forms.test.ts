import { DAY, getService, table } from '../../server/src/core';
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
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

describeOnEachDatabase('signing up', (client) => {
  let app: BootedStrapi;
  let site: Site;
  const path = (slug = site.slug) => `/api/optin/forms/${slug}/submissions`;

  beforeAll(async () => {
    app = await bootStrapi({ client });
    site = await setUpSite(app, 'weekly');
  });
  afterAll(() => app?.stop());

  it('describes the form in the visitor’s language, with a stamp that caches may keep', async () => {
    const { body, headers } = await app.request
      .get('/api/optin/forms/weekly?locale=fr-CA')
      .set('Origin', 'https://elsewhere.example')
      .expect(200);
    expect(headers['cache-control']).toBe('public, max-age=60');
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(headers['access-control-allow-credentials']).toBeUndefined();
    expect(body.data).toMatchObject({
      slug: 'weekly',
      version: 1,
      locale: 'fr',
      open: true,
      title: 'La Lettre',
      fields: [
        { key: 'email', type: 'email', label: 'Adresse e-mail', required: true },
        { key: 'firstName', type: 'text', autocomplete: 'given-name', required: false },
        { key: 'lastName' },
      ],
      consents: [
        { key: 'newsletter', text: 'Oui, envoyez-moi weekly.', required: true, checked: false },
      ],
      submitUrl: 'weekly/submissions',
    });
    expect(body.data.start).toEqual(expect.any(String));
  });

  it('keeps person, request, proof and mail of a sign-up', async () => {
    const { body } = await app.request
      .post(path())
      .set('User-Agent', 'Test/1.0')
      .send(
        submission('Ada@Example.org', {
          fields: { firstName: 'Ada', lastName: 'Lovelace' },
          locale: 'fr',
          url: 'https://example.org/page?x=1#part',
          version: 1,
        })
      )
      .expect(202);
    expect(body).toEqual({ data: { status: 'check-your-inbox' } });

    const { subscriber, subscriptions, ledger, deliveries } = await recordsOf(
      app,
      'ada@example.org'
    );
    expect(subscriber).toMatchObject({
      email: 'Ada@Example.org',
      firstName: 'Ada',
      lastName: 'Lovelace',
      locale: 'fr',
    });
    expect(subscriptions).toMatchObject([{ listId: site.list.id, state: 'pending' }]);
    expect(ledger).toMatchObject([
      {
        event: 'requested',
        basis: 'double-opt-in',
        wordingVersion: 1,
        formId: site.formId,
        formVersion: 1,
        locale: 'fr',
        method: 'form',
        actor: 'subscriber',
      },
    ]);
    const [evidence] = await table(app.strapi, 'consent-evidence').where({
      subscriber_id: subscriber?.id,
    });
    expect(evidence).toMatchObject({
      email: 'Ada@Example.org',
      ip: '127.0.0.0/24',
      user_agent: 'Test/1.0',
      page_url: 'https://example.org/page?x=1',
    });
    expect(deliveries).toMatchObject([{ kind: 'confirmation', payload: { locale: 'fr' } }]);

    await getService(app.strapi, 'worker').drain();
    const mails = await app.mail.to('Ada@example.org');
    expect(mails).toHaveLength(1);
    // The address may be a stranger's: nothing that was typed reaches it.
    expect(`${mails[0].subject} ${mails[0].text} ${mails[0].html}`).not.toMatch(/Ada|Lovelace/);
  });

  it('takes a plain HTML form and leads on with 303', async () => {
    const answer = await app.request
      .post(path())
      .set('Accept', HTML)
      .type('form')
      .send(
        'email=html@example.org&consents[newsletter]=true&fields[firstName]=H&locale=en&homepage='
      )
      .expect(303);
    expect(answer.headers.location).toBe('../../thanks?form=weekly&locale=en');
    expect((await recordsOf(app, 'html@example.org')).subscriber?.firstName).toBe('H');
  });

  it('answers every state of an address alike, and mails only where it may', async () => {
    await join(app, site, 'known@example.org');
    await app.request.post(path()).send(submission('waiting@example.org'));
    await join(app, site, 'gone@example.org');
    await app.request.post(
      `/api/optin/unsubscribe/${await unsubscribeTokenOf(app, 'gone@example.org')}`
    );
    const blocked = getService(app.strapi, 'suppressions').fingerprintOf('blocked@example.org');
    await getService(app.strapi, 'suppressions').add(app.strapi.db.connection, {
      fingerprint: blocked,
      reason: 'complaint',
      detail: null,
    });
    await getService(app.strapi, 'worker').drain();
    app.mail.clear();

    const addresses = ['new', 'waiting', 'known', 'gone', 'blocked'];
    const answers = [];
    for (const name of addresses) {
      const { status, body, headers } = await app.request
        .post(path())
        .send(submission(`${name}@example.org`));
      delete headers.date;
      delete headers['x-response-time'];
      answers.push({ status, body, headers: Object.keys(headers).sort() });
    }
    for (const answer of answers) expect(answer).toEqual(answers[0]);

    await getService(app.strapi, 'worker').drain();
    const mailed = addresses.filter((name) =>
      app.mail.received.some(({ to }) => to.includes(`${name}@example.org`))
    );
    expect(mailed).toEqual(['new', 'waiting', 'known', 'gone']);
    const states = await Promise.all(
      addresses.map(
        async (name) => (await recordsOf(app, `${name}@example.org`)).subscriptions[0].state
      )
    );
    expect(states).toEqual(['pending', 'pending', 'confirmed', 'unsubscribed', 'pending']);
    const kinds = await Promise.all(
      addresses.map(async (name) => {
        const last = (await recordsOf(app, `${name}@example.org`)).deliveries.at(-1);
        return `${last?.kind} ${last?.state} ${last?.reason ?? ''}`.trim();
      })
    );
    expect(kinds).toEqual([
      'confirmation sent',
      'confirmation sent',
      'already-subscribed sent',
      'confirmation sent',
      'confirmation skipped suppressed',
    ]);
  });

  it('never overwrites the name of somebody known', async () => {
    await app.request
      .post(path())
      .send(submission('name@example.org', { fields: { firstName: 'Real' } }));
    await app.request
      .post(path())
      .send(submission('NAME@example.org', { fields: { firstName: 'Prank' } }))
      .expect(202);
    expect((await recordsOf(app, 'name@example.org')).subscriber?.firstName).toBe('Real');
  });

  it('joins at once where the tick is the consent, and asks once left', async () => {
    const single = await setUpSite(app, 'single', { regime: 'single-opt-in' });
    await app.request.post(path('single')).send(submission('one@example.org')).expect(202);
    const first = await recordsOf(app, 'one@example.org');
    expect(first.subscriptions[0]).toMatchObject({ state: 'confirmed', basis: 'single-opt-in' });
    expect(first.ledger.map(({ event }) => event)).toEqual(['requested', 'confirmed']);
    expect(first.deliveries.map(({ kind }) => kind)).toEqual(['welcome']);

    const token = await unsubscribeTokenOf(app, 'one@example.org', single.list.id);
    await app.request.post(`/api/optin/unsubscribe/${token}`).expect(200);
    await app.request.post(path('single')).send(submission('one@example.org')).expect(202);
    const again = await recordsOf(app, 'one@example.org');
    expect(again.subscriptions[0].state).toBe('unsubscribed');
    expect(again.deliveries.at(-1)?.kind).toBe('confirmation');
  });

  it('takes an old copy of a form under the version that it shows, and none that never was', async () => {
    const other = await setUpSite(app, 'moving');
    const forms = getService(app.strapi, 'forms');
    const { definition } = await forms.get(other.formId);
    await forms.update(other.formId, {
      name: 'moving',
      slug: 'moving',
      isOpen: true,
      definition: { ...definition, texts: { ...definition.texts, title: { en: 'New words.' } } },
    });
    expect(await forms.publish(other.formId, 'test')).toEqual({ version: 2 });
    await app.request
      .post(path('moving'))
      .send(submission('v1@example.org', { version: 1 }))
      .expect(202);
    expect((await recordsOf(app, 'v1@example.org')).ledger[0].formVersion).toBe(1);

    getService(app.strapi, 'clock').shift(90 * DAY);
    await app.request
      .post(path('moving'))
      .send(submission('late@example.org', { version: 1 }))
      .expect(202);
    getService(app.strapi, 'clock').reset();
    const late = await recordsOf(app, 'late@example.org');
    expect(late.ledger[0].formVersion).toBe(1);
    const { body } = await app.request
      .post(path('moving'))
      .send(submission('never@example.org', { version: 3 }))
      .expect(400);
    expect(body.error.details.errors[0].path).toEqual(['version']);
    expect((await recordsOf(app, 'never@example.org')).subscriber).toBeNull();
  });

  it('lets sign-ups without an answer expire, and takes them again', async () => {
    await app.request.post(path()).send(submission('slow@example.org'));
    const clock = getService(app.strapi, 'clock');
    clock.shift(31 * 86_400_000);
    const expired = await getService(app.strapi, 'enrolment').expirePending(
      clock.now() - 30 * 86_400_000
    );
    expect(expired).toBeGreaterThan(0);
    const after = await recordsOf(app, 'slow@example.org');
    expect(after.subscriptions[0].state).toBe('expired');
    expect(after.ledger.at(-1)).toMatchObject({ event: 'expired', method: 'engine' });

    await app.request.post(path()).send(submission('slow@example.org')).expect(202);
    await app.request
      .post(`/api/optin/confirm/${await confirmTokenOf(app, 'slow@example.org')}`)
      .expect(200);
    clock.reset();
    expect((await recordsOf(app, 'slow@example.org')).subscriptions[0].state).toBe('confirmed');
  });

  it('keeps the ledger whole through all of this', async () => {
    expect(await getService(app.strapi, 'ledger').verify()).toMatchObject({ ok: true });
  });
});
