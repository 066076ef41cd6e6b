import type { PartnerConsentState } from '../../content-types';
import { DAY, getService, MINUTE, table } from '../../server/src/core';
import type { PartnerRow, SavePartnerRequest } from '../../server/src/partners/contract';
import { createAdmin, type TestAdmin } from '../helpers/admins';
import { describeOnEachDatabase } from '../helpers/each-database';
import {
  confirmMail,
  partnerAccepts,
  partnerInput,
  publishPartnerForm,
  startPartnerServer,
  tick,
  transfersOf,
  type PartnerServer,
} from '../helpers/partner-fixtures';
import {
  confirmTokenOf,
  HTML,
  recordsOf,
  setUpSite,
  unsubscribeTokenOf,
  type Site,
} from '../helpers/public-fixtures';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';
import { verifyEvidence } from '../helpers/verify-evidence';

describeOnEachDatabase('partners', (client) => {
  let app: BootedStrapi;
  let admin: TestAdmin;
  let site: Site;
  let server: PartnerServer;

  beforeAll(async () => {
    server = await startPartnerServer();
    app = await bootStrapi({
      client,
      pluginConfig: {
        partners: { privateHosts: [server.host], timeoutSeconds: 1, maxAttempts: 3 },
      },
    });
    admin = await createAdmin(app.strapi, 'super-admin');
    site = await setUpSite(app, 'weekly');
  });
  afterAll(async () => {
    await app?.stop();
    await server?.close();
  });
  beforeEach(() => {
    getService(app.strapi, 'clock').reset();
    server.calls.length = 0;
    server.answer((response) => void response.writeHead(204).end());
  });

  let made = 0;
  const makePartner = async (over: Partial<SavePartnerRequest> = {}): Promise<PartnerRow> => {
    made += 1;
    const input = partnerInput({ slug: `tea-${made}`, name: `Tea ${made}`, ...over });
    return (await admin.request.post('/optin/partners').send(input).expect(201)).body.data;
  };
  /** Partners whose boxes a form offers now. */
  const boxesOf = async (slug: string): Promise<string[]> =>
    (await app.request.get(`/api/optin/forms/${slug}`).expect(200)).body.data.consents.flatMap(
      ({ title }: { title: string }) => title || []
    );
  const makeCalled = () => makePartner({ channel: 'webhook', webhookUrl: server.url });
  const formWith = (...partners: PartnerRow[]) =>
    publishPartnerForm(app, site, partners, `form-${partners.map(({ id }) => id).join('-')}`);
  /** Somebody who agreed and confirmed. */
  const agree = async (email: string, ...partners: PartnerRow[]) => {
    const slug = `form-${partners.map(({ id }) => id).join('-')}`;
    const ids = partners.map(({ id }) => id);
    await tick(app, { slug }, email, ids);
    await confirmMail(app, email);
  };
  const stateOf = async (email: string): Promise<PartnerConsentState[]> => {
    const { subscriber } = await recordsOf(app, email);
    return (await getService(app.strapi, 'partners').of(subscriber?.id ?? 0)).map(
      ({ state }) => state
    );
  };
  const send = () => getService(app.strapi, 'sending').run();
  const secretOf = async ({ id }: PartnerRow): Promise<string> =>
    (await admin.request.get(`/optin/partners/${id}/secret`).expect(200)).body.data.secret;
  const pass = (ms: number) => getService(app.strapi, 'clock').shift(ms);
  const bulk = (action: string, id: number) =>
    admin.request
      .post('/optin/subscribers/bulk')
      .send({ action, ids: [id] })
      .expect(200);

  describe('their records', () => {
    test('say who is meant, and what is missing is named', async () => {
      const refuse = async (over: Record<string, unknown>, path: string) => {
        const { body } = await admin.request
          .post('/optin/partners')
          .send({ ...partnerInput({ slug: 'bad' }), ...over })
          .expect(400);
        expect(body.error.details.errors.map((error: { path: string[] }) => error.path[0])).toEqual(
          expect.arrayContaining([path])
        );
      };
      await refuse({ name: '' }, 'name');
      await refuse({ purpose: { en: 'Tea', fr: '' } }, 'purpose');
      await refuse({ privacyPolicyUrl: 'http://tea.example' }, 'privacyPolicyUrl');
      await refuse({ contactEmail: 'nobody' }, 'contactEmail');
      await refuse({ contractFrom: '2026-02-30' }, 'contractFrom');
      await refuse({ contractFrom: '2026-05-01', contractUntil: '2026-04-01' }, 'contractUntil');
      await refuse({ channel: 'webhook', webhookUrl: '' }, 'webhookUrl');
      for (const webhookUrl of [
        'http://tea.example/hook',
        'https://127.0.0.1/hook',
        'https://localhost/hook',
        'https://[::1]/hook',
        'https://[::ffff:10.0.0.1]/hook',
        'https://169.254.169.254/latest',
        'https://user:pass@tea.example/hook',
        'not a url',
      ])
        await refuse({ channel: 'webhook', webhookUrl }, 'webhookUrl');
      await makePartner({ slug: 'taken' });
      await refuse({ slug: 'taken' }, 'slug');
    });

    test('go only while nobody was asked about them and no form names them', async () => {
      const free = await makePartner();
      await admin.request.delete(`/optin/partners/${free.id}`).expect(200);
      await admin.request.get(`/optin/partners/${free.id}`).expect(404);

      const named = await makePartner();
      await formWith(named);
      const refusal = await admin.request.delete(`/optin/partners/${named.id}`).expect(400);
      expect(refusal.body.error.details.code).toBe('partner-in-use');
      await tick(app, { slug: `form-${named.id}` }, 'asked@example.org', [named.id]);
      await admin.request.delete(`/optin/partners/${named.id}`).expect(400);
    });

    test('are for those with the permission', async () => {
      const reader = await createAdmin(app.strapi, ['read-partners']);
      const partner = await makePartner();
      await reader.request.get('/optin/partners').expect(200);
      await reader.request.get(`/optin/partners/${partner.id}/secret`).expect(403);
      await reader.request.post(`/optin/partners/${partner.id}/exports`).expect(403);
      await reader.request.post('/optin/partners').send(partnerInput()).expect(403);
    });
  });

  describe('consent', () => {
    test('takes a tick and a confirmed address, each with its line in the ledger', async () => {
      const [tea, coffee] = [await makePartner(), await makePartner()];
      const form = await formWith(tea, coffee);
      await tick(app, form, 'ann@example.org', [tea.id]);
      expect(await stateOf('ann@example.org')).toEqual(['pending']);
      expect(await transfersOf(app, tea.id)).toEqual([]);
      await confirmMail(app, 'ann@example.org');

      expect(await stateOf('ann@example.org')).toEqual(['confirmed']);
      const { ledger, subscriber } = await recordsOf(app, 'ann@example.org');
      const lines = ledger.filter(({ details }) => details?.partnerId === tea.id);
      expect(lines.map(({ event, listId, details }) => [event, listId, details?.partner])).toEqual([
        ['requested', null, tea.name],
        ['confirmed', null, tea.name],
      ]);
      expect(lines.every(({ wordingHash, formId }) => wordingHash && formId === form.id)).toBe(
        true
      );
      expect((await transfersOf(app, tea.id)).map(({ kind, state }) => [kind, state])).toEqual([
        ['consent', 'waiting'],
      ]);
      expect(await transfersOf(app, coffee.id)).toEqual([]);

      const timeline = await getService(app.strapi, 'ledger').timeline(subscriber?.id ?? 0);
      const shown = timeline.find(({ details }) => details?.partnerId === tea.id);
      expect(shown?.wordingText).toBe(`Yes, ${tea.name} may write to me about its offers.`);
    });

    test('stands in the receipt beside the lists, in its own words', async () => {
      await getService(app.strapi, 'settings').update({ consentReceipt: true });
      const [tea, coffee] = [await makePartner(), await makePartner()];
      await formWith(tea, coffee);
      await tick(app, { slug: `form-${tea.id}-${coffee.id}` }, 'receipt@example.org', [tea.id]);
      await confirmMail(app, 'receipt@example.org');
      await getService(app.strapi, 'worker').drain();
      const mails = await Promise.all(
        [1, 2, 3].map((count) => app.mail.waitFor('receipt@example.org', count))
      );
      const receipt = mails
        .find(({ subject }) => subject?.startsWith('For your records'))
        ?.text?.replace(/\s+/g, ' ');
      expect(receipt).toContain('Yes, send me weekly.');
      expect(receipt).toContain(`Yes, ${tea.name} may write to me about its offers.`);
      expect(receipt).not.toContain(`Yes, ${coffee.name} may`);
      await getService(app.strapi, 'settings').update({ consentReceipt: false });
    });

    test('shows the words of the right box where partners share a wording', async () => {
      const [tea, coffee] = [await makePartner(), await makePartner()];
      await formWith(tea, coffee);
      await agree('box@example.org', tea, coffee);
      const { subscriber } = await recordsOf(app, 'box@example.org');
      const timeline = await getService(app.strapi, 'ledger').timeline(subscriber?.id ?? 0);
      for (const partner of [tea, coffee])
        expect(
          timeline
            .filter(({ details }) => details?.partnerId === partner.id)
            .map(({ wordingText }) => wordingText)
        ).toEqual(Array(2).fill(`Yes, ${partner.name} may write to me about its offers.`));
    });

    test('that was taken back comes back only by a fresh confirmation', async () => {
      const tea = await makePartner();
      const form = await formWith(tea);
      await agree('bea@example.org', tea);
      const { subscriber } = await recordsOf(app, 'bea@example.org');
      await admin.request
        .post(`/optin/subscribers/${subscriber?.id}/partners/withdraw`)
        .send({ partnerIds: [tea.id] })
        .expect(200);
      expect(await stateOf('bea@example.org')).toEqual(['withdrawn']);

      pass(MINUTE);
      await tick(app, form, 'bea@example.org', [tea.id]);
      expect(await stateOf('bea@example.org')).toEqual(['withdrawn']);
      await confirmMail(app, 'bea@example.org');
      expect(await stateOf('bea@example.org')).toEqual(['confirmed']);
    });

    test('is not given by a mail from before it was taken back', async () => {
      const tea = await makePartner();
      const form = await formWith(tea);
      await tick(app, form, 'cleo@example.org', [tea.id]);
      const { subscriber, deliveries } = await recordsOf(app, 'cleo@example.org');
      const old = deliveries.find(({ kind }) => kind === 'confirmation');
      pass(MINUTE);
      await admin.request
        .post(`/optin/subscribers/${subscriber?.id}/partners/withdraw`)
        .send({})
        .expect(200);
      pass(MINUTE);
      await tick(app, form, 'cleo@example.org', [tea.id]);
      const token = getService(app.strapi, 'tokens').sign('confirm', [
        old?.id ?? 0,
        Math.floor(Date.now() / 1000) + 86_400,
      ]);
      await app.request.post(`/api/optin/confirm/${token}`);
      expect(await stateOf('cleo@example.org')).toEqual(['withdrawn']);
    });

    test('that nobody confirmed is forgotten in time', async () => {
      const tea = await makePartner();
      const form = await formWith(tea);
      await tick(app, form, 'dora@example.org', [tea.id]);
      await getService(app.strapi, 'partners').expirePending(Date.now() + DAY);
      expect(await stateOf('dora@example.org')).toEqual([]);
      const { ledger } = await recordsOf(app, 'dora@example.org');
      expect(ledger.at(-1)).toMatchObject({ event: 'expired', details: { partnerId: tea.id } });
    });

    test('stays where somebody leaves one list, and ends where they leave everything', async () => {
      const tea = await makePartner();
      await formWith(tea);
      await agree('eve@example.org', tea);
      await app.request
        .post(
          `/api/optin/unsubscribe/${await unsubscribeTokenOf(app, 'eve@example.org', site.list.id)}`
        )
        .expect(200);
      expect(await stateOf('eve@example.org')).toEqual(['confirmed']);
      await app.request
        .post(`/api/optin/unsubscribe/${await unsubscribeTokenOf(app, 'eve@example.org')}`)
        .expect(200);
      expect(await stateOf('eve@example.org')).toEqual(['withdrawn']);
      // The partner never had the data, so it is told nothing about this person.
      expect((await transfersOf(app, tea.id)).map(({ kind, state }) => [kind, state])).toEqual([
        ['consent', 'cancelled'],
      ]);
    });
  });

  describe('the page where people take it back', () => {
    const linkOf = async (email: string): Promise<string> => {
      const { subscriber } = await recordsOf(app, email);
      const token = getService(app.strapi, 'tokens').sign('partner', [subscriber?.id ?? 0, 0]);
      return `/api/optin/partner-consents/${token}`;
    };

    test('is offered beside leaving one list, names the partners, and changes nothing by a GET', async () => {
      const [tea, coffee] = [await makePartner(), await makePartner()];
      await formWith(tea, coffee);
      await agree('xia@example.org', tea, coffee);
      const link = await linkOf('xia@example.org');
      const leaving = await app.request
        .get(
          `/api/optin/unsubscribe/${await unsubscribeTokenOf(app, 'xia@example.org', site.list.id)}`
        )
        .set('Accept', HTML)
        .expect(200);
      expect(leaving.text).toContain(`..${link.replace('/api/optin', '')}`);
      expect(leaving.text).toContain(`${tea.name}, ${coffee.name}`);
      const page = await app.request.get(link).set('Accept', HTML).expect(200);
      expect(page.text).toContain(tea.name);
      expect(page.text).not.toContain('xia@example.org');
      expect(await stateOf('xia@example.org')).toEqual(['confirmed', 'confirmed']);
    });

    test('is in the mail that asks to confirm and on the page after, since no list mail follows', async () => {
      const tea = await makePartner();
      await formWith(tea);
      const email = 'zoe@example.org';
      await tick(app, { slug: `form-${tea.id}` }, email, [tea.id]);
      const link = await linkOf(email);
      const mail = await app.mail.waitFor(email);
      expect(mail.text).toContain(link);
      expect(mail.html).toContain(link);
      const confirmed = await app.request
        .post(`/api/optin/confirm/${await confirmTokenOf(app, email)}`)
        .set('Accept', HTML)
        .expect(200);
      expect(confirmed.text).toContain(`..${link.replace('/api/optin', '')}`);
    });

    test('takes back one partner or all, as often as it is pressed', async () => {
      const [tea, coffee] = [await makePartner(), await makePartner()];
      await formWith(tea, coffee);
      await agree('yve@example.org', tea, coffee);
      const link = await linkOf('yve@example.org');
      const one = await app.request.post(link).send({ partner: coffee.id }).expect(200);
      expect(one.body.data.partners).toEqual([{ id: tea.id, name: tea.name }]);
      expect(await stateOf('yve@example.org')).toEqual(['confirmed', 'withdrawn']);
      for (let times = 0; times < 2; times += 1) {
        const all = await app.request.post(link).set('Accept', HTML).type('form').send({
          partner: 'all',
        });
        expect(all.status).toBe(200);
        expect(all.text).toContain('No partner may write to you');
      }
      const { ledger } = await recordsOf(app, 'yve@example.org');
      expect(
        ledger
          .filter(({ event }) => event === 'withdrawn')
          .map(({ method, actor, details }) => [method, actor, details?.partnerId])
      ).toEqual([
        ['link', 'subscriber', coffee.id],
        ['link', 'subscriber', tea.id],
      ]);
    });

    test('opens to nobody else', async () => {
      const link = await linkOf('xia@example.org');
      for (const token of ['', 'x', `${link.split('/').at(-1)}x`])
        await app.request.post(`/api/optin/partner-consents/${token}`).expect(({ status }) => {
          expect([404, 405]).toContain(status);
        });
    });
  });

  describe('the webhook', () => {
    test('gets each person once, signed, with the proof of their consent', async () => {
      const tea = await makeCalled();
      await formWith(tea);
      await agree('fay@example.org', tea);
      await send();
      await send();
      expect(server.calls).toHaveLength(1);
      const [call] = server.calls;
      expect(partnerAccepts(call, await secretOf(tea))).toBe(true);
      expect(partnerAccepts({ ...call, body: `${call.body} ` }, await secretOf(tea))).toBe(false);
      expect(call.headers['webhook-id']).toBe(call.data.id);
      const { ledger } = await recordsOf(app, 'fay@example.org');
      const proof = ledger.find(
        ({ event, details }) => event === 'confirmed' && details?.partnerId === tea.id
      );
      expect(call.data).toMatchObject({
        kind: 'consent',
        person: { email: 'fay@example.org', locale: 'en' },
        consent: {
          text: `Yes, ${tea.name} may write to me about its offers.`,
          record: proof?.hash,
          wording: { sha256: proof?.wordingHash },
        },
      });
      const [transfer] = await transfersOf(app, tea.id);
      expect(transfer).toMatchObject({ state: 'sent', attempts: 1, batch: call.data.id });
      expect(transfer.payloadHash).toMatch(/^[0-9a-f]{64}$/);
    });

    test('that fails, redirects or is slow is tried again later under the same id', async () => {
      const tea = await makeCalled();
      await formWith(tea);
      await agree('gus@example.org', tea);
      const reasons: (string | null)[] = [];
      const attempt = async (reply: Parameters<PartnerServer['answer']>[0]) => {
        server.answer(reply);
        await send();
        const [transfer] = await transfersOf(app, tea.id);
        reasons.push(transfer.response);
        return transfer;
      };
      const first = await attempt((response) => void response.writeHead(500).end());
      expect(first).toMatchObject({ state: 'waiting', attempts: 1, leaseUntil: null });
      await send();
      expect(server.calls).toHaveLength(1);
      pass(10 * MINUTE);
      await attempt(
        (response) => void response.writeHead(302, { location: 'https://elsewhere.example/' }).end()
      );
      pass(DAY);
      // Never answers: the call is given up.
      const last = await attempt(() => undefined);
      expect(reasons).toEqual(['HTTP 500', 'redirect', 'timeout']);
      expect(last).toMatchObject({ state: 'failed', attempts: 3 });
      expect(new Set(server.calls.map(({ headers }) => headers['webhook-id'])).size).toBe(1);

      server.answer((response) => void response.writeHead(200).end('ok'));
      const { body } = await admin.request.post(`/optin/partners/${tea.id}/retry`).expect(200);
      expect(body.data.retried).toBe(1);
      await send();
      expect((await transfersOf(app, tea.id))[0]).toMatchObject({ state: 'sent' });
    });

    test('is called once by two workers at once, and again after one of them died', async () => {
      const tea = await makeCalled();
      await formWith(tea);
      for (const name of ['hal', 'ida', 'joe', 'kim', 'lea', 'max'])
        await agree(`${name}@example.org`, tea);
      const { createSending } = await import('../../server/src/partners/sending');
      const other = createSending({ strapi: app.strapi });
      await Promise.all([send(), other.run()]);
      const people = server.calls.map(({ data }) => data.person.email).sort();
      expect(people).toEqual(
        ['hal', 'ida', 'joe', 'kim', 'lea', 'max'].map((name) => `${name}@example.org`)
      );

      await agree('nat@example.org', tea);
      const last = (await transfersOf(app, tea.id)).at(-1);
      const now = getService(app.strapi, 'clock').now();
      await table(app.strapi, 'partner-transfer')
        .where({ id: last?.id })
        .update({ lease_until: now + MINUTE, attempts: 1 });
      server.calls.length = 0;
      await send();
      expect(server.calls).toHaveLength(0);
      pass(2 * MINUTE);
      await send();
      expect(server.calls.map(({ data }) => data.person.email)).toEqual(['nat@example.org']);
    });

    test('is told of a withdrawal after the consent, and of an erasure with the address', async () => {
      const tea = await makeCalled();
      await formWith(tea);
      await agree('ola@example.org', tea);
      await send();
      await agree('pia@example.org', tea);
      await send();
      const { subscriber: ola } = await recordsOf(app, 'ola@example.org');
      const { subscriber: pia } = await recordsOf(app, 'pia@example.org');
      await admin.request
        .post(`/optin/subscribers/${ola?.id}/partners/withdraw`)
        .send({ partnerIds: [tea.id] })
        .expect(200);
      await send();
      await bulk('erase', pia?.id ?? 0);
      await send();
      expect(
        server.calls.map(({ data }) => [data.kind, data.person.email, data.withdrawal?.reason])
      ).toEqual([
        ['consent', 'ola@example.org', undefined],
        ['consent', 'pia@example.org', undefined],
        ['withdrawal', 'ola@example.org', 'withdrawn'],
        ['withdrawal', 'pia@example.org', 'erased'],
      ]);
      const persons = server.calls.map(({ data }) => data.person.id);
      expect(persons.slice(2)).toEqual(persons.slice(0, 2));
      // Nothing about the person is left once the partner knows.
      const rows = await table(app.strapi, 'partner-transfer').where({ subscriber_id: pia?.id });
      expect(JSON.stringify(rows)).not.toContain('pia@example.org');
    });

    test('gets no consent that was taken back while an attempt had failed, but the withdrawal', async () => {
      const tea = await makeCalled();
      await formWith(tea);
      await agree('quin@example.org', tea);
      server.answer((response) => void response.writeHead(503).end());
      await send();
      server.answer((response) => void response.writeHead(204).end());
      const { subscriber } = await recordsOf(app, 'quin@example.org');
      await bulk('suppress', subscriber?.id ?? 0);
      pass(DAY);
      server.calls.length = 0;
      await send();
      expect(server.calls.map(({ data }) => [data.kind, data.withdrawal?.reason])).toEqual([
        ['withdrawal', 'blocked'],
      ]);
    });

    test('gets nobody outside the contract, but every withdrawal', async () => {
      const tea = await makeCalled();
      await formWith(tea);
      await agree('rob@example.org', tea);
      await send();
      const save = (over: Partial<SavePartnerRequest>) =>
        admin.request
          .put(`/optin/partners/${tea.id}`)
          .send(
            partnerInput({
              slug: tea.slug,
              name: tea.name,
              channel: 'webhook',
              webhookUrl: server.url,
              ...over,
            })
          )
          .expect(200);
      for (const [over, hold] of [
        [{ contractUntil: '2020-01-01' }, 'contract-ended'],
        [{ contractFrom: '2999-01-01' }, 'contract-not-begun'],
        [{ isActive: false }, 'inactive'],
      ] as const) {
        const { body } = await save(over);
        expect(body.data.hold).toBe(hold);
        // Nobody is asked for what nobody may get; who has the page open still may send it.
        expect(await boxesOf(`form-${tea.id}`)).toEqual([]);
        const page = await app.request.get(`/api/optin/f/form-${tea.id}`).expect(200);
        expect(page.text).not.toContain(tea.name);
      }
      await agree('sue@example.org', tea);
      const { subscriber } = await recordsOf(app, 'rob@example.org');
      await bulk('unsubscribe', subscriber?.id ?? 0);
      server.calls.length = 0;
      await send();
      expect(server.calls.map(({ data }) => [data.kind, data.person.email])).toEqual([
        ['withdrawal', 'rob@example.org'],
      ]);
      await save({});
      expect(await boxesOf(`form-${tea.id}`)).toEqual([tea.name]);
      await send();
      expect(server.calls.map(({ data }) => data.person.email)).toEqual([
        'rob@example.org',
        'sue@example.org',
      ]);
    });

    test('never reaches an address that was made private after it was saved', async () => {
      const tea = await makeCalled();
      await formWith(tea);
      await agree('tom@example.org', tea);
      await table(app.strapi, 'partner')
        .where({ id: tea.id })
        .update({ webhook_url: 'https://127.0.0.1/hooks' });
      await send();
      expect(server.calls).toHaveLength(0);
      expect((await transfersOf(app, tea.id))[0].response).toBe('private-address');
    });

    test('can be tried without anybody’s data, and signs with both secrets while they change', async () => {
      const tea = await makeCalled();
      const former = await secretOf(tea);
      const replaced = await admin.request.post(`/optin/partners/${tea.id}/secret`).expect(200);
      expect(replaced.body.data.secret).not.toBe(former);
      const { body } = await admin.request.post(`/optin/partners/${tea.id}/test`).expect(200);
      expect(body.data).toMatchObject({ accepted: true, status: 204, reason: 'HTTP 204' });
      const [call] = server.calls;
      expect(partnerAccepts(call, former)).toBe(true);
      expect(partnerAccepts(call, replaced.body.data.secret)).toBe(true);
      expect(call.body).not.toContain('@');
      pass(15 * DAY);
      await admin.request.post(`/optin/partners/${tea.id}/test`).expect(200);
      expect(partnerAccepts(server.calls[1], former)).toBe(false);
      expect(partnerAccepts(server.calls[1], replaced.body.data.secret)).toBe(true);
    });
  });

  test('a person’s page and evidence tell of partners, and the evidence verifies by itself', async () => {
    const [tea, coffee] = [await makeCalled(), await makePartner()];
    await formWith(tea, coffee);
    await agree('wim@example.org', tea, coffee);
    await send();
    const { subscriber } = await recordsOf(app, 'wim@example.org');
    await admin.request
      .post(`/optin/subscribers/${subscriber?.id}/partners/withdraw`)
      .send({ partnerIds: [coffee.id] })
      .expect(200);
    const { body } = await admin.request.get(`/optin/subscribers/${subscriber?.id}`).expect(200);
    expect(body.data.partners).toMatchObject([
      {
        partnerName: tea.name,
        state: 'confirmed',
        transfers: [{ kind: 'consent', state: 'sent' }],
      },
      { partnerName: coffee.name, state: 'withdrawn', transfers: [{ state: 'cancelled' }] },
    ]);

    const evidence = (path: string) =>
      admin.request.get(`/optin/evidence/subscribers/${subscriber?.id}?format=${path}`).expect(200);
    const file = (await evidence('json')).body;
    const purposes = file.consentRecord.events.map(
      ({ purpose }: { purpose: { id: string } | null }) => purpose?.id
    );
    expect(purposes).toEqual(expect.arrayContaining([`partner:${tea.id}`, `partner:${coffee.id}`]));
    expect(file.consentRecord.pii_processing).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          purpose_type: 'partner-offers',
          status: 'confirmed',
          recipient_third_parties: [tea.name],
        }),
      ])
    );
    expect(file.contact.partners[0]).toMatchObject({ partnerName: tea.name, state: 'sent' });
    const verdict = await verifyEvidence(JSON.stringify(file));
    expect(verdict).toMatchObject({ code: 0, text: expect.stringContaining('HOLDS') });
    const swapped = JSON.stringify(file).replaceAll(`partner:${tea.id}`, `partner:${coffee.id}`);
    expect((await verifyEvidence(swapped)).code).toBe(1);
    await evidence('pdf');
  });

  test('the page of a partner says who received whose data when', async () => {
    const tea = await makeCalled();
    await formWith(tea);
    await agree('una@example.org', tea);
    await agree('vic@example.org', tea);
    await send();
    const page = async (query: string) =>
      (await admin.request.get(`/optin/partners/${tea.id}/transfers?${query}`).expect(200)).body;
    expect((await page('')).pagination.total).toBe(2);
    const found = await page('_q=UNA&kind=consent&state=sent');
    expect(found.results).toEqual([
      expect.objectContaining({ email: 'una@example.org', state: 'sent', channel: 'webhook' }),
    ]);
    expect(found.results[0]).not.toHaveProperty('address');
    expect((await page('kind=withdrawal')).results).toEqual([]);
    const row: PartnerRow = (await admin.request.get(`/optin/partners/${tea.id}`).expect(200)).body
      .data;
    expect(row).toMatchObject({
      hold: null,
      people: { pending: 0, confirmed: 2, withdrawn: 0 },
      transfers: { waiting: 0, sent: 2, failed: 0 },
    });
    expect(row.lastSentAt).toBeGreaterThan(0);
  });
});
