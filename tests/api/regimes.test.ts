import type { Campaign, CampaignDeclaration, LegalBasis, List } from '../../content-types';
import type {
  ProvenanceRow,
  RegisterRequest,
  SaveProvenanceRequest,
} from '../../server/src/audience/contract';
import { DAY, getService } from '../../server/src/core';
import { createAdmin, type TestAdmin } from '../helpers/admins';
import { campaignInput } from '../helpers/campaign-fixtures';
import { describeOnEachDatabase } from '../helpers/each-database';
import { drain, settle } from '../helpers/engine';
import {
  confirmTokenOf,
  HTML,
  recordsOf,
  setUpSite,
  submission,
  unsubscribeTokenOf,
  type Site,
} from '../helpers/public-fixtures';
import { reply } from '../helpers/smtp-server';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

const OPEN = { max: 0, seconds: 60 };

describeOnEachDatabase('opt-in regimes', (client) => {
  let app: BootedStrapi;
  let admin: TestAdmin;

  beforeAll(async () => {
    app = await bootStrapi({
      client,
      pluginConfig: { limits: { ip: OPEN, address: OPEN, form: OPEN, minFillSeconds: 0 } },
    });
    admin = await createAdmin(app.strapi, 'super-admin');
    await getService(app.strapi, 'settings').update({
      jurisdiction: 'neutral',
      passiveOptIn: { allowed: true, by: 'admin:1', at: 1 },
    });
  });
  afterAll(async () => {
    if (!app) return;
    await getService(app.strapi, 'launch').stop();
    await app.stop();
  });
  beforeEach(() => getService(app.strapi, 'clock').reset());

  let sites = 0;
  /** A site whose list and form have this regime. */
  const siteUnder = async (regime: LegalBasis, list: Partial<List> = {}): Promise<Site> => {
    sites += 1;
    const over = regime === 'third-party' ? null : { relation: 'Order in our shop' };
    return setUpSite(
      app,
      `site-${sites}`,
      {
        regime,
        profession: regime === 'b2b-opt-out' ? 'Dentists' : '',
        welcomeMail: false,
        ...list,
      },
      over
    );
  };
  const submit = (site: Site, email: string, newsletter?: boolean, more: object = {}) =>
    app.request
      .post(`/api/optin/forms/${site.slug}/submissions`)
      .send(
        submission(email, { consents: newsletter === undefined ? {} : { newsletter }, ...more })
      );
  const stateOf = async (email: string) => {
    const { subscriptions } = await recordsOf(app, email);
    return subscriptions.map(({ state, basis }) => `${state} ${basis}`);
  };
  const eventsOf = async (email: string) =>
    (await recordsOf(app, email)).ledger.map(({ event, basis, details }) => ({
      event,
      basis,
      details,
    }));

  /** Sends a campaign and tells who got it and why the others did not. */
  const campaignTo = async (lists: List[], declared: Partial<CampaignDeclaration> = {}) => {
    const sender = await getService(app.strapi, 'senders').default();
    const input = campaignInput(lists, sender, declared);
    const id: number = (await admin.request.post('/optin/campaigns').send(input).expect(201)).body
      .data.id;
    const preflight = (await admin.request.get(`/optin/campaigns/${id}/preflight`).expect(200)).body
      .data;
    if (!preflight.ready) return { id, preflight, sent: [], skipped: {}, bases: [] };
    await admin.request.post(`/optin/campaigns/${id}/send`).expect(200);
    await settle(app);
    const rows: { email: string; state: string; reason: string; basis: string }[] = (
      await admin.request.get(`/optin/campaigns/${id}/recipients?pageSize=100`).expect(200)
    ).body.results;
    const campaign: Campaign = (await admin.request.get(`/optin/campaigns/${id}`).expect(200)).body
      .data;
    expect(campaign.state).toBe('completed');
    return {
      id,
      preflight,
      sent: rows.flatMap(({ state, email }) => (state === 'sent' ? [email] : [])),
      bases: rows.flatMap(({ state, basis }) => (state === 'sent' ? [basis] : [])),
      skipped: Object.fromEntries(
        rows.flatMap(({ state, email, reason }) => (state === 'skipped' ? [[email, reason]] : []))
      ),
    };
  };
  const register = (request: Omit<RegisterRequest, 'locale'>) =>
    admin.request.post('/optin/registrations').send({ locale: 'en', ...request });
  const people = (...emails: string[]) => emails.map((email) => ({ email }));

  describe('passive opt-in', () => {
    it('shows a ticked box, takes leaving it as a yes, and marks that everywhere', async () => {
      const site = await siteUnder('passive-opt-in');
      const view = await app.request.get(`/api/optin/forms/${site.slug}`).expect(200);
      expect(view.body.data.consents).toMatchObject([{ checked: true, mode: 'pre-ticked' }]);
      const page = await app.request.get(`/api/optin/f/${site.slug}`).set('Accept', HTML);
      expect(page.text).toMatch(/<input[^>]*type="checkbox"[^>]* checked/);

      await submit(site, 'pia@passive.example', true).expect(202);
      expect(await stateOf('pia@passive.example')).toEqual(['confirmed passive-opt-in']);
      expect(await eventsOf('pia@passive.example')).toMatchObject([
        { event: 'requested', details: { preTicked: true } },
        { event: 'registered', basis: 'passive-opt-in', details: { preTicked: true } },
      ]);
    });

    it('takes unticking as a no that lasts', async () => {
      const site = await siteUnder('passive-opt-in');
      await submit(site, 'paul@passive.example').expect(202);
      expect(await stateOf('paul@passive.example')).toEqual(['unsubscribed passive-opt-in']);
      expect(await eventsOf('paul@passive.example')).toMatchObject([{ event: 'refused' }]);
      await submit(site, 'paul@passive.example', true).expect(202);
      expect(await stateOf('paul@passive.example')).toEqual(['unsubscribed passive-opt-in']);
      expect((await recordsOf(app, 'paul@passive.example')).deliveries).toEqual([]);
    });

    it('is refused by the EU profile: for settings, lists, forms that stand, and campaigns', async () => {
      const site = await siteUnder('passive-opt-in');
      await submit(site, 'pat@passive.example', true).expect(202);
      await admin.request.put('/optin/settings').send({ jurisdiction: 'eu' }).expect(200);
      const { settings } = (await admin.request.get('/optin/settings')).body.data;
      expect(settings.passiveOptIn).toEqual({ allowed: false, by: null, at: null });
      const refused = await admin.request
        .put('/optin/settings')
        .send({ passiveOptIn: { allowed: true, acknowledged: true } })
        .expect(400);
      expect(refused.body.error.details.errors[0].path).toEqual(['passiveOptIn', 'allowed']);

      // A form published before asks for a confirmation from now on.
      await submit(site, 'pam@passive.example', true).expect(202);
      expect(await stateOf('pam@passive.example')).toEqual(['pending double-opt-in']);
      const { preflight } = await campaignTo([site.list]);
      expect(preflight.audience.skippedByReason).toEqual({ 'basis-not-permitted': 1, pending: 1 });

      const answer = await admin.request
        .post('/optin/lists')
        .send({
          name: 'New',
          slug: 'new-passive',
          title: {},
          purpose: {},
          isPublic: true,
          regime: 'passive-opt-in',
          acceptedBases: ['passive-opt-in'],
          profession: '',
          senderId: null,
          welcomeMail: false,
        })
        .expect(400);
      expect(answer.body.error.details.errors[0].path).toEqual(['acceptedBases']);

      await admin.request.put('/optin/settings').send({ jurisdiction: 'neutral' }).expect(200);
      const unread = await admin.request
        .put('/optin/settings')
        .send({ passiveOptIn: { allowed: true } })
        .expect(400);
      expect(unread.body.error.details.errors[0].path).toEqual(['passiveOptIn', 'acknowledged']);
      const allowed = await admin.request
        .put('/optin/settings')
        .send({ passiveOptIn: { allowed: true, acknowledged: true } })
        .expect(200);
      expect(allowed.body.data.settings.passiveOptIn).toMatchObject({
        allowed: true,
        by: expect.stringMatching(/^admin:\d+$/),
      });
    });
  });

  describe('soft opt-in', () => {
    it('keeps the sale and the offered objection as evidence, and reaches similar products only', async () => {
      const site = await siteUnder('soft-opt-in');
      const page = await app.request.get(`/api/optin/f/${site.slug}`).set('Accept', HTML);
      expect(page.text).not.toMatch(/<input[^>]*type="checkbox"[^>]* checked/);
      // As a browser sends it without the objection ticked.
      await app.request
        .post(`/api/optin/forms/${site.slug}/submissions`)
        .type('form')
        .send('email=sue@shop.example&consents[newsletter]=false&relation[reference]=A-17')
        .expect(202);
      await app.request
        .post(`/api/optin/forms/${site.slug}/submissions`)
        .type('form')
        .send('email=sam@shop.example&consents[newsletter]=false&consents[newsletter]=true')
        .expect(202);
      await submit(site, 'sid@shop.example').expect(400);
      expect(await stateOf('sue@shop.example')).toEqual(['confirmed soft-opt-in']);
      expect(await stateOf('sam@shop.example')).toEqual(['unsubscribed soft-opt-in']);

      const { subscriber } = await recordsOf(app, 'sue@shop.example');
      const timeline = await getService(app.strapi, 'ledger').timeline(subscriber?.id ?? 0);
      expect(timeline[0]).toMatchObject({
        event: 'registered',
        details: { optOutOffered: true },
        evidence: { facts: { what: 'Order in our shop', reference: 'A-17' } },
      });

      expect((await campaignTo([site.list])).preflight).toMatchObject({
        ready: false,
        audience: { skippedByReason: { 'not-similar-products': 1, unsubscribed: 1 } },
        findings: expect.arrayContaining([
          expect.objectContaining({ code: 'skipped-similar-products', values: { people: 1 } }),
        ]),
      });
      const similar = await campaignTo([site.list], { similarProducts: true });
      expect(similar.preflight.audience.allowedByBasis).toEqual({ 'soft-opt-in': 1 });
      expect(similar.sent).toEqual(['sue@shop.example']);
      expect(similar.bases).toEqual(['soft-opt-in']);
      const [mail] = await app.mail.to('sue@shop.example');
      expect(mail.text).toContain('because you are a customer of Letter & Sons');
      const partner = await campaignTo([site.list], { similarProducts: true, nature: 'partner' });
      expect(partner.preflight.audience.allowed).toBe(0);
    });

    it('is put down by hand only with its whole evidence', async () => {
      const { list } = await siteUnder('soft-opt-in');
      const base = {
        listId: list.id,
        basis: 'soft-opt-in' as const,
        people: people('eve@shop.example'),
      };
      const relation = { what: 'Oak table', on: '2026-05-04', optOutOffered: true };
      const wrong: [Partial<RegisterRequest>, string][] = [
        [{}, 'relation.what'],
        [{ relation: { ...relation, optOutOffered: false } }, 'relation.optOutOffered'],
        [{ relation: { ...relation, on: '2099-01-01' } }, 'relation.on'],
        [{ relation: { ...relation, on: '2026-02-30' } }, 'relation.on'],
        [{ relation: { ...relation, what: '' } }, 'relation.what'],
        [{ basis: 'b2b-opt-out' }, 'basis'],
        [{ listId: 99_999, relation }, 'listId'],
      ];
      for (const [over, path] of wrong) {
        const { body } = await register({ ...base, ...over }).expect(400);
        expect(
          body.error.details.errors.map((item: { path: string[] }) => item.path.join('.'))
        ).toContain(path);
      }
      expect(await stateOf('eve@shop.example')).toEqual([]);
      const { body } = await register({ ...base, relation }).expect(200);
      expect(body.data.counts.registered).toBe(1);
      const { ledger, subscriptions } = await recordsOf(app, 'eve@shop.example');
      expect(ledger).toMatchObject([
        { event: 'registered', method: 'panel', actor: expect.stringMatching(/^admin:/) },
      ]);
      // The retention clock runs from the sale, not from the day somebody typed it in.
      expect(subscriptions[0].lastEngagedAt).toBe(Date.parse('2026-05-04T00:00:00Z'));
    });
  });

  describe('B2B opt-out', () => {
    it('takes professional addresses and explains why it refuses others', async () => {
      const site = await siteUnder('b2b-opt-out');
      for (const email of ['info@praxis-meyer.example', 'anna.meyer@clinic.example'])
        await submit(site, email, false).expect(202);
      for (const email of [
        'info@gmail.com',
        'kitty1987@clinic.example',
        'anna@annameyer.example',
      ]) {
        const { body } = await submit(site, email, false).expect(400);
        expect(body.error.details.errors).toMatchObject([
          { path: ['email'], message: expect.stringMatching(/business address/) },
        ]);
        expect((await recordsOf(app, email)).subscriber).toBeNull();
      }
      const { list } = site;
      expect((await campaignTo([list])).preflight.audience.skippedByReason).toEqual({
        'not-for-profession': 2,
      });
      const other = await campaignTo([list], { profession: 'Vintners' });
      expect(other.preflight.audience.allowed).toBe(0);
      const relevant = await campaignTo([list], { profession: ' dentists ' });
      expect(relevant.sent.sort()).toEqual([
        'anna.meyer@clinic.example',
        'info@praxis-meyer.example',
      ]);
    });

    it('asks a registration for its source, and lets an administrator mend the lists', async () => {
      const { list } = await siteUnder('b2b-opt-out');
      const request = {
        listId: list.id,
        basis: 'b2b-opt-out' as const,
        people: people('contact@wine.example', 'hello@gmail.com', 'x', 'CONTACT@wine.example'),
      };
      const { body } = await register(request).expect(400);
      expect(body.error.details.errors[0].path).toEqual(['source']);
      const answer = await register({ ...request, source: 'Trade fair, stand list' }).expect(200);
      expect(answer.body.data).toMatchObject({
        counts: { registered: 1, 'free-mail': 1, 'invalid-email': 1, repeated: 1 },
        refused: [
          { index: 1, outcome: 'free-mail' },
          { index: 2, outcome: 'invalid-email' },
          { index: 3, outcome: 'repeated' },
        ],
      });
      await admin.request
        .put('/optin/settings')
        .send({
          professionalAddresses: {
            roles: { add: [], remove: [] },
            freeMail: { add: ['wine.example'], remove: ['gmail.com'] },
          },
        })
        .expect(200);
      const again = await register({
        ...request,
        source: 'Web site',
        people: people('sales@wine.example', 'hello@gmail.com'),
      }).expect(200);
      expect(again.body.data.counts).toMatchObject({ registered: 1, 'free-mail': 1 });
      await getService(app.strapi, 'settings').update({
        professionalAddresses: {
          roles: { add: [], remove: [] },
          freeMail: { add: [], remove: [] },
        },
      });
    });
  });

  describe('third-party files', () => {
    const file = (over: Partial<SaveProvenanceRequest> = {}): SaveProvenanceRequest => ({
      name: 'Spring fair',
      kind: 'partner',
      collector: 'Fairs Ltd',
      collectedOn: '2026-03-01',
      wording: 'Yes, exhibitors may write to me.',
      contract: 'C-2026-7',
      allowedUses: ['commercial'],
      maxSends: 1,
      endsOn: '2099-12-31',
      ...over,
    });
    const record = async (over: Partial<SaveProvenanceRequest> = {}): Promise<ProvenanceRow> =>
      (await admin.request.post('/optin/provenances').send(file(over)).expect(201)).body.data;

    it('names each missing part of the provenance', async () => {
      for (const path of [
        'collector',
        'collectedOn',
        'wording',
        'contract',
        'allowedUses',
        'maxSends',
        'endsOn',
      ] as const) {
        const { body } = await admin.request
          .post('/optin/provenances')
          .send({ ...file(), [path]: undefined })
          .expect(400);
        expect(body.error.details.errors[0].path).toEqual([path]);
      }
    });

    it('sends within the contract and not beyond it, and tells readers the source', async () => {
      const { list } = await siteUnder('third-party');
      const { id } = await record();
      const request = {
        listId: list.id,
        basis: 'third-party' as const,
        people: people('tom@fair.example'),
      };
      expect((await register(request).expect(400)).body.error.details.errors[0].path).toEqual([
        'provenanceId',
      ]);
      expect(
        (await register({ ...request, provenanceId: id }).expect(200)).body.data.counts.registered
      ).toBe(1);

      expect((await campaignTo([list])).preflight.audience.skippedByReason).toEqual({
        'use-not-allowed': 1,
      });
      const first = await campaignTo([list], { nature: 'commercial' });
      expect(first.sent).toEqual(['tom@fair.example']);
      const [mail] = await app.mail.to('tom@fair.example');
      expect(mail.text).toContain('Fairs Ltd passed your address on');
      const second = await campaignTo([list], { nature: 'commercial' });
      expect(second.preflight.audience.skippedByReason).toEqual({ 'sends-used-up': 1 });

      const { data } = (await admin.request.get(`/optin/provenances/${id}`).expect(200)).body;
      expect(data).toMatchObject({ people: 1, isLocked: true, uses: [{ campaignId: first.id }] });
      // What people came in with is evidence.
      const changed = await admin.request
        .put(`/optin/provenances/${id}`)
        .send(file({ maxSends: 9 }))
        .expect(400);
      expect(changed.body.error.details.errors[0].path).toEqual(['contract']);
      await admin.request
        .put(`/optin/provenances/${id}`)
        .send(file({ name: 'Fair' }))
        .expect(200);
      await admin.request.delete(`/optin/provenances/${id}`).expect(400);
    });

    it('lets two campaigns that start at once use a contract up only once', async () => {
      const { list } = await siteUnder('third-party');
      const { id: provenanceId } = await record();
      await register({
        listId: list.id,
        basis: 'third-party',
        provenanceId,
        people: people('two@fair.example'),
      }).expect(200);
      const sender = await getService(app.strapi, 'senders').default();
      const ids: number[] = [];
      for (const name of ['One', 'Two'])
        ids.push(
          (
            await admin.request
              .post('/optin/campaigns')
              .send(campaignInput([list], sender, { name, nature: 'commercial' }))
              .expect(201)
          ).body.data.id
        );
      await Promise.all(ids.map((id) => admin.request.post(`/optin/campaigns/${id}/send`)));
      await settle(app);
      expect(await app.mail.to('two@fair.example')).toHaveLength(1);
    });

    it('stops at the end date, also for what is already waiting', async () => {
      const { list } = await siteUnder('third-party');
      const soon = new Date(Date.now() + DAY).toISOString().slice(0, 10);
      const { id: provenanceId } = await record({ endsOn: soon, maxSends: 9 });
      await register({
        listId: list.id,
        basis: 'third-party',
        provenanceId,
        people: people('end@fair.example'),
      }).expect(200);
      const sender = await getService(app.strapi, 'senders').default();
      const input = campaignInput([list], sender, { nature: 'commercial' });
      const { id } = (await admin.request.post('/optin/campaigns').send(input).expect(201)).body
        .data;
      await admin.request.post(`/optin/campaigns/${id}/send`).expect(200);
      // Taken into the audience and tried, but the mail server asks for patience.
      app.mail.refuse(() => reply(451, 'later'));
      await getService(app.strapi, 'launch').advance(getService(app.strapi, 'clock').now());
      await drain(app);
      app.mail.refuse(null);
      getService(app.strapi, 'clock').shift(3 * DAY);
      await drain(app);
      const { results } = (await admin.request.get(`/optin/campaigns/${id}/recipients`)).body;
      expect(results).toMatchObject([{ state: 'skipped', reason: 'provenance-ended' }]);
      getService(app.strapi, 'clock').reset();
    });
  });

  describe('opt-outs and lists', () => {
    it('keeps people out who left, whatever evidence somebody brings', async () => {
      const site = await siteUnder('double-opt-in', {
        acceptedBases: ['double-opt-in', 'soft-opt-in', 'third-party'],
      });
      await submit(site, 'lea@left.example', true).expect(202);
      await app.request
        .post(`/api/optin/confirm/${await confirmTokenOf(app, 'lea@left.example')}`)
        .expect(200);
      const relation = { what: 'Lamp', on: '2026-01-02', optOutOffered: true };
      const request = {
        listId: site.list.id,
        basis: 'soft-opt-in' as const,
        relation,
        people: people('lea@left.example'),
      };
      expect((await register(request).expect(200)).body.data.counts).toMatchObject({ already: 1 });
      expect(await stateOf('lea@left.example')).toEqual(['confirmed double-opt-in']);
      await app.request
        .post(`/api/optin/unsubscribe/${await unsubscribeTokenOf(app, 'lea@left.example')}`)
        .expect(200);
      expect((await register(request).expect(200)).body.data.counts).toMatchObject({
        registered: 0,
        unsubscribed: 1,
      });
      expect(await stateOf('lea@left.example')).toEqual(['unsubscribed double-opt-in']);
    });

    it('stores nothing of somebody who had their data erased', async () => {
      const site = await siteUnder('soft-opt-in');
      await submit(site, 'era@gone.example', false).expect(202);
      const { subscriber } = await recordsOf(app, 'era@gone.example');
      await admin.request
        .post('/optin/subscribers/bulk')
        .send({ action: 'erase', ids: [subscriber?.id] })
        .expect(200);
      const { body } = await register({
        listId: site.list.id,
        basis: 'soft-opt-in',
        relation: { what: 'Lamp', on: '2026-01-02', optOutOffered: true },
        people: people('era@gone.example'),
      }).expect(200);
      expect(body.data.counts).toMatchObject({ registered: 0, suppressed: 1 });
      expect((await recordsOf(app, 'era@gone.example')).subscriber).toBeNull();
    });

    it('does not let a list with people in it become weaker', async () => {
      const site = await siteUnder('single-opt-in');
      await submit(site, 'wes@weak.example', true).expect(202);
      const { name, slug, title, purpose, senderId } = site.list;
      const body = {
        name,
        slug,
        title,
        purpose,
        senderId,
        isPublic: true,
        welcomeMail: false,
        profession: '',
        acceptedBases: ['single-opt-in', 'soft-opt-in', 'double-opt-in'],
      };
      const put = (regime: string) =>
        admin.request.put(`/optin/lists/${site.list.id}`).send({ ...body, regime });
      expect((await put('soft-opt-in').expect(400)).body.error.details.errors[0].path).toEqual([
        'regime',
      ]);
      await put('double-opt-in').expect(200);
      const outside = await put('passive-opt-in').expect(400);
      expect(outside.body.error.details.errors[0].path).toEqual(['acceptedBases']);
    });

    it('skips people on a basis that a list stopped accepting', async () => {
      const site = await siteUnder('soft-opt-in', {
        acceptedBases: ['soft-opt-in', 'double-opt-in'],
      });
      await submit(site, 'ida@stop.example', false).expect(202);
      await app.strapi.db
        .query('plugin::optin.list')
        .update({ where: { id: site.list.id }, data: { acceptedBases: ['double-opt-in'] } });
      const { preflight } = await campaignTo([site.list], { similarProducts: true });
      expect(preflight.audience.skippedByReason).toEqual({ 'basis-not-accepted': 1 });
      // And the form that stood before asks for a confirmation.
      await submit(site, 'ivo@stop.example', false).expect(202);
      expect(await stateOf('ivo@stop.example')).toEqual(['pending double-opt-in']);
    });
  });

  it('leaves a ledger that holds', async () => {
    expect(await getService(app.strapi, 'ledger').verify()).toMatchObject({ ok: true });
  });
});
