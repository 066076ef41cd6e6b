import { createServer, type Server } from 'node:http';
import { consentsOf, type FormGuard, type StopReason } from '../../content-types';
import { getService, table } from '../../server/src/core';
import { solveChallenge } from '../../server/src/forms/guarding/solver';
import { createAdmin, type TestAdmin } from '../helpers/admins';
import { definitionWith, publishForm, stepWith } from '../helpers/designed-forms';
import { describeOnEachDatabase } from '../helpers/each-database';
import { recordsOf, setUpSite, submission, type Site } from '../helpers/public-fixtures';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

const GUARD: FormGuard = {
  challenge: 'none',
  challengeWhen: 'always',
  disposable: 'allow',
  minFillSeconds: null,
  maxPerHour: null,
};

describeOnEachDatabase('the bot guard', (client) => {
  let app: BootedStrapi;
  let site: Site;
  let admin: TestAdmin;
  let wordingId: number;
  let provider: Server;
  const verified: string[] = [];

  const formWith = (slug: string, guard: Partial<FormGuard>) =>
    publishForm(
      app,
      slug,
      definitionWith(
        [
          stepWith('one', [
            { id: 'email', type: 'email', label: { en: 'E-mail' } },
            {
              id: 'news',
              type: 'consent',
              key: 'newsletter',
              wordingId,
              listIds: [site.list.id],
              required: true,
            },
            { id: 'submit', type: 'submit', label: {} },
          ]),
        ],
        { guard: { ...GUARD, ...guard } }
      )
    );
  const send = (slug: string, email: string, over: Record<string, unknown> = {}) =>
    app.request.post(`/api/optin/forms/${slug}/submissions`).send(submission(email, over));
  const stopsOf = async (formId: number): Promise<Partial<Record<StopReason, number>>> =>
    Object.fromEntries(
      (await getService(app.strapi, 'stops').since(0, formId)).map(({ reason, stops }) => [
        reason,
        stops,
      ])
    );
  const isKnown = async (email: string) => (await recordsOf(app, email)).subscriber !== null;
  const solve = async (slug: string): Promise<string> =>
    solveChallenge(
      { kind: 'altcha', url: `${slug}/challenge`, script: '' },
      null as unknown as HTMLFormElement,
      `${app.url}/api/optin/`
    );

  beforeAll(async () => {
    provider = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += chunk));
      request.on('end', () => {
        verified.push(body);
        response.end(JSON.stringify({ success: body.includes('response=good') }));
      });
    });
    await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
    const address = provider.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    app = await bootStrapi({
      client,
      pluginConfig: {
        challenge: {
          turnstile: { siteKey: 'site', secret: 'hush', verifyUrl: `http://127.0.0.1:${port}/` },
        },
      },
    });
    site = await setUpSite(app, 'weekly');
    admin = await createAdmin(app.strapi, 'super-admin');
    const { definition } = await getService(app.strapi, 'forms').get(site.formId);
    wordingId = consentsOf(definition)[0].wordingId;
  });
  afterAll(async () => {
    await app?.stop();
    provider?.close();
  });

  it('asks for a proof of work on every way in, takes it once, and says what is missing', async () => {
    const id = await formWith('work', { challenge: 'altcha' });
    const { body } = await app.request.get('/api/optin/forms/work').expect(200);
    expect(body.data.challenge).toEqual({
      kind: 'altcha',
      url: 'work/challenge',
      script: '../challenge.js',
    });
    const missing = await send('work', 'w1@example.org').expect(400);
    expect(missing.body.error.details.errors[0].path).toEqual(['challenge']);
    await app.request
      .post('/api/optin/forms/work/submissions')
      .type('form')
      .send({ email: 'w1@example.org', 'consents[newsletter]': 'true', altcha: 'bm9uc2Vuc2U=' })
      .expect(400);
    const answer = await solve('work');
    await send('work', 'w1@example.org', { challenge: answer }).expect(202);
    await send('work', 'w2@example.org', { challenge: answer }).expect(400);
    expect(await isKnown('w1@example.org')).toBe(true);
    expect(await isKnown('w2@example.org')).toBe(false);
    expect(await stopsOf(id)).toEqual({
      'challenge-missing': 1,
      'challenge-wrong': 1,
      'challenge-spent': 1,
    });
  });

  it('takes no proof made for another form, nor one that is too old', async () => {
    const id = await formWith('bound', { challenge: 'altcha' });
    await formWith('other', { challenge: 'altcha' });
    await send('bound', 'b1@example.org', { challenge: await solve('other') }).expect(400);
    const old = await solve('bound');
    getService(app.strapi, 'clock').shift(21 * 60_000);
    await send('bound', 'b1@example.org', { challenge: old }).expect(400);
    getService(app.strapi, 'clock').reset();
    expect(await stopsOf(id)).toEqual({ 'challenge-wrong': 1, 'challenge-expired': 1 });
  });

  it('spends a proof on one of many that come with it at once', async () => {
    await formWith('race', { challenge: 'altcha' });
    const challenge = await solve('race');
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) => send('race', `r${index}@example.org`, { challenge }))
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 400, 400, 400, 400, 400]);
  });

  it('costs no proof where a field was wrong', async () => {
    await formWith('kept', { challenge: 'altcha' });
    const challenge = await solve('kept');
    await send('kept', 'no address', { challenge }).expect(400);
    await send('kept', 'kept@example.org', { challenge }).expect(202);
  });

  it('asks only under pressure where the form says so, and for more work the harder it is pressed', async () => {
    await formWith('calm', { challenge: 'altcha', challengeWhen: 'pressure' });
    expect((await app.request.get('/api/optin/forms/calm/challenge')).body.data).toBeNull();
    await send('calm', 'c1@example.org').expect(202);
    for (let index = 0; index < 50; index += 1) await send('calm', 'nobody');
    const { body } = await app.request.get('/api/optin/forms/calm/challenge').expect(200);
    expect(body.data.maxnumber).toBe(80_000);
    await send('calm', 'c2@example.org').expect(400);
    await send('calm', 'c2@example.org', { challenge: await solve('calm') }).expect(202);
    getService(app.strapi, 'clock').shift(3 * 60_000);
    await send('calm', 'c3@example.org').expect(202);
    getService(app.strapi, 'clock').reset();
  });

  it('asks a configured provider, and trusts nobody it does not vouch for', async () => {
    const id = await formWith('third', { challenge: 'turnstile' });
    const { body } = await app.request.get('/api/optin/forms/third').expect(200);
    expect(body.data.challenge).toMatchObject({ kind: 'turnstile', siteKey: 'site' });
    const page = await app.request.get('/api/optin/f/third').set('Accept', 'text/html').expect(200);
    expect(page.headers['content-security-policy']).toContain(
      "script-src 'self' https://challenges.cloudflare.com"
    );
    await send('third', 't1@example.org', { challenge: 'bad' }).expect(400);
    await send('third', 't1@example.org', { challenge: 'good' }).expect(202);
    expect(verified.at(-1)).toContain('secret=hush');
    expect(await stopsOf(id)).toEqual({ 'challenge-wrong': 1 });
  });

  it('does not let a form ask a provider that is not configured', async () => {
    const id = await formWith('unset', {});
    const form = await getService(app.strapi, 'forms').get(id);
    const problems = await getService(app.strapi, 'forms').check({
      ...form.definition,
      guard: { ...GUARD, challenge: 'hcaptcha' },
    });
    expect(problems.map(({ code }) => code)).toEqual(['challenge-unconfigured']);
  });

  it('refuses throw-away addresses with the remedy where the form says so', async () => {
    const id = await formWith('lasting', { disposable: 'refuse' });
    const { body } = await send('lasting', 'a@mailinator.com').expect(400);
    expect(body.error.details.errors[0]).toMatchObject({ path: ['email'] });
    await send('lasting', 'a@lasting.example').expect(202);
    await send('weekly', 'b@mailinator.com').expect(202);
    expect(await stopsOf(id)).toEqual({ disposable: 1 });
  });

  it('answers whoever is blocked as ever, and does nothing', async () => {
    const id = await formWith('blocked', {});
    const add = (kind: string, value: string) =>
      admin.request.post('/optin/guard/rules').send({ kind, value, note: '' });
    await add('domain', 'Spam.example').expect(201);
    await add('address', 'eve@example.org').expect(201);
    const again = await add('domain', 'spam.example').expect(400);
    expect(again.body.error.details.errors[0].path).toEqual(['value']);
    await add('ip', '0.0.0.0/0').expect(400);
    const usual = await send('blocked', 'fine@example.org').expect(202);
    for (const email of ['x@a.spam.example', 'eve@example.org']) {
      const answer = await send('blocked', email).expect(202);
      expect(answer.body).toEqual(usual.body);
      expect(await isKnown(email)).toBe(false);
    }
    expect(await stopsOf(id)).toEqual({ 'blocked-domain': 1, 'blocked-address': 1 });
    const { body } = await admin.request.get('/optin/guard/rules').expect(200);
    expect(body.data.map(({ value }: { value: string }) => value)).toEqual([
      'eve@example.org',
      'spam.example',
    ]);
    await admin.request.delete(`/optin/guard/rules/${body.data[0].id}`).expect(200);
    await send('blocked', 'eve@example.org').expect(202);
    expect(await isKnown('eve@example.org')).toBe(true);
  });

  it('caps what a form takes in an hour, and keeps its own time to fill in', async () => {
    // Hours are counted by the clock: not across the full one.
    const clock = getService(app.strapi, 'clock');
    clock.shift(30 * 60_000 - (clock.now() % 3_600_000));
    const capped = await formWith('capped', { maxPerHour: 2 });
    await send('capped', 'h1@example.org').expect(202);
    await send('capped', 'h2@example.org').expect(202);
    const stops = getService(app.strapi, 'stops');
    const { note } = stops;
    const slowly = jest.spyOn(stops, 'note').mockImplementation(async (...stop) => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      await note(...stop);
    });
    const full = await send('capped', 'h3@example.org').expect(429);
    expect(Number(full.headers['retry-after'])).toBeGreaterThan(0);
    // Counted by the time that it is answered, however long that took.
    expect(await stopsOf(capped)).toEqual({ 'form-limit': 1 });
    slowly.mockRestore();
    const slow = await formWith('slow', { minFillSeconds: 30 });
    const { body } = await app.request.get('/api/optin/forms/slow').expect(200);
    await send('slow', 's1@example.org', { start: body.data.start }).expect(429);
    expect(await stopsOf(slow)).toEqual({ 'too-fast': 1 });
    clock.reset();
  });

  it('tells the panel what was stopped, and of nobody', async () => {
    const id = await formWith('told', {});
    await send('told', 'trap@example.org', { homepage: 'http://spam.example' }).expect(202);
    const { body } = await admin.request.get(`/optin/guard?days=1&form=${id}`).expect(200);
    expect(body.data.counts).toEqual([
      { reason: 'honeypot', formId: id, channel: 'json', stops: 1 },
    ]);
    expect(body.data.hours).toHaveLength(1);
    expect(body.data.challenges).toEqual(['none', 'altcha', 'turnstile']);
    const rows = await table(app.strapi, 'guard-stop').where({ form_id: id });
    expect(JSON.stringify(rows)).not.toContain('trap@');
    await getService(app.strapi, 'stops').prune(Date.now() + 91 * 86_400_000);
    expect(await stopsOf(id)).toEqual({});
  });
});
