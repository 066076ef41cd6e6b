import { DAY, getService, HOUR, table, uid } from '../../server/src/core';
import type { PromotionRow, SavePromotionRequest } from '../../server/src/promotions/contract';
import { createAdmin, type TestAdmin } from '../helpers/admins';
import { describeOnEachDatabase } from '../helpers/each-database';
import {
  confirmEntry,
  entriesOf,
  mailsOf,
  openPromotion,
  promotionInput,
  publishEntryForm,
  send,
  takePart,
  voteOptions,
} from '../helpers/promotion-fixtures';
import { confirmTokenOf, recordsOf, setUpSite, type Site } from '../helpers/public-fixtures';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

describeOnEachDatabase('promotions', (client) => {
  let app: BootedStrapi;
  let admin: TestAdmin;
  let site: Site;

  beforeAll(async () => {
    app = await bootStrapi({ client });
    admin = await createAdmin(app.strapi, 'super-admin');
    site = await setUpSite(app, 'weekly');
    for (const [key, type] of [
      ['country', 'country'],
      ['born', 'date'],
    ])
      await app.strapi.db.query(uid('custom-field')).create({
        data: {
          key,
          type,
          label: { en: key, fr: key },
          help: {},
          options: [],
          rules: {},
          access: 'hidden',
        },
      });
  });
  afterAll(() => app?.stop());
  beforeEach(() => getService(app.strapi, 'clock').reset());

  const shift = (ms: number) => getService(app.strapi, 'clock').shift(ms);
  const row = async ({ id }: { id: number }): Promise<PromotionRow> =>
    (await admin.request.get(`/optin/promotions/${id}`).expect(200)).body.data;
  /** An open promotion with its form. */
  const open = async (
    slug: string,
    over: Partial<SavePromotionRequest> = {},
    fields: string[] = []
  ): Promise<PromotionRow> => {
    const promotion = await openPromotion(admin, { slug, name: slug, ...over });
    await publishEntryForm(app, site, promotion, fields);
    return promotion;
  };
  const problemsOf = (body: { error: { details: { errors: { path: string[] }[] } } }) =>
    body.error.details.errors.map(({ path }) => path.join('.'));

  describe('in the panel', () => {
    test('are saved whole, and what is wrong is named', async () => {
      const refuse = async (over: Record<string, unknown>, path: string) => {
        const { body } = await admin.request
          .post('/optin/promotions')
          .send({ ...promotionInput({ slug: 'bad' }), ...over })
          .expect(400);
        expect(problemsOf(body)).toContain(path);
      };
      await refuse({ name: '' }, 'name');
      await refuse({ slug: 'Not A Slug' }, 'slug');
      await refuse({ kind: 'lottery' }, 'kind');
      await refuse({ title: { 'no language': 'x' } }, 'title.no language');
      await refuse({ rules: { en: 5 } }, 'rules.en');
      await refuse({ startsAt: 5, endsAt: 5 }, 'endsAt');
      await refuse({ timeZone: 'Mars/Olympus' }, 'timeZone');
      await refuse({ winners: 0 }, 'winners');
      await refuse({ options: [...voteOptions, voteOptions[0]] }, 'options');
      const none = { countries: [], countryField: null, minAge: null, birthField: null };
      await refuse({ eligibility: { ...none, countries: ['FR'] } }, 'eligibility.countryField');
      await refuse({ eligibility: { ...none, minAge: 18 } }, 'eligibility.birthField');
      await refuse({ eligibility: { ...none, birthField: 'country' } }, 'eligibility.birthField');
      await admin.request
        .post('/optin/promotions')
        .send(promotionInput({ slug: 'taken' }))
        .expect(201);
      await refuse({ slug: 'taken' }, 'slug');
      await admin.request.get('/optin/promotions/999999').expect(404);
    });

    test('are published by versions of their rules, which never change again', async () => {
      const { body } = await admin.request
        .post('/optin/promotions')
        .send(promotionInput({ slug: 'rules', rules: {} }))
        .expect(201);
      const { id } = body.data;
      expect(body.data.state).toBe('draft');
      const publish = () => admin.request.post(`/optin/promotions/${id}/publish`);
      expect(problemsOf((await publish().expect(400)).body)).toEqual(['rules']);
      const save = (rules: SavePromotionRequest['rules']) =>
        admin.request.put(`/optin/promotions/${id}`).send(promotionInput({ slug: 'rules', rules }));
      await save({ en: 'One each.' }).expect(200);
      const [first, second] = await Promise.all([publish(), publish()]);
      expect([first.status, second.status].sort()).toEqual([200, 400]);
      expect((await publish().expect(400)).body.error.details.code).toBe('rules-unchanged');
      await save({ en: 'Two each.' }).expect(200);
      await publish().expect(200);
      const versions = await admin.request.get(`/optin/promotions/${id}/versions`).expect(200);
      expect(versions.body.data).toMatchObject([
        { version: 2, texts: { en: 'Two each.' } },
        { version: 1, texts: { en: 'One each.' }, publishedBy: `admin:${admin.id}` },
      ]);
      expect(versions.body.data[0].hash).not.toBe(versions.body.data[1].hash);
    });

    test('keep what people entered under', async () => {
      const promotion = await open('locked');
      const save = (over: Partial<SavePromotionRequest>) =>
        admin.request
          .put(`/optin/promotions/${promotion.id}`)
          .send(promotionInput({ slug: 'locked', name: 'locked', ...over }));
      expect(
        problemsOf((await save({ kind: 'vote', options: voteOptions }).expect(400)).body)
      ).toEqual(['kind']);
      expect(problemsOf((await save({ slug: 'other' }).expect(400)).body)).toEqual(['slug']);
      expect(problemsOf((await save({ endsAt: null }).expect(400)).body)).toEqual(['endsAt']);
      await save({ winners: 3 }).expect(200);
      await send(app, 'locked', 'locks@example.org').expect(202);
      const minAge = { countries: [], countryField: null, minAge: 18, birthField: 'born' };
      expect(problemsOf((await save({ eligibility: minAge }).expect(400)).body)).toEqual([
        'eligibility',
      ]);
      expect((await row(promotion)).locks).toEqual({
        identity: true,
        conditions: true,
        period: false,
      });
      const refusal = await admin.request.delete(`/optin/promotions/${promotion.id}`).expect(400);
      expect(refusal.body.error.details).toMatchObject({
        code: 'promotion-in-use',
        entries: 1,
        forms: ['locked'],
      });
    });

    test('go while nothing hangs on them', async () => {
      const { id } = await openPromotion(admin, { slug: 'gone' });
      await admin.request.delete(`/optin/promotions/${id}`).expect(200);
      await admin.request.get(`/optin/promotions/${id}`).expect(404);
    });

    test('are listed with their state, counts and forms', async () => {
      const promotion = await open('listed');
      await takePart(app, 'listed', 'listed-1@example.org');
      await send(app, 'listed', 'listed-2@example.org').expect(202);
      const { body } = await admin.request
        .get('/optin/promotions')
        .query({ _q: 'LISTED', kind: 'contest' })
        .expect(200);
      expect(body.results).toHaveLength(1);
      expect(body.results[0]).toMatchObject({
        id: promotion.id,
        state: 'running',
        entries: { confirmed: 1, pending: 1 },
        forms: [{ name: 'listed' }],
      });
    });
  });

  describe('taking part', () => {
    test('needs no newsletter: who does not tick it gets none, confirms, and counts', async () => {
      await open('free');
      await send(app, 'free', 'free@example.org').expect(202);
      expect((await entriesOf(app, 'free@example.org'))[0]).toMatchObject({
        state: 'pending',
        rulesVersion: 1,
        reference: null,
      });
      expect(await mailsOf(app, 'free@example.org')).toEqual(['confirmation']);
      await confirmEntry(app, 'free@example.org');
      const { subscriptions, ledger } = await recordsOf(app, 'free@example.org');
      expect([subscriptions, ledger]).toEqual([[], []]);
      expect((await entriesOf(app, 'free@example.org'))[0]).toMatchObject({
        state: 'confirmed',
        reference: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{16}$/),
      });
      expect(await mailsOf(app, 'free@example.org')).toEqual(['confirmation', 'entry']);
    });

    test('and ticking it are confirmed by one mail', async () => {
      await open('both');
      await takePart(app, 'both', 'both@example.org', { consents: { newsletter: true } });
      const { subscriptions } = await recordsOf(app, 'both@example.org');
      expect(subscriptions).toMatchObject([{ state: 'confirmed' }]);
      expect((await entriesOf(app, 'both@example.org'))[0].state).toBe('confirmed');
      expect(await mailsOf(app, 'both@example.org')).toEqual(['confirmation', 'entry', 'welcome']);
    });

    test('cannot be published behind a newsletter box that must be ticked', async () => {
      const promotion = await openPromotion(admin, { slug: 'tied' });
      const forms = getService(app.strapi, 'forms');
      const { id } = await publishEntryForm(app, site, promotion);
      const { definition } = await forms.get(id);
      const steps = JSON.parse(
        JSON.stringify(definition.steps).replace('"required":false', '"required":true')
      );
      await admin.request
        .put(`/optin/forms/${id}`)
        .send({ name: 'tied', slug: 'tied', isOpen: true, definition: { ...definition, steps } })
        .expect(200);
      const refusal = await admin.request.post(`/optin/forms/${id}/publish`).expect(400);
      expect(JSON.stringify(refusal.body)).toContain('promotion-consent');
    });

    test('takes place once an address, however often and however fast the form is sent', async () => {
      const promotion = await open('once');
      await Promise.all(
        Array.from({ length: 6 }, () => send(app, 'once', 'Once@Example.org').expect(202))
      );
      await confirmEntry(app, 'once@example.org');
      await send(app, 'once', 'once@example.org').expect(202);
      expect(await entriesOf(app, 'once@example.org')).toHaveLength(1);
      expect((await row(promotion)).entries).toMatchObject({ confirmed: 1, pending: 0 });
      expect((await mailsOf(app, 'once@example.org')).at(-1)).toBe('already-entered');
    });

    test('is answered alike for everybody, and refused outside the period', async () => {
      await open('period');
      await takePart(app, 'period', 'known@example.org');
      const known = await send(app, 'period', 'known@example.org').expect(202);
      const stranger = await send(app, 'period', 'stranger@example.org').expect(202);
      expect(known.body).toEqual(stranger.body);
      shift(-2 * HOUR);
      const early = await send(app, 'period', 'early@example.org').expect(403);
      expect(early.body.error.message).toContain('has not begun');
      shift(4 * HOUR);
      const late = await send(app, 'period', 'late@example.org').expect(403);
      expect(late.body.error.message).toContain('over');
      expect(await entriesOf(app, 'late@example.org')).toEqual([]);
    });

    test('counts although it is confirmed after the end, if it was in time', async () => {
      await open('in-time');
      await send(app, 'in-time', 'in-time@example.org').expect(202);
      const token = await confirmTokenOf(app, 'in-time@example.org');
      shift(2 * DAY);
      await app.request.post(`/api/optin/confirm/${token}`).expect(200);
      expect((await entriesOf(app, 'in-time@example.org'))[0].state).toBe('confirmed');
    });

    test('is for those who meet the conditions; the others are kept with the reason', async () => {
      const eligibility = {
        countries: ['FR'],
        countryField: 'country',
        minAge: 18,
        birthField: 'born',
      };
      await open('adults', { eligibility }, ['country', 'born']);
      const fields = { country: 'FR', born: '1990-05-05' };
      const ok = await send(app, 'adults', 'adult@example.org', { fields }).expect(202);
      const young = { ...fields, born: '2020-05-05' };
      const no = await send(app, 'adults', 'child@example.org', { fields: young }).expect(202);
      expect(no.body).toEqual(ok.body);
      await send(app, 'adults', 'abroad@example.org', {
        fields: { ...fields, country: 'US' },
      }).expect(202);
      expect((await entriesOf(app, 'child@example.org'))[0]).toMatchObject({
        state: 'ineligible',
        reason: 'age',
      });
      expect((await entriesOf(app, 'abroad@example.org'))[0]).toMatchObject({ reason: 'country' });
      expect(await mailsOf(app, 'child@example.org')).toEqual([]);

      // A stranger who types an address with other answers takes nothing away from its owner.
      await send(app, 'adults', 'adult@example.org', { fields: young }).expect(202);
      await confirmEntry(app, 'adult@example.org');
      expect((await entriesOf(app, 'adult@example.org'))[0].state).toBe('confirmed');
    });

    test('that nobody confirms runs out, and may begin anew', async () => {
      await open('expiring', { endsAt: Date.now() + 90 * DAY });
      await send(app, 'expiring', 'slow@example.org').expect(202);
      shift(31 * DAY);
      const { expirePending } = getService(app.strapi, 'promotions');
      await expirePending(getService(app.strapi, 'clock').now() - 30 * DAY);
      expect((await entriesOf(app, 'slow@example.org'))[0]).toMatchObject({
        state: 'withdrawn',
        reason: 'unconfirmed',
      });
      await takePart(app, 'expiring', 'slow@example.org');
      expect((await entriesOf(app, 'slow@example.org'))[0].state).toBe('confirmed');
    });

    test('ends with the person’s data while nothing is decided', async () => {
      const promotion = await open('erasing');
      await takePart(app, 'erasing', 'erased@example.org');
      const { subscriber } = await recordsOf(app, 'erased@example.org');
      await getService(app.strapi, 'erasure').erase(subscriber?.id ?? 0, 'admin:1');
      expect((await row(promotion)).entries).toMatchObject({ confirmed: 0, withdrawn: 1 });
      const [entry] = await table(app.strapi, 'promotion-entry').where({
        promotion_id: promotion.id,
      });
      expect(entry).toMatchObject({ reason: 'erased', reference: null, choice: null });
    });
  });

  describe('a vote', () => {
    const votesOf = async ({ id }: { id: number }) =>
      (await admin.request.get(`/optin/promotions/${id}/votes`).expect(200)).body.data;

    test('counts confirmed addresses, once each', async () => {
      const vote = await open('vote', { kind: 'vote', options: voteOptions });
      await send(app, 'vote', 'nobody@example.org').expect(400);
      await send(app, 'vote', 'nobody@example.org', { vote: 'soup' }).expect(400);
      await takePart(app, 'vote', 'v1@example.org', { vote: 'bread' });
      await takePart(app, 'vote', 'v2@example.org', { vote: 'bread' });
      await takePart(app, 'vote', 'v3@example.org', { vote: 'cake' });
      await send(app, 'vote', 'v4@example.org', { vote: 'cake' }).expect(202);
      await send(app, 'vote', 'v1@example.org', { vote: 'cake' }).expect(202);
      expect(await votesOf(vote)).toMatchObject({
        counts: [
          { key: 'bread', votes: 2 },
          { key: 'cake', votes: 1 },
        ],
        total: 3,
        pending: 1,
      });
      const { locks } = await row(vote);
      expect(locks.conditions).toBe(true);
      const refused = await admin.request
        .put(`/optin/promotions/${vote.id}`)
        .send(
          promotionInput({
            slug: 'vote',
            kind: 'vote',
            options: [voteOptions[0], { key: 'pie', label: { en: 'Pie', fr: 'Tarte' } }],
          })
        )
        .expect(400);
      expect(problemsOf(refused.body)).toEqual(['options']);
    });

    test('is what the mail named that is confirmed, whoever sent the form meanwhile', async () => {
      const vote = await open('ballot', { kind: 'vote', options: voteOptions });
      await send(app, 'ballot', 'owner@example.org', { vote: 'bread' }).expect(202);
      const owners = await confirmTokenOf(app, 'owner@example.org');
      const page = await app.request.get(`/api/optin/confirm/${owners}`).set('Accept', 'text/html');
      expect(page.text).toContain('The bread');
      await send(app, 'ballot', 'owner@example.org', { vote: 'cake' }).expect(202);
      await app.request.post(`/api/optin/confirm/${owners}`).expect(200);
      expect((await votesOf(vote)).counts).toMatchObject([{ votes: 1 }, { votes: 0 }]);
    });

    test('can be changed until it is confirmed, by sending the form again', async () => {
      const vote = await open('changed', { kind: 'vote', options: voteOptions });
      await send(app, 'changed', 'mind@example.org', { vote: 'bread' }).expect(202);
      await send(app, 'changed', 'mind@example.org', { vote: 'cake' }).expect(202);
      await confirmEntry(app, 'mind@example.org');
      expect((await votesOf(vote)).counts).toMatchObject([{ votes: 0 }, { votes: 1 }]);
    });

    test('stays in a result that is over when the person is erased', async () => {
      const vote = await open('over', { kind: 'vote', options: voteOptions });
      await takePart(app, 'over', 'voter@example.org', { vote: 'bread' });
      const { subscriber } = await recordsOf(app, 'voter@example.org');
      shift(2 * HOUR);
      await getService(app.strapi, 'erasure').erase(subscriber?.id ?? 0, 'admin:1');
      expect((await votesOf(vote)).total).toBe(1);
    });
  });

  test('their entries are listed, searched and exported, without what a spreadsheet would run', async () => {
    const promotion = await open('exported');
    await takePart(app, 'exported', '=cmd@example.org');
    await send(app, 'exported', 'waiting@example.org').expect(202);
    const { body } = await admin.request
      .get(`/optin/promotions/${promotion.id}/entries`)
      .query({ state: 'pending', _q: 'WAIT' })
      .expect(200);
    expect(body.results).toMatchObject([{ email: 'waiting@example.org', state: 'pending' }]);
    expect(JSON.stringify(body)).not.toContain('reference');
    const file = await admin.request.get(`/optin/promotions/${promotion.id}/export`).expect(200);
    const lines = file.text.split('\r\n');
    expect(lines[0]).toBe(
      '\ufeffemail,state,reason,choice,entered,confirmed,form,form version,rules version,language'
    );
    expect(lines[1]).toMatch(/^'=cmd@example\.org,confirmed,,,\d{4}-.*,1,1,en$/);
    expect(lines).toHaveLength(4);
    const reader = await createAdmin(app.strapi, ['read-promotions']);
    await reader.request.get(`/optin/promotions/${promotion.id}/entries`).expect(200);
    await reader.request.get(`/optin/promotions/${promotion.id}/export`).expect(403);
    await reader.request.get(`/optin/promotions/${promotion.id}/winners`).expect(403);
    await reader.request.post(`/optin/promotions/${promotion.id}/freeze`).expect(403);
    await reader.request.post(`/optin/promotions/${promotion.id}/publish`).expect(403);
  });
});
