import { createHash } from 'node:crypto';
import { consentsOf, DEFAULT_GUARD, type FormGuard } from '../../content-types';
import { getService, inTransaction, table } from '../../server/src/core';
import { definitionWith, publishForm, stepWith } from '../helpers/designed-forms';
import { describeOnEachDatabase } from '../helpers/each-database';
import { drain } from '../helpers/engine';
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

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LANES = 8;

/** A botnet's member: another network for every number. */
const ipOf = (index: number) => `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`;

describeOnEachDatabase('an attack', (client) => {
  let app: BootedStrapi;
  let site: Site;
  let wordingId: number;

  const limit = (name: 'ip' | 'address' | 'form', max: number, seconds = 3600) =>
    app.strapi.config.set(`plugin::optin.limits.${name}`, { max, seconds });

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
        { guard: { ...DEFAULT_GUARD, ...guard } }
      )
    );

  const send = (slug: string, ip: string, email: string, over: Record<string, unknown> = {}) =>
    app.request
      .post(`/api/optin/forms/${slug}/submissions`)
      .set('X-Forwarded-For', ip)
      .send(submission(email, over));

  const sendHtml = (slug: string, ip: string, email: string, over: Record<string, string> = {}) =>
    app.request
      .post(`/api/optin/forms/${slug}/submissions`)
      .set('X-Forwarded-For', ip)
      .set('Accept', HTML)
      .type('form')
      .send({ email, 'consents[newsletter]': 'true', locale: 'en', ...over });

  /** Sends `count` requests over several lanes. @returns how often each status was answered */
  const flood = async (
    count: number,
    one: (index: number) => PromiseLike<{ status: number }>
  ): Promise<Record<number, number>> => {
    const statuses: Record<number, number> = {};
    let next = 0;
    const lane = async () => {
      while (next < count) {
        const { status } = await one(next++);
        statuses[status] = (statuses[status] ?? 0) + 1;
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    return statuses;
  };

  const stopsOf = async (formId: number): Promise<Record<string, number>> => {
    const counts = await getService(app.strapi, 'stops').since(0, formId);
    return Object.fromEntries(
      counts.map(({ reason, channel, stops }) => [`${reason} by ${channel}`, stops])
    );
  };
  const taken = async (formId: number): Promise<number> => {
    const [{ rows }] = await table(app.strapi, 'submission')
      .where({ form_id: formId })
      .count({ rows: '*' });
    return Number(rows);
  };
  const mailsTo = (email: string) =>
    app.mail.received.filter(({ to }) => to.some((one) => one.toLowerCase() === email)).length;
  const block = (kind: 'address' | 'domain' | 'ip', value: string) =>
    getService(app.strapi, 'blocklist').add(kind, value, '');

  beforeAll(async () => {
    app = await bootStrapi({ client, pluginConfig: { trustedProxies: ['loopback'] } });
    site = await setUpSite(app, 'weekly');
    const { definition } = await getService(app.strapi, 'forms').get(site.formId);
    wordingId = consentsOf(definition)[0].wordingId;
    // The middle of an hour: no window ends during a test.
    const clock = getService(app.strapi, 'clock');
    clock.shift(HOUR / 2 - (clock.now() % HOUR));
  });
  afterAll(() => app?.stop());
  afterEach(async () => {
    for (const name of ['ip', 'address', 'form'] as const) limit(name, 0);
    app.strapi.config.set('plugin::optin.limits.mailsPerDay', 1000);
    await table(app.strapi, 'rate-counter').delete();
  });

  it('from everywhere under fresh addresses gets as much through as the form allows, and is counted to the last request', async () => {
    limit('form', 40);
    const id = await formWith('flooded', {});
    const json = await flood(100, (index) => send('flooded', ipOf(index), `j${index}@flood.test`));
    const html = await flood(60, (index) =>
      sendHtml('flooded', ipOf(1000 + index), `h${index}@flood.test`)
    );
    expect(json).toEqual({ 202: 40, 429: 60 });
    expect(html).toEqual({ 429: 60 });
    expect(await taken(id)).toBe(40);
    expect(await stopsOf(id)).toEqual({ 'form-limit by json': 60, 'form-limit by html': 60 });
    const people = await table(app.strapi, 'subscriber').where('email_key', 'like', '%@flood.test');
    expect(people).toHaveLength(40);
  });

  it('takes no more than its hourly cap even when all of it arrives at once', async () => {
    const id = await formWith('hourly', { maxPerHour: 10 });
    const statuses = await flood(50, (index) => send('hourly', ipOf(index), `c${index}@cap.test`));
    expect(statuses).toEqual({ 202: 10, 429: 40 });
    expect(await taken(id)).toBe(10);
  });

  it('that answers with proofs it did not work for gets nothing through', async () => {
    const id = await formWith('worked', { challenge: 'altcha' });
    const ask = async () => {
      const { body } = await app.request.get('/api/optin/forms/worked/challenge').expect(200);
      return body.data as { challenge: string; salt: string; maxnumber: number; signature: string };
    };
    const encode = (answer: unknown) => Buffer.from(JSON.stringify(answer)).toString('base64');
    const { challenge, salt, maxnumber, signature } = await ask();
    const hash = (text: string) => createHash('sha256').update(text).digest('hex');
    let number = 0;
    while (number <= maxnumber && hash(salt + number) !== challenge) number += 1;
    const right = { algorithm: 'SHA-256', challenge, number, salt, signature };
    const cut = salt.lastIndexOf('until=');
    const forged = hash(`${salt}1`);
    const wrong: [string, unknown][] = [
      ['another number', { ...right, number: number + 1 }],
      ['no number', { ...right, number: undefined }],
      ['a number that is an object', { ...right, number: { valueOf: 1 } }],
      ['a challenge of its own', { ...right, challenge: forged, number: 1 }],
      ['a longer life', { ...right, salt: salt.replace(/until=\d/, 'until=9') }],
      [
        'its end moved into the number',
        { ...right, salt: salt.slice(0, cut), number: `${salt.slice(cut)}${number}` },
      ],
      ['an algorithm that nobody knows', { ...right, algorithm: 'CRC-32' }],
      ['an algorithm that is none', { ...right, algorithm: 7 }],
      ['a weaker algorithm', { ...right, algorithm: 'SHA-1' }],
      ['no algorithm', { ...right, algorithm: undefined }],
      ['no signature', { ...right, signature: undefined }],
      ['null', null],
      ['a list', [right]],
      ['a text', 'yes'],
      ['a salt that is none', { ...right, salt: 1 }],
    ];
    for (const [name, answer] of wrong) {
      const { status } = await send('worked', ipOf(1), 'lazy@proof.test', {
        challenge: encode(answer),
      });
      expect(`${name}: ${status}`).toBe(`${name}: 400`);
    }
    for (const raw of ['%%%', '', 'e30=', '\u0000', 'x'.repeat(5000), 7, {}, []]) {
      const { status } = await send('worked', ipOf(1), 'lazy@proof.test', { challenge: raw });
      expect(`${JSON.stringify(raw).slice(0, 20)}: ${status}`).toBe(
        `${JSON.stringify(raw).slice(0, 20)}: 400`
      );
    }
    expect(await taken(id)).toBe(0);

    const challengeText = encode(right);
    const replayed = await flood(40, (index) =>
      send('worked', ipOf(index), `replay${index}@proof.test`, { challenge: challengeText })
    );
    expect(replayed).toEqual({ 202: 1, 400: 39 });
    const stops = await stopsOf(id);
    expect(stops['challenge-spent by json']).toBe(39);
    expect(stops['challenge-missing by json']).toBeGreaterThan(0);
  });

  it('makes nobody get more mails a day than the cap, over all forms, bases and ways in', async () => {
    app.strapi.config.set('plugin::optin.limits.mailsPerDay', 3);
    const bombed = [
      ...(await Promise.all(['bomb1', 'bomb2', 'bomb3'].map((slug) => setUpSite(app, slug)))),
      ...(await Promise.all(
        ['bomb4', 'bomb5', 'bomb6', 'bomb7'].map((slug) =>
          setUpSite(app, slug, { regime: 'single-opt-in' })
        )
      )),
    ];
    const victims = ['v1@bomb.test', 'v2@bomb.test', 'v3@bomb.test'];
    const statuses = await flood(bombed.length * victims.length * 4, (index) => {
      const { slug } = bombed[index % bombed.length];
      const victim = victims[Math.floor(index / bombed.length) % victims.length];
      return index % 2 === 0
        ? send(slug, ipOf(index), victim)
        : sendHtml(slug, ipOf(index), victim.toUpperCase());
    });
    expect(Object.keys(statuses).sort()).toEqual(['202', '303']);
    // A link offers a fresh mail once it is old, which is one more way to cause mail.
    for (const victim of victims) {
      const token = await confirmTokenOf(app, victim);
      for (let round = 0; round < 3; round += 1)
        await app.request
          .post(`/api/optin/confirm/${token}`)
          .send({ action: 'resend' })
          .expect(202);
    }
    await drain(app);
    expect(victims.map(mailsTo)).toEqual([3, 3, 3]);
    const stops = await getService(app.strapi, 'stops').since(0, null);
    const capped = stops.filter(({ reason }) => reason === 'mail-cap');
    expect(capped.length).toBeGreaterThan(bombed.length);
    // Confirmed by the person, the welcome comes whatever others did.
    await app.request
      .post(`/api/optin/confirm/${await confirmTokenOf(app, victims[0])}`)
      .expect(200);
    await drain(app);
    expect(mailsTo(victims[0])).toBe(4);
  });

  it('learns from the answers nothing about an address', async () => {
    await block('domain', 'blocked.test');
    const slug = 'weekly';
    await send(slug, ipOf(1), 'pending@state.test').expect(202);
    await join(app, site, 'confirmed@state.test');
    await join(app, site, 'left@state.test');
    await app.request
      .post(`/api/optin/unsubscribe/${await unsubscribeTokenOf(app, 'left@state.test')}`)
      .expect(200);
    const suppressions = getService(app.strapi, 'suppressions');
    for (const [email, reason] of [
      ['bounced@state.test', 'hard-bounce'],
      ['erased@state.test', 'erasure'],
    ] as const)
      await inTransaction(app.strapi, (trx) =>
        suppressions.add(trx, {
          fingerprint: suppressions.fingerprintOf(email),
          reason,
          detail: null,
        })
      );
    const addresses = [
      'new@state.test',
      'pending@state.test',
      'confirmed@state.test',
      'left@state.test',
      'bounced@state.test',
      'erased@state.test',
      'anybody@blocked.test',
    ];
    const faceOf = ({ status, text, headers }: { status: number; text: string; headers: object }) =>
      JSON.stringify({ status, text, headers: { ...headers, date: '', 'set-cookie': '' } });
    for (const post of [send, sendHtml]) {
      const faces = new Set<string>();
      for (const [index, email] of addresses.entries())
        faces.add(faceOf(await post(slug, ipOf(100 + index), email)));
      const trapped = await post(slug, ipOf(99), 'trapped@state.test', { homepage: 'x' });
      faces.add(faceOf(trapped));
      expect([...faces]).toHaveLength(1);
    }
    expect((await recordsOf(app, 'anybody@blocked.test')).subscriber).toBeNull();
    expect((await recordsOf(app, 'trapped@state.test')).subscriber).toBeNull();
  });

  it('is told nothing of the block list by what a form asks for or refuses', async () => {
    await block('address', 'asked@blocked.test').catch(() => undefined);
    await formWith('curious', { challenge: 'altcha', disposable: 'refuse' });
    await block('domain', 'mailinator.com');
    const bodies = await Promise.all(
      ['asked@blocked.test', 'asked@state.test'].map(
        async (email) => (await send('curious', ipOf(1), email).expect(400)).text
      )
    );
    expect(bodies[0]).toBe(bodies[1]);
    await block('ip', '192.0.2.0/24');
    const refused = await send('curious', '192.0.2.7', 'thrown@mailinator.com').expect(400);
    expect(refused.body.error.details.errors[0].path).toEqual(['email']);
    await send('weekly', '192.0.2.7', 'fromthere@state.test').expect(202);
    expect((await recordsOf(app, 'fromthere@state.test')).subscriber).toBeNull();
  });
});
