import type { List, MessageBlock, MessageTemplate, Sender } from '../../content-types';
import type { SaveCampaignRequest } from '../../server/src/campaigns/contract';
import type { SaveTemplateRequest } from '../../server/src/campaigns/templates/contract';
import { table } from '../../server/src/core';
import { createAdmin, type TestAdmin } from '../helpers/admins';
import { addList, addSender, campaignInput } from '../helpers/campaign-fixtures';
import { describeOnEachDatabase } from '../helpers/each-database';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

const text = (id: string, says = id): MessageBlock => ({
  id,
  type: 'text',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: says }] }],
});
const fixed = (id: string): MessageBlock => ({ ...text(id), locked: true });
const french = (blocks: Record<string, string>) => ({
  fr: {
    subject: [],
    preheader: '',
    blocks: Object.fromEntries(
      Object.entries(blocks).map(([id, says]) => [
        id,
        { content: [{ type: 'paragraph', content: [{ type: 'text', text: says }] }] },
      ])
    ),
  },
});

describeOnEachDatabase('templates', (client) => {
  let app: BootedStrapi;
  let marie: TestAdmin;
  let paul: TestAdmin;
  let news: List;
  let sender: Sender;
  const house = (changes: Partial<SaveTemplateRequest> = {}): SaveTemplateRequest => ({
    kind: 'message',
    name: 'House letter',
    locale: 'en',
    subject: [{ type: 'text', text: 'From the house' }],
    preheader: '',
    document: { version: 1, blocks: [text('hello'), fixed('terms'), text('bye')] },
    translations: french({ hello: 'Bonjour', terms: 'Conditions' }),
    ...changes,
  });

  beforeAll(async () => {
    app = await bootStrapi({ client, pluginConfig: { delivery: { enabled: false } } });
    marie = await createAdmin(app.strapi, 'super-admin');
    paul = await createAdmin(app.strapi, 'super-admin');
    news = await addList(app.strapi, 'news');
    sender = await addSender(app.strapi);
  });
  afterAll(() => app?.stop());

  describe('their revisions', () => {
    const create = async (): Promise<MessageTemplate> =>
      (await marie.request.post('/optin/templates').send(house()).expect(201)).body.data;
    const save = (who: TestAdmin, id: number, changes: Partial<SaveTemplateRequest>) =>
      who.request.put(`/optin/templates/${id}`).send(house(changes));

    it('begin at nought and rise with each save', async () => {
      const made = await create();
      expect(made.revision).toBe(0);
      expect(made).not.toHaveProperty('brand');
      const saved = await save(marie, made.id, { name: 'Letter', revision: 0 }).expect(200);
      expect(saved.body.data).toMatchObject({ name: 'Letter', revision: 1 });
    });

    it('know of no test: a block of one variant is one for everybody', async () => {
      const { id } = await create();
      const document = {
        version: 1 as const,
        blocks: [{ ...text('hello'), variant: 'b' as const }],
      };
      const saved = await save(marie, id, { document, translations: {} }).expect(200);
      expect(saved.body.data.document.blocks).toEqual([text('hello')]);
    });

    it('keep anybody from writing over what they have not seen', async () => {
      const { id } = await create();
      await save(marie, id, { name: 'Of Marie', revision: 0 }).expect(200);
      const late = await save(paul, id, { name: 'Of Paul', revision: 0 }).expect(400);
      expect(late.body.error.details).toEqual({ code: 'template-changed', revision: 1 });
      const { body } = await paul.request.get(`/optin/templates/${id}`).expect(200);
      expect(body.data).toMatchObject({ name: 'Of Marie', revision: 1 });
      await save(paul, id, { name: 'Of Paul', revision: 1 }).expect(200);
      // Replacing whatever is there is a choice of its own.
      await save(marie, id, { name: 'Replaced' }).expect(200);
    });

    it('let one of several saves at once win', async () => {
      const { id } = await create();
      const answers = await Promise.all(
        [marie, paul, marie, paul].map((who, index) =>
          save(who, id, { name: `Save ${index}`, revision: 0 })
        )
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400]);
    });

    it('are missing from what was stored before, which can be saved all the same', async () => {
      const { id } = await create();
      await table(app.strapi, 'message-template').where({ id }).update({ revision: null });
      const saved = await save(marie, id, { name: 'Old one', revision: 0 }).expect(200);
      expect(saved.body.data.revision).toBe(1);
    });

    it.each([-1, 1.5, '1', {}])('are whole numbers and not %p', async (revision) => {
      const { id } = await create();
      const { body } = await save(marie, id, { revision: revision as number }).expect(400);
      expect(body.error.details.errors[0].path).toEqual(['revision']);
    });

    it('say nothing of a look of their own', async () => {
      const { body } = await marie.request
        .post('/optin/templates')
        .send({ ...house(), brand: { accent: '#ff0000' } })
        .expect(400);
      expect(body.error.message).toContain('brand');
    });

    it('do not keep locks from being set and taken off where they are made', async () => {
      const { id } = await create();
      const document = {
        version: 1 as const,
        blocks: [fixed('hello'), text('terms', 'Other terms')],
      };
      const saved = await save(marie, id, { document, translations: {} }).expect(200);
      expect(saved.body.data.document).toEqual(document);
    });
  });

  describe('and their locks in campaigns', () => {
    const input = (changes: Partial<SaveCampaignRequest> = {}) => {
      const { subject, document, translations } = house();
      return campaignInput([news], sender, { subject, document, translations, ...changes });
    };
    const begin = async (changes: Partial<SaveCampaignRequest> = {}): Promise<number> =>
      (await marie.request.post('/optin/campaigns').send(input(changes)).expect(201)).body.data.id;
    const save = (id: number, changes: Partial<SaveCampaignRequest>) =>
      paul.request.put(`/optin/campaigns/${id}`).send(input(changes));
    const blocks = (...list: MessageBlock[]): Partial<SaveCampaignRequest> => ({
      document: { version: 1, blocks: list },
    });
    const hello = text('hello');
    const bye = text('bye');
    const terms = fixed('terms');

    it.each<[string, MessageBlock[], string[]]>([
      [
        'changed',
        [hello, { ...text('terms', 'Other terms'), locked: true }, bye],
        ['document', 'blocks', '1'],
      ],
      ['unlocked', [text('terms'), hello], ['document', 'blocks', '0']],
      ['removed', [hello, bye], ['document', 'blocks']],
      ['replaced by a copy', [hello, text('copy', 'terms'), bye], ['document', 'blocks']],
    ])('refuse what has a locked block %s', async (_case, list, path) => {
      const id = await begin();
      const { body } = await save(id, blocks(...list)).expect(400);
      expect(body.error).toMatchObject({ name: 'ValidationError' });
      expect(body.error.message).toMatch(/document\.blocks\[\d\].*came locked with a template/);
      expect(body.error.details.errors[0].path).toEqual(path);
      const { body: now } = await marie.request.get(`/optin/campaigns/${id}`).expect(200);
      expect(now.data).toMatchObject({ revision: 0, document: house().document });
    });

    it('name the block in columns too', async () => {
      const columns = (inside: MessageBlock) =>
        ({ id: 'c', type: 'columns', columns: [{ id: 'c1', blocks: [inside] }] }) as MessageBlock;
      const id = await begin(blocks(hello, columns(terms)));
      const { body } = await save(id, blocks(hello, columns(text('terms')))).expect(400);
      expect(body.error.message).toContain('document.blocks[1].columns[0].blocks[0]');
    });

    it('let everything around a locked block change', async () => {
      const id = await begin();
      await save(id, blocks(bye, text('new'), terms, text('copy', 'terms'))).expect(200);
      await save(id, { name: 'Another', subject: [], ...blocks(terms) }).expect(200);
      await save(id, { locale: 'de', ...blocks(terms) }).expect(200);
    });

    it('hold the words of locked blocks in other languages', async () => {
      const id = await begin();
      const { body } = await save(id, {
        translations: french({ hello: 'Salut', terms: 'Autre chose' }),
      }).expect(400);
      expect(body.error.details.errors[0].path).toEqual(['translations', 'fr', 'blocks', 'terms']);
      await save(id, { translations: french({ hello: 'Salut', terms: 'Conditions' }) }).expect(200);
    });

    it('let a language go and come back with the words that it had', async () => {
      const id = await begin();
      await save(id, { translations: {} }).expect(200);
      await save(id, { name: 'Meanwhile', translations: {} }).expect(200);
      await save(id, { translations: french({ terms: 'Autre chose' }) }).expect(400);
      await save(id, { translations: french({ terms: 'Conditions' }) }).expect(200);
    });

    it('stay in a copy, and let every kept version come back', async () => {
      const original = await begin();
      const copied = await marie.request.post(`/optin/campaigns/${original}/duplicate`).expect(201);
      const { id } = copied.body.data;
      await save(id, blocks(hello)).expect(400);
      await save(id, { ...blocks(text('other'), terms), asNewVersion: true }).expect(200);
      const { body } = await marie.request.get(`/optin/campaigns/${id}/versions/0`).expect(200);
      const restored = await paul.request
        .put(`/optin/campaigns/${id}`)
        .send({ ...body.data.content, revision: 1 })
        .expect(200);
      expect(restored.body.data.document).toEqual(house().document);
    });

    it('hold nothing in campaigns that never had any', async () => {
      const id = await begin(blocks(hello));
      await save(id, blocks(bye)).expect(200);
      // What a program locks later is held from then on.
      await save(id, blocks(bye, terms)).expect(200);
      await save(id, blocks(bye)).expect(400);
    });

    it('are told after a conflict, which is what has to be settled first', async () => {
      const id = await begin();
      const { body } = await save(id, { ...blocks(hello), revision: 7 }).expect(400);
      expect(body.error.details.code).toBe('campaign-changed');
    });
  });
});
