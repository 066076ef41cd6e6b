import type { List, Sender } from '../../content-types';
import type { SaveCampaignRequest } from '../../server/src/campaigns/contract';
import { getService, table } from '../../server/src/core';
import { createAdmin, type TestAdmin } from '../helpers/admins';
import {
  addList,
  addPeople,
  addSender,
  campaignInput,
  emailOf,
} from '../helpers/campaign-fixtures';
import { describeOnEachDatabase } from '../helpers/each-database';
import { settle } from '../helpers/engine';
import { HTML } from '../helpers/public-fixtures';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

const HOSTILE = '</title><script>alert("1")</script> & "quoted"';
const entry = (slug: string) => ({
  isPublic: true,
  slug,
  title: '',
  description: '',
  imageUrl: '',
});

describeOnEachDatabase('the public archive', (client) => {
  let app: BootedStrapi;
  let editor: TestAdmin;
  let sender: Sender;
  let letter: List;
  let ann: number;

  const create = async (changes: Partial<SaveCampaignRequest>): Promise<number> => {
    const body = campaignInput([letter], sender, changes);
    return (await editor.request.post('/optin/campaigns').send(body).expect(201)).body.data.id;
  };
  const send = async (id: number) => {
    jest.spyOn(getService(app.strapi, 'worker'), 'wake').mockReturnValue();
    await editor.request.post(`/optin/campaigns/${id}/send`).send({}).expect(200);
    await settle(app);
  };
  const open = (isOpen: boolean) =>
    getService(app.strapi, 'settings').update({
      archive: { isOpen, title: { en: 'All our letters' }, description: {} },
    });
  const slugsOf = async (): Promise<string[]> => {
    const { body } = await app.request.get('/api/optin/archive').expect(200);
    return body.data.map(({ slug }: { slug: string }) => slug);
  };
  const archiveOf = async (id: number) =>
    (await editor.request.get(`/optin/campaigns/${id}`).expect(200)).body.data.archive;

  beforeAll(async () => {
    app = await bootStrapi({ client });
    editor = await createAdmin(app.strapi, 'super-admin');
    sender = await addSender(app.strapi);
    letter = await addList(app.strapi, 'letter');
    const lists = [{ list: letter, state: 'confirmed' as const }];
    [ann] = await addPeople(app.strapi, [{ name: 'ann', lists }]);
    await open(true);
  });
  afterAll(async () => {
    if (!app) return;
    await getService(app.strapi, 'launch').stop();
    await app.stop();
  });
  afterEach(() => jest.restoreAllMocks());

  it('shows what has gone out and its editors made public, and nothing else', async () => {
    const open = await create({ archive: entry(`march-${client}`) });
    const hidden = await create({ name: 'For members' });
    await create({ name: 'Draft', archive: entry(`draft-${client}`) });
    expect(await slugsOf()).toEqual([]);
    await app.request.get(`/api/optin/archive/march-${client}`).expect(404);
    await send(open);
    await send(hidden);
    expect(await slugsOf()).toEqual([`march-${client}`]);
    await app.request.get(`/api/optin/archive/draft-${client}`).expect(404);

    const { body } = await app.request.get(`/api/optin/archive/march-${client}`).expect(200);
    expect(body.data).toMatchObject({ slug: `march-${client}`, locale: 'en', locales: ['en'] });
    expect(body.data.html).toContain('Hello');
    // What is public is nobody's own copy.
    expect(body.data.html).not.toContain(emailOf('ann'));
    expect(body.data.html).not.toMatch(/\/api\/optin\/(unsubscribe|m)\//);
  });

  it('takes an issue out and puts it in again, and names who has the address', async () => {
    const [slug] = await slugsOf();
    const { body } = await editor.request.get('/optin/campaigns?_q=March news').expect(200);
    const { id } = body.results.find(({ state }: { state: string }) => state === 'completed');
    const save = (changes: object) =>
      editor.request.put(`/optin/campaigns/${id}/archive`).send({ ...entry(slug), ...changes });
    await save({ isPublic: false }).expect(200);
    await app.request.get(`/api/optin/archive/${slug}`).expect(404);
    expect(await slugsOf()).toEqual([]);
    await save({}).expect(200);
    expect(await slugsOf()).toEqual([slug]);

    const taken = await save({ slug: `draft-${client}` }).expect(400);
    expect(taken.body.error.details.errors[0].path).toEqual(['slug']);
    for (const bad of ['Not a slug', '../x', 'a'.repeat(200)])
      await save({ slug: bad }).expect(400);
    await save({ imageUrl: 'javascript:alert(1)' }).expect(400);
    await save({ stranger: 1 }).expect(400);
  });

  it('names the address at fault however late somebody took it', async () => {
    const body = campaignInput([letter], sender, { archive: entry(`race-${client}`) });
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => editor.request.post('/optin/campaigns').send(body))
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 400, 400, 400]);
    for (const { status, body: said } of answers)
      if (status === 400) expect(said.error.details.errors[0].path).toEqual(['archive', 'slug']);
  });

  it('gives an address to who named none, from the subject', async () => {
    const subject = [{ type: 'text' as const, text: `Été à la mer ${client}` }];
    const first = await create({ subject, archive: entry('') });
    const second = await create({ subject, archive: entry('') });
    await send(first);
    await send(second);
    expect((await archiveOf(first)).slug).toBe(`ete-a-la-mer-${client}`);
    expect((await archiveOf(second)).slug).toBe(`ete-a-la-mer-${client}-2`);
  });

  it('speaks the language of its reader, else its own', async () => {
    const id = await create({
      archive: { ...entry(`two-${client}`), title: 'For search engines' },
      translations: {
        fr: {
          subject: [{ type: 'text', text: 'La lettre' }],
          preheader: 'Du nouveau',
          blocks: { hello: { content: [{ type: 'text', text: 'Bonjour' }] } },
        },
      },
    });
    await send(id);
    const read = async (locale: string) =>
      (await app.request.get(`/api/optin/archive/two-${client}?locale=${locale}`).expect(200)).body
        .data;
    expect(await read('fr')).toMatchObject({ locale: 'fr', title: 'La lettre' });
    expect((await read('fr')).html).toContain('Bonjour');
    expect(await read('de')).toMatchObject({ locale: 'en', title: 'For search engines' });
  });

  it('keeps hostile words words, as a page and as a feed', async () => {
    const id = await create({
      subject: [{ type: 'text', text: HOSTILE }],
      preheader: HOSTILE,
      archive: entry(`hostile-${client}`),
    });
    await send(id);
    const page = await app.request
      .get(`/api/optin/archive/hostile-${client}`)
      .set('Accept', HTML)
      .expect(200);
    expect(page.text).not.toContain('<script>alert');
    expect(page.text).toContain('&lt;script&gt;');
    expect(page.text).toMatch(/<link[^>]+rel="canonical"/);
    expect(page.text).toMatch(/<meta[^>]+property="og:title"/);
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.headers['set-cookie']).toBeUndefined();
    const feed = await app.request.get('/api/optin/archive/feed.xml').expect(200);
    expect(feed.headers['content-type']).toContain('application/rss+xml');
    expect(feed.text).not.toContain('<script');
    expect(feed.text).toContain('<title>All our letters</title>');
    expect(feed.text).toContain(`/api/optin/archive/hostile-${client}`);
  });

  it('counts its pages', async () => {
    const { body } = await app.request.get('/api/optin/archive').expect(200);
    expect(body.meta.pagination).toMatchObject({ page: 1, total: body.data.length });
    const list = await app.request.get('/api/optin/archive').set('Accept', HTML).expect(200);
    expect(list.text).toContain('All our letters');
    expect(list.headers['set-cookie']).toBeUndefined();
    const beyond = await app.request.get('/api/optin/archive?page=999').set('Accept', HTML);
    expect(beyond.text).toContain('There are no older issues.');
    expect(beyond.text).toContain('href="?page=1"');
    for (const page of ['0', '-1', 'x', '99999999'])
      await app.request.get(`/api/optin/archive?page=${page}`).expect(200);
  });

  it('leads nobody astray: unknown addresses are not there', async () => {
    for (const slug of ['nowhere', '..%2f..', 'A B', '%00'])
      await app.request
        .get(`/api/optin/archive/${slug}`)
        .expect(({ status }) => expect([400, 404]).toContain(status));
  });

  it('shows a reader their own copy, and nobody else', async () => {
    const [{ id }] = (await editor.request.get('/optin/campaigns?_q=March news').expect(200)).body
      .results;
    const campaign = await table(app.strapi, 'delivery').where({ subscriber_id: ann }).first();
    const token = getService(app.strapi, 'tokens').sign('view', [ann, campaign.campaign_id]);
    const before = await table(app.strapi, 'delivery').orderBy('id');
    const page = await app.request.get(`/api/optin/m/${token}`).set('Accept', HTML).expect(200);
    expect(page.text).toContain('Hello');
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.headers['x-robots-tag']).toContain('noindex');
    expect(await table(app.strapi, 'delivery').orderBy('id')).toEqual(before);
    await app.request.get(`/api/optin/m/${token.slice(0, -2)}xx`).expect(404);
    const other = getService(app.strapi, 'tokens').sign('view', [ann + 1000, id]);
    await app.request.get(`/api/optin/m/${other}`).expect(404);
    const leave = getService(app.strapi, 'tokens').sign('unsubscribe', [ann, letter.id, id]);
    await app.request.get(`/api/optin/m/${leave}`).expect(404);
  });

  it('is closed where the settings close it', async () => {
    await open(false);
    const [first] = ['/api/optin/archive', '/api/optin/archive/feed.xml'];
    await app.request.get(first).expect(404);
    await app.request.get('/api/optin/archive/feed.xml').expect(404);
    await app.request.get(`/api/optin/archive/two-${client}`).expect(404);
    await open(true);
  });

  it('is changed only by who may change campaigns', async () => {
    const reader = await createAdmin(app.strapi, ['read-campaigns']);
    const id = await create({ name: 'Guarded' });
    await reader.request
      .put(`/optin/campaigns/${id}/archive`)
      .send(entry(`guarded-${client}`))
      .expect(403);
    expect((await archiveOf(id))?.isPublic ?? false).toBe(false);
  });
});
