import type { CustomField } from '../../content-types';
import { DAY, getService, uid } from '../../server/src/core';
import { preferencesToken } from '../../server/src/privacy/preferences';
import { createAdmin, type TestAdmin } from '../helpers/admins';
import { describeOnEachDatabase } from '../helpers/each-database';
import { confirmMail, partnerInput, publishPartnerForm, tick } from '../helpers/partner-fixtures';
import {
  HTML,
  join,
  recordsOf,
  setUpSite,
  unsubscribeTokenOf,
  type Site,
} from '../helpers/public-fixtures';
import { setUpFields } from '../helpers/questionnaire-fixtures';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

describeOnEachDatabase('somebody’s own page', (client) => {
  let app: BootedStrapi;
  let admin: TestAdmin;
  let weekly: Site;
  let monthly: Site;

  const personOf = async (email: string, ...sites: Site[]) => {
    for (const site of sites) await join(app, site, email);
    const { subscriber } = await recordsOf(app, email);
    if (!subscriber) throw new Error(`${email} is nobody`);
    return { id: subscriber.id, link: linkOf(subscriber.id) };
  };
  const linkOf = (id: number) => `/api/optin/preferences/${preferencesToken(app.strapi, id)}`;
  const valuesOf = async (id: number) =>
    (await getService(app.strapi, 'customFields').valuesOf([id])).get(id) ?? {};
  const know = (id: number, values: Record<string, string | number | boolean | string[]>) =>
    app.strapi.db.transaction(({ trx }) =>
      getService(app.strapi, 'customFields').write(trx, id, values)
    );
  const see = (link: string) => app.request.get(link).set('Accept', HTML);
  const press = (link: string, body: string) =>
    app.request.post(link).set('Accept', HTML).type('form').send(body);

  beforeAll(async () => {
    app = await bootStrapi({ client });
    admin = await createAdmin(app.strapi, 'super-admin');
    weekly = await setUpSite(app, 'weekly');
    monthly = await setUpSite(app, 'monthly');
    await setUpFields(app);
  });
  afterAll(() => app?.stop());
  afterEach(() => getService(app.strapi, 'clock').reset());

  it('shows their lists and what they may see, without a script, in their language', async () => {
    const { id, link } = await personOf('ada@example.org', weekly, monthly);
    await know(id, { city: 'Brest', frequency: 'monthly', born: '1990-05-17', topics: ['sea'] });
    const page = await see(link).expect(200);
    expect(page.text).toContain('The weekly');
    expect(page.text).toContain('The monthly');
    expect(page.text).toContain('a•••@example.org');
    expect(page.text).not.toContain('ada@example.org');
    expect(page.text).toContain('value="Brest"');
    // For reading alone: in words, not in a control.
    expect(page.text).toContain('<dd>Monthly</dd>');
    expect(page.text).not.toContain('fields[frequency]');
    // Hidden from them here.
    expect(page.text).not.toContain('1990');
    expect(page.text).not.toContain('<script');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.headers['content-security-policy']).toContain("form-action 'self'");
    expect(page.headers['referrer-policy']).toBe('no-referrer');
    expect(page.headers['cache-control']).toBe('no-store');

    const french = await see(`${link}?locale=fr`).expect(200);
    expect(french.text).toContain('<html lang="fr">');
    expect(french.text).toContain('Chaque mois');
  });

  it('changes nothing by being looked at', async () => {
    const { id, link } = await personOf('scanner@example.org', weekly);
    const before = [await recordsOf(app, 'scanner@example.org'), await valuesOf(id)];
    for (let times = 0; times < 3; times += 1) {
      await see(link).expect(200);
      await app.request.get(`${link}?leave=weekly&firstName=Eve`).expect(200);
      await app.request.head(link).expect(200);
    }
    const [records, values] = [await recordsOf(app, 'scanner@example.org'), await valuesOf(id)];
    const facts = (of: typeof records) => [of.subscriber, of.subscriptions, of.ledger];
    expect([facts(records), values]).toEqual([facts(before[0] as typeof records), before[1]]);
  });

  it('lets them leave one list, and nothing else changes', async () => {
    const { link } = await personOf('leave@example.org', weekly, monthly);
    const done = await press(link, 'leave=weekly').expect(303);
    expect(done.headers.location).toBe('?done=left&locale=en');
    const { subscriptions, ledger } = await recordsOf(app, 'leave@example.org');
    expect(subscriptions.map(({ listId, state }) => [listId, state])).toEqual([
      [weekly.list.id, 'unsubscribed'],
      [monthly.list.id, 'confirmed'],
    ]);
    expect(ledger.filter(({ event }) => event === 'withdrawn')).toMatchObject([
      { listId: weekly.list.id, method: 'link', actor: 'subscriber' },
    ]);
    const after = await see(`${link}${done.headers.location}`).expect(200);
    expect(after.text).toContain('role="status"');
    expect(after.text).not.toContain('The weekly');
    // Pressed again, or for a list they never were on: nothing happens.
    await press(link, 'leave=weekly').expect(303);
    expect((await recordsOf(app, 'leave@example.org')).ledger).toHaveLength(ledger.length);
    await press(link, 'leave=*').expect(303);
    const none = await see(link).expect(200);
    expect(none.text).toContain('You get no newsletter from us.');
  });

  it('keeps what they say about themselves, typed, and takes back what they empty', async () => {
    const { id, link } = await personOf('said@example.org', weekly);
    await know(id, { born: '1990-05-17', remarks: 'before' });
    const before = (await recordsOf(app, 'said@example.org')).subscriptions[0].lastEngagedAt ?? 0;
    getService(app.strapi, 'clock').shift(DAY);
    await press(
      link,
      'firstName=+Ada+&lastName=&fields[city]=Brest&fields[topics][]=&fields[topics][]=sea&fields[topics][]=people&fields[age]=41,5&fields[boat]=true&fields[remarks]='
    ).expect(303);
    expect(await valuesOf(id)).toEqual({
      age: 41.5,
      boat: true,
      born: '1990-05-17',
      city: 'Brest',
      topics: ['sea', 'people'],
    });
    const { subscriber, subscriptions } = await recordsOf(app, 'said@example.org');
    expect(subscriber).toMatchObject({ firstName: 'Ada', lastName: null });
    // They were in touch, so the retention clock starts anew.
    expect(subscriptions[0].lastEngagedAt).toBeGreaterThan(before + DAY / 2);
    await press(link, 'fields[topics][]=&fields[boat]=').expect(303);
    expect(await valuesOf(id)).toEqual({ age: 41.5, born: '1990-05-17', city: 'Brest' });
  });

  it('says what to mend, keeps what was typed, and saves nothing before', async () => {
    const { id, link } = await personOf('wrong@example.org', weekly);
    const refused = await press(
      link,
      'firstName=www.win.example&fields[city]=Brest&fields[age]=many&leave=weekly'
    ).expect(400);
    expect(refused.text).toContain('aria-invalid="true"');
    expect(refused.text).toContain('value="many"');
    expect(refused.text).toContain('value="Brest"');
    expect(refused.text).toContain('Enter a number.');
    expect(refused.text).toContain('role="alert"');
    expect(await valuesOf(id)).toEqual({});
    expect((await recordsOf(app, 'wrong@example.org')).subscriptions[0].state).toBe('confirmed');
  });

  it('answers programs, and refuses what they may not touch without saying why', async () => {
    const { id, link } = await personOf('json@example.org', weekly);
    await know(id, { frequency: 'weekly' });
    const { body } = await app.request.get(link).expect(200);
    expect(body.data).toMatchObject({
      email: 'j•••@example.org',
      lists: [{ slug: 'weekly', title: 'The weekly', state: 'confirmed' }],
      partners: [],
    });
    const keys = body.data.fields.map(({ key, editable }: { key: string; editable: boolean }) => [
      key,
      editable,
    ]);
    expect(keys).toContainEqual(['city', true]);
    expect(keys).toContainEqual(['frequency', false]);
    expect(keys.map(([key]: [string]) => key)).not.toContain('born');

    const saved = await app.request
      .post(link)
      .send({ lastName: 'Byron', fields: { topics: ['sea'], age: 7 } })
      .expect(200);
    expect(saved.body.data.lastName).toBe('Byron');
    expect(await valuesOf(id)).toEqual({ age: 7, frequency: 'weekly', topics: ['sea'] });

    const problemsOf = async (sent: unknown) => {
      const answer = await app.request
        .post(link)
        .send(sent as object)
        .expect(400);
      return answer.body.error.details.errors.map(
        ({ path, message }: { path: string[]; message: string }) => [path.join('.'), message]
      );
    };
    const [[, hidden]] = await problemsOf({ fields: { born: '2000-01-01' } });
    for (const key of ['frequency', 'nothing', '__proto__x', 'constructor'])
      expect(await problemsOf({ fields: { [key]: 'weekly' } })).toEqual([
        [`fields.${key}`, hidden],
      ]);
    expect(await problemsOf({ join: ['weekly'] })).toEqual([['join', expect.any(String)]]);
    expect(await problemsOf({ leave: [1] })).toEqual([['leave', expect.any(String)]]);
    expect(await problemsOf({ fields: [] })).toEqual([['fields', expect.any(String)]]);
    expect(await problemsOf({ firstName: { a: 1 } })).toEqual([['firstName', expect.any(String)]]);
    await app.request.post(link).type('text/plain').send('leave=weekly').expect(415);
    expect((await recordsOf(app, 'json@example.org')).subscriptions[0].state).toBe('confirmed');
  });

  it('shows partners they agreed to, and takes one consent back', async () => {
    const partner = (
      await admin.request
        .post('/optin/partners')
        .send(partnerInput({ slug: 'tea', name: 'Tea & Co' }))
        .expect(201)
    ).body.data;
    await publishPartnerForm(app, weekly, [partner], 'with-tea');
    await tick(app, { slug: 'with-tea' }, 'tea@example.org', [partner.id]);
    await confirmMail(app, 'tea@example.org');
    const { id, link } = await personOf('tea@example.org');
    expect((await see(link).expect(200)).text).toContain('Tea &amp; Co');
    const done = await press(link, 'withdraw=tea').expect(303);
    expect(done.headers.location).toBe('?done=withdrawn&locale=en');
    const [consent] = await getService(app.strapi, 'partners').of(id);
    expect(consent.state).toBe('withdrawn');
    expect((await see(link).expect(200)).text).not.toContain('Tea &amp; Co');
  });

  it('opens from the unsubscribe page of a fresh mail, and not of an old one', async () => {
    await personOf('way@example.org', weekly);
    const unsubscribe = `/api/optin/unsubscribe/${await unsubscribeTokenOf(app, 'way@example.org', weekly.list.id)}`;
    const page = await see(unsubscribe).expect(200);
    const [, way] = /href="\.\.(\/preferences\/[^"?]+)/.exec(page.text) ?? [];
    await see(`/api/optin${way}`).expect(200);
    getService(app.strapi, 'clock').shift(100 * DAY);
    const old = await see(unsubscribe).expect(200);
    expect(old.text).not.toContain('/preferences/');
    // The link itself has an end, too.
    const expired = await see(`/api/optin${way}`).expect(403);
    expect(expired.text).toContain('expired');
    expect(expired.text).not.toContain('Brest');
    await app.request.post(`/api/optin${way}`).send({ leave: 'weekly' }).expect(403);
  });

  it('opens for nobody else: forged, foreign and erased people’s links', async () => {
    const { id, link } = await personOf('own@example.org', weekly);
    const token = link.split('/').at(-1) ?? '';
    for (const wrong of [
      `${token.slice(0, -2)}AA`,
      await unsubscribeTokenOf(app, 'own@example.org', weekly.list.id),
      'nothing',
    ]) {
      await see(`/api/optin/preferences/${wrong}`).expect(404);
      await app.request.post(`/api/optin/preferences/${wrong}`).send({ leave: '*' }).expect(404);
    }
    await app.request.post(`/api/optin/unsubscribe/${token}`).expect(404);
    await admin.request
      .post('/optin/subscribers/bulk')
      .send({ action: 'erase', ids: [id] })
      .expect(200);
    await see(link).expect(404);
    await app.request.post(link).send({ firstName: 'Back' }).expect(404);
  });

  it('lists every kind of field with a control that needs no script', async () => {
    const { id, link } = await personOf('kinds@example.org', weekly);
    const make = (key: string, type: CustomField['type']) =>
      admin.request
        .post('/optin/fields')
        .send({ key, type, label: { en: `The ${key}` }, access: 'editable' })
        .expect(201);
    await make('home', 'country');
    await make('speaks', 'language');
    await make('phone', 'phone');
    await make('site', 'url');
    await make('joined', 'date');
    await press(
      link,
      'fields[home]=FR&fields[speaks]=fr&fields[phone]=%2B33123456789&fields[site]=https://example.org/&fields[joined]=2024-02-29'
    ).expect(303);
    expect(await valuesOf(id)).toEqual({
      home: 'FR',
      speaks: 'fr',
      phone: '+33123456789',
      site: 'https://example.org/',
      joined: '2024-02-29',
    });
    const page = await see(link).expect(200);
    for (const part of [
      '<option value="FR" selected>France</option>',
      '<option value="fr" selected>French</option>',
      'type="tel"',
      'type="url"',
      'type="date"',
    ])
      expect(page.text).toContain(part);
    await app.strapi.db
      .query(uid('custom-field'))
      .updateMany({ where: { key: 'phone' }, data: { isArchived: true } });
    // What is asked no more is still theirs to see.
    const later = await see(link).expect(200);
    expect(later.text).toContain('<dd>+33123456789</dd>');
  });
});
