import type { SaveSenderRequest } from '../../server/src/messages/contract';
import { createAdmin, type TestAdmin } from '../helpers/admins';
import { describeOnEachDatabase } from '../helpers/each-database';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

const input: SaveSenderRequest = {
  name: 'Press',
  fromName: 'Müller & Söhne',
  fromEmail: 'news@example.org',
  replyTo: null,
  organisation: 'Müller GmbH',
  postalAddress: 'Hauptstraße 1\r\n12345 Musterstadt',
};

describeOnEachDatabase('senders in the panel', (client) => {
  let app: BootedStrapi;
  let admin: TestAdmin;
  const create = async (changes: Partial<SaveSenderRequest> = {}): Promise<number> =>
    (
      await admin.request
        .post('/optin/senders')
        .send({ ...input, ...changes })
        .expect(201)
    ).body.data.id;

  beforeAll(async () => {
    app = await bootStrapi({ client });
    admin = await createAdmin(app.strapi, 'super-admin');
  });
  afterAll(() => app?.stop());

  it('are created, read, found, changed and deleted', async () => {
    const id = await create({ name: 'Findable' });
    await create({ name: 'Other' });
    const { body } = await admin.request.get(`/optin/senders/${id}`).expect(200);
    expect(body.data).toMatchObject({
      ...input,
      name: 'Findable',
      postalAddress: 'Hauptstraße 1\n12345 Musterstadt',
    });
    const found = await admin.request.get('/optin/senders?_q=findABLE').expect(200);
    expect(found.body.results.map((sender: { id: number }) => sender.id)).toEqual([id]);
    expect(found.body.pagination.total).toBe(1);

    const changed = { ...input, name: 'Changed', replyTo: 'hello@example.org' };
    const { body: after } = await admin.request
      .put(`/optin/senders/${id}`)
      .send(changed)
      .expect(200);
    expect(after.data).toMatchObject({ id, name: 'Changed', replyTo: 'hello@example.org' });

    await admin.request.delete(`/optin/senders/${id}`).expect(200, { data: { id } });
    await admin.request.get(`/optin/senders/${id}`).expect(404);
    await admin.request.put(`/optin/senders/${id}`).send(changed).expect(404);
  });

  it('are refused with the field named, and nothing is stored', async () => {
    const before = await app.strapi.db.query('plugin::optin.sender').count();
    const { body } = await admin.request
      .post('/optin/senders')
      .send({ ...input, fromName: 'x\r\nBcc: victim@example.com' })
      .expect(400);
    expect(body.error.details.errors).toEqual([
      expect.objectContaining({ path: ['fromName'], message: expect.stringContaining('one line') }),
    ]);
    for (const wrong of [{ ...input, fromEmail: 'x' }, { ...input, more: 1 }, []])
      await admin.request
        .post('/optin/senders')
        .set('Content-Type', 'application/json')
        .send(JSON.stringify(wrong))
        .expect(400);
    await admin.request.get('/optin/senders/nonsense').expect(404);
    expect(await app.strapi.db.query('plugin::optin.sender').count()).toBe(before);
  });

  it('cannot be deleted while lists or unfinished campaigns use them', async () => {
    const id = await create({ name: 'In use' });
    const list = await app.strapi.db
      .query('plugin::optin.list')
      .create({ data: { slug: 'uses', name: 'Uses', senderId: id } });
    const draft = await app.strapi.db
      .query('plugin::optin.campaign')
      .create({ data: { name: 'Draft', state: 'draft', senderId: id } });
    const refused = await admin.request.delete(`/optin/senders/${id}`).expect(400);
    expect(refused.body.error.details).toMatchObject({
      code: 'sender-in-use',
      lists: 1,
      campaigns: 1,
    });
    await app.strapi.db.query('plugin::optin.list').delete({ where: { id: list.id } });
    await app.strapi.db
      .query('plugin::optin.campaign')
      .update({ where: { id: draft.id }, data: { state: 'completed' } });
    await admin.request.delete(`/optin/senders/${id}`).expect(200);
  });

  it('are behind their own permissions', async () => {
    const reader = await createAdmin(app.strapi, ['read-senders']);
    await reader.request.get('/optin/senders').expect(200);
    await reader.request.post('/optin/senders').send(input).expect(403);
    await app.request.get('/optin/senders').expect(401);
  });

  it('send a test mail that arrives', async () => {
    const senderId = await create();
    const { body } = await admin.request
      .post('/optin/settings/test-transport')
      .send({ to: 'me@example.net', senderId })
      .expect(200);
    expect(body.data.accepted).toBe(true);
    const mail = await app.mail.waitFor('me@example.net');
    expect(mail.subject).toBe('Opt-in test mail');
    expect(mail.from?.value).toEqual([{ name: 'Müller & Söhne', address: 'news@example.org' }]);
  });
});
