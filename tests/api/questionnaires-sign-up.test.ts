import { DEFAULT_AFTER, type FormAfter } from '../../content-types';
import { getService } from '../../server/src/core';
import { describeOnEachDatabase } from '../helpers/each-database';
import {
  confirmTokenOf,
  HTML,
  join,
  recordsOf,
  setUpSite,
  submission,
  type Site,
} from '../helpers/public-fixtures';
import {
  draftsOf,
  responsesOf,
  setUpFields,
  setUpQuestionnaire,
} from '../helpers/questionnaire-fixtures';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

const DAY = 86_400_000;

describeOnEachDatabase('a questionnaire after a sign-up', (client) => {
  let app: BootedStrapi;
  let questionnaireId: number;
  const sites = new Map<FormAfter['questionnaireWhen'] | 'single', Site>();

  const leadTo = async (site: Site, when: FormAfter['questionnaireWhen']) => {
    const forms = getService(app.strapi, 'forms');
    const { definition, name, slug } = await forms.get(site.formId);
    await forms.update(site.formId, {
      name,
      slug,
      isOpen: true,
      definition: {
        ...definition,
        after: {
          ...DEFAULT_AFTER,
          kind: 'questionnaire',
          questionnaireId,
          questionnaireWhen: when,
        },
      },
    });
    await forms.publish(site.formId, 'test');
    return site;
  };
  const send = async (slug: string, email: string, more: Record<string, unknown> = {}) =>
    (
      await app.request
        .post(`/api/optin/forms/${slug}/submissions`)
        .send(submission(email, more))
        .expect(202)
    ).body.data as { status: string; next: string };
  const pathOf = (url: string) => url.replace('http://localhost:1337', '').replace(/\?.*/, '');
  const save = (link: string, step: string, fields: Record<string, unknown>) =>
    app.request.post(link).send({ step, fields });
  const confirm = async (email: string) =>
    app.request.post(`/api/optin/confirm/${await confirmTokenOf(app, email)}`).expect(200);
  const idOf = async (email: string) => {
    const { subscriber } = await recordsOf(app, email);
    if (!subscriber) throw new Error(`${email} is nobody`);
    return subscriber.id;
  };
  const cityOf = async (email: string) => {
    const id = await idOf(email);
    return (await getService(app.strapi, 'customFields').valuesOf([id])).get(id)?.city;
  };

  beforeAll(async () => {
    app = await bootStrapi({ client });
    await setUpFields(app);
    questionnaireId = await setUpQuestionnaire(app, 'about-you');
    sites.set('submission', await leadTo(await setUpSite(app, 'at-once'), 'submission'));
    sites.set('confirmation', await leadTo(await setUpSite(app, 'later'), 'confirmation'));
    sites.set(
      'single',
      await leadTo(await setUpSite(app, 'single', { regime: 'single-opt-in' }), 'submission')
    );
  });
  afterAll(() => app?.stop());
  afterEach(() => getService(app.strapi, 'clock').reset());

  it('is offered to whoever confirmed, with what they may know of themselves', async () => {
    const sent = await send('later', 'after@example.org');
    expect(sent).toEqual({ status: 'check-your-inbox' });
    const token = await confirmTokenOf(app, 'after@example.org');
    const before = await app.request.get(`/api/optin/confirm/${token}`).expect(200);
    expect(before.body.data.next).toBeUndefined();
    const page = await app.request
      .post(`/api/optin/confirm/${token}`)
      .set('Accept', HTML)
      .type('form')
      .send('')
      .expect(200);
    const link = /href="(http:\/\/localhost:1337\/api\/optin\/q\/[^"?]+)\?locale=en"/.exec(
      page.text
    );
    expect(page.text).toContain('Answer a few questions');
    await save(pathOf(link?.[1] ?? ''), 'place', { city: 'Brest' }).expect(200);
    const { responses } = await responsesOf(app, await idOf('after@example.org'));
    expect(responses).toMatchObject([{ origin: 'confirmation', formId: questionnaireId }]);

    const again = await app.request.post(`/api/optin/confirm/${token}`).expect(200);
    expect(again.body.data).toMatchObject({ status: 'already-confirmed' });
    const { body } = await app.request.get(pathOf(again.body.data.next)).expect(200);
    expect(body.data.answers).toEqual({ city: 'Brest' });
  });

  it('opens empty for every sign-up alike, whatever is known of the address', async () => {
    const known = 'known@example.org';
    await send('at-once', known);
    await confirm(known);
    await save(
      `/api/optin/q/${getService(app.strapi, 'questionnaires').personalToken(questionnaireId, await idOf(known), 'link')}`,
      'place',
      { city: 'Secretville', topics: ['sea'] }
    ).expect(200);

    const views: unknown[] = [];
    const pages: string[] = [];
    for (const [email, more] of [
      [known, {}],
      ['new@example.org', {}],
      ['pending@example.org', {}],
      ['pending@example.org', {}],
      ['trapped@example.org', { homepage: 'https://spam.example' }],
    ] as const) {
      const { next } = await send('at-once', email, more);
      expect(pathOf(next)).toMatch(/^\/api\/optin\/q\/[\w-]{30,60}$/);
      const { body, text } = await app.request.get(pathOf(next)).expect(200);
      expect(text).not.toContain('Secretville');
      views.push(body.data);
      pages.push((await app.request.get(pathOf(next)).set('Accept', HTML).expect(200)).text);
    }
    expect(views.every((view) => JSON.stringify(view) === JSON.stringify(views[0]))).toBe(true);
    expect(new Set(pages).size).toBe(1);
    expect(views[0]).toMatchObject({ status: 'open', step: 'place', answers: {} });
  });

  it('carries nothing of the person in its link', async () => {
    const { next } = await send('at-once', 'opaque@example.org');
    const id = await idOf('opaque@example.org');
    const token = pathOf(next).split('/').at(-1) ?? '';
    const numbers = getService(app.strapi, 'tokens').verify('questionnaire', token) ?? [];
    const { deliveries } = await recordsOf(app, 'opaque@example.org');
    expect(numbers[1]).not.toBe(id);
    expect(numbers[1]).not.toBe(deliveries[0].payload?.submissionId);
  });

  it('lets a form without a script lead there', async () => {
    const { headers } = await app.request
      .post('/api/optin/forms/at-once/submissions')
      .set('Accept', HTML)
      .type('form')
      .send('email=html@example.org&consents[newsletter]=true&locale=fr')
      .expect(303);
    expect(headers.location).toMatch(/^\.\.\/\.\.\/q\/[\w-]+\?locale=fr$/);
    const page = await app.request
      .get(headers.location.replace('../../', '/api/optin/'))
      .set('Accept', HTML)
      .expect(200);
    expect(page.text).toContain('Étape 1 sur 3');
    // The form may stand in a frame, and what follows it too.
    expect(page.headers['content-security-policy']).toContain('frame-ancestors *');
  });

  it('keeps answers apart until the address is confirmed, then makes them the person’s own', async () => {
    const email = 'wait@example.org';
    const link = pathOf((await send('at-once', email)).next);
    await save(link, 'place', { city: 'Brest', topics: ['sea'] }).expect(200);
    await save(link, 'boat', { boat: false }).expect(200);
    const done = await app.request
      .post(link)
      .set('Accept', HTML)
      .type('form')
      .send('step=rest&fields[age]=30&to=next')
      .expect(303);
    expect(done.headers.location).toBe('?locale=en');
    const thanks = await app.request.get(link).set('Accept', HTML).expect(200);
    expect(thanks.text).toContain('They count once you have confirmed your address');
    const id = await idOf(email);
    expect(await responsesOf(app, id)).toEqual({ responses: [], answers: [] });
    expect(await cityOf(email)).toBeUndefined();

    await confirm(email);
    const { responses, answers } = await responsesOf(app, id);
    expect(responses).toMatchObject([{ origin: 'submission', step: 3 }]);
    expect(responses[0].completedAt).not.toBeNull();
    expect(answers.map(({ fieldKey }) => fieldKey)).toEqual(['age', 'boat', 'city', 'topics']);
    expect(await cityOf(email)).toBe('Brest');
  });

  it('takes what is answered after the confirmation too, in the tab that was open', async () => {
    const email = 'tab@example.org';
    const link = pathOf((await send('at-once', email)).next);
    await save(link, 'place', { city: 'Brest' }).expect(200);
    await confirm(email);
    await save(link, 'boat', { boat: true, boatName: 'Argo' }).expect(200);
    const { answers } = await responsesOf(app, await idOf(email));
    expect(answers.map(({ fieldKey }) => fieldKey)).toEqual(['boat', 'boatName', 'city']);
  });

  it('never lets a stranger who signs somebody up touch or see their answers', async () => {
    const email = 'victim@example.org';
    const site = sites.get('submission');
    if (!site) throw new Error('no site');
    await join(app, site, email);
    const own = `/api/optin/q/${getService(app.strapi, 'questionnaires').personalToken(questionnaireId, await idOf(email), 'link')}`;
    await save(own, 'place', { city: 'Home' }).expect(200);
    const link = pathOf((await send('at-once', email)).next);
    const { body } = await save(link, 'place', { city: 'Elsewhere' }).expect(200);
    expect(body.data.answers).toEqual({ city: 'Elsewhere' });
    expect(await cityOf(email)).toBe('Home');
    // The confirmation of another sign-up does not bring them in either.
    getService(app.strapi, 'clock').shift(1000);
    await send('later', email);
    await confirm(email);
    expect(await cityOf(email)).toBe('Home');
  });

  it('belongs at once to somebody whom a single opt-in has just made known, and to nobody else', async () => {
    const fresh = pathOf((await send('single', 'fresh@example.org')).next);
    await save(fresh, 'place', { city: 'Brest' }).expect(200);
    expect(await cityOf('fresh@example.org')).toBe('Brest');
    const second = pathOf((await send('single', 'fresh@example.org')).next);
    await save(second, 'place', { city: 'Elsewhere' }).expect(200);
    expect(await cityOf('fresh@example.org')).toBe('Brest');
  });

  it('drops answers whose address nobody confirmed, and those of whoever had their data erased', async () => {
    const link = pathOf((await send('at-once', 'never@example.org')).next);
    await save(link, 'place', { city: 'Brest' }).expect(200);
    const erased = pathOf((await send('at-once', 'erase@example.org')).next);
    await save(erased, 'place', { city: 'Brest' }).expect(200);
    const id = await idOf('erase@example.org');
    await getService(app.strapi, 'erasure').erase(id, 'admin:1');
    expect((await draftsOf(app)).filter(({ subscriberId }) => subscriberId === id)).toEqual([]);

    const clock = getService(app.strapi, 'clock');
    await getService(app.strapi, 'questionnaires').prune(clock.now());
    const never = await idOf('never@example.org');
    expect((await draftsOf(app)).some(({ subscriberId }) => subscriberId === never)).toBe(true);
    clock.shift(31 * DAY);
    await getService(app.strapi, 'questionnaires').prune(clock.now());
    expect(await draftsOf(app)).toEqual([]);
    await save(link, 'place', { city: 'Late' }).expect(410);
  });

  it('counts such posts like any stranger’s, and makes one draft of two tabs', async () => {
    const link = pathOf((await send('at-once', 'race@example.org', { homepage: 'x' })).next);
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) => save(link, 'place', { city: `City ${index}` }))
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    expect((await draftsOf(app)).filter(({ subscriberId }) => subscriberId === null)).toHaveLength(
      1
    );
    const plugin = 'plugin::optin.limits.ip';
    app.strapi.config.set(plugin, { max: 1, seconds: 3600 });
    await save(link, 'place', { city: 'A' });
    await save(link, 'place', { city: 'B' }).expect(429);
    app.strapi.config.set(plugin, { max: 0, seconds: 60 });
  });

  it('leads nowhere once the questionnaire is closed', async () => {
    const forms = getService(app.strapi, 'forms');
    const { definition, name, slug } = await forms.get(questionnaireId);
    await forms.update(questionnaireId, { name, slug, isOpen: false, definition });
    expect(await send('at-once', 'closed@example.org')).toEqual({ status: 'check-your-inbox' });
    await forms.update(questionnaireId, { name, slug, isOpen: true, definition });
  });
});
