import type { PlacedForm } from '../../server/src/forms/contract';
import { getService } from '../../server/src/core';
import { describeOnEachDatabase } from '../helpers/each-database';
import { setUpSite } from '../helpers/public-fixtures';
import { setUpFields, setUpQuestionnaire } from '../helpers/questionnaire-fixtures';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

const UID = 'api::article.article';

describeOnEachDatabase('the custom field "Sign-up form"', (client) => {
  let app: BootedStrapi;
  let formId: number;

  const articles = () => app.strapi.documents(UID);
  const create = (data: Record<string, unknown>, locale = 'en') =>
    articles().create({
      locale,
      status: 'published',
      data: { title: `A ${Math.random()}`, slug: `a-${Math.random()}`.replace('.', ''), ...data },
    } as never);
  const read = async (path: string) =>
    (await app.request.get(`/api/articles${path}`).expect(200)).body.data;
  const slugs = async (slug: string) =>
    (await getService(app.strapi, 'placements').of(slug)).map(({ documentId }) => documentId);

  beforeAll(async () => {
    app = await bootStrapi({ client });
    await setUpFields(app);
    formId = (await setUpSite(app, 'weekly')).formId;
    const locales = app.strapi.plugin('i18n').service('locales');
    await locales.create({ code: 'fr', name: 'French (fr)' });
    const role = await app.strapi.db
      .query('plugin::users-permissions.role')
      .findOne({ where: { type: 'public' } });
    for (const action of ['find', 'findOne', 'create', 'update'])
      await app.strapi.db
        .query('plugin::users-permissions.permission')
        .create({ data: { action: `${UID}.${action}`, role: role.id } });
  });
  afterAll(() => app?.stop());

  it('gives the content API the form in the language of the entry', async () => {
    const { documentId } = await create({ signUpForm: 'weekly' });
    await articles().update({
      documentId,
      locale: 'fr',
      status: 'published',
      data: { title: 'Un article', slug: `un-${documentId}` },
    } as never);
    const { signUpForm } = (await read(`/${documentId}`)) as { signUpForm: PlacedForm };
    expect(signUpForm).toMatchObject({
      slug: 'weekly',
      version: 1,
      locale: 'en',
      definition: { slug: 'weekly', title: 'The Letter', locale: 'en' },
      urls: {
        hosted: 'http://localhost:1337/api/optin/f/weekly',
        submit: 'http://localhost:1337/api/optin/forms/weekly/submissions',
      },
    });
    const french = await read(`/${documentId}?locale=fr`);
    expect(french.signUpForm).toMatchObject({ locale: 'fr', definition: { title: 'La Lettre' } });
    const [listed] = await read(
      `?filters[documentId]=${documentId}&fields[0]=title&fields[1]=signUpForm&locale=fr`
    );
    expect(listed.signUpForm.locale).toBe('fr');
    expect((await read(`/${documentId}?fields[0]=title`)).signUpForm).toBeUndefined();
    // What is stored, and what the panel sees, is the key.
    const stored = await articles().findOne({ documentId, locale: 'en' });
    expect(stored?.signUpForm).toEqual({ slug: 'weekly' });
  });

  it('comes with components and dynamic zones, however deep', async () => {
    const { documentId } = await create({
      sections: [
        { __component: 'sections.sign-up', title: 'Join', form: 'weekly' },
        {
          __component: 'sections.quote',
          text: 'Ahoy',
          signUps: [{ title: 'One', form: 'weekly' }, { title: 'None' }],
        },
      ],
    });
    const { sections } = await read(
      `/${documentId}?populate[sections][on][sections.sign-up][populate]=*&populate[sections][on][sections.quote][populate]=*`
    );
    expect(sections[0].form).toMatchObject({ slug: 'weekly', definition: { slug: 'weekly' } });
    expect(sections[1].signUps[0].form).toMatchObject({ slug: 'weekly', locale: 'en' });
    expect(sections[1].signUps[1].form).toBeNull();
    expect(await slugs('weekly')).toContain(documentId);
  });

  it('keeps the key where the form cannot be filled in', async () => {
    const gone = { version: null, locale: null, definition: null, urls: null };
    await setUpQuestionnaire(app, 'questions');
    const forms = getService(app.strapi, 'forms');
    const { definition } = await forms.get(formId);
    const draft = await forms.create({ name: 'Draft', slug: 'draft', isOpen: true, definition });
    const closed = await forms.create({ name: 'Closed', slug: 'closed', isOpen: true, definition });
    await forms.publish(closed.id, 'test');
    await forms.update(closed.id, { name: 'Closed', slug: 'closed', isOpen: false, definition });
    for (const slug of ['draft', 'closed', 'deleted', 'questions']) {
      const { documentId } = await create({ signUpForm: slug });
      expect((await read(`/${documentId}`)).signUpForm).toEqual({ slug, ...gone });
    }
    const none = await create({});
    expect((await read(`/${none.documentId}`)).signUpForm).toBeNull();
    await expect(forms.remove(draft.id)).rejects.toMatchObject({
      details: { code: 'form-placed', usage: { entries: [{ uid: UID }] } },
    });
  });

  it('stores what the content API sends back, and refuses what is no form', async () => {
    const sent = await app.request
      .post('/api/articles')
      .send({ data: { title: 'Sent', slug: 'sent', signUpForm: 'weekly' } })
      .expect(201);
    const { documentId, signUpForm } = sent.body.data;
    expect(signUpForm).toMatchObject({ slug: 'weekly', definition: { slug: 'weekly' } });
    await app.request
      .put(`/api/articles/${documentId}`)
      .send({ data: { title: 'Back', signUpForm } })
      .expect(200);
    expect((await articles().findOne({ documentId }))?.signUpForm).toEqual({ slug: 'weekly' });
    for (const bad of [42, ['weekly'], { id: 1 }, 'A <b>', { slug: '../x' }]) {
      const refused = await app.request
        .put(`/api/articles/${documentId}`)
        .send({ data: { signUpForm: bad } })
        .expect(400);
      expect(refused.body.error.details.errors[0].path).toEqual(['signUpForm']);
    }
    await app.request
      .put(`/api/articles/${documentId}`)
      .send({ data: { signUpForm: null } })
      .expect(200);
    expect((await articles().findOne({ documentId }))?.signUpForm).toBeNull();
  });

  it('says where a form is placed, each entry once, drafts included', async () => {
    const site = await setUpSite(app, 'placed');
    const { documentId } = await articles().create({
      locale: 'en',
      data: { title: 'Only a draft', slug: 'only-a-draft', signUpForm: 'placed' },
    } as never);
    const both = await create({
      title: 'Twice',
      signUpForm: 'placed',
      sections: [{ __component: 'sections.quote', signUps: [{ form: 'placed' }] }],
    });
    const found = await getService(app.strapi, 'placements').of('placed');
    expect(found).toHaveLength(2);
    expect(found).toEqual(
      expect.arrayContaining([
        { uid: UID, documentId, label: 'Only a draft' },
        { uid: UID, documentId: both.documentId, label: 'Twice' },
      ])
    );
    await expect(getService(app.strapi, 'forms').remove(site.formId)).rejects.toMatchObject({
      details: { code: 'form-placed' },
    });
    await articles().delete({ documentId });
    await articles().delete({ documentId: both.documentId });
    await getService(app.strapi, 'forms').remove(site.formId);
  });
});
