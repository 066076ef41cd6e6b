import { getService } from '../../server/src/core';
import type { QuestionnaireResults } from '../../server/src/forms/contract';
import { createAdmin, type TestAdmin } from '../helpers/admins';
import { describeOnEachDatabase } from '../helpers/each-database';
import { join, recordsOf, setUpSite, type Site } from '../helpers/public-fixtures';
import {
  ask,
  questionnaireOf,
  setUpFields,
  setUpQuestionnaire,
  stepOf,
} from '../helpers/questionnaire-fixtures';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

const DAY = 86_400_000;

/** The cells of a CSV file (RFC 4180), with the quote before formulas taken off again. */
const parseCsv = (text: string): string[][] => {
  const rows: string[][] = [[]];
  for (const match of text
    .replace(/^\ufeff/, '')
    .matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n|$)/g)) {
    if (match[0] === '') break;
    const raw = match[1].startsWith('"') ? match[1].slice(1, -1).replaceAll('""', '"') : match[1];
    rows[rows.length - 1].push(raw.replace(/^'(?=[=+\-@\t\r])/, ''));
    if (match[2] === '\r\n') rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
};

describeOnEachDatabase('the results of a questionnaire', (client) => {
  let app: BootedStrapi;
  let site: Site;
  let formId: number;
  let admin: TestAdmin;
  const ids: number[] = [];

  const answer = async (email: string, steps: [string, Record<string, unknown>][]) => {
    await join(app, site, email);
    const id = (await recordsOf(app, email)).subscriber?.id ?? 0;
    const token = getService(app.strapi, 'questionnaires').personalToken(formId, id, 'link');
    for (const [step, fields] of steps)
      await app.request.post(`/api/optin/q/${token}`).send({ step, fields }).expect(200);
    ids.push(id);
    return id;
  };
  const results = async (query = ''): Promise<QuestionnaireResults> =>
    (await admin.request.get(`/optin/forms/${formId}/results${query}`).expect(200)).body.data;
  const question = async (key: string, query = '') =>
    (await results(query)).questions.find((item) => item.key === key);

  beforeAll(async () => {
    app = await bootStrapi({ client });
    site = await setUpSite(app, 'weekly');
    await setUpFields(app);
    formId = await setUpQuestionnaire(
      app,
      'about-you',
      questionnaireOf([
        stepOf('one', [ask('city', { required: true }), ask('topics'), ask('frequency')]),
        stepOf('two', [ask('age'), ask('boat'), ask('born'), ask('remarks')]),
      ])
    );
    admin = await createAdmin(app.strapi, ['read-responses', 'export-responses']);
    await answer('a@example.org', [
      ['one', { city: 'Brest', topics: ['sea', 'food'], frequency: 'weekly' }],
      [
        'two',
        { age: 20, boat: true, born: '2004-05-17', remarks: '=HYPERLINK("http://x")\n"two"' },
      ],
    ]);
    await answer('b@example.org', [
      ['one', { city: 'Nantes', topics: ['sea'], frequency: 'weekly' }],
      ['two', { age: 41, boat: false, born: '2004-06-01', remarks: 'Ça va, merci 100 %_!' }],
    ]);
    await answer('c@example.org', [
      ['one', { city: '+33 rue', topics: ['people'] }],
      ['two', { age: 50 }],
    ]);
    await answer('d@example.org', [['one', { city: 'Brest' }]]);
  });
  afterAll(() => app?.stop());
  afterEach(() => getService(app.strapi, 'clock').reset());

  it('counts people, choices, numbers and dates', async () => {
    const read = await results('?locale=fr');
    expect(read).toMatchObject({
      form: { id: formId, slug: 'about-you' },
      started: 4,
      completed: 3,
    });
    expect(read.questions.map(({ key, label, answered }) => [key, label, answered])).toEqual([
      ['city', 'Ville', 4],
      ['topics', 'Sujets', 3],
      ['frequency', 'À quel rythme ?', 2],
      ['age', 'Âge', 3],
      ['boat', 'J’ai un bateau', 2],
      ['born', 'Naissance', 2],
      ['remarks', 'Remarques', 2],
    ]);
    expect(await question('topics')).toMatchObject({
      kind: 'choices',
      several: true,
      choices: [
        { value: 'sea', label: 'The sea', count: 2 },
        { value: 'food', label: 'Food', count: 1 },
        { value: 'people', label: 'People', count: 1 },
      ],
    });
    expect(await question('boat')).toMatchObject({
      choices: [
        { value: 'true', label: 'Yes', count: 1 },
        { value: 'false', label: 'No', count: 1 },
      ],
    });
    expect(await question('age')).toEqual({
      key: 'age',
      label: 'Age',
      answered: 3,
      kind: 'number',
      numbers: { min: 20, max: 50, mean: 37, median: 41 },
      bins: [
        { from: 20, to: 25, count: 1 },
        { from: 25, to: 30, count: 0 },
        { from: 30, to: 35, count: 0 },
        { from: 35, to: 40, count: 0 },
        { from: 40, to: 45, count: 1 },
        { from: 45, to: 50, count: 0 },
        { from: 50, to: 55, count: 1 },
      ],
    });
    expect(await question('born')).toMatchObject({
      first: '2004-05-17',
      last: '2004-06-01',
      spans: [
        { span: '2004-05', count: 1 },
        { span: '2004-06', count: 1 },
      ],
    });
  });

  it('narrows down by period and completion', async () => {
    const today = new Date().toISOString().slice(0, 10);
    expect(await results('?completion=completed')).toMatchObject({ started: 3, completed: 3 });
    expect(await results('?completion=partial')).toMatchObject({ started: 1, completed: 0 });
    expect(await results(`?from=${today}&to=${today}`)).toMatchObject({ started: 4 });
    expect(await results('?to=2020-01-01')).toMatchObject({
      started: 0,
      completed: 0,
      medianSeconds: null,
    });
    expect(await question('age', '?to=2020-01-01')).toMatchObject({ numbers: null, bins: [] });
    for (const bad of ['?from=2020-02-30', '?completion=some', '?from=2020-02-02&to=2020-01-01'])
      await admin.request.get(`/optin/forms/${formId}/results${bad}`).expect(400);
    await admin.request.get('/optin/forms/999999/results').expect(404);
    await admin.request.get(`/optin/forms/${site.formId}/results`).expect(404);
  });

  it('lists and searches what people wrote', async () => {
    const texts = async (query: string) =>
      (await admin.request.get(`/optin/forms/${formId}/results/texts?${query}`).expect(200)).body;
    expect((await texts('key=city')).pagination).toMatchObject({ total: 4 });
    const found = await texts('key=remarks&_q=100%20%25_!');
    expect(found.results).toMatchObject([{ text: 'Ça va, merci 100 %_!', subscriberId: ids[1] }]);
    expect((await texts('key=remarks&_q=nothing')).results).toEqual([]);
    await admin.request.get(`/optin/forms/${formId}/results/texts?key=nope`).expect(404);
    await admin.request.get(`/optin/forms/${formId}/results/texts`).expect(400);
  });

  it('exports what comes back as it went out, formulas put out', async () => {
    const csv = await admin.request
      .get(`/optin/forms/${formId}/responses/export?format=csv&bom=1`)
      .expect(200);
    expect(csv.headers['content-disposition']).toMatch(
      /^attachment; filename="responses-about-you-\d{4}-\d\d-\d\d\.csv"$/
    );
    expect(csv.text.startsWith('\ufeffresponse,email,')).toBe(true);
    expect(csv.text).toContain(`"'=HYPERLINK`);
    expect(csv.text).toContain(`'+33 rue`);
    const [head, ...rows] = parseCsv(csv.text);
    const json = await admin.request
      .get(`/optin/forms/${formId}/responses/export?format=json`)
      .expect(200);
    const typed = JSON.parse(json.text) as {
      email: string;
      answers: Record<string, unknown>;
      completedAt: string | null;
    }[];
    expect(typed.map(({ email }) => email)).toEqual([
      'a@example.org',
      'b@example.org',
      'c@example.org',
      'd@example.org',
    ]);
    expect(typed[0].answers).toEqual({
      city: 'Brest',
      topics: ['sea', 'food'],
      frequency: 'weekly',
      age: 20,
      boat: true,
      born: '2004-05-17',
      remarks: '=HYPERLINK("http://x")\n"two"',
    });
    const cells = (key: string) => rows.map((row) => row[head.indexOf(key)]);
    const values = (key: string) =>
      typed.map(({ answers }) => [answers[key] ?? ''].flat().join('|'));
    for (const key of ['city', 'topics', 'frequency', 'age', 'boat', 'born', 'remarks'])
      expect(cells(key)).toEqual(values(key));
    const partial = await admin.request
      .get(`/optin/forms/${formId}/responses/export?format=json&completion=partial`)
      .expect(200);
    expect(JSON.parse(partial.text)).toHaveLength(1);
    const none = await admin.request
      .get(`/optin/forms/${formId}/responses/export?format=json&to=2020-01-01`)
      .expect(200);
    expect(JSON.parse(none.text)).toEqual([]);
    await admin.request.get(`/optin/forms/${formId}/responses/export?format=xls`).expect(400);
  });

  it('exports more people than are read at a time, each once', async () => {
    const now = Date.now();
    const { connection } = app.strapi.db;
    await connection.batchInsert(
      'optin_responses',
      Array.from({ length: 1201 }, (_, index) => ({
        form_id: formId,
        form_version: 1,
        subscriber_id: 1_000_000 + index,
        origin: 'link',
        locale: 'en',
        step: 1,
        started_at: now,
        updated_at: now - 400 * DAY,
        completed_at: null,
      })),
      50
    );
    const { text } = await admin.request
      .get(`/optin/forms/${formId}/responses/export?format=json&to=2099-01-01`)
      .expect(200);
    const all = JSON.parse(text) as { id: number }[];
    expect(all).toHaveLength(1205);
    expect(new Set(all.map(({ id }) => id)).size).toBe(1205);
    await connection('optin_responses').where('subscriber_id', '>=', 1_000_000).delete();
  });

  it('keeps counting what an older version asked', async () => {
    const forms = getService(app.strapi, 'forms');
    const { definition, name, slug } = await forms.get(formId);
    const [one, two] = definition.steps;
    await forms.update(formId, {
      name,
      slug,
      isOpen: true,
      definition: { ...definition, steps: [{ ...one, rows: one.rows.slice(0, 1) }, two] },
    });
    await forms.publish(formId, 'test');
    const { questions } = await results();
    expect(questions.map(({ key }) => key)).toEqual([
      'city',
      'age',
      'boat',
      'born',
      'remarks',
      'topics',
      'frequency',
    ]);
  });

  it('shows what one person answered, with what options are called', async () => {
    const { body } = await admin.request
      .get(`/optin/subscribers/${ids[0]}/responses?locale=fr`)
      .expect(200);
    expect(body.data).toMatchObject([
      { form: { id: formId }, origin: 'link', completedAt: expect.any(Number) },
    ]);
    expect(body.data[0].answers[1]).toMatchObject({
      key: 'topics',
      label: 'Sujets',
      value: ['sea', 'food'],
      labels: ['La mer', 'La cuisine'],
    });
  });

  it('is for those who may see it', async () => {
    const reader = await createAdmin(app.strapi, ['read-responses', 'read-forms']);
    await reader.request.get(`/optin/forms/${formId}/results`).expect(200);
    await reader.request.get(`/optin/forms/${formId}/responses/export?format=csv`).expect(403);
    const other = await createAdmin(app.strapi, ['read-forms', 'read-subscribers']);
    await other.request.get(`/optin/forms/${formId}/results`).expect(403);
    await other.request.get(`/optin/forms/${formId}/results/texts?key=city`).expect(403);
    await other.request.get(`/optin/subscribers/${ids[0]}/responses`).expect(403);
    await app.request.get(`/optin/forms/${formId}/results`).expect(401);
  });

  it('keeps a questionnaire that people answered', async () => {
    await expect(getService(app.strapi, 'forms').remove(formId)).rejects.toMatchObject({
      details: { code: 'form-answered' },
    });
  });
});
