import type { Campaign, EntryCard, List, MessageBlock, Sender } from '../../content-types';
import { noteEntries } from '../../server/src/campaigns/campaign-entries';
import { getService, inTransaction, table } from '../../server/src/core';
import type { Resolved } from '../../server/src/messages';
import { createAdmin, type TestAdmin } from '../helpers/admins';
import { addList, addPeople, addSender, campaignInput } from '../helpers/campaign-fixtures';
import {
  addArticle,
  allowReading,
  ARTICLE,
  articlesOf,
  entryBlock,
  queryBlock,
} from '../helpers/content-fixtures';
import { describeOnEachDatabase } from '../helpers/each-database';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

const SETTINGS = {
  contentMappings: {
    [ARTICLE]: {
      title: 'title',
      text: 'excerpt',
      image: 'cover',
      link: 'https://example.org/{locale}/{slug}',
    },
  },
};

describeOnEachDatabase('entries of the CMS in messages', (client) => {
  let app: BootedStrapi;
  let admin: TestAdmin;
  let news: List;
  let other: List;
  let sender: Sender;
  const ids: Record<string, string> = {};

  const resolve = (
    blocks: MessageBlock[],
    options: Partial<{
      locale: string;
      campaignId: number | null;
      seriesId: number | null;
      listIds: number[];
    }> = {}
  ): Promise<Resolved> =>
    getService(app.strapi, 'cms').resolve(
      { blocks },
      { locale: 'en', fallback: 'en', campaignId: null, seriesId: null, listIds: [], ...options }
    );
  const titles = (cards: readonly EntryCard[] | undefined) =>
    (cards ?? []).map(({ title }) => title);
  const draft = async (blocks: MessageBlock[], lists = [news]): Promise<Campaign> =>
    (
      await admin.request
        .post('/optin/campaigns')
        .send(campaignInput(lists, sender, { document: { version: 1, blocks } }))
        .expect(201)
    ).body.data;
  const entriesOf = (campaignId: number) =>
    table(app.strapi, 'campaign-entry').where({ campaign_id: campaignId }).orderBy('entry_id');
  /** As if the campaign had gone out with these entries. */
  const sent = (
    { id }: Pick<Campaign, 'id'>,
    documentIds: string[],
    seriesId: number | null = null
  ) =>
    inTransaction(app.strapi, (trx) =>
      noteEntries(
        app.strapi,
        trx,
        { id, seriesId },
        documentIds.map((documentId) => ({ uid: ARTICLE, documentId })),
        Date.now()
      )
    );

  beforeAll(async () => {
    app = await bootStrapi({ client, pluginConfig: { delivery: { enabled: false } } });
    await app.strapi.plugin('i18n').service('locales').create({ code: 'fr', name: 'French (fr)' });
    admin = await createAdmin(app.strapi, 'super-admin');
    news = await addList(app.strapi, 'news');
    other = await addList(app.strapi, 'other');
    sender = await addSender(app.strapi);
    await admin.request.put('/optin/settings').send(SETTINGS).expect(200);
    ids.tides = await addArticle(app.strapi, {
      en: { title: 'B Tides', excerpt: 'Four numbers', slug: 'tides' },
      fr: { title: 'B Marées', excerpt: 'Quatre chiffres', slug: 'marees' },
    });
    ids.soup = await addArticle(app.strapi, { en: { title: 'A {{ 7 | times: 7 }} soup' } });
    ids.lamp = await addArticle(app.strapi, {
      en: { title: 'C Lamp' },
      fr: { title: 'C Lampe' },
    });
    ids.unwritten = await addArticle(app.strapi, { en: { title: 'D Draft' } }, 'draft');
  });
  afterAll(() => app?.stop());

  describe('one entry', () => {
    it('comes in the language of the reader, of whatever region', async () => {
      const { cards, problems, used } = await resolve([entryBlock(ids.tides)], { locale: 'fr-CA' });
      expect([...cards.values()]).toEqual([
        [
          {
            title: 'B Marées',
            text: 'Quatre chiffres',
            imageUrl: '',
            imageAlt: '',
            link: 'https://example.org/fr/marees',
          },
        ],
      ]);
      expect(problems).toEqual([]);
      expect(used).toEqual([
        { blockId: entryBlock(ids.tides).id, uid: ARTICLE, documentId: ids.tides },
      ]);
    });

    it('comes in the fallback language where it has no other, and says so', async () => {
      const block = entryBlock(ids.soup);
      const { cards, problems } = await resolve([block], { locale: 'fr' });
      expect(titles(cards.get(block.id))).toEqual(['A {{ 7 | times: 7 }} soup']);
      expect(problems).toEqual([
        expect.objectContaining({ blockId: block.id, code: 'entry-untranslated' }),
      ]);
    });

    it('is as it is published, not as somebody is rewriting it', async () => {
      const documentId = await addArticle(app.strapi, { en: { title: 'Z As published' } });
      await articlesOf(app.strapi).update({ documentId, locale: 'en', data: { title: 'Z Anew' } });
      const block = entryBlock(documentId);
      expect(titles((await resolve([block])).cards.get(block.id))).toEqual(['Z As published']);
      await articlesOf(app.strapi).delete({ documentId, locale: '*' });
    });

    it('shows nothing and says why when it is a draft, gone, not chosen, or its type is', async () => {
      const gone = await addArticle(app.strapi, { en: { title: 'Gone' } });
      await articlesOf(app.strapi).delete({ documentId: gone, locale: '*' });
      const { cards, problems } = await resolve([
        entryBlock(ids.unwritten, { id: 'draft' }),
        entryBlock(gone, { id: 'gone' }),
        entryBlock('', { id: 'none' }),
        entryBlock('x', { id: 'type', uid: 'api::recipe.recipe' }),
        entryBlock('x', { id: 'people', uid: 'plugin::users-permissions.user' }),
      ]);
      expect(cards.size).toBe(0);
      expect(Object.fromEntries(problems.map(({ blockId, code }) => [blockId, code]))).toEqual({
        draft: 'entry-unpublished',
        gone: 'entry-missing',
        none: 'entry-not-chosen',
        type: 'type-missing',
        people: 'type-missing',
      });
    });

    it('stays as it was frozen, whatever became of it', async () => {
      const { body } = await admin.request
        .post('/optin/content/freeze')
        .send({ uid: ARTICLE, documentId: ids.tides, locale: 'en' })
        .expect(200);
      expect(Object.keys(body.data).sort()).toEqual(['en', 'fr']);
      const block = entryBlock('deleted-long-ago', { source: 'frozen', frozen: body.data });
      expect(titles((await resolve([block], { locale: 'fr' })).cards.get(block.id))).toEqual([
        'B Marées',
      ]);
      // And such a block can be saved.
      await draft([block]);
    });

    it('stands in columns too', async () => {
      const block = entryBlock(ids.lamp);
      const { cards } = await resolve([
        { id: 'c', type: 'columns', columns: [{ id: 'c1', blocks: [block] }] },
      ]);
      expect(titles(cards.get(block.id))).toEqual(['C Lamp']);
    });

    it('never becomes a template, whatever its title says', async () => {
      const block = entryBlock(ids.soup);
      const { cards } = await resolve([block]);
      const links = await getService(app.strapi, 'settings').links();
      if (!links) throw new Error('no public address');
      const messages = getService(app.strapi, 'messages');
      const { html, text } = await messages.preview({
        locale: 'en',
        subject: [{ type: 'text', text: 'Hello' }],
        preheader: '',
        document: { version: 1, blocks: [block] },
        cards,
        sender,
        links,
        privacyPolicyUrl: '',
      } as Parameters<typeof messages.preview>[0]);
      expect(`${html}${text}`).not.toContain('A 49 soup');
      expect(text).toContain('A {{ 7 | times: 7 }} soup');
    });
  });

  describe('a query', () => {
    it('finds published entries by filter and order, in the language of the reader', async () => {
      const { cards } = await resolve([queryBlock()]);
      expect(titles(cards.get('latest'))).toEqual([
        'A {{ 7 | times: 7 }} soup',
        'B Tides',
        'C Lamp',
      ]);
      const french = await resolve([queryBlock({ sort: 'title:desc', limit: 1 })], {
        locale: 'fr',
      });
      expect(titles(french.cards.get('latest'))).toEqual(['C Lampe']);
      const filtered = queryBlock({
        filters: [{ field: 'title', op: '$contains', value: 'tides' }],
      });
      expect(titles((await resolve([filtered])).cards.get('latest'))).toEqual(['B Tides']);
    });

    it('keeps to a language that the editor fixed', async () => {
      const { cards } = await resolve([queryBlock({ locale: 'fr' })], { locale: 'en' });
      expect(titles(cards.get('latest'))).toEqual(['B Marées', 'C Lampe']);
    });

    it.each(['createdBy', 'cover', 'sections', 'id', 'nothing'])(
      'that filters by %s is refused whole',
      async (field) => {
        const { cards, problems } = await resolve([
          queryBlock({ filters: [{ field, op: '$notNull', value: '' }] }),
        ]);
        expect(cards.size).toBe(0);
        expect(problems).toEqual([
          { blockId: 'latest', code: 'query-empty', values: { name: 'Article', field } },
        ]);
      }
    );

    it('leaves out what earlier campaigns to one of its lists had', async () => {
      await sent(await draft([], [news]), [ids.soup]);
      await sent(await draft([], [other]), [ids.lamp]);
      const block = queryBlock({ onlyNew: true });
      const seen = async (listIds: number[]) =>
        titles((await resolve([block], { listIds })).cards.get('latest'));
      expect(await seen([news.id])).toEqual(['B Tides', 'C Lamp']);
      expect(await seen([news.id, other.id])).toEqual(['B Tides']);
      expect(await seen([])).toHaveLength(3);
    });

    it('of a series looks at its own earlier issues alone', async () => {
      const issue = await draft([], [news]);
      await sent(issue, [ids.tides], 77);
      const block = queryBlock({ onlyNew: true });
      const found = await resolve([block], { listIds: [news.id], seriesId: 77, campaignId: 1 });
      expect(titles(found.cards.get('latest'))).toEqual(['A {{ 7 | times: 7 }} soup', 'C Lamp']);
      const own = await resolve([block], { listIds: [], seriesId: 77, campaignId: issue.id });
      expect(titles(own.cards.get('latest'))).toHaveLength(3);
    });

    it('is remembered when its campaign goes out, so that the next one brings what is new', async () => {
      const list = await addList(app.strapi, 'digest');
      await addPeople(app.strapi, [{ name: 'ann', lists: [{ list, state: 'confirmed' }] }]);
      const block = queryBlock({ onlyNew: true, limit: 2 });
      const { id } = await draft([block], [list]);
      await admin.request.post(`/optin/campaigns/${id}/send`).expect(200);
      const rows: { entry_id: string; sent_at: unknown }[] = await entriesOf(id);
      expect(rows.map(({ entry_id }) => entry_id).sort()).toEqual([ids.soup, ids.tides].sort());
      expect(rows.every(({ sent_at }) => Number(sent_at) > 0)).toBe(true);
      const next = await resolve([block], { listIds: [list.id], campaignId: id + 1 });
      expect(titles(next.cards.get('latest'))).toEqual(['C Lamp']);
    });

    it('that finds nothing says so', async () => {
      const { problems } = await resolve([
        queryBlock({ filters: [{ field: 'title', op: '$eq', value: 'nowhere' }] }),
      ]);
      expect(problems).toEqual([
        { blockId: 'latest', code: 'query-empty', values: { name: 'Article' } },
      ]);
    });
  });

  describe('from content to newsletter', () => {
    const from = (
      who: TestAdmin,
      campaignId: number | null,
      documentIds: string[],
      locale = 'en'
    ) =>
      who.request
        .post('/optin/campaigns/from-entries')
        .send({ campaignId, uid: ARTICLE, documentIds, locale });
    const read = async (id: number): Promise<Campaign> =>
      (await admin.request.get(`/optin/campaigns/${id}`).expect(200)).body.data;
    const usage = async (documentId: string, who = admin) =>
      (
        await who.request
          .get('/optin/content/usage')
          .query({ uid: ARTICLE, documentId })
          .expect(200)
      ).body.data as { id: number; state: string; sentAt: number | null }[];

    it('a new draft has the entry as its hero and its title as subject', async () => {
      const { body } = await from(admin, null, [ids.tides, ids.lamp], 'fr').expect(201);
      const campaign = await read(body.data.campaignId);
      expect(campaign).toMatchObject({
        name: 'B Marées',
        state: 'draft',
        locale: 'fr',
        subject: [{ type: 'text', text: 'B Marées' }],
        senderId: sender.id,
      });
      expect(campaign.document.blocks.map(({ type }) => type)).toEqual([
        'entry',
        'entry',
        'footer',
      ]);
      expect(campaign.document.blocks[0]).toMatchObject({
        documentId: ids.tides,
        layout: 'image-top',
        buttonText: 'Lire la suite',
      });
    });

    it('a draft gets entries before its footer, each once, and a new revision', async () => {
      const { id } = await draft([
        { id: 'h', type: 'divider' },
        { id: 'f', type: 'footer', content: [] },
      ]);
      const { body } = await from(admin, id, [ids.tides, ids.tides, ids.soup]).expect(200);
      expect(body.data).toMatchObject({ campaignId: id, added: 2 });
      const campaign = await read(id);
      expect(campaign.revision).toBe(1);
      expect(campaign.document.blocks.map(({ type }) => type)).toEqual([
        'divider',
        'entry',
        'entry',
        'footer',
      ]);
      expect((await from(admin, id, [ids.soup]).expect(200)).body.data.added).toBe(0);
      expect((await read(id)).revision).toBe(1);
    });

    it('two people who add at once both do', async () => {
      const { id } = await draft([]);
      const answers = await Promise.all([
        from(admin, id, [ids.tides]),
        from(admin, id, [ids.soup]),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      expect((await read(id)).document.blocks).toHaveLength(2);
    });

    it('what is on its way stays as it is', async () => {
      const { id } = await draft([]);
      await app.strapi.db
        .query('plugin::optin.campaign')
        .update({ where: { id }, data: { state: 'completed' } });
      const { body } = await from(admin, id, [ids.tides]).expect(400);
      expect(body.error.details.code).toBe('campaign-state');
    });

    it('nobody adds what does not exist', async () => {
      await from(admin, null, ['nothing']).expect(404);
      await from(admin, 2_000_000_000, [ids.tides]).expect(404);
      await from(admin, null, []).expect(400);
      await from(admin, null, ["' or 1=1"]).expect(400);
    });

    it('an entry knows the drafts and campaigns that show it', async () => {
      const documentId = await addArticle(app.strapi, { en: { title: 'Y Used' } });
      const first = await draft([entryBlock(documentId)]);
      const second = await draft([entryBlock(documentId)]);
      expect((await usage(documentId)).map(({ id }) => id)).toEqual([second.id, first.id]);
      await sent(first, [documentId]);
      expect(await usage(documentId)).toMatchObject([
        { id: second.id, sentAt: null, state: 'draft' },
        { id: first.id, sentAt: expect.any(Number) },
      ]);
      await admin.request.delete(`/optin/campaigns/${second.id}`).expect(200);
      expect((await usage(documentId)).map(({ id }) => id)).toEqual([first.id]);
      await articlesOf(app.strapi).delete({ documentId, locale: '*' });
    });

    it('a draft remembers what it shows now and forgets what it showed', async () => {
      const { id, revision } = await draft([entryBlock(ids.tides)]);
      expect(await entriesOf(id)).toHaveLength(1);
      await admin.request
        .put(`/optin/campaigns/${id}`)
        .send(
          campaignInput([news], sender, {
            document: { version: 1, blocks: [entryBlock(ids.lamp)] },
            revision,
          })
        )
        .expect(200);
      expect((await entriesOf(id)).map(({ entry_id }: { entry_id: string }) => entry_id)).toEqual([
        ids.lamp,
      ]);
    });
  });

  describe('an administrator sees no more than in Strapi', () => {
    const editor = async (fields: string[] | null) => {
      const who = await createAdmin(app.strapi, ['update-campaigns']);
      await allowReading(app.strapi, who.id, {
        actions: ['update-campaigns', 'create-campaigns', 'read-campaigns'],
        fields,
      });
      return who;
    };

    it('nothing of a content type that their role does not read', async () => {
      const who = await editor(null);
      const query = { uid: ARTICLE, locale: 'en', documentId: ids.tides };
      for (const path of ['entries', 'attributes', 'usage'])
        await who.request.get(`/optin/content/${path}`).query(query).expect(403);
      await who.request
        .post('/optin/content/freeze')
        .send({ uid: ARTICLE, documentId: ids.tides, locale: 'en' })
        .expect(403);
      await who.request
        .post('/optin/campaigns/from-entries')
        .send({ campaignId: null, uid: ARTICLE, documentIds: [ids.tides], locale: 'en' })
        .expect(403);
      expect((await who.request.get('/optin/content/types').expect(200)).body.data.types).toEqual(
        []
      );
      const { body } = await who.request
        .post('/optin/content/cards')
        .send({
          blocks: [entryBlock(ids.tides, { id: 'e' }), queryBlock({ id: 'q' })],
          locale: 'en',
          fallback: 'en',
          campaignId: null,
          listIds: [],
        })
        .expect(200);
      expect(body.data).toMatchObject({ cards: {}, problems: [], forbidden: ['e', 'q'] });
    });

    it('and of one that it reads in part, that part', async () => {
      const who = await editor(['title']);
      const { body } = await who.request
        .get('/optin/content/entries')
        .query({ uid: ARTICLE, locale: 'en', _q: 'TIDES' })
        .expect(200);
      expect(body.results).toMatchObject([
        {
          documentId: ids.tides,
          isPublished: true,
          locales: ['en', 'fr'],
          card: { title: 'B Tides', text: '', imageUrl: '', link: '' },
        },
      ]);
      const asked = await who.request
        .post('/optin/content/cards')
        .send({
          blocks: [queryBlock({ filters: [{ field: 'excerpt', op: '$contains', value: 'four' }] })],
          locale: 'en',
          fallback: 'en',
          campaignId: null,
          listIds: [],
        })
        .expect(200);
      expect(asked.body.data.cards).toEqual({});
    });

    it('drafts are found and marked as such', async () => {
      const { body } = await admin.request
        .get('/optin/content/entries')
        .query({ uid: ARTICLE, locale: 'en', _q: 'D Draft' })
        .expect(200);
      expect(body.results).toMatchObject([{ documentId: ids.unwritten, isPublished: false }]);
      expect(body.pagination.total).toBe(1);
    });
  });

  describe('the mapping', () => {
    it('is shown with what it could be, and tried before it is saved', async () => {
      const { body } = await admin.request.get('/optin/settings/content').expect(200);
      const article = body.data.types.find(({ uid }: { uid: string }) => uid === ARTICLE);
      expect(article).toMatchObject({ name: 'Article', isLocalised: true, isGuessed: false });
      expect(article.attributes.images).toEqual(['cover']);
      expect(article.attributes.texts).toEqual(expect.arrayContaining(['excerpt', 'body']));
      const sample = await admin.request
        .post('/optin/settings/content/sample')
        .send({
          uid: ARTICLE,
          mapping: { title: 'slug', text: '', image: '', link: '/a/{documentId}' },
          locale: 'fr',
        })
        .expect(200);
      expect(sample.body.data.mayRead).toBe(true);
      expect(sample.body.data.card.link).toMatch(/^http:\/\/localhost:1337\/a\/\w+$/);
    });

    it.each([
      [{ ...SETTINGS.contentMappings[ARTICLE], link: 'javascript:alert(1)' }, 'link'],
      [{ ...SETTINGS.contentMappings[ARTICLE], title: '' }, 'title'],
      [{ ...SETTINGS.contentMappings[ARTICLE], text: 'a b' }, 'text'],
    ])('names the field at fault: %#', async (mapping, field) => {
      const { body } = await admin.request
        .put('/optin/settings')
        .send({ contentMappings: { [ARTICLE]: mapping } })
        .expect(400);
      expect(JSON.stringify(body.error.details)).toContain(field);
    });

    it('is of content types', async () => {
      await admin.request
        .put('/optin/settings')
        .send({ contentMappings: { 'admin::user': SETTINGS.contentMappings[ARTICLE] } })
        .expect(400);
    });
  });
});
