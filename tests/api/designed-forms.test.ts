import {
  blocksOf,
  consentsOf,
  DEFAULT_AFTER,
  DEFAULT_DISPLAY,
  DEFAULT_GUARD,
  type FormBlock,
  type FormDefinition,
  type SubmissionRow,
} from '../../content-types';
import { canonicalJson, fromRow, getService, sha256, table, uid } from '../../server/src/core';
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

const en = (text: string) => ({ en: text });

describeOnEachDatabase('forms in blocks', (client) => {
  let app: BootedStrapi;
  let site: Site;
  let admin: TestAdmin;
  let wordingId: number;

  /** A form of one step, published. @returns its slug */
  const publish = async (
    slug: string,
    blocks: FormBlock[],
    over: Partial<FormDefinition> = {}
  ): Promise<number> => {
    const definition: FormDefinition = {
      schema: 2,
      kind: 'sign-up',
      locales: ['en'],
      steps: [
        {
          id: 'one',
          title: {},
          rows: [...blocks, { id: 'submit', type: 'submit', label: {} } as const].map((block) => ({
            id: `row-${block.id}`,
            columns: [[block]],
          })),
        },
      ],
      texts: { title: {}, success: {}, next: {}, back: {} },
      theme: { accent: '#2f6f4f' },
      after: DEFAULT_AFTER,
      display: DEFAULT_DISPLAY,
      guard: DEFAULT_GUARD,
      promotionId: null,
      ...over,
    };
    const saved = await admin.request
      .post('/optin/forms')
      .send({ name: slug, slug, isOpen: true, definition })
      .expect(201);
    const { id } = saved.body.data;
    await admin.request.post(`/optin/forms/${id}/publish`).expect(200);
    return id;
  };

  const email: FormBlock = { id: 'email', type: 'email', label: en('E-mail') };
  const consent = (over: Partial<FormBlock> = {}): FormBlock =>
    ({
      id: 'news',
      type: 'consent',
      key: 'newsletter',
      wordingId,
      listIds: [site.list.id],
      required: true,
      ...over,
    }) as FormBlock;
  const send = (slug: string, body: object) =>
    app.request.post(`/api/optin/forms/${slug}/submissions`).send(body);
  const submissionsOf = async (address: string): Promise<SubmissionRow[]> => {
    const { subscriber } = await recordsOf(app, address);
    const rows: Record<string, unknown>[] = await table(app.strapi, 'submission')
      .where({ subscriber_id: subscriber?.id ?? 0 })
      .orderBy('id');
    return rows.map((row) => fromRow<SubmissionRow>('submission', row));
  };

  beforeAll(async () => {
    app = await bootStrapi({ client });
    site = await setUpSite(app, 'weekly');
    admin = await createAdmin(app.strapi, 'super-admin');
    const { definition } = await getService(app.strapi, 'forms').get(site.formId);
    wordingId = consentsOf(definition)[0].wordingId;
    await app.strapi.db.query(uid('custom-field')).create({
      data: {
        key: 'pet',
        type: 'choice',
        label: en('Pet'),
        help: {},
        options: [
          { key: 'cat', label: en('Cat') },
          { key: 'dog', label: en('Dog') },
        ],
        rules: {},
      },
    });
    await app.strapi.db.query(uid('custom-field')).create({
      data: {
        key: 'age',
        type: 'number',
        label: en('Age'),
        help: {},
        options: [],
        rules: { min: 0 },
      },
    });
  });
  afterAll(() => app?.stop());

  it('give the same form that was said the short way', async () => {
    const { body } = await app.request.get('/api/optin/forms/weekly').expect(200);
    expect(body.data).toMatchObject({
      kind: 'sign-up',
      title: 'The Letter',
      fields: [
        { key: 'email', path: 'email', type: 'email', required: true },
        { key: 'firstName', path: 'fields.firstName', type: 'text' },
        { key: 'lastName', path: 'fields.lastName', type: 'text' },
      ],
      consents: [{ key: 'newsletter', checked: false, mode: 'opt-in' }],
    });
    const types = body.data.steps[0].rows.map(
      ({ columns }: { columns: { type: string }[][] }) => columns[0][0].type
    );
    expect(types).toEqual(['text', 'field', 'field', 'field', 'consent', 'submit']);
  });

  it('hold custom fields to their type and name each mistake', async () => {
    await publish('typed', [
      email,
      { id: 'pet', type: 'field', key: 'pet', required: true, label: {} },
      { id: 'age', type: 'field', key: 'age', required: false, label: {} },
      consent(),
    ]);
    const refused = await send(
      'typed',
      submission('typed@example.org', { fields: { pet: 'cow', age: 'old' } })
    );
    expect(refused.status).toBe(400);
    expect(
      refused.body.error.details.errors.map(({ path }: { path: string[] }) => path.join('.'))
    ).toEqual(['fields.pet', 'fields.age']);
    expect((await recordsOf(app, 'typed@example.org')).subscriber).toBeNull();
    await send(
      'typed',
      submission('typed@example.org', { fields: { pet: 'cat', age: '7' } })
    ).expect(202);
    const known = await recordsOf(app, 'typed@example.org');
    expect(known.subscriptions[0].state).toBe('pending');
  });

  it('keep where people came from, by what the form asks for and no more', async () => {
    await publish('source', [
      email,
      { id: 'utm', type: 'hidden', key: 'utm_source', source: 'query', value: 'utm_source' },
      { id: 'fixed', type: 'hidden', key: 'campaign', source: 'fixed', value: 'Spring' },
      consent(),
    ]);
    await send(
      'source',
      submission('from@example.org', {
        source: { utm_source: 'x'.repeat(500), campaign: 'mine' },
        via: 'embed',
      })
    ).expect(202);
    const [row] = await submissionsOf('from@example.org');
    expect(row).toMatchObject({
      channel: 'embed',
      source: { campaign: 'Spring', utm_source: 'x'.repeat(200) },
      given: null,
    });
    const refused = await send(
      'source',
      submission('from2@example.org', { source: { other: 'x' } })
    ).expect(400);
    expect(refused.body.error.details.errors[0].path).toEqual(['source', 'other']);
  });

  it('let people choose among lists, each choice with its own proof', async () => {
    const other = await setUpSite(app, 'monthly', {}, null);
    await publish('choice', [
      email,
      {
        id: 'lists',
        type: 'lists',
        key: 'lists',
        label: en('What would you like?'),
        wordingId,
        listIds: [site.list.id, other.list.id],
        required: true,
      },
    ]);
    const { body } = await app.request.get('/api/optin/forms/choice').expect(200);
    const group = body.data.steps[0].rows[1].columns[0][0];
    expect(group).toMatchObject({ type: 'group', legend: 'What would you like?', required: true });
    expect(group.paths).toHaveLength(2);
    const none = await send('choice', { email: 'choose@example.org', locale: 'en' }).expect(400);
    expect(none.body.error.details.errors[0].path).toEqual(['consents', 'lists']);
    await send('choice', {
      email: 'choose@example.org',
      locale: 'en',
      consents: { [`lists-${other.list.id}`]: true },
    }).expect(202);
    const { subscriptions, ledger } = await recordsOf(app, 'choose@example.org');
    expect(subscriptions.map(({ listId }) => listId)).toEqual([other.list.id]);
    expect(ledger.map(({ event, listId }) => [event, listId])).toEqual([
      ['requested', other.list.id],
    ]);
  });

  it('never let a stranger change what is known of somebody', async () => {
    await publish('names', [
      email,
      { id: 'first', type: 'name', part: 'firstName', label: en('First name'), required: false },
      consent(),
    ]);
    const address = 'known@example.org';
    await send('names', submission(address, { fields: { firstName: 'Ada' } })).expect(202);
    expect((await recordsOf(app, address)).subscriber?.firstName).toBe('Ada');
    await send('names', submission(address, { fields: { firstName: 'Mallory' } })).expect(202);
    expect((await recordsOf(app, address)).subscriber?.firstName).toBe('Ada');
    const rows = await submissionsOf(address);
    expect(rows.map(({ given }) => given)).toEqual([null, { firstName: 'Mallory' }]);
    // Whoever confirms from the mailbox sent it themselves.
    await app.request.post(`/api/optin/confirm/${await confirmTokenOf(app, address)}`).expect(200);
    expect((await recordsOf(app, address)).subscriber?.firstName).toBe('Mallory');
    expect((await submissionsOf(address)).map(({ given }) => given)).toEqual([null, null]);
  });

  it('keep nothing of whoever is erased but that a form was sent', async () => {
    const id = await publish('erased', [
      email,
      { id: 'utm', type: 'hidden', key: 'utm_source', source: 'query', value: 'utm_source' },
      consent(),
    ]);
    const address = 'erase@example.org';
    await send(
      'erased',
      submission(address, { source: { utm_source: 'x' }, url: 'https://site.example/a' })
    ).expect(202);
    const { subscriber } = await recordsOf(app, address);
    await getService(app.strapi, 'erasure').erase(subscriber?.id ?? 0, 'test');
    const rows: Record<string, unknown>[] = await table(app.strapi, 'submission').where({
      form_id: id,
    });
    expect(rows.map((row) => fromRow<SubmissionRow>('submission', row))).toMatchObject([
      { subscriberId: 0, pageUrl: null, source: null, given: null },
    ]);
  });

  it('of old, published before there were blocks, have no changes that nobody made', async () => {
    const { strapi } = app;
    const id = await publish('before', [email, consent()]);
    const row = await table(strapi, 'form-version').where({ form_id: id, version: 1 }).first();
    const { fields, consents, locales, theme } = JSON.parse(row.definition);
    const old = {
      locales,
      fields: fields.map(({ key, label, required }: Record<string, unknown>) => ({
        key,
        label,
        required,
      })),
      consents,
      texts: { title: {}, intro: {}, submit: {}, success: {} },
      theme,
      redirectUrl: '',
    };
    const { hash: _hash, id: _id, ...rest } = row;
    await table(strapi, 'form-version').insert({
      ...rest,
      version: 2,
      definition: JSON.stringify(old),
      hash: sha256(canonicalJson(old)),
    });
    await table(strapi, 'form')
      .where({ id })
      .update({
        published_version: 2,
        definition: JSON.stringify({
          ...old,
          consents: [{ key: 'newsletter', wordingId, listIds: [site.list.id], required: true }],
        }),
      });
    const { body } = await admin.request.get(`/optin/forms/${id}`).expect(200);
    expect(body.data.hasChanges).toBe(false);
    const { body: shown } = await app.request.get('/api/optin/forms/before').expect(200);
    expect(shown.data.fields.map(({ key }: { key: string }) => key)).toEqual(['email']);
    await send('before', submission('old-form@example.org')).expect(202);
  });

  it('are checked before they are published, each problem at its block', async () => {
    const { definition } = await getService(app.strapi, 'forms').get(site.formId);
    const broken = {
      ...definition,
      theme: { accent: '#2f6f4f', text: '#eeeeee', background: '#ffffff' },
      steps: [
        {
          ...definition.steps[0],
          rows: [
            {
              id: 'row-pet',
              columns: [
                [
                  {
                    id: 'pet',
                    type: 'field',
                    key: 'gone',
                    required: true,
                    label: {},
                    showIf: {
                      match: 'all',
                      rules: [{ path: 'fields.none', op: 'filled', value: '' }],
                    },
                  },
                ],
              ],
            },
          ],
        },
      ],
    };
    const { body } = await admin.request
      .post('/optin/forms/check')
      .send({ definition: broken })
      .expect(200);
    expect(
      body.data.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`)
    ).toEqual(
      expect.arrayContaining([
        'blocks.email no-email',
        'steps no-consent',
        'blocks.submit no-submit',
        'blocks.pet.key field-missing',
        'blocks.pet.showIf condition-unknown',
        'theme.text contrast',
      ])
    );
  });

  it.each([
    ['an unknown type of block', 'definition.steps.0.rows.0.columns.0.0.type', { type: 'script' }],
    ['what its type does not have', 'definition.steps.0.rows.0.columns.0.0', { onclick: 'x' }],
    [
      'texts that are none',
      'definition.steps.0.rows.0.columns.0.0.text',
      { type: 'heading', level: 2, text: 'x' },
    ],
    [
      'an image from elsewhere than the web',
      'definition.steps.0.rows.0.columns.0.0.src',
      {
        type: 'image',
        src: 'javascript:alert(1)',
        assetId: null,
        alt: {},
        isDecorative: true,
        width: null,
        height: null,
      },
    ],
  ])('are refused with %s, by place', async (_name, path, patch) => {
    const { definition } = await getService(app.strapi, 'forms').get(site.formId);
    const [step] = definition.steps;
    const block = { id: 'x', type: 'divider', ...patch };
    const { body } = await admin.request
      .post('/optin/forms')
      .send({
        name: 'Bad',
        slug: 'bad',
        isOpen: true,
        definition: {
          ...definition,
          steps: [{ ...step, rows: [{ id: 'r', columns: [[block]] }] }],
        },
      })
      .expect(400);
    expect(body.error.details.errors[0].path.join('.')).toContain(path);
  });

  it('refuse two parts with one id', async () => {
    const { definition } = await getService(app.strapi, 'forms').get(site.formId);
    const [step] = definition.steps;
    const { body } = await admin.request
      .post('/optin/forms')
      .send({
        name: 'Twice',
        slug: 'twice',
        isOpen: true,
        definition: { ...definition, steps: [step, step] },
      })
      .expect(400);
    expect(body.error.details.errors[0].path).toEqual(['definition', 'steps']);
  });

  it('go back to an old version, and are copied', async () => {
    const id = await publish('history', [email, consent()]);
    const first = await getService(app.strapi, 'forms').get(id);
    const { body: saved } = await admin.request.put(`/optin/forms/${id}`).send({
      name: 'history',
      slug: 'history',
      isOpen: true,
      definition: { ...first.definition, texts: { ...first.definition.texts, title: en('Two') } },
    });
    expect(saved.data.definition.texts.title).toEqual(en('Two'));
    await admin.request.post(`/optin/forms/${id}/publish`).expect(200);
    await admin.request.get(`/optin/forms/${id}/versions/9`).expect(404);
    const { body: old } = await admin.request.get(`/optin/forms/${id}/versions/1`).expect(200);
    expect(old.data.definition.texts.title).toEqual({});
    const { body: restored } = await admin.request
      .post(`/optin/forms/${id}/restore`)
      .send({ version: 1 })
      .expect(200);
    expect(restored.data.definition).toEqual(first.definition);
    // Visitors see version 2 until it is published again.
    expect((await app.request.get('/api/optin/forms/history')).body.data.title).toBe('Two');

    const { body: copy } = await admin.request.post(`/optin/forms/${id}/duplicate`).expect(201);
    expect(copy.data).toMatchObject({ slug: 'history-2', publishedVersion: 0 });
    expect(blocksOf(copy.data.definition)).toEqual(blocksOf(first.definition));
    await app.request.get('/api/optin/forms/history-2').expect(404);
  });

  it('show a draft to whoever has the link, and keep nothing of what is sent there', async () => {
    const id = await publish('seen', [email, consent()]);
    const form = await getService(app.strapi, 'forms').get(id);
    await admin.request.put(`/optin/forms/${id}`).send({
      name: 'seen',
      slug: 'seen',
      isOpen: true,
      definition: { ...form.definition, texts: { ...form.definition.texts, title: en('Draft') } },
    });
    const { body } = await admin.request.post(`/optin/forms/${id}/preview-link`).expect(200);
    const path = new URL(body.data.url).pathname;
    const page = await app.request.get(path).set('Accept', HTML).expect(200);
    expect(page.text).toContain('Draft');
    expect(page.text).toContain('This is a preview');
    const before = Number((await table(app.strapi, 'subscriber').count({ n: '*' }))[0].n);
    await app.request
      .post(path)
      .type('form')
      .set('Accept', HTML)
      .send({ email: 'preview@example.org' })
      .expect(200);
    expect(Number((await table(app.strapi, 'subscriber').count({ n: '*' }))[0].n)).toBe(before);
    await app.request.get(`${path.slice(0, -2)}xx`).expect(404);
    getService(app.strapi, 'clock').shift(8 * 86_400_000);
    await app.request.get(path).expect(404);
    getService(app.strapi, 'clock').reset();
  });

  it('count what they brought in, day by day', async () => {
    const id = await publish('days', [email, consent()]);
    await send('days', submission('d1@example.org')).expect(202);
    await send('days', submission('d2@example.org')).expect(202);
    await app.request
      .post(`/api/optin/confirm/${await confirmTokenOf(app, 'd1@example.org')}`)
      .expect(200);
    const { body } = await admin.request.get(`/optin/forms/${id}/conversion?days=3`).expect(200);
    expect(body.data.days).toHaveLength(3);
    expect(body.data.days[2]).toMatchObject({ submitted: 2, confirmed: 1 });
    const usage = await admin.request.get(`/optin/forms/${id}/usage`).expect(200);
    expect(usage.body.data).toMatchObject({ submissions: 2, forms: [] });
  });
});
