import { consentsOf, DEFAULT_AFTER } from '../../content-types';
import { getService, table } from '../../server/src/core';
import { createAdmin, type TestAdmin } from '../helpers/admins';
import { describeOnEachDatabase } from '../helpers/each-database';
import {
  confirmTokenOf,
  definitionOf,
  join,
  recordsOf,
  setUpSite,
  submission,
  type Site,
} from '../helpers/public-fixtures';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

describeOnEachDatabase('forms and people in the panel', (client) => {
  let app: BootedStrapi;
  let site: Site;
  let admin: TestAdmin;
  const bulk = (who: TestAdmin, body: object) =>
    who.request.post('/optin/subscribers/bulk').send(body);
  const idOf = async (email: string) => (await recordsOf(app, email)).subscriber?.id ?? 0;

  beforeAll(async () => {
    app = await bootStrapi({ client });
    site = await setUpSite(app, 'weekly');
    admin = await createAdmin(app.strapi, 'super-admin');
  });
  afterAll(() => app?.stop());

  describe('a form', () => {
    it('is drafted, published, changed and published again', async () => {
      const form = await getService(app.strapi, 'forms').get(site.formId);
      const { wordingId, listIds } = consentsOf(form.definition)[0];
      const draft = {
        name: 'Draft',
        slug: 'draft',
        isOpen: true,
        definition: definitionOf(wordingId, listIds),
      };
      const { body } = await admin.request.post('/optin/forms').send(draft).expect(201);
      const { id } = body.data;
      await app.request.get('/api/optin/forms/draft').expect(404);
      const published = await admin.request.post(`/optin/forms/${id}/publish`).expect(200);
      expect(published.body.data).toEqual({ version: 1 });
      // Nothing changed, so there is nothing to publish.
      expect((await admin.request.post(`/optin/forms/${id}/publish`)).body.data.version).toBe(1);

      const changed = { ...draft.definition, theme: { accent: '#aa0000' } };
      await admin.request
        .put(`/optin/forms/${id}`)
        .send({ ...draft, definition: changed })
        .expect(200);
      const shown = await app.request.get('/api/optin/forms/draft').expect(200);
      expect(shown.body.data.theme.accent).toBe('#2f6f4f');
      const detail = await admin.request.get(`/optin/forms/${id}`).expect(200);
      expect(detail.body.data).toMatchObject({
        hasChanges: true,
        submitted: 0,
        confirmed: 0,
        versions: [{ version: 1, publishedBy: `admin:${admin.id}` }],
        urls: {
          hosted: 'http://localhost:1337/api/optin/f/draft',
          embed: 'http://localhost:1337/api/optin/embed.js',
        },
      });
      expect((await admin.request.post(`/optin/forms/${id}/publish`)).body.data.version).toBe(2);
      expect((await admin.request.get(`/optin/forms/${id}`)).body.data.hasChanges).toBe(false);

      // A newer wording is a change as well: publishing would change what people read.
      const wordings = getService(app.strapi, 'wordings');
      await wordings.update(wordingId, { name: 'x', draft: { en: 'New.', fr: 'Nouveau.' } });
      await wordings.publish(wordingId, 'test');
      expect((await admin.request.get(`/optin/forms/${id}`)).body.data.hasChanges).toBe(true);
      const old = await app.request.get('/api/optin/forms/draft').expect(200);
      expect(old.body.data.consents[0].text).toBe('Yes, send me weekly.');

      await admin.request.delete(`/optin/forms/${id}`).expect(200);
      await app.request.get('/api/optin/forms/draft').expect(404);
    });

    it('says everything that keeps it from being published', async () => {
      const definition = {
        ...definitionOf(9999, [8888]),
        fields: [{ key: 'firstName', label: { en: 'First name' }, required: false }],
        locales: ['en', 'fr'],
      };
      const { body } = await admin.request
        .post('/optin/forms')
        .send({ name: 'Broken', slug: 'broken', isOpen: true, definition })
        .expect(201);
      const refused = await admin.request.post(`/optin/forms/${body.data.id}/publish`).expect(400);
      expect(
        refused.body.error.details.problems.map(({ code }: { code: string }) => code).sort()
      ).toEqual(['label-missing', 'list-missing', 'no-email', 'wording-unpublished']);
    });

    it('is counted by people, and kept once people signed up through it', async () => {
      await join(app, site, 'count@example.org');
      await app.request
        .post('/api/optin/forms/weekly/submissions')
        .send(submission('count@example.org'));
      await app.request
        .post('/api/optin/forms/weekly/submissions')
        .send(submission('count2@example.org'));
      const { body } = await admin.request.get('/optin/forms?_q=weekly').expect(200);
      expect(body.results[0]).toMatchObject({ slug: 'weekly', submitted: 2, confirmed: 1 });
      const refused = await admin.request.delete(`/optin/forms/${site.formId}`).expect(400);
      expect(refused.body.error.details.code).toBe('form-in-use');
    });

    it('keeps its key to itself', async () => {
      const form = await getService(app.strapi, 'forms').get(site.formId);
      const { body } = await admin.request
        .post('/optin/forms')
        .send({ name: 'Copy', slug: 'weekly', isOpen: true, definition: form.definition })
        .expect(400);
      expect(body.error.details.errors[0].path).toEqual(['slug']);
    });

    it.each([
      ['slug', { slug: 'No spaces' }],
      ['definition.theme.accent', { definition: { theme: { accent: 'red;}' } } }],
      [
        'definition.after.redirectUrl',
        { definition: { after: { ...DEFAULT_AFTER, redirectUrl: 'javascript:alert(1)' } } },
      ],
      ['definition.texts.title', { definition: { texts: { title: { en: 5 } } } }],
    ])('is refused when %s is malformed', async (path, patch) => {
      const form = await getService(app.strapi, 'forms').get(site.formId);
      const { definition = {}, ...rest } = patch as Record<string, object>;
      const { body } = await admin.request
        .post('/optin/forms')
        .send({
          name: 'Bad',
          slug: 'bad',
          isOpen: true,
          ...rest,
          definition: {
            ...form.definition,
            ...definition,
            texts: {
              ...form.definition.texts,
              ...((definition as { texts?: object }).texts ?? {}),
            },
          },
        })
        .expect(400);
      expect(body.error.details.errors[0].path.join('.')).toBe(path);
    });
  });

  describe('a person', () => {
    it('added by hand is asked to confirm, under every regime', async () => {
      const single = await setUpSite(app, 'single', { regime: 'single-opt-in' });
      const { body } = await admin.request
        .post('/optin/subscribers')
        .send({ email: 'hand@example.org', locale: 'fr', listIds: [single.list.id] })
        .expect(201);
      expect(body.data.id).toBe(await idOf('hand@example.org'));
      const { subscriptions, ledger, deliveries } = await recordsOf(app, 'hand@example.org');
      expect(subscriptions[0].state).toBe('pending');
      expect(ledger[0]).toMatchObject({
        event: 'requested',
        method: 'panel',
        actor: `admin:${admin.id}`,
        formId: null,
      });
      expect(deliveries.map(({ kind }) => kind)).toEqual(['confirmation']);
      await app.request
        .post(`/api/optin/confirm/${await confirmTokenOf(app, 'hand@example.org')}`)
        .expect(200);
      await admin.request
        .post('/optin/subscribers')
        .send({ email: 'hand@', locale: 'fr', listIds: [single.list.id] })
        .expect(400);
      await admin.request
        .post('/optin/subscribers')
        .send({ email: 'hand@example.org', locale: 'fr', listIds: [99_999] })
        .expect(400);
    });

    it('is acted on only by whoever may do just that', async () => {
      await join(app, site, 'rights@example.org');
      const ids = [await idOf('rights@example.org')];
      const reader = await createAdmin(app.strapi, ['read-subscribers']);
      const actions = ['unsubscribe', 'suppress', 'unsuppress', 'resend', 'erase'];
      for (const action of actions) await bulk(reader, { action, ids }).expect(403);
      const editor = await createAdmin(app.strapi, ['read-subscribers', 'update-subscribers']);
      await bulk(editor, { action: 'erase', ids }).expect(403);
      const left = await bulk(editor, { action: 'unsubscribe', ids }).expect(200);
      expect(left.body.data).toEqual({ changed: 1, unchanged: 0 });
      expect((await recordsOf(app, 'rights@example.org')).ledger.at(-1)).toMatchObject({
        event: 'withdrawn',
        method: 'panel',
        actor: `admin:${editor.id}`,
      });
      expect((await bulk(editor, { action: 'unsubscribe', ids })).body.data.changed).toBe(0);
    });

    it('is blocked and unblocked without being subscribed by it', async () => {
      await app.request
        .post('/api/optin/forms/weekly/submissions')
        .send(submission('block@example.org'));
      const ids = [await idOf('block@example.org')];
      expect((await bulk(admin, { action: 'suppress', ids })).body.data.changed).toBe(1);
      expect((await bulk(admin, { action: 'resend', ids })).body.data.changed).toBe(0);
      expect((await bulk(admin, { action: 'unsuppress', ids })).body.data.changed).toBe(1);
      expect((await recordsOf(app, 'block@example.org')).subscriptions[0].state).toBe('pending');
      expect((await bulk(admin, { action: 'resend', ids })).body.data.changed).toBe(1);
    });

    it('who complained stays blocked: that was their own word', async () => {
      await join(app, site, 'complaint@example.org');
      const suppressions = getService(app.strapi, 'suppressions');
      const fingerprint = suppressions.fingerprintOf('complaint@example.org');
      await suppressions.add(app.strapi.db.connection, {
        fingerprint,
        reason: 'complaint',
        detail: null,
      });
      const ids = [await idOf('complaint@example.org')];
      expect((await bulk(admin, { action: 'unsuppress', ids })).body.data.changed).toBe(0);
      expect(await suppressions.find(fingerprint)).not.toBeNull();
    });

    it('is erased: no data left, the chain whole, old links quiet, the way back open', async () => {
      await join(app, site, 'erase@example.org');
      const id = await idOf('erase@example.org');
      const out = getService(app.strapi, 'tokens').sign('unsubscribe', [id, site.list.id, 0]);
      const token = await confirmTokenOf(app, 'erase@example.org');
      expect((await bulk(admin, { action: 'erase', ids: [id] })).body.data.changed).toBe(1);
      expect((await bulk(admin, { action: 'erase', ids: [id] })).body.data.unchanged).toBe(1);

      expect(await recordsOf(app, 'erase@example.org')).toMatchObject({ subscriber: null });
      const dump = JSON.stringify(
        await Promise.all(
          (['subscriber', 'consent-evidence', 'consent-record', 'delivery'] as const).map((name) =>
            table(app.strapi, name)
          )
        )
      );
      expect(dump).not.toContain('erase@example.org');
      expect(await getService(app.strapi, 'ledger').verify()).toMatchObject({ ok: true });
      await app.request.post(`/api/optin/unsubscribe/${out}`).expect(200);
      await app.request.post(`/api/optin/confirm/${token}`).expect(404);

      // The same person comes back by their own will.
      await join(app, site, 'erase@example.org');
      expect(await idOf('erase@example.org')).not.toBe(id);
      const suppressions = getService(app.strapi, 'suppressions');
      expect(await suppressions.find(suppressions.fingerprintOf('erase@example.org'))).toBeNull();
    });

    it.each([
      ['action', { action: 'delete', ids: [1] }],
      ['ids', { action: 'erase', ids: [] }],
      ['ids.0', { action: 'erase', ids: ['1'] }],
      ['listId', { action: 'erase', ids: [1], listId: 1 }],
    ])('is not touched when %s is malformed', async (path, body) => {
      const answer = await bulk(admin, body).expect(400);
      expect(answer.body.error.details.errors[0].path.join('.')).toBe(path);
    });
  });
});
