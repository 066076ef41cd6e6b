import { DAY, getService, HOUR } from '../../server/src/core';
import { createReminders } from '../../server/src/forms/reminders';
import { createAdmin, type TestAdmin } from '../helpers/admins';
import { describeOnEachDatabase } from '../helpers/each-database';
import {
  join,
  recordsOf,
  setUpSite,
  submission,
  unsubscribeTokenOf,
  type Site,
} from '../helpers/public-fixtures';
import { mailsOf } from '../helpers/renewal-fixtures';
import { reply } from '../helpers/smtp-server';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

const DAILY = 4;

describeOnEachDatabase('reminders and receipts', (client) => {
  let app: BootedStrapi;
  let admin: TestAdmin;
  let site: Site;

  beforeAll(async () => {
    app = await bootStrapi({ client, pluginConfig: { limits: { mailsPerDay: DAILY } } });
    admin = await createAdmin(app.strapi, 'super-admin');
    site = await setUpSite(app, 'weekly', { welcomeMail: false });
  });
  afterAll(() => app?.stop());
  beforeEach(async () => {
    getService(app.strapi, 'clock').reset();
    await getService(app.strapi, 'settings').update({
      reminderDays: 3,
      pendingDays: 30,
      consentReceipt: false,
    });
  });

  const shift = (ms: number) => getService(app.strapi, 'clock').shift(ms);
  const now = () => getService(app.strapi, 'clock').now();
  const run = () => createReminders({ strapi: app.strapi }).run(now());
  const signUp = (email: string, over = {}) =>
    app.request
      .post(`/api/optin/forms/${site.slug}/submissions`)
      .send(submission(email, over))
      .expect(202);
  const bulk = async (action: string, email: string) => {
    const { subscriber } = await recordsOf(app, email);
    await admin.request
      .post('/optin/subscribers/bulk')
      .send({ action, ids: [subscriber?.id] })
      .expect(200);
  };

  /** The mail server is busy, so what is queued stays waiting. */
  const holdMail = async () => {
    await getService(app.strapi, 'worker').drain();
    app.mail.refuse(() => reply(451, 'busy'));
  };
  const releaseMail = async () => {
    app.mail.refuse(null);
    app.mail.clear();
    shift(HOUR);
    await getService(app.strapi, 'worker').drain();
  };

  describe('a reminder', () => {
    it('is off unless the settings name the days', async () => {
      await getService(app.strapi, 'settings').update({ reminderDays: 0 });
      await signUp('off@example.org');
      shift(5 * DAY);
      expect(await run()).toEqual({ reminded: 0, more: false });
      expect(await mailsOf(app, 'off@example.org', 'reminder')).toHaveLength(0);
    });

    it('comes once, after the days, in the language of the sign-up, and confirms', async () => {
      const email = 'once@example.org';
      await signUp(email, { locale: 'fr' });
      shift(3 * DAY - HOUR);
      await run();
      expect(await mailsOf(app, email, 'reminder')).toHaveLength(0);
      shift(2 * HOUR);
      await Promise.all([run(), run()]);
      shift(10 * DAY);
      await run();
      expect(await mailsOf(app, email, 'reminder')).toHaveLength(1);
      await getService(app.strapi, 'worker').drain();
      const mails = await app.mail.to(email);
      const mail = mails.find(({ subject }) => subject?.startsWith('Rappel'));
      const path = /http:\/\/localhost:1337(\/api\/optin\/confirm\/[\w-]+)/.exec(
        mail?.text ?? ''
      )?.[1];
      // The link is as old as the reminder, not as the clock of this test.
      shift(-9 * DAY);
      await app.request.post(path ?? '').expect(200);
      const { subscriptions, ledger } = await recordsOf(app, email);
      expect(subscriptions[0]).toMatchObject({
        state: 'confirmed',
        basis: 'double-opt-in',
        wordingVersion: 1,
      });
      expect(ledger.at(-1)).toMatchObject({
        event: 'confirmed',
        formId: site.formId,
        formVersion: 1,
        locale: 'fr',
        wordingVersion: 1,
      });
      shift(40 * DAY);
      await run();
      expect(await mailsOf(app, email, 'reminder')).toHaveLength(1);
    });

    it('spares the blocked, the erased, whoever left, and what has expired', async () => {
      for (const name of ['blocked', 'gone', 'left', 'old']) await signUp(`${name}@spare.example`);
      await bulk('suppress', 'blocked@spare.example');
      const { subscriber: gone } = await recordsOf(app, 'gone@spare.example');
      await bulk('erase', 'gone@spare.example');
      await app.request
        .post(`/api/optin/unsubscribe/${await unsubscribeTokenOf(app, 'left@spare.example')}`)
        .expect(200);
      shift(4 * DAY);
      // Erased once, signed up again by whoever: an answer goes out, a reminder does not.
      await signUp('gone@spare.example');
      shift(4 * DAY);
      await bulk('suppress', 'old@spare.example');
      await run();
      shift(23 * DAY);
      await bulk('unsuppress', 'old@spare.example');
      await run();
      for (const name of ['blocked', 'gone', 'left', 'old'])
        expect([name, await mailsOf(app, `${name}@spare.example`, 'reminder')]).toEqual([name, []]);
      expect(gone).not.toBeNull();
    });

    it('is not sent any more to whoever answered or was blocked before it left', async () => {
      for (const name of ['answered', 'blocked']) await signUp(`${name}@queue.example`);
      shift(4 * DAY);
      await holdMail();
      await run();
      await getService(app.strapi, 'worker').drain();
      await bulk('suppress', 'blocked@queue.example');
      const [reminder] = await mailsOf(app, 'answered@queue.example', 'reminder');
      const token = getService(app.strapi, 'tokens').sign('confirm', [
        reminder.id,
        Math.floor(now() / 1000) + 1000,
      ]);
      await app.request.post(`/api/optin/confirm/${token}`).expect(200);
      await releaseMail();
      const stateOf = async (name: string) => {
        const [mail] = await mailsOf(app, `${name}@queue.example`, 'reminder');
        return [mail.state, mail.reason];
      };
      expect(await stateOf('answered')).toEqual(['skipped', 'answered']);
      expect(await stateOf('blocked')).toEqual(['skipped', 'suppressed']);
    });

    it('counts among the mails that an address may get in a day', async () => {
      const email = 'limit@example.org';
      await signUp(email);
      shift(4 * DAY);
      const other = await setUpSite(app, 'other', { welcomeMail: false });
      for (let time = 0; time < DAILY; time += 1)
        await app.request
          .post(`/api/optin/forms/${other.slug}/submissions`)
          .send(submission(email))
          .expect(202);
      await run();
      expect(await mailsOf(app, email, 'reminder')).toHaveLength(0);
      shift(DAY + HOUR);
      await run();
      expect(await mailsOf(app, email, 'reminder')).toHaveLength(1);
    });
  });

  describe('a receipt', () => {
    const controller = {
      name: 'Letter & Sons',
      address: '1 Quay Street\nHarbour Town',
      email: 'privacy@example.org',
      dpo: 'Dr. Officer',
      dpoContact: 'dpo@example.org',
      privacyPolicyUrl: 'https://www.example.org/privacy',
    };

    it('is off unless the settings ask for it', async () => {
      await join(app, site, 'none@receipt.example');
      expect(await mailsOf(app, 'none@receipt.example', 'receipt')).toHaveLength(0);
    });

    it('tells what was agreed, when, with whom and how to take it back, and nothing else', async () => {
      await getService(app.strapi, 'settings').update({ consentReceipt: true, controller });
      const email = 'receipt@example.org';
      await signUp(email, {
        fields: { firstName: 'Mallory', lastName: 'Evil' },
        url: 'https://site.example/spam',
      });
      const [{ id, createdAt }] = await mailsOf(app, email, 'confirmation');
      const token = getService(app.strapi, 'tokens').sign('confirm', [
        id,
        Math.floor(createdAt / 1000) + 1000,
      ]);
      await app.request.post(`/api/optin/confirm/${token}`).expect(200);
      await app.request.post(`/api/optin/confirm/${token}`).expect(200);
      await getService(app.strapi, 'worker').drain();
      const receipts = await mailsOf(app, email, 'receipt');
      expect(receipts).toHaveLength(1);
      const { ledger } = await recordsOf(app, email);
      expect(receipts[0].payload?.recordIds).toEqual([ledger.at(-1)?.id]);

      const mail = await app.mail.waitFor(email, 2);
      const text = (mail.text ?? '').replace(/\s+/g, ' ');
      expect(mail.subject).toBe('For your records: The weekly');
      expect(text).toContain('The weekly');
      expect(text).toContain('Yes, send me weekly.');
      const day = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' });
      expect(text).toContain(`On ${day.format(new Date(ledger.at(-1)?.at ?? 0))} at `);
      for (const part of [
        'Letter & Sons',
        '1 Quay Street',
        'privacy@example.org',
        'Dr. Officer, dpo@example.org',
        'https://www.example.org/privacy',
      ])
        expect(text).toContain(part);
      for (const typed of ['Mallory', 'Evil', 'site.example'])
        expect(`${mail.text}${mail.html}${mail.subject}`).not.toContain(typed);
      expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
      expect(mail.headers.has('list')).toBe(false);

      const leave = /http:\/\/localhost:1337(\/api\/optin\/unsubscribe\/[\w-]+)/.exec(
        mail.text ?? ''
      )?.[1];
      await app.request.post(leave ?? '').expect(200);
      expect((await recordsOf(app, email)).subscriptions[0].state).toBe('unsubscribed');
    });

    it('is not sent any more to whoever left or was erased before it', async () => {
      await getService(app.strapi, 'settings').update({ consentReceipt: true, controller });
      await holdMail();
      for (const name of ['gone', 'left']) await join(app, site, `${name}@after.example`);
      await getService(app.strapi, 'worker').drain();
      await bulk('erase', 'gone@after.example');
      await app.request
        .post(`/api/optin/unsubscribe/${await unsubscribeTokenOf(app, 'left@after.example')}`)
        .expect(200);
      await releaseMail();
      expect(await app.mail.to('gone@after.example')).toHaveLength(0);
      const left = await app.mail.to('left@after.example');
      expect(left.map(({ subject }) => subject)).not.toContain('For your records: The weekly');
    });
  });
});
