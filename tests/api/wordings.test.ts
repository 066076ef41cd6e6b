import type { Campaign, List } from '../../content-types';
import type { GetWordingResponse } from '../../server/src/consent/contract';
import { DAY, getService, HOUR, table } from '../../server/src/core';
import { createRenewal } from '../../server/src/forms/renewal';
import { createAdmin, type TestAdmin } from '../helpers/admins';
import { campaignInput } from '../helpers/campaign-fixtures';
import { describeOnEachDatabase } from '../helpers/each-database';
import {
  HTML,
  join,
  recordsOf,
  setUpSite,
  unsubscribeTokenOf,
  type Site,
} from '../helpers/public-fixtures';
import { mailsOf, publishWording, renewTokenOf, wordingIdOf } from '../helpers/renewal-fixtures';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

describeOnEachDatabase('wordings', (client) => {
  let app: BootedStrapi;
  let admin: TestAdmin;
  let sites = 0;

  beforeAll(async () => {
    app = await bootStrapi({ client });
    admin = await createAdmin(app.strapi, 'super-admin');
    await getService(app.strapi, 'settings').update({
      controller: {
        name: 'Letter & Sons',
        address: '1 Quay Street',
        email: 'privacy@example.org',
        dpo: '',
        dpoContact: '',
        privacyPolicyUrl: 'https://www.example.org/privacy',
      },
    });
  });
  afterAll(async () => {
    if (!app) return;
    await getService(app.strapi, 'launch').stop();
    await app.stop();
  });
  afterEach(() => getService(app.strapi, 'clock').reset());

  const now = () => getService(app.strapi, 'clock').now();
  /** A run by an instance that remembers nothing of the ones before. */
  const runAnew = () => createRenewal({ strapi: app.strapi }).run(now());
  const newSite = async (): Promise<{ site: Site; wordingId: number }> => {
    sites += 1;
    const site = await setUpSite(app, `letter-${sites}`, { welcomeMail: false });
    return { site, wordingId: await wordingIdOf(app, site) };
  };
  const askAgain = async (wordingId: number, stop: boolean): Promise<number> =>
    (await admin.request.post(`/optin/wordings/${wordingId}/ask-again`).send({ stop }).expect(200))
      .body.data.people;
  const detail = async (wordingId: number): Promise<GetWordingResponse['data']> =>
    (await admin.request.get(`/optin/wordings/${wordingId}`).expect(200)).body.data;
  const versionRow = (wordingId: number, version: number) =>
    table(app.strapi, 'wording-version').where({ wording_id: wordingId, version }).first();
  const renew = (token: string) => app.request.post(`/api/optin/renew/${token}`);

  /** Sends a campaign and tells who got it and why the others did not. */
  const campaignTo = async (list: List) => {
    const sender = await getService(app.strapi, 'senders').default();
    const created = await admin.request
      .post('/optin/campaigns')
      .send(campaignInput([list], sender))
      .expect(201);
    const { id } = created.body.data as Campaign;
    await admin.request.post(`/optin/campaigns/${id}/send`).expect(200);
    await getService(app.strapi, 'launch').advance(now());
    await getService(app.strapi, 'worker').drain();
    await getService(app.strapi, 'launch').advance(now());
    const rows: { email: string; state: string; reason: string | null }[] = (
      await admin.request.get(`/optin/campaigns/${id}/recipients?pageSize=100`).expect(200)
    ).body.results;
    return Object.fromEntries(rows.map(({ email, state, reason }) => [email, reason ?? state]));
  };

  describe('versions', () => {
    it('are refused with a variable that stands for nothing, which is named', async () => {
      const created = await admin.request
        .post('/optin/wordings')
        .send({ name: 'Slips', draft: { en: 'Yes, {contoller}.', fr: 'Oui, {controller}.' } })
        .expect(201);
      const { id } = created.body.data;
      const refused = await admin.request.post(`/optin/wordings/${id}/publish`).expect(400);
      expect(refused.body.error.details.errors).toEqual([
        expect.objectContaining({
          path: ['draft', 'en'],
          message: expect.stringContaining('{contoller}'),
        }),
      ]);
      expect((await detail(id)).versions).toEqual([]);
    });

    it('say who agreed to each, and what each form makes of them', async () => {
      const { site, wordingId } = await newSite();
      await publishWording(app, wordingId, {
        en: '{controller} may send me {list}.',
        fr: '{controller} peut m’envoyer {list}.',
      });
      await join(app, site, 'v1@example.org');
      await getService(app.strapi, 'forms').publish(site.formId, 'test');
      await join(app, site, 'v2@example.org');
      const { versions, forms } = await detail(wordingId);
      expect(versions.map(({ version, people }) => [version, people])).toEqual([
        [2, 1],
        [1, 1],
      ]);
      expect(forms).toEqual([
        {
          id: site.formId,
          name: site.slug,
          version: 2,
          texts: {
            en: `Letter & Sons may send me The ${site.slug}.`,
            fr: `Letter & Sons peut m’envoyer Le ${site.slug}.`,
          },
          values: {
            en: { controller: 'Letter & Sons', list: `The ${site.slug}`, partner: '' },
            fr: { controller: 'Letter & Sons', list: `Le ${site.slug}`, partner: '' },
          },
        },
      ]);
    });

    it('cannot be edited, by any route or service', async () => {
      const { wordingId } = await newSite();
      const before = await versionRow(wordingId, 1);
      const changed = { name: 'Changed', draft: { en: 'Something else.' } };
      await admin.request.put(`/optin/wordings/${wordingId}`).send(changed).expect(200);
      for (const body of [
        { ...changed, versions: [{ version: 1, texts: { en: 'Forged.' } }] },
        { ...changed, publishedVersion: 7 },
        { ...changed, texts: { en: 'Forged.' } },
      ])
        await admin.request.put(`/optin/wordings/${wordingId}`).send(body).expect(400);
      await admin.request.post(`/optin/wordings/${wordingId}/publish`).expect(200);
      await admin.request.delete(`/optin/wordings/${wordingId}`).expect(405);
      expect(await versionRow(wordingId, 1)).toEqual(before);
      const { versions } = await detail(wordingId);
      expect(versions.map(({ version, texts }) => [version, texts.en])).toEqual([
        [2, 'Something else.'],
        [1, before.texts && JSON.parse(before.texts).en],
      ]);
    });
  });

  describe('asking again', () => {
    it('needs a published wording, a plain answer to `stop`, and the permission', async () => {
      const created = await admin.request
        .post('/optin/wordings')
        .send({ name: 'Draft only', draft: { en: 'Yes.' } });
      const url = `/optin/wordings/${created.body.data.id}/ask-again`;
      const refused = await admin.request.post(url).send({ stop: true }).expect(400);
      expect(refused.body.error.message).toContain('Publish');
      await admin.request.post(url).send({}).expect(400);
      await admin.request.post(url).send({ stop: 'yes' }).expect(400);
      await admin.request.post('/optin/wordings/999999/ask-again').send({ stop: true }).expect(404);
      const reader = await createAdmin(app.strapi, ['read-wordings', 'update-wordings']);
      await reader.request.post(url).send({ stop: true }).expect(403);
    });

    it('mails each person once, on whatever instance, and nobody who must be left alone', async () => {
      const { site, wordingId } = await newSite();
      const emails = ['asked', 'left', 'blocked', 'gone'].map((name) => `${name}@once.example`);
      for (const email of emails) await join(app, site, email);
      await publishWording(app, wordingId, { en: 'New text.', fr: 'Nouveau texte.' });
      const [asked, left, blocked, gone] = emails;
      const idOf = async (email: string) => (await recordsOf(app, email)).subscriber?.id ?? 0;
      await app.request
        .post(`/api/optin/unsubscribe/${await unsubscribeTokenOf(app, left)}`)
        .expect(200);
      const bulk = async (action: string, email: string) =>
        admin.request
          .post('/optin/subscribers/bulk')
          .send({ action, ids: [await idOf(email)] })
          .expect(200);
      const goneId = await idOf(gone);
      await bulk('suppress', blocked);
      await bulk('erase', gone);

      expect(await askAgain(wordingId, false)).toBe(1);
      expect(await askAgain(wordingId, false)).toBe(1);
      const rounds = await Promise.all([runAnew(), runAnew(), runAnew()]);
      expect(rounds.reduce((sum, round) => sum + round.asked, 0)).toBe(1);
      expect(await askAgain(wordingId, false)).toBe(1);
      getService(app.strapi, 'clock').shift(2 * HOUR);
      expect((await runAnew()).asked).toBe(0);

      expect(await mailsOf(app, asked, 'renewal')).toHaveLength(1);
      for (const email of [left, blocked])
        expect(await mailsOf(app, email, 'renewal')).toHaveLength(0);
      const toGone = await table(app.strapi, 'delivery').where({
        subscriber_id: goneId,
        kind: 'renewal',
      });
      expect(toGone).toHaveLength(0);
      const { ledger, subscriptions } = await recordsOf(app, asked);
      expect(ledger.at(-1)).toMatchObject({
        event: 'asked-again',
        method: 'engine',
        actor: 'engine',
        wordingId,
        wordingVersion: 2,
        details: { reason: 'wording', toVersion: 2, stops: false },
      });
      expect(subscriptions[0]).toMatchObject({ state: 'confirmed', renewalDue: 0 });
      expect(subscriptions[0].renewalAskedAt).toBe(
        (await mailsOf(app, asked, 'renewal'))[0].createdAt
      );
    });

    it('asks about a later version anew', async () => {
      const { site, wordingId } = await newSite();
      await join(app, site, 'later@example.org');
      await publishWording(app, wordingId, { en: 'Second.', fr: 'Deuxième.' });
      await askAgain(wordingId, false);
      await runAnew();
      const second = await renewTokenOf(app, 'later@example.org');
      getService(app.strapi, 'clock').shift(DAY);
      await publishWording(app, wordingId, { en: 'Third.', fr: 'Troisième.' });
      await askAgain(wordingId, false);
      await runAnew();
      expect(await mailsOf(app, 'later@example.org', 'renewal')).toHaveLength(2);
      // What the older mail asks about is no longer what is asked.
      await renew(second).expect(410);
      await renew(await renewTokenOf(app, 'later@example.org')).expect(200);
      const { subscriptions } = await recordsOf(app, 'later@example.org');
      expect(subscriptions[0]).toMatchObject({ wordingId, wordingVersion: 3 });
    });

    it('stops campaigns until the person renews, where asked to', async () => {
      const { site, wordingId } = await newSite();
      const [yes, silent, fresh] = ['yes', 'silent', 'fresh'].map((name) => `${name}@stop.example`);
      await join(app, site, yes);
      await join(app, site, silent);
      await publishWording(app, wordingId, { en: 'New terms.', fr: 'Nouveau texte.' });
      await getService(app.strapi, 'forms').publish(site.formId, 'test');
      await join(app, site, fresh);
      expect(await askAgain(wordingId, true)).toBe(2);
      // In force at once, before any mail is queued.
      expect(await campaignTo(site.list)).toEqual({
        [yes]: 'renewal-due',
        [silent]: 'renewal-due',
        [fresh]: 'sent',
      });
      await runAnew();
      await getService(app.strapi, 'worker').drain();
      const mail = await app.mail.waitFor(yes, 2);
      expect(mail.text).toContain('Until you answer we send you nothing more.');
      const path = /http:\/\/localhost:1337(\/api\/optin\/renew\/[\w-]+)/.exec(
        mail.text ?? ''
      )?.[1];
      await app.request.post(path ?? '').expect(200);
      expect(await campaignTo(site.list)).toEqual({
        [yes]: 'sent',
        [silent]: 'renewal-due',
        [fresh]: 'sent',
      });
      // Letting go again is one request as well.
      await askAgain(wordingId, false);
      expect(await campaignTo(site.list)).toEqual({
        [yes]: 'sent',
        [silent]: 'sent',
        [fresh]: 'sent',
      });
    });
  });

  describe('the renewal link', () => {
    const asked = async (email: string, draft = { en: 'New.', fr: 'Nouveau.' }) => {
      const { site, wordingId } = await newSite();
      await join(app, site, email);
      await publishWording(app, wordingId, draft);
      await askAgain(wordingId, true);
      await runAnew();
      return { site, wordingId, token: await renewTokenOf(app, email) };
    };

    it('shows the new text in the reader’s language and changes nothing by itself', async () => {
      const { site, token } = await asked('reader@example.org', {
        en: 'Yes, {controller} may send me {list}.',
        fr: 'Oui, {controller} peut m’envoyer {list}.',
      });
      const state = async () => {
        const { subscriptions, ledger, deliveries } = await recordsOf(app, 'reader@example.org');
        return { subscriptions, ledger, mails: deliveries.map(({ kind }) => kind) };
      };
      const before = await state();
      for (let time = 0; time < 3; time += 1) {
        const page = await app.request
          .get(`/api/optin/renew/${token}?locale=fr`)
          .set('Accept', HTML)
          .expect(200);
        expect(page.text).toContain('Êtes-vous toujours d’accord');
        expect(page.text).toContain(`Letter &amp; Sons peut m’envoyer Le ${site.slug}.`);
        expect(page.text.match(/<button/g)).toHaveLength(1);
        expect(page.text).toContain('r•••@example.org');
        expect(page.text).not.toContain('reader@');
        expect(page.headers['content-security-policy']).toContain("default-src 'none'");
        expect(page.headers['cache-control']).toBe('no-store');
      }
      const json = await app.request.get(`/api/optin/renew/${token}`).expect(200);
      expect(json.body.data).toMatchObject({
        status: 'ready',
        reason: 'wording',
        wording: `Yes, Letter & Sons may send me The ${site.slug}.`,
      });
      expect(await state()).toEqual(before);
    });

    it('renews with the button: a fresh consent to the new text, with its proof', async () => {
      const email = 'button@example.org';
      const { token, wordingId } = await asked(email, {
        en: 'Yes, {controller}.',
        fr: 'Oui, {controller}.',
      });
      getService(app.strapi, 'clock').shift(3 * DAY);
      const done = await app.request
        .post(`/api/optin/renew/${token}?locale=fr`)
        .set('Accept', HTML)
        .set('User-Agent', 'Browser/1')
        .type('form')
        .send('')
        .expect(200);
      expect(done.text).toContain('Votre réponse est enregistrée.');
      const { subscriptions, ledger } = await recordsOf(app, email);
      const record = ledger.at(-1);
      expect(subscriptions[0]).toMatchObject({
        state: 'confirmed',
        basis: 'double-opt-in',
        wordingId,
        wordingVersion: 2,
        renewalDue: 0,
      });
      expect(Math.abs((subscriptions[0].lastEngagedAt ?? 0) - (record?.at ?? 0))).toBeLessThan(
        1000
      );
      expect(record).toMatchObject({
        event: 'renewed',
        method: 'link',
        actor: 'subscriber',
        basis: 'double-opt-in',
        wordingId,
        wordingVersion: 2,
        wordingHash: (await versionRow(wordingId, 2)).hash,
        locale: 'fr',
        details: { reason: 'wording', controller: 'Letter & Sons' },
      });
      const evidence = await table(app.strapi, 'consent-evidence')
        .where({ record_id: record?.id })
        .first();
      expect(evidence).toMatchObject({ email, user_agent: 'Browser/1' });
    });

    it('renews once when two clicks come at the same moment, or one comes again', async () => {
      const email = 'twice@example.org';
      const { token } = await asked(email);
      const answers = await Promise.all([renew(token), renew(token)]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      expect(answers.map(({ body }) => body.data.status).sort()).toEqual([
        'already-renewed',
        'renewed',
      ]);
      expect((await renew(token).expect(200)).body.data.status).toBe('already-renewed');
      const { ledger } = await recordsOf(app, email);
      expect(ledger.filter(({ event }) => event === 'renewed')).toHaveLength(1);
    });

    it('gives way to a later opt-out', async () => {
      const email = 'out@example.org';
      const { token } = await asked(email);
      await app.request
        .post(`/api/optin/unsubscribe/${await unsubscribeTokenOf(app, email)}`)
        .expect(200);
      const page = await app.request.post(`/api/optin/renew/${token}`).set('Accept', HTML);
      expect(page.status).toBe(410);
      expect(page.text).toContain('you unsubscribed');
      expect((await renew(token).expect(410)).body.error.details.code).toBe('stale');
      const { subscriptions, ledger } = await recordsOf(app, email);
      expect(subscriptions[0].state).toBe('unsubscribed');
      expect(ledger.at(-1)?.event).toBe('withdrawn');
    });

    it('says that it is too old after sixty days, and works until then', async () => {
      const { token } = await asked('old@example.org');
      getService(app.strapi, 'clock').shift(60 * DAY + HOUR);
      const page = await app.request.get(`/api/optin/renew/${token}`).set('Accept', HTML);
      expect(page.text).toContain('This link no longer works');
      expect(page.text).not.toContain('<button');
      expect((await renew(token).expect(410)).body.error.details.code).toBe('expired');
      getService(app.strapi, 'clock').reset();
      getService(app.strapi, 'clock').shift(59 * DAY);
      await renew(token).expect(200);
    });

    it('is taken for nothing else, and nothing else for it', async () => {
      const { token } = await asked('forged@example.org');
      const tokens = getService(app.strapi, 'tokens');
      const [mail] = await mailsOf(app, 'forged@example.org', 'renewal');
      const [confirmation] = await mailsOf(app, 'forged@example.org', 'confirmation');
      const later = Math.floor(now() / 1000) + 1000;
      const flipped = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
      for (const forged of [
        'x',
        flipped,
        token.slice(0, -3),
        tokens.sign('confirm', [mail.id, later]),
        tokens.sign('renew', [confirmation.id, later]),
        tokens.sign('renew', [mail.id]),
        tokens.sign('renew', [999_999, later]),
      ]) {
        await app.request.get(`/api/optin/renew/${forged}`).expect(404);
        await renew(forged).expect(404);
      }
      for (const path of ['confirm', 'unsubscribe'])
        await app.request.post(`/api/optin/${path}/${token}`).expect(404);
      expect((await recordsOf(app, 'forged@example.org')).subscriptions[0].renewalDue).toBe(1);
    });
  });
});
