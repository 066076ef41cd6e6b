import { getService, table } from '../../server/src/core';
import { LINK_DAYS } from '../../server/src/forms/questionnaires/links';
import { describeOnEachDatabase } from '../helpers/each-database';
import {
  HTML,
  join,
  recordsOf,
  setUpSite,
  unsubscribeTokenOf,
  type Site,
} from '../helpers/public-fixtures';
import {
  ask,
  questionnaireOf,
  responsesOf,
  setUpFields,
  setUpQuestionnaire,
  stepOf,
} from '../helpers/questionnaire-fixtures';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

const DAY = 86_400_000;

describeOnEachDatabase('questionnaires by a personal link', (client) => {
  let app: BootedStrapi;
  let site: Site;
  let formId: number;

  const personOf = async (email: string) => {
    await join(app, site, email);
    const { subscriber } = await recordsOf(app, email);
    if (!subscriber) throw new Error(`${email} is nobody`);
    return subscriber;
  };
  const linkFor = (subscriberId: number, form = formId) =>
    `/api/optin/q/${getService(app.strapi, 'questionnaires').personalToken(form, subscriberId, 'link')}`;
  const save = (link: string, step: string, fields: Record<string, unknown>, more = {}) =>
    app.request.post(link).send({ step, fields, ...more });
  const valuesOf = async (id: number) =>
    (await getService(app.strapi, 'customFields').valuesOf([id])).get(id) ?? {};

  beforeAll(async () => {
    app = await bootStrapi({ client });
    site = await setUpSite(app, 'weekly');
    await setUpFields(app);
    formId = await setUpQuestionnaire(app, 'about-you');
  });
  afterAll(() => app?.stop());
  afterEach(() => getService(app.strapi, 'clock').reset());

  it('asks step by step without a script, and keeps what was said with the person', async () => {
    const { id } = await personOf('walk@example.org');
    const link = linkFor(id);
    const page = await app.request.get(link).set('Accept', HTML).expect(200);
    expect(page.text).toContain('About you');
    expect(page.text).toContain('Step 1 of 3');
    expect(page.text).not.toContain('<script');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.headers['referrer-policy']).toBe('no-referrer');

    const post = (body: string) =>
      app.request.post(link).set('Accept', HTML).type('form').send(body).expect(303);
    const first = await post(
      'step=place&version=1&locale=en&to=next&fields[city]=Brest&fields[topics][]=sea&fields[topics][]=food'
    );
    expect(first.headers.location).toBe('?step=boat&locale=en');
    // The name of a boat is asked once there is a boat; the page has no script to show it before.
    const again = await post('step=boat&version=1&fields[boat]=false&fields[boat]=true&to=next');
    expect(again.headers.location).toBe('?step=boat&locale=en');
    const boat = await app.request.get(`${link}?step=boat`).set('Accept', HTML).expect(200);
    expect(boat.text).toContain('Its name');
    const third = await post(
      'step=boat&version=1&fields[boat]=false&fields[boat]=true&fields[boatName]=Argo&to=next'
    );
    expect(third.headers.location).toBe('?step=rest&locale=en');
    const last = await post('step=rest&version=1&fields[age]=41&fields[remarks]=&to=next');
    expect(last.headers.location).toBe('?locale=en');
    const thanks = await app.request.get(link).set('Accept', HTML).expect(200);
    expect(thanks.text).toContain('Your answers are saved.');

    const { responses, answers } = await responsesOf(app, id);
    expect(responses).toMatchObject([{ formId, formVersion: 1, origin: 'link', step: 3 }]);
    expect(responses[0].completedAt).not.toBeNull();
    expect(
      answers.map(({ fieldKey, textValue, numberValue }) => [fieldKey, textValue ?? numberValue])
    ).toEqual([
      ['age', 41],
      ['boat', 1],
      ['boatName', 'Argo'],
      ['city', 'Brest'],
      ['topics', 'sea'],
      ['topics', 'food'],
    ]);
    expect(await valuesOf(id)).toEqual({
      age: 41,
      boat: true,
      boatName: 'Argo',
      city: 'Brest',
      topics: ['sea', 'food'],
    });
  });

  it('speaks the language of the person', async () => {
    const { id } = await personOf('langue@example.org');
    const page = await app.request
      .get(`${linkFor(id)}?locale=fr`)
      .set('Accept', HTML)
      .expect(200);
    expect(page.text).toContain('<html lang="fr">');
    expect(page.text).toContain('Étape 1 sur 3');
  });

  it('changes nothing on GET, whoever asks and however often', async () => {
    const { id } = await personOf('scan@example.org');
    await getService(app.strapi, 'worker').drain();
    const before = await recordsOf(app, 'scan@example.org');
    for (const accept of [HTML, 'application/json'])
      for (const query of ['', '?step=boat', '?step=rest', '?to=next&step=place&fields[city]=X'])
        await app.request
          .get(`${linkFor(id)}${query}`)
          .set('Accept', accept)
          .expect(200);
    expect(await responsesOf(app, id)).toEqual({ responses: [], answers: [] });
    expect(await recordsOf(app, 'scan@example.org')).toEqual(before);
  });

  it('gives programs the form, the answers and the way', async () => {
    const { id } = await personOf('json@example.org');
    const link = linkFor(id);
    const { body } = await app.request.get(link).expect(200);
    expect(body.data).toMatchObject({
      status: 'open',
      step: 'place',
      steps: [
        { id: 'place', paths: ['fields.city', 'fields.topics'] },
        { id: 'boat', paths: ['fields.boat'] },
        { id: 'rest', paths: ['fields.age', 'fields.remarks'] },
      ],
      answers: {},
      form: { slug: 'about-you', kind: 'questionnaire', version: 1, locale: 'en' },
    });
    const saved = await save(link, 'place', { city: 'Nantes', topics: ['sea'] }).expect(200);
    expect(saved.body.data).toMatchObject({ step: 'boat', answers: { city: 'Nantes' } });
    await save(link, 'boat', { boat: true, boatName: 'Argo' }).expect(200);
    const done = await save(link, 'rest', {}).expect(200);
    expect(done.body.data).toMatchObject({ status: 'completed', step: null });
  });

  it('names what is wrong with a step, and saves nothing of it', async () => {
    const { id } = await personOf('wrong@example.org');
    const link = linkFor(id);
    const refused = await save(link, 'place', { topics: ['sea', 'moon'], colour: 'red' }).expect(
      400
    );
    expect(
      refused.body.error.details.errors.map(({ path }: { path: string[] }) => path.join('.')).sort()
    ).toEqual(['fields.city', 'fields.colour', 'fields.topics']);
    await save(link, 'nowhere', {}).expect(400);
    await app.request.post(link).send({ fields: {} }).expect(400);
    await app.request.post(link).send({ step: 'place', fields: 'x' }).expect(400);
    await app.request.post(link).send('[1,2').type('json').expect(400);
    expect((await responsesOf(app, id)).responses).toEqual([]);

    const page = await app.request
      .post(link)
      .set('Accept', HTML)
      .type('form')
      .send('step=rest&version=1&fields[age]=old&fields[remarks]=<script>alert(1)</script>&to=next')
      .expect(400);
    expect(page.text).toContain('Enter a number.');
    expect(page.text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page.text).not.toContain('<script>');
    expect(page.text).toContain('value="old"');
  });

  it('goes back without asking for what is missing, and forgets nothing', async () => {
    const { id } = await personOf('back@example.org');
    const link = linkFor(id);
    await save(link, 'place', { city: 'Brest' }).expect(200);
    const back = await app.request
      .post(link)
      .set('Accept', HTML)
      .type('form')
      .send('step=boat&fields[boat]=true&fields[boatName]=&to=back')
      .expect(303);
    expect(back.headers.location).toBe('?step=place&locale=en');
    const page = await app.request.get(`${link}?step=place`).set('Accept', HTML).expect(200);
    expect(page.text).toContain('value="Brest"');
    const { body } = await app.request.get(link).expect(200);
    expect(body.data).toMatchObject({ step: 'boat', answers: { city: 'Brest', boat: true } });
  });

  it('goes on where somebody stopped, on another day', async () => {
    const { id } = await personOf('later@example.org');
    const link = linkFor(id);
    await save(link, 'place', { city: 'Brest' }).expect(200);
    getService(app.strapi, 'clock').shift(3 * DAY);
    const { body } = await app.request.get(link).expect(200);
    expect(body.data.step).toBe('boat');
  });

  it('drops the answer to a question that is asked no more', async () => {
    const { id } = await personOf('dropped@example.org');
    const link = linkFor(id);
    await save(link, 'place', { city: 'Brest' });
    await save(link, 'boat', { boat: true, boatName: 'Argo' });
    await save(link, 'boat', { boat: false }).expect(200);
    const { answers } = await responsesOf(app, id);
    expect(answers.map(({ fieldKey }) => fieldKey)).toEqual(['boat', 'city']);
  });

  it('keeps one response a person; answering again changes it', async () => {
    const { id } = await personOf('again@example.org');
    const link = linkFor(id);
    for (const city of ['Brest', 'Quimper']) {
      await save(link, 'place', { city, topics: [] });
      await save(link, 'boat', {});
      await save(link, 'rest', { age: 40 }).expect(200);
    }
    const { responses, answers } = await responsesOf(app, id);
    expect(responses).toHaveLength(1);
    expect(answers.find(({ fieldKey }) => fieldKey === 'city')?.textValue).toBe('Quimper');
    expect((await valuesOf(id)).city).toBe('Quimper');
  });

  it('makes one response of two tabs that save at the same moment', async () => {
    const { id } = await personOf('tabs@example.org');
    const link = linkFor(id);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        save(link, 'place', { city: `City ${index}`, topics: ['sea', 'food'] })
      )
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    const stored = await responsesOf(app, id);
    expect(stored.responses).toHaveLength(1);
    expect(stored.answers.map(({ fieldKey }) => fieldKey)).toEqual(['city', 'topics', 'topics']);
    expect((await valuesOf(id)).city).toBe(stored.answers[0].textValue);
  });

  it('asks for the first and last name too, and keeps them on the person', async () => {
    const form = await setUpQuestionnaire(
      app,
      'names',
      questionnaireOf([
        stepOf('names', [
          {
            id: 'first',
            type: 'name',
            part: 'firstName',
            label: { en: 'First name', fr: 'Prénom' },
            required: true,
          },
          ask('city'),
        ]),
      ])
    );
    const { id } = await personOf('name@example.org');
    await save(linkFor(id, form), 'names', { firstName: '<b>Ada</b>' }).expect(400);
    await save(linkFor(id, form), 'names', { firstName: 'Ada' }).expect(200);
    expect((await recordsOf(app, 'name@example.org')).subscriber?.firstName).toBe('Ada');
    expect((await responsesOf(app, id)).answers).toMatchObject([
      { fieldKey: 'firstName', textValue: 'Ada' },
    ]);
  });

  it('does not ask what is known already, and says so when nothing is left', async () => {
    const form = await setUpQuestionnaire(
      app,
      'progressive',
      questionnaireOf([
        stepOf('one', [ask('city', { required: true, progressive: true })]),
        stepOf('two', [
          ask('frequency', { progressive: true }),
          ask('age', {
            progressive: true,
            showIf: { match: 'all', rules: [{ path: 'fields.city', op: 'is', value: 'Brest' }] },
          }),
        ]),
      ])
    );
    const { id } = await personOf('known@example.org');
    const link = linkFor(id, form);
    await getService(app.strapi, 'customFields').write(app.strapi.db.connection, id, {
      city: 'Brest',
    });
    const { body } = await app.request.get(link).expect(200);
    expect(body.data.steps).toEqual([{ id: 'two', paths: ['fields.frequency', 'fields.age'] }]);
    await save(link, 'one', { city: 'Paris' }).expect(400);
    await save(link, 'two', { frequency: 'weekly', age: 40 }).expect(200);
    // Whoever answered here may change it; what came from elsewhere stays unasked.
    const changed = await app.request.get(`${link}?step=two`).expect(200);
    expect(changed.body.data).toMatchObject({ step: 'two', answers: { frequency: 'weekly' } });

    const other = await personOf('all-known@example.org');
    await getService(app.strapi, 'customFields').write(app.strapi.db.connection, other.id, {
      city: 'Paris',
      frequency: 'monthly',
    });
    const page = await app.request.get(linkFor(other.id, form)).set('Accept', HTML).expect(200);
    expect(page.text).toContain('You have told us all of this already.');
    expect((await app.request.get(linkFor(other.id, form))).body.data.status).toBe(
      'nothing-to-ask'
    );
  });

  it('fills in what the person may see, takes away what they empty, and leaves the rest', async () => {
    const form = await setUpQuestionnaire(
      app,
      'prefilled',
      questionnaireOf([stepOf('one', [ask('city'), ask('born')])])
    );
    const { id } = await personOf('prefill@example.org');
    await getService(app.strapi, 'customFields').write(app.strapi.db.connection, id, {
      city: 'Brest',
      born: '1990-05-17',
    });
    const { body, text } = await app.request.get(linkFor(id, form)).expect(200);
    expect(body.data.answers).toEqual({ city: 'Brest' });
    expect(text).not.toContain('1990-05-17');
    await save(linkFor(id, form), 'one', { city: '', born: '' }).expect(200);
    expect(await valuesOf(id)).toEqual({ born: '1990-05-17' });
  });

  it('counts an answer as a contact, a look not', async () => {
    const { id } = await personOf('contact@example.org');
    const engaged = async () =>
      (await recordsOf(app, 'contact@example.org')).subscriptions[0].lastEngagedAt ?? 0;
    const before = await engaged();
    getService(app.strapi, 'clock').shift(5 * DAY);
    await app.request.get(linkFor(id)).set('Accept', HTML).expect(200);
    expect(await engaged()).toBe(before);
    await save(linkFor(id), 'place', { city: 'Brest' }).expect(200);
    expect(await engaged()).toBeGreaterThan(before + 4 * DAY);
  });

  it('takes a page of an older version under that version', async () => {
    const form = await setUpQuestionnaire(
      app,
      'versions',
      questionnaireOf([stepOf('one', [ask('city')])])
    );
    const { id } = await personOf('version@example.org');
    const forms = getService(app.strapi, 'forms');
    await forms.update(form, {
      name: 'Versions',
      slug: 'versions',
      isOpen: true,
      definition: questionnaireOf([stepOf('uno', [ask('age', { required: true })])]),
    });
    await forms.publish(form, 'test');
    await save(linkFor(id, form), 'one', { city: 'Brest' }, { version: 1 }).expect(200);
    expect((await responsesOf(app, id)).responses[0]).toMatchObject({ formVersion: 1 });
    // Whoever comes back gets the newest questions.
    const { body } = await app.request.get(`${linkFor(id, form)}?step=uno`).expect(200);
    expect(body.data.form.version).toBe(2);
  });

  it('knows its links: forged, altered, cut and foreign ones are nothing, old ones are over', async () => {
    const { id } = await personOf('token@example.org');
    const link = linkFor(id);
    const token = link.split('/').at(-1) ?? '';
    const altered = `${token.slice(0, 5)}${token[5] === 'A' ? 'B' : 'A'}${token.slice(6)}`;
    const foreign = await unsubscribeTokenOf(app, 'token@example.org', site.list.id);
    for (const bad of [token.slice(0, -2), altered, foreign, 'AAAA', `${token}=`]) {
      await app.request.get(`/api/optin/q/${bad}`).expect(404);
      await app.request.post(`/api/optin/q/${bad}`).send({ step: 'place', fields: {} }).expect(404);
    }
    getService(app.strapi, 'clock').shift((LINK_DAYS + 1) * DAY);
    await app.request.get(link).expect(410);
    const page = await app.request.get(link).set('Accept', HTML).expect(410);
    expect(page.text).toContain('This link no longer works');
    await save(link, 'place', { city: 'Brest' }).expect(410);
    expect((await responsesOf(app, id)).responses).toEqual([]);
  });

  it('answers alike for the erased, the blocked, the closed and the gone', async () => {
    const erased = await personOf('erased@example.org');
    await save(linkFor(erased.id), 'place', { city: 'Brest' }).expect(200);
    await getService(app.strapi, 'erasure').erase(erased.id, 'admin:1');
    expect(await responsesOf(app, erased.id)).toEqual({ responses: [], answers: [] });
    const blocked = await personOf('blocked@example.org');
    await getService(app.strapi, 'suppressions').add(app.strapi.db.connection, {
      fingerprint: blocked.fingerprint,
      reason: 'manual',
      detail: null,
    });
    const closed = await setUpQuestionnaire(app, 'closed');
    await table(app.strapi, 'form').where({ id: closed }).update({ is_open: false });
    const person = await personOf('fine@example.org');
    const bodies: string[] = [];
    for (const link of [
      linkFor(erased.id),
      linkFor(blocked.id),
      linkFor(person.id, closed),
      linkFor(person.id, 999_999),
      linkFor(person.id, site.formId),
      linkFor(999_999),
    ]) {
      bodies.push((await app.request.get(link).set('Accept', HTML).expect(410)).text);
      await save(link, 'place', { city: 'Brest' }).expect(410);
    }
    expect(new Set(bodies).size).toBe(1);
  });

  it('is no sign-up form: there is no public page or definition of it', async () => {
    await app.request.get('/api/optin/forms/about-you').expect(404);
    await app.request.get('/api/optin/f/about-you').set('Accept', HTML).expect(404);
    await app.request
      .post('/api/optin/forms/about-you/submissions')
      .send({ email: 'x@example.org', fields: { city: 'Brest' } })
      .expect(404);
  });
});
