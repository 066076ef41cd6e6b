import net from 'node:net';
import { getService, table } from '../../server/src/core';
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

const DAY = 86_400_000;

describeOnEachDatabase('confirming and leaving', (client) => {
  let app: BootedStrapi;
  let site: Site;

  const signUp = async (email: string) => {
    await app.request
      .post('/api/optin/forms/weekly/submissions')
      .send(submission(email))
      .expect(202);
    return confirmTokenOf(app, email);
  };
  const confirm = (token: string) => app.request.post(`/api/optin/confirm/${token}`);
  const leave = (token: string) => app.request.post(`/api/optin/unsubscribe/${token}`);
  const stateOf = async (email: string) =>
    (await recordsOf(app, email)).subscriptions.map(({ state }) => state).join();
  const eventsOf = async (email: string) =>
    (await recordsOf(app, email)).ledger.map(({ event }) => event);

  beforeAll(async () => {
    app = await bootStrapi({ client });
    site = await setUpSite(app, 'weekly');
  });
  afterAll(() => app?.stop());
  afterEach(() => getService(app.strapi, 'clock').reset());

  it('confirms with the link from the mail, with the words and page that were agreed to', async () => {
    await app.request
      .post('/api/optin/forms/weekly/submissions')
      .send(submission('mail@example.org', { locale: 'fr' }));
    await getService(app.strapi, 'worker').drain();
    const mail = await app.mail.waitFor('mail@example.org');
    const link = /http:\/\/localhost:1337(\/api\/optin\/confirm\/[\w-]+)/.exec(mail.text ?? '');
    const page = await app.request
      .get(link?.[1] ?? '')
      .set('Accept', HTML)
      .expect(200);
    expect(page.text).toContain('Confirmez votre abonnement');
    expect(page.text).toContain('m•••@example.org');

    const done = await app.request
      .post(link?.[1] ?? '')
      .set('Accept', HTML)
      .type('form')
      .send('')
      .expect(200);
    expect(done.text).toContain('Votre abonnement est confirmé');
    const { ledger, deliveries, subscriptions } = await recordsOf(app, 'mail@example.org');
    expect(subscriptions[0]).toMatchObject({ state: 'confirmed', basis: 'double-opt-in' });
    expect(ledger[1]).toMatchObject({
      event: 'confirmed',
      method: 'link',
      formId: site.formId,
      formVersion: 1,
      wordingId: ledger[0].wordingId,
      wordingVersion: 1,
      wordingHash: ledger[0].wordingHash,
      locale: 'fr',
    });
    expect(deliveries.map(({ kind }) => kind)).toEqual(['confirmation', 'welcome']);
  });

  it('changes nothing on GET, whoever asks and however often', async () => {
    const token = await signUp('scan@example.org');
    await getService(app.strapi, 'worker').drain();
    const before = await recordsOf(app, 'scan@example.org');
    const out = await unsubscribeTokenOf(app, 'scan@example.org', site.list.id);
    for (const accept of [HTML, 'application/json', '*/*'])
      for (const path of [`confirm/${token}`, `unsubscribe/${out}`]) {
        await app.request.get(`/api/optin/${path}`).set('Accept', accept).expect(200);
        await app.request.head(`/api/optin/${path}`).set('Accept', accept).expect(200);
      }
    const { body } = await app.request.get(`/api/optin/confirm/${token}`).expect(200);
    expect(body.data).toEqual({
      status: 'ready',
      locale: 'en',
      email: 's•••@example.org',
      lists: [{ slug: 'weekly', title: 'The weekly' }],
    });
    expect(await recordsOf(app, 'scan@example.org')).toEqual(before);
  });

  it('confirms once, however often the button is pressed', async () => {
    const token = await signUp('again@example.org');
    const first = await confirm(token).expect(200);
    const second = await confirm(token).expect(200);
    expect(first.body.data.status).toBe('confirmed');
    expect(second.body.data.status).toBe('already-confirmed');
    expect(await eventsOf('again@example.org')).toEqual(['requested', 'confirmed']);
  });

  it('confirms once when two clicks come at the same moment', async () => {
    const token = await signUp('twice@example.org');
    const answers = await Promise.all(Array.from({ length: 8 }, () => confirm(token)));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(answers.filter(({ body }) => body.data.status === 'confirmed')).toHaveLength(1);
    const { ledger, deliveries } = await recordsOf(app, 'twice@example.org');
    expect(ledger.map(({ event }) => event)).toEqual(['requested', 'confirmed']);
    expect(deliveries.filter(({ kind }) => kind === 'welcome')).toHaveLength(1);
  });

  it('makes one person of sign-ups that come at the same moment', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        app.request
          .post('/api/optin/forms/weekly/submissions')
          .send(submission('crowd@example.org'))
      )
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(202));
    const { ledger } = await recordsOf(app, 'crowd@example.org');
    expect(ledger.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('offers a new mail for an expired link, and the new one works', async () => {
    const old = await signUp('late@example.org');
    const clock = getService(app.strapi, 'clock');
    clock.shift(8 * DAY);
    const refused = await confirm(old).expect(410);
    expect(refused.body.error.details.code).toBe('expired');
    const page = await app.request
      .post(`/api/optin/confirm/${old}`)
      .set('Accept', HTML)
      .expect(410);
    expect(page.text).toContain('Send me a new link');
    expect(await stateOf('late@example.org')).toBe('pending');

    const sent = await app.request
      .post(`/api/optin/confirm/${old}`)
      .set('Accept', HTML)
      .type('form')
      .send('action=resend')
      .expect(200);
    expect(sent.text).toContain('Look in your inbox');
    await confirm(await confirmTokenOf(app, 'late@example.org')).expect(200);
    expect(await stateOf('late@example.org')).toBe('confirmed');
    expect(await eventsOf('late@example.org')).toEqual(['requested', 'requested', 'confirmed']);
  });

  it('refuses a confirmation from before a later opt-out, and offers no way around it', async () => {
    const token = await signUp('stale@example.org');
    await leave(await unsubscribeTokenOf(app, 'stale@example.org', site.list.id)).expect(200);
    const { body } = await confirm(token).expect(410);
    expect(body.error.details.code).toBe('stale');
    await app.request.post(`/api/optin/confirm/${token}`).send({ action: 'resend' }).expect(202);
    const { deliveries } = await recordsOf(app, 'stale@example.org');
    expect(deliveries.filter(({ kind }) => kind === 'confirmation')).toHaveLength(1);
    expect(await stateOf('stale@example.org')).toBe('unsubscribed');
  });

  it('lets people come back: sign up anew, confirm anew', async () => {
    await join(app, site, 'back@example.org');
    getService(app.strapi, 'clock').shift(1000);
    await leave(await unsubscribeTokenOf(app, 'back@example.org', site.list.id)).expect(200);
    getService(app.strapi, 'clock').shift(1000);
    const token = await signUp('back@example.org');
    expect(await stateOf('back@example.org')).toBe('unsubscribed');
    await confirm(token).expect(200);
    expect(await stateOf('back@example.org')).toBe('confirmed');
    expect(await eventsOf('back@example.org')).toEqual([
      'requested',
      'confirmed',
      'withdrawn',
      'requested',
      'confirmed',
    ]);
  });

  it('takes tokens for nothing but what they were made for', async () => {
    const token = await signUp('purpose@example.org');
    const out = await unsubscribeTokenOf(app, 'purpose@example.org', site.list.id);
    await confirm(out).expect(404);
    await leave(token).expect(404);
    await confirm(token.slice(0, -2)).expect(404);
    const altered = `${token.slice(0, 6)}${token[6] === 'A' ? 'B' : 'A'}${token.slice(7)}`;
    await confirm(altered).expect(404);
    expect(await eventsOf('purpose@example.org')).toEqual(['requested']);
  });

  it('skips waiting mail of whoever leaves', async () => {
    await signUp('early@example.org');
    const strapi = app.strapi;
    await table(strapi, 'delivery')
      .where({ subscriber_id: (await recordsOf(app, 'early@example.org')).subscriber?.id })
      .update({ state: 'waiting', due_at: Date.now() + DAY });
    await leave(await unsubscribeTokenOf(app, 'early@example.org')).expect(200);
    expect((await recordsOf(app, 'early@example.org')).deliveries[0]).toMatchObject({
      state: 'skipped',
      reason: 'withdrawn',
    });
  });

  it('leaves one list with the button, or all of them', async () => {
    const other = await setUpSite(app, `other-${client}`);
    await join(app, site, 'both@example.org');
    await join(app, other, 'both@example.org');
    const token = await unsubscribeTokenOf(app, 'both@example.org', site.list.id);
    const shown = await app.request
      .get(`/api/optin/unsubscribe/${token}`)
      .set('Accept', HTML)
      .expect(200);
    expect(shown.text).toContain('Unsubscribe from everything');
    await app.request
      .post(`/api/optin/unsubscribe/${token}`)
      .set('Accept', HTML)
      .type('form')
      .send('scope=list')
      .expect(200);
    expect(await stateOf('both@example.org')).toBe('unsubscribed,confirmed');
    const left = await leave(token).send({ scope: 'all' }).expect(200);
    expect(left.body.data).toMatchObject({ status: 'unsubscribed', otherLists: 0 });
    expect(await stateOf('both@example.org')).toBe('unsubscribed,unsubscribed');
    const withdrawn = (await recordsOf(app, 'both@example.org')).ledger.filter(
      ({ event }) => event === 'withdrawn'
    );
    expect(withdrawn.map(({ method }) => method)).toEqual(['link', 'link']);
  });

  it('answers a one-click unsubscribe on the wire as RFC 8058 asks', async () => {
    const { port } = new URL(app.url);
    const raw = (text: string) =>
      new Promise<string>((resolve, reject) => {
        let answer = '';
        const socket = net.connect(Number(port), '127.0.0.1', () => socket.write(text));
        socket.on('data', (data) => {
          answer += data.toString();
        });
        socket.once('end', () => resolve(answer));
        socket.once('error', reject);
      });
    const urlencoded = 'List-Unsubscribe=One-Click';
    const multipart =
      '--b0undary\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b0undary--\r\n';
    const bodies: [string, string, string][] = [
      ['wire-a@example.org', 'application/x-www-form-urlencoded', urlencoded],
      ['wire-b@example.org', 'multipart/form-data; boundary=b0undary', multipart],
      ['wire-c@example.org', 'multipart/form-data; boundary="b0undary"', multipart.slice(0, -16)],
    ];
    for (const [email, type, body] of bodies) {
      await join(app, site, email);
      const token = await unsubscribeTokenOf(app, email, site.list.id);
      for (let round = 0; round < 2; round += 1) {
        const answer = await raw(
          `POST /api/optin/unsubscribe/${token} HTTP/1.1\r\nHost: cms.example.org\r\n` +
            `Content-Type: ${type}\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`
        );
        expect(answer.split('\r\n')[0]).toBe('HTTP/1.1 200 OK');
        expect(answer).not.toMatch(/^(location|set-cookie):/im);
      }
      expect(await stateOf(email)).toBe('unsubscribed');
      const { ledger } = await recordsOf(app, email);
      expect(ledger.map(({ event }) => event)).toEqual(['requested', 'confirmed', 'withdrawn']);
      expect(ledger[2].method).toBe('one-click');
    }
  });

  it('takes one-click posts for many people from one address, whatever the limits', async () => {
    const plugin = 'plugin::optin.limits.ip';
    app.strapi.config.set(plugin, { max: 1, seconds: 3600 });
    const token = await unsubscribeTokenOf(app, 'wire-a@example.org', site.list.id);
    for (let round = 0; round < 3; round += 1) await leave(token).expect(200);
    await leave('AAAA').expect(404);
    const limited = await leave('AAAA').expect(429);
    expect(Number(limited.headers['retry-after'])).toBeGreaterThan(0);
    await leave(token).expect(200);
    app.strapi.config.set(plugin, { max: 0, seconds: 60 });
  });

  it('keeps the ledger whole through all of this', async () => {
    expect(await getService(app.strapi, 'ledger').verify()).toMatchObject({ ok: true });
  });
});
