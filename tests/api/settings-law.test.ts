import type { LawChange } from '../../server/src/core/contract';
import { createAdmin, type TestAdmin } from '../helpers/admins';
import { describeOnEachDatabase } from '../helpers/each-database';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

describeOnEachDatabase('the settings of law', (client) => {
  let app: BootedStrapi;
  let admin: TestAdmin;
  beforeAll(async () => {
    app = await bootStrapi({ client });
    admin = await createAdmin(app.strapi, 'super-admin');
  });
  afterAll(() => app?.stop());

  const put = (body: object) => admin.request.put('/optin/settings').send(body).expect(200);
  const changes = async (): Promise<LawChange[]> =>
    (await admin.request.get('/optin/settings/law-changes').expect(200)).body.data;

  it('say who changed them and when, from what to what, newest first', async () => {
    expect(await changes()).toEqual([]);
    await put({ jurisdiction: 'neutral' });
    await put({ passiveOptIn: { allowed: true, acknowledged: true } });
    // Nothing of law, and nothing changed.
    await put({ ratePerSecond: 5 });
    await put({ jurisdiction: 'neutral' });
    await put({ jurisdiction: 'fr' });
    const found = await changes();
    expect(found.map(({ setting, from, to }) => ({ setting, from, to }))).toEqual([
      { setting: 'jurisdiction', from: 'neutral', to: 'fr' },
      {
        setting: 'passiveOptIn',
        from: expect.objectContaining({ allowed: true }),
        to: expect.objectContaining({ allowed: false }),
      },
      {
        setting: 'passiveOptIn',
        from: expect.objectContaining({ allowed: false }),
        to: expect.objectContaining({ allowed: true }),
      },
      { setting: 'jurisdiction', from: 'eu', to: 'neutral' },
    ]);
    for (const { by, at } of found) {
      expect(by).toMatch(/^admin:\d+$/);
      expect(Math.abs(at - Date.now())).toBeLessThan(60_000);
    }
  });

  it('and other requests of the panel refuse ids that no database has, and searches for NUL', async () => {
    const senderId = 99_999_999_999;
    await admin.request
      .post('/optin/settings/test-transport')
      .send({ to: 'a@example.org', senderId })
      .expect(400);
    const list = {
      name: 'L',
      slug: 'l',
      title: {},
      purpose: {},
      isPublic: true,
      regime: 'double-opt-in',
      acceptedBases: ['double-opt-in'],
      profession: '',
      senderId,
      welcomeMail: false,
    };
    await admin.request.post('/optin/lists').send(list).expect(400);
    await admin.request.get('/optin/retention/reports?_q=%00').expect(200);
    await admin.request.get('/optin/provenances?_q=%00').expect(200);
  });
});
