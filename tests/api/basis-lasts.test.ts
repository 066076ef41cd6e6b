import {
  consentsOf,
  type Campaign,
  type CampaignDeclaration,
  type LegalBasis,
  type List,
} from '../../content-types';
import type {
  ProvenanceRow,
  RegisterRequest,
  SaveProvenanceRequest,
} from '../../server/src/audience/contract';
import { DAY, getService, HOUR, table } from '../../server/src/core';
import { createRenewal } from '../../server/src/forms/renewal';
import { createRetention } from '../../server/src/privacy/retention';
import { createAdmin, type TestAdmin } from '../helpers/admins';
import { campaignInput } from '../helpers/campaign-fixtures';
import { describeOnEachDatabase } from '../helpers/each-database';
import { advance, drain, now, settle } from '../helpers/engine';
import {
  definitionOf,
  confirmTokenOf,
  recordsOf,
  setUpSite,
  submission,
  unsubscribeTokenOf,
  type Site,
} from '../helpers/public-fixtures';
import { mailsOf, publishWording, renewTokenOf, wordingIdOf } from '../helpers/renewal-fixtures';
import { reply } from '../helpers/smtp-server';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

const OPEN = { max: 0, seconds: 60 };

/** What people said, and what they came in with, holds through everything that follows. */
describeOnEachDatabase('what a basis rests on', (client) => {
  let app: BootedStrapi;
  let admin: TestAdmin;
  let sites = 0;

  beforeAll(async () => {
    app = await bootStrapi({
      client,
      pluginConfig: { limits: { ip: OPEN, address: OPEN, form: OPEN, minFillSeconds: 0 } },
    });
    admin = await createAdmin(app.strapi, 'super-admin');
  });
  afterAll(async () => {
    if (!app) return;
    await getService(app.strapi, 'launch').stop();
    await app.stop();
  });
  afterEach(() => getService(app.strapi, 'clock').reset());

  const siteUnder = (regime: LegalBasis, list: Partial<List> = {}): Promise<Site> => {
    sites += 1;
    const box = regime === 'third-party' ? null : { relation: 'Order in our shop' };
    return setUpSite(app, `lasting-${sites}`, { regime, welcomeMail: false, ...list }, box);
  };
  const submit = (site: Site, email: string, newsletter: boolean) =>
    app.request
      .post(`/api/optin/forms/${site.slug}/submissions`)
      .send(submission(email, { consents: { newsletter } }))
      .expect(202);
  const confirm = async (email: string) =>
    app.request.post(`/api/optin/confirm/${await confirmTokenOf(app, email)}`).expect(200);
  const leave = async (email: string) =>
    app.request.post(`/api/optin/unsubscribe/${await unsubscribeTokenOf(app, email)}`).expect(200);
  const stateOf = async (email: string) =>
    (await recordsOf(app, email)).subscriptions.map(({ state, basis }) => `${state} ${basis}`);

  const draft = async (lists: List[], declared: Partial<CampaignDeclaration>): Promise<number> => {
    const sender = await getService(app.strapi, 'senders').default();
    const input = campaignInput(lists, sender, declared);
    return (await admin.request.post('/optin/campaigns').send(input).expect(201)).body.data.id;
  };
  /** Sends a campaign; what became of each person's mail. */
  const campaignTo = async (lists: List[], declared: Partial<CampaignDeclaration> = {}) => {
    const id = await draft(lists, declared);
    await admin.request.post(`/optin/campaigns/${id}/send`).expect(200);
    await settle(app);
    const rows: { email: string; state: string; reason: string | null }[] = (
      await admin.request.get(`/optin/campaigns/${id}/recipients?pageSize=100`).expect(200)
    ).body.results;
    return Object.fromEntries(rows.map(({ email, state, reason }) => [email, reason ?? state]));
  };

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
  const register = (list: List, provenanceId: number, ...emails: string[]) =>
    admin.request.post('/optin/registrations').send({
      listId: list.id,
      basis: 'third-party',
      locale: 'en',
      provenanceId,
      people: emails.map((email) => ({ email })),
    } satisfies RegisterRequest);

  describe('coming back', () => {
    it('after leaving a list of another regime, by a confirmation, is honoured by campaigns', async () => {
      const { list, ...site } = await siteUnder('single-opt-in');
      const email = 'back@single.example';
      await submit({ list, ...site }, email, true);
      await leave(email);
      await submit({ list, ...site }, email, true);
      await confirm(email);
      expect(await stateOf(email)).toEqual(['confirmed double-opt-in']);
      expect(await campaignTo([list])).toEqual({ [email]: 'sent' });
    });

    it('after an erasure asks for a confirmation, also where a tick would do', async () => {
      const site = await siteUnder('single-opt-in');
      const email = 'again@erased.example';
      await submit(site, email, true);
      const { subscriber } = await recordsOf(app, email);
      await admin.request
        .post('/optin/subscribers/bulk')
        .send({ action: 'erase', ids: [subscriber?.id] })
        .expect(200);
      await submit(site, email, true);
      expect(await stateOf(email)).toEqual(['pending double-opt-in']);
      await confirm(email);
      expect(await campaignTo([site.list])).toMatchObject({ [email]: 'sent' });
    });
  });

  describe('a new wording', () => {
    it('that a customer agrees to keeps them in reach of the list', async () => {
      const site = await siteUnder('soft-opt-in');
      const email = 'sue@renewed.example';
      await submit(site, email, false);
      const wordingId = await wordingIdOf(app, site);
      await publishWording(app, wordingId, { en: 'Yes, more of it.', fr: 'Oui, encore.' });
      await admin.request
        .post(`/optin/wordings/${wordingId}/ask-again`)
        .send({ stop: true })
        .expect(200);
      await createRenewal({ strapi: app.strapi }).run(now(app));
      await app.request.post(`/api/optin/renew/${await renewTokenOf(app, email)}`).expect(200);
      expect(await campaignTo([site.list], { similarProducts: true })).toEqual({ [email]: 'sent' });
    });

    it('is not agreed to by a second click on an old confirmation mail', async () => {
      const site = await siteUnder('double-opt-in');
      const email = 'twice@clicked.example';
      await submit(site, email, true);
      await confirm(email);
      const wordingId = await wordingIdOf(app, site);
      await publishWording(app, wordingId, {
        en: 'Yes, and partners.',
        fr: 'Oui, et partenaires.',
      });
      await admin.request
        .post(`/optin/wordings/${wordingId}/ask-again`)
        .send({ stop: true })
        .expect(200);
      await confirm(email);
      const { subscriptions, ledger } = await recordsOf(app, email);
      expect(subscriptions[0].renewalDue).toBe(1);
      expect(ledger.map(({ event }) => event)).toEqual(['requested', 'confirmed']);
    });
  });

  describe('the confirmation', () => {
    it('records the wording of the box that was ticked, where two boxes lead to one list', async () => {
      const site = await siteUnder('double-opt-in');
      const forms = getService(app.strapi, 'forms');
      const wordings = getService(app.strapi, 'wordings');
      const other = await wordings.create({
        name: 'Other words',
        draft: { en: 'Yes, from partners too.', fr: 'Oui, des partenaires aussi.' },
      });
      await wordings.publish(other.id, 'test');
      const { id, definition, ...form } = await forms.get(site.formId);
      const [box] = consentsOf(definition);
      await forms.update(id, {
        name: form.name,
        slug: form.slug,
        isOpen: true,
        definition: {
          ...definitionOf(box.wordingId, box.listIds),
          consents: [
            { ...box, required: false },
            { key: 'partners', wordingId: other.id, listIds: [site.list.id], required: false },
          ],
        },
      });
      await forms.publish(id, 'test');
      const email = 'second@box.example';
      await app.request
        .post(`/api/optin/forms/${site.slug}/submissions`)
        .send(submission(email, { consents: { partners: true } }))
        .expect(202);
      await confirm(email);
      const { ledger, subscriptions } = await recordsOf(app, email);
      expect(ledger.map(({ event, wordingId }) => [event, wordingId])).toEqual([
        ['requested', other.id],
        ['confirmed', other.id],
      ]);
      expect(subscriptions[0].wordingId).toBe(other.id);
    });
  });

  describe('a no at collection', () => {
    it('that does not end consent given before is recorded as that', async () => {
      const site = await siteUnder('soft-opt-in', {
        acceptedBases: ['soft-opt-in', 'double-opt-in'],
      });
      const email = 'both@said.example';
      await submit(site, email, false);
      // Confirmed by mail meanwhile.
      await table(app.strapi, 'subscription')
        .where({ list_id: site.list.id })
        .update({ basis: 'double-opt-in' });
      await submit(site, email, true);
      expect(await stateOf(email)).toEqual(['confirmed double-opt-in']);
      expect((await recordsOf(app, email)).ledger.at(-1)).toMatchObject({
        event: 'refused',
        basis: 'double-opt-in',
        details: { keptConsent: true },
      });
    });

    it('outweighs a box of the same list that asked for no act', async () => {
      const site = await siteUnder('soft-opt-in');
      const forms = getService(app.strapi, 'forms');
      const { id, definition, ...form } = await forms.get(site.formId);
      const [box] = consentsOf(definition);
      await forms.update(id, {
        name: form.name,
        slug: form.slug,
        isOpen: true,
        definition: {
          ...definitionOf(box.wordingId, box.listIds),
          consents: [box, { ...box, key: 'more' }],
        },
      });
      await forms.publish(id, 'test');
      const email = 'half@no.example';
      await app.request
        .post(`/api/optin/forms/${site.slug}/submissions`)
        .send(submission(email, { consents: { newsletter: false, more: true } }))
        .expect(202);
      expect(await stateOf(email)).toEqual(['unsubscribed soft-opt-in']);
    });
  });

  it('that is gone from the database allows nothing', async () => {
    const site = await siteUnder('single-opt-in');
    const cases = { 'no@basis.example': 'basis', 'no@state.example': 'state' } as const;
    for (const [email, column] of Object.entries(cases)) {
      await submit(site, email, true);
      const { subscriber } = await recordsOf(app, email);
      await table(app.strapi, 'subscription')
        .where({ subscriber_id: subscriber?.id })
        .update({ [column]: null });
    }
    await submit(site, 'has@both.example', true);
    expect(await campaignTo([site.list])).toEqual({
      'no@basis.example': 'basis-not-permitted',
      'no@state.example': 'pending',
      'has@both.example': 'sent',
    });
  });

  describe('a third-party file', () => {
    it('stays as it was once people came in with it, also when they are on another basis by now', async () => {
      const site = await siteUnder('double-opt-in', {
        acceptedBases: ['double-opt-in', 'third-party'],
      });
      const { id } = await record();
      const email = 'moved@fair.example';
      await register(site.list, id, email);
      await submit(site, email, true);
      await confirm(email);
      expect(await stateOf(email)).toEqual(['confirmed double-opt-in']);
      const { data } = (await admin.request.get(`/optin/provenances/${id}`).expect(200)).body;
      expect(data).toMatchObject({ people: 0, isLocked: true });
      await admin.request
        .put(`/optin/provenances/${id}`)
        .send(file({ collector: 'Somebody else' }))
        .expect(400);
      await admin.request.delete(`/optin/provenances/${id}`).expect(400);
    });

    it('is not changed while people are being put on a list with it', async () => {
      const { list } = await siteUnder('third-party');
      const { id } = await record();
      const people = Array.from({ length: 12 }, (_, index) => `p${index}@race.example`);
      const [registered, ...changes] = await Promise.all([
        register(list, id, ...people),
        ...['A', 'B', 'C'].map((collector) =>
          admin.request.put(`/optin/provenances/${id}`).send(file({ collector }))
        ),
      ]);
      // Whoever comes second is told so.
      for (const { status } of [registered, ...changes]) expect([200, 400]).toContain(status);
      for (const email of people) {
        const { subscriber } = await recordsOf(app, email);
        if (!subscriber) continue;
        const { body } = await admin.request.get(`/optin/evidence/subscribers/${subscriber.id}`);
        expect(body.proof.check).toMatchObject({ ok: true });
      }
    });

    it('lends no send to a campaign that its contract does not allow', async () => {
      const { list } = await siteUnder('third-party', {
        acceptedBases: ['third-party', 'double-opt-in'],
      });
      const reader = await setUpSite(app, `reader-${sites}`, { welcomeMail: false });
      await submit(reader, 'reader@own.example', true);
      await confirm('reader@own.example');
      const { id } = await record();
      await register(list, id, 'lent@fair.example');
      expect(await campaignTo([list, reader.list], { nature: 'editorial' })).toEqual({
        'lent@fair.example': 'use-not-allowed',
        'reader@own.example': 'sent',
      });
      expect(await campaignTo([list], { nature: 'commercial' })).toEqual({
        'lent@fair.example': 'sent',
      });
    });

    it('gets its send back from a campaign that was cancelled before any mail to its people', async () => {
      const { list } = await siteUnder('third-party');
      const { id } = await record();
      await register(list, id, 'back@fair.example');
      const cancelled = await draft([list], { nature: 'commercial' });
      app.mail.refuse(() => reply(451, 'later'));
      await admin.request.post(`/optin/campaigns/${cancelled}/send`).expect(200);
      await advance(app);
      await drain(app);
      app.mail.refuse(null);
      await admin.request.post(`/optin/campaigns/${cancelled}/cancel`).expect(200);
      expect(await campaignTo([list], { nature: 'commercial' })).toEqual({
        'back@fair.example': 'sent',
      });
      const { data } = (await admin.request.get(`/optin/provenances/${id}`).expect(200)).body;
      expect(data.uses).toHaveLength(1);
    });

    it('is used once by a campaign over two lists that is paused and resumed', async () => {
      const [one, two] = [await siteUnder('third-party'), await siteUnder('third-party')];
      const { id } = await record({ maxSends: 2 });
      await register(one.list, id, 'once@fair.example', 'first@fair.example');
      await register(two.list, id, 'once@fair.example');
      const campaign = await draft([one.list, two.list], { nature: 'commercial' });
      const act = (action: string) =>
        admin.request.post(`/optin/campaigns/${campaign}/${action}`).expect(200);
      app.mail.refuse(() => reply(451, 'later'));
      await act('send');
      await advance(app);
      await drain(app);
      await act('pause');
      app.mail.refuse(null);
      await act('resume');
      getService(app.strapi, 'clock').shift(HOUR);
      await drain(app);
      await advance(app);
      const found: Campaign = (await admin.request.get(`/optin/campaigns/${campaign}`)).body.data;
      expect(found.state).toBe('completed');
      expect(await app.mail.to('once@fair.example')).toHaveLength(1);
      const { data } = (await admin.request.get(`/optin/provenances/${id}`).expect(200)).body;
      expect(data.uses).toHaveLength(1);
    });

    it('is not mailed to beyond its contract by the retention clock', async () => {
      const { list } = await siteUnder('third-party');
      const { id } = await record();
      const email = 'silent@fair.example';
      await register(list, id, email);
      const { months } = (await getService(app.strapi, 'settings').get()).retention;
      await table(app.strapi, 'subscription')
        .where({ list_id: list.id })
        .update({ last_engaged_at: now(app) - months * 30.4375 * DAY + 5 * DAY });
      await createRetention({ strapi: app.strapi }).run(now(app));
      expect(await mailsOf(app, email, 'renewal')).toEqual([]);
    });

    it('must not end before it was collected', async () => {
      const { body } = await admin.request
        .post('/optin/provenances')
        .send(file({ endsOn: '2026-02-28' }))
        .expect(400);
      expect(body.error.details.errors[0].path).toEqual(['endsOn']);
    });
  });

  describe('an erasure', () => {
    it('takes what mail servers said of the address with it', async () => {
      const site = await siteUnder('single-opt-in');
      const email = 'named@bounced.example';
      await submit(site, email, true);
      app.mail.refuse(() => reply(550, `5.1.1 <${email}> unknown`));
      await campaignTo([site.list]);
      app.mail.refuse(null);
      const { subscriber, deliveries } = await recordsOf(app, email);
      expect(deliveries).toMatchObject([
        { state: 'failed', response: expect.stringContaining('550') },
      ]);
      const id = subscriber?.id ?? 0;
      await getService(app.strapi, 'settings').update({
        retention: { months: 36, askDays: 30, eraseAfterDays: 0, eraseUnconfirmedDays: 0 },
      });
      await table(app.strapi, 'subscription')
        .where({ subscriber_id: id })
        .update({ state: 'expired' });
      getService(app.strapi, 'clock').shift(DAY);
      await createRetention({ strapi: app.strapi }).run(now(app));
      expect((await table(app.strapi, 'subscriber').where({ id }).first()).status).toBe('erased');
      const left = await Promise.all(
        (
          ['subscriber', 'delivery', 'suppression', 'consent-evidence', 'consent-record'] as const
        ).map((name) => table(app.strapi, name).select())
      );
      expect(JSON.stringify(left)).not.toContain('bounced.example');
    });
  });
});
