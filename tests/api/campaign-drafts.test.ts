import type { List, Sender } from '../../content-types';
import type { SaveCampaignRequest } from '../../server/src/campaigns/contract';
import { getService, table } from '../../server/src/core';
import { createAdmin, type TestAdmin } from '../helpers/admins';
import { addList, addSender, campaignInput } from '../helpers/campaign-fixtures';
import { describeOnEachDatabase } from '../helpers/each-database';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

describeOnEachDatabase('drafts that several people write', (client) => {
  let app: BootedStrapi;
  let marie: TestAdmin;
  let paul: TestAdmin;
  let news: List;
  let sender: Sender;
  let now = Date.now();
  const input = (changes: Partial<SaveCampaignRequest> = {}) =>
    campaignInput([news], sender, changes);
  const create = async (): Promise<number> =>
    (await marie.request.post('/optin/campaigns').send(input()).expect(201)).body.data.id;
  const save = (who: TestAdmin, id: number, changes: Partial<SaveCampaignRequest>) =>
    who.request.put(`/optin/campaigns/${id}`).send(input(changes));
  const versions = async (id: number) =>
    (await marie.request.get(`/optin/campaigns/${id}/versions`).expect(200)).body.data as {
      revision: number;
      savedBy: string;
      name: string | null;
    }[];

  beforeAll(async () => {
    app = await bootStrapi({ client, pluginConfig: { delivery: { enabled: false } } });
    jest.spyOn(getService(app.strapi, 'clock'), 'now').mockImplementation(() => now);
    marie = await createAdmin(app.strapi, 'super-admin');
    paul = await createAdmin(app.strapi, 'super-admin');
    news = await addList(app.strapi, 'news');
    sender = await addSender(app.strapi);
  });
  afterAll(() => app?.stop());

  it('nobody writes over what they have not seen', async () => {
    const id = await create();
    const first = await save(marie, id, { name: 'Of Marie', revision: 0 }).expect(200);
    expect(first.body.data.revision).toBe(1);
    const late = await save(paul, id, { name: 'Of Paul', revision: 0 }).expect(400);
    expect(late.body.error.details).toMatchObject({ code: 'campaign-changed', revision: 1 });
    const { body } = await paul.request.get(`/optin/campaigns/${id}`).expect(200);
    expect(body.data).toMatchObject({ name: 'Of Marie', revision: 1 });
    await save(paul, id, { name: 'Of Paul', revision: 1 }).expect(200);
  });

  it('of two saves at once over the same revision, one wins and the other is told', async () => {
    const id = await create();
    const answers = await Promise.all(
      [marie, paul, marie, paul].map((who, index) =>
        save(who, id, { name: `Save ${index}`, revision: 0 })
      )
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400]);
    const { body } = await marie.request.get(`/optin/campaigns/${id}`).expect(200);
    expect(body.data.revision).toBe(1);
  });

  it('a draft from before revisions can be saved', async () => {
    const id = await create();
    await table(app.strapi, 'campaign').where({ id }).update({ revision: null });
    await save(marie, id, { name: 'Old one', revision: 0 }).expect(200);
    await save(marie, id, { name: 'Without a revision' }).expect(200);
  });

  it('keeps versions by person and time, whole, and gives them back', async () => {
    const id = await create();
    await save(marie, id, { preheader: 'one' }).expect(200);
    await save(marie, id, { preheader: 'two' }).expect(200);
    expect(await versions(id)).toHaveLength(1);
    await save(paul, id, { preheader: 'three' }).expect(200);
    now += 3 * 60_000;
    await save(paul, id, { preheader: 'four' }).expect(200);
    await save(paul, id, { preheader: 'five', asNewVersion: true }).expect(200);
    const list = await versions(id);
    expect(list.map(({ revision, savedBy }) => [revision, savedBy])).toEqual([
      [5, `admin:${paul.id}`],
      [4, `admin:${paul.id}`],
      [3, `admin:${paul.id}`],
      [2, `admin:${marie.id}`],
    ]);
    expect(list[0].name).toBeTruthy();
    const { body } = await marie.request.get(`/optin/campaigns/${id}/versions/2`).expect(200);
    expect(body.data.content).toMatchObject({ preheader: 'two', listIds: [news.id] });
    expect(body.data.content).not.toHaveProperty('revision');
    await marie.request.get(`/optin/campaigns/${id}/versions/1`).expect(404);
    await marie.request.get(`/optin/campaigns/${id}/versions/x`).expect(404);
    expect(await getService(app.strapi, 'drafts').lastEditor(id)).toBe(`admin:${paul.id}`);
  });

  it('keeps the last fifty versions', async () => {
    const id = await create();
    for (let count = 1; count <= 55; count += 1)
      await save(marie, id, { preheader: `${count}`, asNewVersion: true }).expect(200);
    const list = await versions(id);
    expect(list).toHaveLength(50);
    expect(list[0].revision).toBe(55);
    expect(list[49].revision).toBe(6);
  });

  it('says who else has the draft open, until they leave or fall silent', async () => {
    const id = await create();
    const here = async (who: TestAdmin, clientId: string, leaves?: boolean) =>
      (
        await who.request
          .post(`/optin/campaigns/${id}/presence`)
          .send({ clientId, ...(leaves && { leaves }) })
          .expect(200)
      ).body.data;
    expect(await here(marie, 'page-of-marie')).toEqual({ revision: 0, others: [] });
    expect((await here(paul, 'page-of-paul')).others).toHaveLength(1);
    expect((await here(marie, 'page-of-marie')).others).toHaveLength(1);
    await here(paul, 'page-of-paul', true);
    expect((await here(marie, 'page-of-marie')).others).toEqual([]);
    await here(paul, 'page-of-paul');
    now += 90_000;
    expect((await here(marie, 'page-of-marie')).others).toEqual([]);
    const bad = await marie.request
      .post(`/optin/campaigns/${id}/presence`)
      .send({ clientId: '<x>' })
      .expect(400);
    expect(bad.body.error.details.errors[0].path).toEqual(['clientId']);
    await marie.request
      .post('/optin/campaigns/999999/presence')
      .send({ clientId: 'page-of-marie' })
      .expect(404);
  });

  it('leaves nothing of a removed draft behind, and a copy starts its own history', async () => {
    const id = await create();
    const copy = await paul.request.post(`/optin/campaigns/${id}/duplicate`).send({}).expect(201);
    expect((await versions(copy.body.data.id)).map(({ savedBy }) => savedBy)).toEqual([
      `admin:${paul.id}`,
    ]);
    await marie.request.delete(`/optin/campaigns/${id}`).expect(200);
    expect(await table(app.strapi, 'campaign-version').where({ campaign_id: id })).toEqual([]);
  });
});
