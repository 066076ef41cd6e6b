import http from 'node:http';
import type { List } from '../../content-types';
import type { CampaignCounts } from '../../server/src/campaigns/contract';
import { getService } from '../../server/src/core';
import { createAdmin, type TestAdmin } from '../helpers/admins';
import { addSender, campaignInput } from '../helpers/campaign-fixtures';
import { describeOnEachDatabase } from '../helpers/each-database';
import { drain } from '../helpers/engine';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

const ADA = 'Ada.Lovelace@example.org';
const NEVER_CONFIRMED = 'bob@example.org';

/** What a mailbox provider does on "unsubscribe" (RFC 8058 3.2), byte by byte: no cookie, no origin. */
const oneClick = (
  url: URL,
  port: number,
  body: string,
  contentType: string
): Promise<{ status: number; location: string | undefined; cookies: string[] | undefined }> =>
  new Promise((resolve, reject) => {
    const request = http.request(
      {
        host: '127.0.0.1',
        port,
        path: url.pathname + url.search,
        method: 'POST',
        headers: { 'Content-Type': contentType, 'Content-Length': Buffer.byteLength(body) },
      },
      (response) => {
        response.resume();
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            location: response.headers.location,
            cookies: response.headers['set-cookie'],
          })
        );
      }
    );
    request.on('error', reject);
    request.end(body);
  });

describeOnEachDatabase('the whole journey', (client) => {
  let app: BootedStrapi;
  let editor: TestAdmin;
  let list: List;
  let campaignId: number;
  let unsubscribeUrl: URL;

  beforeAll(async () => {
    app = await bootStrapi({ client });
    editor = await createAdmin(app.strapi, 'super-admin');
  });
  afterAll(() => app?.stop());

  const post = async (path: string, body: object = {}) =>
    (await editor.request.post(path).send(body)).body.data;
  const get = async (path: string) => (await editor.request.get(path).expect(200)).body;
  const person = async (email: string) => {
    const { results } = await get(`/optin/subscribers?_q=${encodeURIComponent(email)}`);
    return (await get(`/optin/subscribers/${results[0].id}`)).data;
  };
  const signUp = (email: string) =>
    app.request.post('/api/optin/forms/newsletter/submissions').send({
      email,
      fields: { firstName: 'Ada' },
      consents: { news: true },
      locale: 'en',
      url: 'https://example.org/news',
    });

  it('begins in the panel: sender, list, wording, form', async () => {
    const sender = await addSender(app.strapi);
    list = await post('/optin/lists', {
      name: 'Newsletter',
      slug: 'newsletter',
      title: { en: 'Our newsletter', fr: 'Notre lettre' },
      purpose: { en: 'News once a month', fr: 'Des nouvelles chaque mois' },
      isPublic: true,
      regime: 'double-opt-in',
      acceptedBases: ['double-opt-in'],
      profession: '',
      senderId: sender.id,
      welcomeMail: true,
    });
    const wording = await post('/optin/wordings', {
      name: 'News',
      draft: { en: 'Yes, send me the newsletter.', fr: 'Oui, envoyez-moi la lettre.' },
    });
    await post(`/optin/wordings/${wording.id}/publish`);
    const form = await post('/optin/forms', {
      name: 'Newsletter',
      slug: 'newsletter',
      isOpen: true,
      definition: {
        locales: ['en', 'fr'],
        fields: [
          { key: 'email', label: { en: 'E-mail', fr: 'E-mail' }, required: true },
          { key: 'firstName', label: { en: 'First name', fr: 'Prénom' }, required: false },
        ],
        consents: [{ key: 'news', wordingId: wording.id, listIds: [list.id], required: true }],
        texts: { title: { en: 'Newsletter' }, intro: {}, submit: {}, success: {} },
        theme: { accent: '#4945ff' },
        redirectUrl: '',
      },
    });
    expect(await post(`/optin/forms/${form.id}/publish`)).toEqual({ version: 1 });
    const { body } = await app.request.get('/api/optin/forms/newsletter?locale=fr').expect(200);
    expect(body.data).toMatchObject({
      slug: 'newsletter',
      version: 1,
      locale: 'fr',
      consents: [
        { key: 'news', text: 'Oui, envoyez-moi la lettre.', required: true, checked: false },
      ],
    });
  });

  it('a visitor signs up and is nobody yet', async () => {
    for (const email of [ADA, NEVER_CONFIRMED]) {
      const { body } = await signUp(email).expect(202);
      expect(body).toEqual({ data: { status: 'check-your-inbox' } });
    }
    await drain(app);
    expect((await person(ADA)).verdicts).toMatchObject([{ allowed: false, reason: 'pending' }]);
  });

  it('confirms from the mail: looking at the page changes nothing, the button does', async () => {
    const mail = await app.mail.waitFor(ADA);
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.headers.has('list')).toBe(false);
    const link = new URL(mail.text?.match(/https?:\/\/\S+\/confirm\/[\w-]+/)?.[0] ?? '');

    for (let look = 0; look < 3; look += 1)
      await app.request.get(link.pathname).set('Accept', 'text/html').expect(200);
    await app.request.head(link.pathname);
    expect((await person(ADA)).verdicts).toMatchObject([{ allowed: false }]);

    await app.request.post(link.pathname).set('Accept', 'text/html').expect(200);
    await app.request.post(link.pathname).set('Accept', 'application/json').expect(200);
    const { verdicts, timeline } = await person(ADA);
    expect(verdicts).toMatchObject([{ allowed: true, basis: 'double-opt-in' }]);
    expect(timeline.map(({ event }: { event: string }) => event)).toEqual([
      'confirmed',
      'requested',
    ]);
    await drain(app);
    expect((await app.mail.waitFor(ADA, 2)).subject).toContain('Our newsletter');
  });

  it('an editor sends a newsletter, which reaches exactly who agreed', async () => {
    app.mail.clear();
    const campaign = await post('/optin/campaigns', campaignInput([list], null));
    campaignId = campaign.id;
    const refused = await editor.request.post(`/optin/campaigns/${campaignId}/send`).expect(400);
    expect(JSON.stringify(refused.body)).toContain('sender-missing');

    const [sender] = (await get('/optin/senders')).results;
    await editor.request
      .put(`/optin/campaigns/${campaignId}`)
      .send(campaignInput([list], sender))
      .expect(200);
    const { ready, audience } = (await get(`/optin/campaigns/${campaignId}/preflight`)).data;
    expect(ready).toBe(true);
    expect(audience).toEqual({
      targeted: 2,
      allowed: 1,
      skippedByReason: { pending: 1 },
      allowedByBasis: { 'double-opt-in': 1 },
    });
    await editor.request.post(`/optin/campaigns/${campaignId}/send`).expect(200);
    await getService(app.strapi, 'launch').advance(Date.now());
    await drain(app);
    await getService(app.strapi, 'launch').advance(Date.now());

    expect(app.mail.received.map(({ to }) => to)).toEqual([[ADA]]);
    const mail = await app.mail.waitFor(ADA);
    expect(mail.subject).toBe('News for Ada');
    expect(mail.text).toContain('1 Main Street');
    const raw = app.mail.received[0].raw.toString();
    expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m);
    expect(raw).toMatch(/^List-ID: /im);
    unsubscribeUrl = new URL(raw.match(/^List-Unsubscribe: <([^>]+)>\r?$/m)?.[1] ?? '');
  });

  it('accounts for everybody', async () => {
    const { data } = await get(`/optin/campaigns/${campaignId}`);
    expect(data.state).toBe('completed');
    const { targeted, byState, skippedByReason } = data.counts as CampaignCounts;
    expect(targeted).toBe(2);
    expect(Object.values(byState).reduce((sum, count) => sum + count, 0)).toBe(targeted);
    expect(skippedByReason).toEqual({ pending: 1 });
    const { results } = await get(`/optin/campaigns/${campaignId}/recipients`);
    expect(
      results.map(({ email, state, reason }: Record<string, unknown>) => [email, state, reason])
    ).toEqual(
      expect.arrayContaining([
        [ADA, 'sent', null],
        [NEVER_CONFIRMED, 'skipped', 'pending'],
      ])
    );
  });

  it('leaves with one click on the wire, in either encoding, twice without harm', async () => {
    const port = Number(new URL(app.url).port);
    await app.request.get(unsubscribeUrl.pathname).set('Accept', 'text/html').expect(200);
    expect((await person(ADA)).verdicts).toMatchObject([{ allowed: true }]);

    const answers = [
      await oneClick(
        unsubscribeUrl,
        port,
        'List-Unsubscribe=One-Click',
        'application/x-www-form-urlencoded'
      ),
      await oneClick(
        unsubscribeUrl,
        port,
        '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
        'multipart/form-data; boundary=x'
      ),
    ];
    for (const answer of answers)
      expect(answer).toEqual({ status: 200, location: undefined, cookies: undefined });
    const { verdicts, timeline } = await person(ADA);
    expect(verdicts).toMatchObject([{ allowed: false, reason: 'unsubscribed' }]);
    expect(timeline[0]).toMatchObject({ event: 'withdrawn', method: 'one-click' });
    expect(timeline).toHaveLength(3);
  });

  it('stays away until they confirm anew, whatever is typed into the form', async () => {
    app.mail.clear();
    await signUp(ADA).expect(202);
    await drain(app);
    expect((await person(ADA)).verdicts).toMatchObject([
      { allowed: false, reason: 'unsubscribed' },
    ]);
    const mail = await app.mail.waitFor(ADA);
    const link = new URL(mail.text?.match(/https?:\/\/\S+\/confirm\/[\w-]+/)?.[0] ?? '');
    await app.request.post(link.pathname).set('Accept', 'application/json').expect(200);
    expect((await person(ADA)).verdicts).toMatchObject([{ allowed: true }]);
  });

  it('can be proved from beginning to end', async () => {
    const { timeline } = await person(ADA);
    expect(timeline.map(({ event }: { event: string }) => event)).toEqual([
      'confirmed',
      'requested',
      'withdrawn',
      'confirmed',
      'requested',
    ]);
    expect(timeline[4]).toMatchObject({
      wordingText: 'Yes, send me the newsletter.',
      wordingVersion: 1,
      formName: 'Newsletter',
      formVersion: 1,
      locale: 'en',
      basis: 'double-opt-in',
      method: 'form',
      evidence: { email: ADA, pageUrl: 'https://example.org/news' },
    });
    await editor.request.post('/optin/ledger/verify').expect(202);
    await getService(app.strapi, 'verification').idle();
    const { body } = await editor.request.get('/optin/ledger/verify').expect(200);
    expect(body.data).toMatchObject({
      state: 'done',
      checked: 6,
      result: { ok: true, records: 6, subscribers: 2 },
    });
  });
});
