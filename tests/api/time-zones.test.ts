import { getService, table } from '../../server/src/core';
import { createAdmin, type TestAdmin } from '../helpers/admins';
import { describeOnEachDatabase } from '../helpers/each-database';
import {
  confirmTokenOf,
  HTML,
  recordsOf,
  setUpSite,
  submission,
  type Site,
} from '../helpers/public-fixtures';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

describeOnEachDatabase('a person’s time zone', (client) => {
  let app: BootedStrapi;
  let site: Site;
  let editor: TestAdmin;

  beforeAll(async () => {
    app = await bootStrapi({ client });
    site = await setUpSite(app, 'zones');
    editor = await createAdmin(app.strapi, 'super-admin');
  });
  afterAll(() => app?.stop());

  const send = (body: object) =>
    app.request.post(`/api/optin/forms/${site.slug}/submissions`).send(body);
  const zoneOf = async (email: string) => (await recordsOf(app, email)).subscriber?.timeZone;
  const idOf = async (email: string) => (await recordsOf(app, email)).subscriber?.id ?? 0;
  const confirm = async (email: string) =>
    app.request.post(`/api/optin/confirm/${await confirmTokenOf(app, email)}`).expect(200);
  const givenOf = async (email: string) =>
    (
      await table(app.strapi, 'submission')
        .where({ subscriber_id: await idOf(email) })
        .orderBy('id')
    ).map(({ given }: { given: string | null }) => given && JSON.parse(given));

  it('is kept of whoever a form makes known', async () => {
    await send(submission('ada@zones.example', { timeZone: 'Europe/Paris' })).expect(202);
    expect(await zoneOf('ada@zones.example')).toBe('Europe/Paris');
    await send(submission('bob@zones.example')).expect(202);
    expect(await zoneOf('bob@zones.example')).toBeNull();
    await app.request
      .post(`/api/optin/forms/${site.slug}/submissions`)
      .set('Accept', HTML)
      .type('form')
      .send('email=cid@zones.example&consents[newsletter]=true&timeZone=Asia/Tokyo')
      .expect(303);
    expect(await zoneOf('cid@zones.example')).toBe('Asia/Tokyo');
  });

  it('is never changed by a stranger, only by whoever confirms', async () => {
    const email = 'dan@zones.example';
    await send(submission(email, { timeZone: 'Europe/Paris' })).expect(202);
    await send(submission(email, { timeZone: 'Pacific/Apia' })).expect(202);
    expect(await zoneOf(email)).toBe('Europe/Paris');
    expect(await givenOf(email)).toEqual([null, { timeZone: 'Pacific/Apia' }]);
    await confirm(email);
    expect(await zoneOf(email)).toBe('Pacific/Apia');
    expect(await givenOf(email)).toEqual([null, null]);

    // Confirmed by now: what is typed again waits for a confirmation that nobody asks for.
    await send(submission(email, { timeZone: 'Asia/Tokyo' })).expect(202);
    expect(await zoneOf(email)).toBe('Pacific/Apia');
  });

  it('stays as it is where a later sign-up does not say', async () => {
    const email = 'eve@zones.example';
    await send(submission(email, { timeZone: 'Europe/Paris' })).expect(202);
    await send(submission(email)).expect(202);
    await confirm(email);
    expect(await zoneOf(email)).toBe('Europe/Paris');
  });

  it('is named when it is none, but what a browser alone knows costs nobody their sign-up', async () => {
    for (const timeZone of ['Europe/Atlantis', '+02:00', 7, ['UTC'], 'x'.repeat(200)]) {
      const { body } = await send(submission('fay@zones.example', { timeZone })).expect(400);
      expect(body.error.details.errors).toMatchObject([{ path: ['timeZone'] }]);
    }
    await send(
      submission('fay@zones.example', { timeZone: 'Europe/Atlantis', via: 'embed' })
    ).expect(202);
    expect(await zoneOf('fay@zones.example')).toBeNull();
  });

  it('is shown and corrected in the panel', async () => {
    const email = 'gus@zones.example';
    await send(submission(email, { timeZone: 'Europe/Paris' })).expect(202);
    const path = `/optin/subscribers/${await idOf(email)}`;
    expect((await editor.request.get(path).expect(200)).body.data.timeZone).toBe('Europe/Paris');
    const profile = { firstName: null, lastName: null, locale: 'en' };
    await editor.request
      .put(path)
      .send({ ...profile, timeZone: 'Asia/Tokyo' })
      .expect(200);
    await editor.request.put(path).send(profile).expect(200);
    expect(await zoneOf(email)).toBe('Asia/Tokyo');
    const { body } = await editor.request
      .put(path)
      .send({ ...profile, timeZone: 'Nowhere' })
      .expect(400);
    expect(JSON.stringify(body.error.details)).toContain('timeZone');
    await editor.request
      .put(path)
      .send({ ...profile, timeZone: null })
      .expect(200);
    expect(await zoneOf(email)).toBeNull();
  });

  it('is in the person’s evidence, and gone with their data', async () => {
    const email = 'hal@zones.example';
    await send(submission(email, { timeZone: 'Europe/Paris' })).expect(202);
    await send(submission(email, { timeZone: 'Asia/Tokyo' })).expect(202);
    const id = await idOf(email);
    const evidence = await editor.request
      .get(`/optin/evidence/subscribers/${id}?format=json`)
      .expect(200);
    expect(JSON.parse(evidence.text).consentRecord.pii_principal.time_zone).toBe('Europe/Paris');
    await editor.request
      .post('/optin/subscribers/bulk')
      .send({ action: 'erase', ids: [id] })
      .expect(200);
    const row = await getService(app.strapi, 'subscribers').get(id);
    expect(row).toMatchObject({ status: 'erased', timeZone: null });
    const left: { given: string | null }[] = await table(app.strapi, 'submission')
      .whereIn('subscriber_id', [0, id])
      .select('given');
    expect(left.length).toBeGreaterThan(1);
    expect(left.filter(({ given }) => given !== null)).toEqual([]);
  });

  it('is what a campaign on readers’ clocks goes by', async () => {
    const email = 'ivy@zones.example';
    await send(submission(email, { timeZone: 'Pacific/Kiritimati' })).expect(202);
    await confirm(email);
    const { body } = await editor.request
      .post('/optin/campaigns')
      .send({
        name: 'Clocks',
        locale: 'en',
        senderId: null,
        listIds: [site.list.id],
        nature: 'editorial',
        similarProducts: false,
        profession: '',
        subject: [],
        preheader: '',
        document: { version: 1, blocks: [] },
      })
      .expect(201);
    const times = await editor.request
      .get(
        `/optin/campaigns/${body.data.id}/reader-times?localTime=2040-01-02T09:00&timeZone=Europe/Paris`
      )
      .expect(200);
    expect(times.body.data.earliest).toBe(Date.parse('2040-01-01T19:00:00Z'));
  });
});
