import { getService, table } from '../../server/src/core';
import { describeOnEachDatabase } from '../helpers/each-database';
import { HTML, recordsOf, setUpSite, submission } from '../helpers/public-fixtures';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

const url = '/api/optin/forms/weekly/submissions';
const HOUR = 3_600_000;

describeOnEachDatabase('the guard', (client) => {
  let app: BootedStrapi;
  const limit = (name: 'ip' | 'address' | 'form', max: number, seconds = 3600) =>
    app.strapi.config.set(`plugin::optin.limits.${name}`, { max, seconds });
  const post = (email: string) => app.request.post(url).send(submission(email));

  beforeAll(async () => {
    app = await bootStrapi({ client, pluginConfig: { trustedProxies: ['loopback'] } });
    await setUpSite(app, 'weekly');
    // The middle of an hour: no window ends during a test.
    const clock = getService(app.strapi, 'clock');
    clock.shift(HOUR / 2 - (clock.now() % HOUR));
  });
  afterAll(() => app?.stop());
  afterEach(async () => {
    for (const name of ['ip', 'address', 'form'] as const) limit(name, 0);
    app.strapi.config.set('plugin::optin.limits.minFillSeconds', 0);
    app.strapi.config.set('plugin::optin.limits.mailsPerDay', 1000);
    await table(app.strapi, 'rate-counter').delete();
  });

  it('stops an IP after its limit, with Retry-After, and stores nothing more of it', async () => {
    limit('ip', 2);
    await post('ip1@example.org').expect(202);
    await post('ip2@example.org').expect(202);
    const refused = await post('ip3@example.org').expect(429);
    const seconds = Number(refused.headers['retry-after']);
    expect(seconds).toBeGreaterThan(1700);
    expect(seconds).toBeLessThanOrEqual(1800);
    expect(refused.body.error.details).toEqual({ retryAfter: seconds });
    expect((await recordsOf(app, 'ip3@example.org')).subscriber).toBeNull();
  });

  it('counts by the client behind a trusted proxy, and by what it cannot choose', async () => {
    limit('ip', 1);
    const from = (forwarded: string, email: string) =>
      post(email).set('X-Forwarded-For', forwarded);
    await from('198.51.100.7', 'p1@example.org').expect(202);
    await from('198.51.100.8', 'p2@example.org').expect(202);
    // Whatever the client puts in front of the proxy's own entry changes nothing.
    await from('9.9.9.9, 198.51.100.7', 'p3@example.org').expect(429);
    await from('2001:db8:1:2::1', 'p4@example.org').expect(202);
    await from('2001:db8:1:2:ffff::9', 'p5@example.org').expect(429);
    const { subscriber } = await recordsOf(app, 'p4@example.org');
    const [evidence] = await table(app.strapi, 'consent-evidence').where({
      subscriber_id: subscriber?.id,
    });
    expect(evidence.ip).toBe('2001:db8:1::/48');
  });

  it('stops mail to one address, however it is written, without telling about it', async () => {
    limit('address', 2);
    await post('bomb@example.org').expect(202);
    await post('BOMB@Example.ORG').expect(202);
    await post('bomb@example.org').expect(429);
    await post('other@example.org').expect(202);
  });

  it('stops a flood on one form', async () => {
    limit('form', 3);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => post(`flood${index}@example.org`))
    );
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(3);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(7);
  });

  it('counts malformed attempts too', async () => {
    limit('ip', 1);
    await post('nonsense').expect(400);
    await post('right@example.org').expect(429);
  });

  it('opens again with the next window, and forgets what is over', async () => {
    limit('ip', 1, 60);
    const clock = getService(app.strapi, 'clock');
    await post('w1@example.org').expect(202);
    await post('w2@example.org').expect(429);
    clock.shift(60_000);
    await post('w3@example.org').expect(202);
    clock.shift(60_000);
    expect(await getService(app.strapi, 'guard').prune(clock.now())).toBeGreaterThanOrEqual(2);
    expect(await table(app.strapi, 'rate-counter')).toEqual([]);
  });

  it('keeps no address and no IP in its counters', async () => {
    for (const name of ['ip', 'address', 'form'] as const) limit(name, 5);
    await post('private@example.org').expect(202);
    const rows: { bucket: string; hits: number }[] = await table(app.strapi, 'rate-counter');
    expect(rows.map(({ bucket }) => bucket.split(':')[0]).sort()).toEqual([
      'address',
      'form',
      'ip',
    ]);
    for (const { bucket } of rows) expect(bucket).toMatch(/^[a-z]+:[0-9a-f]{32}:\d+$/);
  });

  it('gives whoever falls into the trap the usual answer, and does nothing', async () => {
    const honest = await post('honest@example.org').expect(202);
    const bot = await app.request
      .post(url)
      .send(submission('bot@example.org', { homepage: 'https://spam.example' }))
      .expect(202);
    expect(bot.body).toEqual(honest.body);
    expect(Object.keys(bot.headers).sort()).toEqual(Object.keys(honest.headers).sort());
    const page = await app.request
      .post(url)
      .set('Accept', HTML)
      .type('form')
      .send('email=bot2@example.org&homepage=x&consents[newsletter]=true')
      .expect(303);
    expect(page.headers.location).toBe('../../thanks?form=weekly&locale=en');
    expect((await recordsOf(app, 'bot@example.org')).subscriber).toBeNull();
    expect((await recordsOf(app, 'bot2@example.org')).subscriber).toBeNull();
  });

  it('holds a form that comes back faster than anybody types, and keeps what was typed', async () => {
    app.strapi.config.set('plugin::optin.limits.minFillSeconds', 3);
    const clock = getService(app.strapi, 'clock');
    const { body } = await app.request.get('/api/optin/forms/weekly').expect(200);
    const { start } = body.data;
    const filled = submission('fast@example.org', { start });
    const refused = await app.request.post(url).send(filled).expect(429);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(3);
    const page = await app.request
      .post(url)
      .set('Accept', HTML)
      .type('form')
      .send(`email=fast@example.org&consents[newsletter]=true&start=${start}`)
      .expect(429);
    expect(page.text).toContain('value="fast@example.org"');
    expect((await recordsOf(app, 'fast@example.org')).subscriber).toBeNull();

    clock.shift(4000);
    await app.request.post(url).send(filled).expect(202);
    // From a cache, a day later: it still proves that the form was handed out before.
    clock.shift(24 * HOUR);
    await app.request.post(url).send(submission('cached@example.org', { start })).expect(202);
  });

  it('takes no stamp of another form, and asks for none', async () => {
    const other = await setUpSite(app, `other-${client}`);
    const stamp = getService(app.strapi, 'guard').stamp(other.formId);
    const { body } = await app.request
      .post(url)
      .send(submission('stamp@example.org', { start: stamp }))
      .expect(400);
    expect(body.error.details.errors[0].path).toEqual(['start']);
    await post('bare@example.org').expect(202);
  });

  it('sends one address only so many mails a day, and answers all the same', async () => {
    app.strapi.config.set('plugin::optin.limits.mailsPerDay', 2);
    for (let round = 0; round < 4; round += 1) await post('daily@example.org').expect(202);
    const { deliveries, ledger } = await recordsOf(app, 'daily@example.org');
    expect(deliveries).toHaveLength(2);
    expect(ledger).toHaveLength(4);
    getService(app.strapi, 'clock').shift(25 * HOUR);
    await post('daily@example.org').expect(202);
    expect((await recordsOf(app, 'daily@example.org')).deliveries).toHaveLength(3);
  });

  it('lets pages of other sites ask first, whatever they ask for', async () => {
    const { headers } = await app.request
      .options(url)
      .set('Origin', 'https://site.example')
      .set('Access-Control-Request-Method', 'POST')
      .expect(204);
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(headers['access-control-allow-methods']).toContain('POST');
    expect(headers['access-control-allow-headers']).toContain('Content-Type');
    expect(headers['access-control-allow-credentials']).toBeUndefined();
  });
});
