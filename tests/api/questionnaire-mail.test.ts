import type { MessageBlock } from '../../content-types';
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
import { HTML } from '../helpers/public-fixtures';
import {
  ask,
  questionnaireOf,
  responsesOf,
  setUpFields,
  setUpQuestionnaire,
  stepOf,
} from '../helpers/questionnaire-fixtures';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

describeOnEachDatabase('a questionnaire by a link in a letter', (client) => {
  let app: BootedStrapi;
  let editor: TestAdmin;
  let formId: number;
  let campaignId: number;
  let ids: number[];

  const button = (url: string): MessageBlock => ({
    id: 'ask',
    type: 'button',
    text: 'Tell us',
    url,
    align: 'center',
  });
  const linkIn = (text: string | null | undefined): string =>
    /http:\/\/localhost:1337(\/api\/optin\/[qf][\w/-]+)/.exec(text ?? '')?.[1] ?? '';

  beforeAll(async () => {
    app = await bootStrapi({ client });
    editor = await createAdmin(app.strapi, 'super-admin');
    await setUpFields(app);
    formId = await setUpQuestionnaire(
      app,
      'by-letter',
      questionnaireOf([stepOf('one', [ask('city', { required: true })])])
    );
    const list = await addList(app.strapi, 'readers');
    ids = await addPeople(app.strapi, [
      { name: 'ann', lists: [{ list, state: 'confirmed' }] },
      { name: 'bob', lists: [{ list, state: 'confirmed' }] },
    ]);
    const { body } = await editor.request
      .post('/optin/campaigns')
      .send(
        campaignInput([list], await addSender(app.strapi), {
          document: { version: 1, blocks: [button(`optin:questionnaire/${formId}`)] },
        })
      )
      .expect(201);
    campaignId = body.data.id;
  });
  afterAll(async () => {
    if (!app) return;
    await getService(app.strapi, 'launch').stop();
    await app.stop();
  });

  it('holds a campaign back while nobody could answer', async () => {
    await table(app.strapi, 'form').where({ id: formId }).update({ is_open: false });
    const refused = await editor.request.post(`/optin/campaigns/${campaignId}/send`).send({});
    expect(refused.status).toBe(400);
    expect(refused.body.error.details.findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'questionnaire-missing', blockId: 'ask' }),
      ])
    );
    await table(app.strapi, 'form').where({ id: formId }).update({ is_open: true });
    for (const bad of ['optin:form/1', 'optin:questionnaire/x'])
      await editor.request
        .post('/optin/campaigns')
        .send(campaignInput([], null, { document: { version: 1, blocks: [button(bad)] } }))
        .expect(400);
  });

  it('leads a test to a preview', async () => {
    await editor.request
      .post(`/optin/campaigns/${campaignId}/test`)
      .send({ to: ['editor@example.org'] })
      .expect(200);
    const mail = await app.mail.waitFor('editor@example.org');
    const url = /http:\/\/localhost:1337(\/[\w/-]+)/.exec(
      (mail.text ?? '').split('\n').find((line) => line.includes('Tell us')) ?? ''
    );
    const page = await app.request
      .get(url?.[1] ?? '')
      .set('Accept', HTML)
      .expect(200);
    expect(page.text).toContain('About you');
  });

  it('gives each reader their own', async () => {
    await editor.request.post(`/optin/campaigns/${campaignId}/send`).send({}).expect(200);
    const launch = getService(app.strapi, 'launch');
    const now = () => getService(app.strapi, 'clock').now();
    await launch.advance(now());
    await getService(app.strapi, 'worker').drain();
    const links: string[] = [];
    for (const name of ['ann', 'bob']) {
      const mail = await app.mail.waitFor(emailOf(name));
      links.push(linkIn(mail.text));
      expect(mail.html ?? '').not.toContain('optin:questionnaire');
    }
    expect(new Set(links).size).toBe(2);
    await app.request
      .post(links[0])
      .send({ step: 'one', fields: { city: 'Brest' } })
      .expect(200);
    const [ann, bob] = await Promise.all(ids.map((id) => responsesOf(app, id)));
    expect(ann.responses).toMatchObject([{ formId, origin: 'link' }]);
    expect(bob.responses).toEqual([]);
    const { body } = await app.request.get(links[1]).expect(200);
    expect(body.data).toMatchObject({ status: 'open', answers: {} });
  });
});
