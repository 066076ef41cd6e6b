import type { List, Sender } from '../../content-types';
import type { SaveCampaignRequest } from '../../server/src/campaigns/contract';
import { createAdmin, type TestAdmin } from '../helpers/admins';
import { addList, addPeople, addSender, campaignInput } from '../helpers/campaign-fixtures';
import { describeOnEachDatabase } from '../helpers/each-database';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

describeOnEachDatabase('campaigns in the panel', (client) => {
  let app: BootedStrapi;
  let editor: TestAdmin;
  let news: List;
  let sender: Sender;
  const words = (text: string) => ({ type: 'text' as const, text });
  const unchosen = {
    uid: '',
    documentId: '',
    layout: 'text',
    source: 'live',
    frozen: null,
    buttonText: '',
  };
  const input = (changes: Partial<SaveCampaignRequest> = {}) =>
    campaignInput([news], sender, changes);
  const create = async (changes: Partial<SaveCampaignRequest> = {}): Promise<number> =>
    (await editor.request.post('/optin/campaigns').send(input(changes)).expect(201)).body.data.id;

  beforeAll(async () => {
    app = await bootStrapi({ client, pluginConfig: { delivery: { enabled: false } } });
    editor = await createAdmin(app.strapi, 'super-admin');
    news = await addList(app.strapi, 'news');
    sender = await addSender(app.strapi);
    await addPeople(app.strapi, [{ name: 'ada', lists: [{ list: news, state: 'confirmed' }] }]);
  });
  afterAll(() => app?.stop());

  it('keeps a draft exactly as it was saved', async () => {
    const saved = input({ name: '  Saved  ' });
    const { body } = await editor.request.post('/optin/campaigns').send(saved).expect(201);
    expect(body.data).toMatchObject({ ...saved, name: 'Saved', state: 'draft', targeted: 0 });

    const changed = input({ name: 'Changed', locale: 'fr', preheader: '', listIds: [] });
    await editor.request.put(`/optin/campaigns/${body.data.id}`).send(changed).expect(200);
    const { body: after } = await editor.request
      .get(`/optin/campaigns/${body.data.id}`)
      .expect(200);
    expect(after.data).toMatchObject({
      ...changed,
      state: 'draft',
      listNames: [],
      senderName: 'Press office',
      counts: null,
      rate: null,
      attention: null,
      scheduledAt: null,
    });
    expect(Date.parse(after.data.updatedAt)).toBeGreaterThanOrEqual(
      Date.parse(body.data.updatedAt)
    );
  });

  it('stores nothing of a malformed campaign and names the field', async () => {
    const before = await editor.request.get('/optin/campaigns').expect(200);
    for (const [body, path] of [
      [input({ name: 'a\r\nBcc: b@example.org' }), ['name']],
      [{ ...input(), state: 'sending' }, []],
      [
        input({ document: { version: 1, blocks: [{ id: 'x', type: 'script' } as never] } }),
        ['document', 'blocks', '0'],
      ],
    ] as const) {
      const answer = await editor.request.post('/optin/campaigns').send(body).expect(400);
      const paths = answer.body.error.details.errors.map((entry: { path: string[] }) => entry.path);
      if (path.length > 0) expect(paths).toContainEqual(path);
    }
    await editor.request.post('/optin/campaigns').send('[]').expect(400);
    const after = await editor.request.get('/optin/campaigns').expect(200);
    expect(after.body.pagination.total).toBe(before.body.pagination.total);
  });

  it('lists with search, filter and sort', async () => {
    await create({ name: 'Alpha of lists' });
    await create({ name: 'beta 100% of lists' });
    const find = async (query: string) =>
      (await editor.request.get(`/optin/campaigns?${query}`).expect(200)).body;

    const both = await find('_q=OF%20LISTS&sort=name:desc');
    expect(both.results.map(({ name }: { name: string }) => name)).toEqual([
      'beta 100% of lists',
      'Alpha of lists',
    ]);
    expect(both.results[0]).toMatchObject({
      subjectText: 'News for you',
      listNames: ['news'],
      senderName: 'Press office',
      counts: null,
    });
    expect((await find('_q=100%25')).pagination.total).toBe(1);
    expect((await find('state=completed')).pagination.total).toBe(0);
    expect((await find('_q=of%20lists&pageSize=1&page=2')).pagination).toEqual({
      page: 2,
      pageSize: 1,
      pageCount: 2,
      total: 2,
    });
  });

  it('duplicates any campaign into a draft, and deletes drafts alone', async () => {
    const id = await create({ name: 'Original' });
    await editor.request.post(`/optin/campaigns/${id}/send`).expect(200);
    const { body } = await editor.request.post(`/optin/campaigns/${id}/duplicate`).expect(201);
    expect(body.data).toMatchObject({ name: 'Original (copy)', state: 'draft', startedAt: null });
    expect(body.data.document).toEqual(input().document);

    await editor.request.delete(`/optin/campaigns/${body.data.id}`).expect(200);
    await editor.request.get(`/optin/campaigns/${body.data.id}`).expect(404);
    const refused = await editor.request.delete(`/optin/campaigns/${id}`).expect(400);
    expect(refused.body.error.details).toMatchObject({ code: 'campaign-state', action: 'remove' });
  });

  it('changes nothing once a campaign has left the draft', async () => {
    const id = await create();
    await editor.request
      .post(`/optin/campaigns/${id}/schedule`)
      .send({ localTime: '2199-01-01T09:00', timeZone: 'Europe/Paris' })
      .expect(400); // more than five years ahead
    const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 16);
    await editor.request
      .post(`/optin/campaigns/${id}/schedule`)
      .send({ localTime: inAWeek, timeZone: 'UTC' })
      .expect(200);
    const refused = await editor.request
      .put(`/optin/campaigns/${id}`)
      .send(input({ name: 'Too late' }))
      .expect(400);
    expect(refused.body.error.details).toMatchObject({
      code: 'campaign-state',
      state: 'scheduled',
    });
    const { body } = await editor.request.get(`/optin/campaigns/${id}`).expect(200);
    expect(body.data.name).toBe('March news');
  });

  it('previews without saving, as a real person only for those who may see people', async () => {
    const { locale, senderId, listIds, subject, preheader, document } = input();
    const message = { locale, senderId, listIds, subject, preheader, document };
    const { body } = await editor.request
      .post('/optin/campaigns/preview')
      .send(message)
      .expect(200);
    expect(body.data.html).toContain('Hello');
    expect(body.data.subject).toMatch(/^News for \S+/);
    expect(body.data.size).toBeGreaterThan(500);

    const [ada] = await app.strapi.db.query('plugin::optin.subscriber').findMany({ limit: 1 });
    const asAda = { ...message, subscriberId: ada.id };
    const seen = await editor.request.post('/optin/campaigns/preview').send(asAda).expect(200);
    expect(seen.body.data.subject).toBe('News for ada');
    const writer = await createAdmin(app.strapi, ['update-campaigns']);
    await writer.request.post('/optin/campaigns/preview').send(asAda).expect(403);
    await writer.request.post('/optin/campaigns/preview').send(message).expect(200);
  });

  it('previews the language that was asked for, else the person’s, else the message’s own', async () => {
    const { locale, senderId, listIds, subject, preheader } = input();
    const message = {
      ...{ locale, senderId, listIds, subject, preheader },
      document: {
        version: 1,
        blocks: [
          { id: 'h', type: 'heading', level: 1, align: 'left', content: [words('Hello')] },
          {
            id: 'i',
            type: 'image',
            fileId: null,
            url: '/a.png',
            alt: 'A fox',
            width: 90,
            link: '',
          },
          { id: 'e', type: 'entry', ...unchosen },
        ],
      },
      translations: {
        fr: {
          subject: [words('Nouvelles')],
          preheader: '',
          blocks: { h: { content: [words('Salut')] } },
        },
      },
    };
    const preview = async (changes: object = {}) =>
      (
        await editor.request
          .post('/optin/campaigns/preview')
          .send({ ...message, ...changes })
          .expect(200)
      ).body.data;

    const own = await preview();
    expect(own).toMatchObject({ locale: 'en', problems: [{ blockId: 'e' }] });
    expect(own.html).toContain('Hello');
    expect(own.htmlSize).toBe(Buffer.byteLength(own.html));
    expect(own.html).toMatch(/<img[^>]* src="[^"]+\/a\.png"/);

    const french = await preview({ previewLocale: 'fr-CA' });
    expect(french).toMatchObject({ locale: 'fr', subject: 'Nouvelles' });
    expect(french.html).toContain('Salut');
    expect(french.html).toContain('Se désabonner');

    const dark = await preview({ imagesOff: true });
    expect(dark.html).toContain('alt="A fox"');
    expect(dark.html).not.toMatch(/<img[^>]* src=/);
    expect(dark.htmlSize).toBe(own.htmlSize);

    const people = app.strapi.db.query('plugin::optin.subscriber');
    const [ada] = await people.findMany({ limit: 1 });
    await people.update({ where: { id: ada.id }, data: { locale: 'fr' } });
    expect(await preview({ subscriberId: ada.id })).toMatchObject({ locale: 'fr' });
    expect(await preview({ subscriberId: ada.id, previewLocale: 'de' })).toMatchObject({
      locale: 'en',
    });
    await people.update({ where: { id: ada.id }, data: { locale: ada.locale } });
  });

  it('answers only those who hold the permission', async () => {
    const id = await create({ name: 'Guarded' });
    const routes = [
      ['get', '/optin/campaigns', 'read-campaigns'],
      ['get', `/optin/campaigns/${id}`, 'read-campaigns'],
      ['get', `/optin/campaigns/${id}/preflight`, 'read-campaigns'],
      ['get', `/optin/campaigns/${id}/recipients`, 'read-campaigns'],
      ['post', '/optin/campaigns', 'create-campaigns'],
      ['post', `/optin/campaigns/${id}/duplicate`, 'create-campaigns'],
      ['put', `/optin/campaigns/${id}`, 'update-campaigns'],
      ['post', '/optin/campaigns/preview', 'update-campaigns'],
      ['delete', `/optin/campaigns/${id}`, 'delete-campaigns'],
      ['post', `/optin/campaigns/${id}/test`, 'test-campaigns'],
      ...['send', 'schedule', 'unschedule', 'pause', 'resume', 'cancel'].map(
        (action) => ['post', `/optin/campaigns/${id}/${action}`, 'send-campaigns'] as const
      ),
    ] as const;
    const actions = [...new Set(routes.map(([, , action]) => action))];
    const stranger = await createAdmin(app.strapi, []);
    for (const [method, path, action] of routes) {
      await stranger.request[method](path).send({}).expect(403);
      const others = await createAdmin(
        app.strapi,
        actions.filter((other) => other !== action)
      );
      await others.request[method](path).send({}).expect(403);
    }
    await app.request.get('/optin/campaigns').expect(401);
    const { body } = await editor.request.get(`/optin/campaigns/${id}`).expect(200);
    expect(body.data).toMatchObject({ name: 'Guarded', state: 'draft' });
  });

  it('knows no campaign that is not there', async () => {
    for (const id of ['999999', '0', '-1', 'x', '1e3', '99999999999999'])
      await editor.request.get(`/optin/campaigns/${id}`).expect(404);
    await editor.request.post('/optin/campaigns/999999/send').expect(404);
    await editor.request.put('/optin/campaigns/999999').send(input()).expect(404);
    await editor.request.get('/optin/campaigns/999999/recipients').expect(404);
  });
});
