import type { Core } from '@strapi/strapi';
import { createId } from '../../server/src/audience';
import { GENESIS_HASH, noteWordings } from '../../server/src/consent';
import {
  canonicalJson,
  getService,
  insertReturningId,
  PLUGIN_ID,
  sha256,
  type table,
  type Json,
} from '../../server/src/core';
import { createRenewal } from '../../server/src/forms/renewal';
import { createAdmin, type TestAdmin } from '../helpers/admins';
import { addSender, campaignInput } from '../helpers/campaign-fixtures';
import { describeOnEachDatabase } from '../helpers/each-database';
import { confirmTokenOf, definitionOf, recordsOf, submission } from '../helpers/public-fixtures';
import { mailsOf, publishWording } from '../helpers/renewal-fixtures';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

const OLD = 'olive@before.example';
const NEW = 'nora@after.example';
const TEXTS = { en: 'Yes, send me the letter.', fr: 'Oui, envoyez-moi la lettre.' };

/** Rows as the version before legal bases wrote them: whatever came later is NULL. */
const insertOldRows = async (strapi: Core.Strapi) => {
  const put = (name: Parameters<typeof table>[1], row: Record<string, unknown>) =>
    insertReturningId(strapi, name, strapi.db.connection, row);
  const made = { created_at: new Date(), updated_at: new Date(), published_at: new Date() };
  const document = () => ({ document_id: createId(), ...made });
  const json = JSON.stringify;
  const at = Date.now() - 1_000_000;

  const sender = await addSender(strapi);
  const listId = await put('list', {
    ...document(),
    slug: 'letter',
    name: 'Letter',
    title: json({ en: 'The Letter' }),
    purpose: json({}),
    is_public: true,
    regime: 'double-opt-in',
    sender_id: sender.id,
    welcome_mail: true,
  });
  const wordingId = await put('wording', {
    ...document(),
    slug: 'letter',
    name: 'Letter',
    draft: json(TEXTS),
    published_version: 1,
  });
  const wordingHash = sha256(canonicalJson(TEXTS));
  const published = { published_at: at, published_by: 'admin:1' };
  await put('wording-version', {
    wording_id: wordingId,
    version: 1,
    texts: json(TEXTS),
    hash: wordingHash,
    ...published,
  });
  const draft = definitionOf(wordingId, [listId]);
  const definition = {
    ...draft,
    consents: draft.consents.map((consent) => ({
      ...consent,
      wordingVersion: 1,
      wordingHash,
      texts: TEXTS,
      basis: 'double-opt-in',
    })),
  };
  const formId = await put('form', {
    ...document(),
    slug: 'letter',
    name: 'Letter',
    definition: json(draft),
    published_version: 1,
    is_open: true,
  });
  await put('form-version', {
    form_id: formId,
    version: 1,
    definition: json(definition),
    hash: sha256(canonicalJson(definition as unknown as Json)),
    ...published,
  });

  const {
    nature: _n,
    similarProducts: _s,
    profession: _p,
    ...input
  } = campaignInput([{ id: listId }], sender);
  const campaignId = await put('campaign', {
    ...document(),
    name: input.name,
    state: 'draft',
    locale: 'en',
    sender_id: sender.id,
    list_ids: json(input.listIds),
    subject: json(input.subject),
    preheader: '',
    document: json(input.document),
    snapshot_cursor: 0,
    snapshot_done: false,
    targeted: 0,
  });

  const subscriberId = await put('subscriber', {
    ...document(),
    email: OLD,
    email_key: OLD,
    fingerprint: getService(strapi, 'suppressions').fingerprintOf(OLD),
    locale: 'en',
    status: 'active',
  });
  await put('subscription', {
    subscriber_id: subscriberId,
    list_id: listId,
    state: 'confirmed',
    basis: 'double-opt-in',
    requested_at: at,
    confirmed_at: at + 1000,
    last_engaged_at: at + 1000,
    created_at: at,
    updated_at: at + 1000,
  });
  let prevHash = GENESIS_HASH;
  for (const [index, event] of ['requested', 'confirmed'].entries()) {
    const evidence = {
      email: OLD,
      ip: '192.0.2.0',
      userAgent: 'Firefox',
      pageUrl: null,
      salt: `salt-${index}`,
    };
    const record = {
      subscriberId,
      seq: index + 1,
      event,
      at: at + index * 1000,
      listId,
      basis: 'double-opt-in',
      wordingId,
      wordingVersion: 1,
      wordingHash,
      formId,
      formVersion: 1,
      locale: 'en',
      method: index === 0 ? 'form' : 'link',
      actor: 'subscriber',
      evidenceHash: sha256(canonicalJson(evidence)),
      prevHash,
    };
    const hash = sha256(canonicalJson(record));
    const recordId = await put('consent-record', {
      subscriber_id: subscriberId,
      seq: record.seq,
      event,
      at: record.at,
      list_id: listId,
      basis: record.basis,
      wording_id: wordingId,
      wording_version: 1,
      wording_hash: wordingHash,
      form_id: formId,
      form_version: 1,
      locale: 'en',
      method: record.method,
      actor: 'subscriber',
      evidence_hash: record.evidenceHash,
      prev_hash: prevHash,
      hash,
    });
    await put('consent-evidence', {
      record_id: recordId,
      subscriber_id: subscriberId,
      email: OLD,
      ip: evidence.ip,
      user_agent: evidence.userAgent,
      page_url: null,
      salt: evidence.salt,
    });
    prevHash = hash;
  }
  await strapi.store({ type: 'plugin', name: PLUGIN_ID, key: 'settings' }).set({
    value: {
      publicUrl: 'https://letter.example',
      ipStorage: 'none',
      confirmDays: 5,
      pendingDays: 20,
      ratePerSecond: 0,
      maxLatenessMinutes: 60,
      urls: { confirm: '', unsubscribe: '', thankYou: '' },
    },
  });
  return { listId, wordingId, formId, campaignId, subscriberId };
};

describeOnEachDatabase('data from before legal bases', (client) => {
  let app: BootedStrapi;
  let admin: TestAdmin;
  let old: Awaited<ReturnType<typeof insertOldRows>>;

  beforeAll(async () => {
    app = await bootStrapi({ client });
    admin = await createAdmin(app.strapi, 'super-admin');
    old = await insertOldRows(app.strapi);
  });
  afterAll(async () => {
    if (!app) return;
    await getService(app.strapi, 'launch').stop();
    await app.stop();
  });

  const read = async (url: string) => (await admin.request.get(`/optin/${url}`).expect(200)).body;

  it('keeps its settings, with what came since beside them', async () => {
    const { settings } = (await read('settings')).data;
    expect(settings).toMatchObject({
      confirmDays: 5,
      ipStorage: 'none',
      jurisdiction: 'eu',
      passiveOptIn: { allowed: false },
      retention: { months: 36 },
    });
    await admin.request.put('/optin/settings').send({ reminderDays: 3 }).expect(200);
    expect((await read('settings')).data.settings).toMatchObject({
      confirmDays: 5,
      reminderDays: 3,
    });
  });

  it('takes sign-ups and confirmations through a form that was published then', async () => {
    const { body } = await app.request.get('/api/optin/forms/letter').expect(200);
    expect(body.data.consents).toMatchObject([{ mode: 'opt-in', checked: false, text: TEXTS.en }]);
    await app.request.post('/api/optin/forms/letter/submissions').send(submission(NEW)).expect(202);
    await app.request.post(`/api/optin/confirm/${await confirmTokenOf(app, NEW)}`).expect(200);
    const { subscriptions } = await recordsOf(app, NEW);
    expect(subscriptions).toMatchObject([
      { state: 'confirmed', basis: 'double-opt-in', wordingId: old.wordingId, wordingVersion: 1 },
    ]);
    // And nobody is thrown off by filling it in again.
    await app.request.post('/api/optin/forms/letter/submissions').send(submission(OLD)).expect(202);
    expect((await recordsOf(app, OLD)).subscriptions).toMatchObject([{ state: 'confirmed' }]);
  });

  it('sends the campaign that was drafted then to everybody', async () => {
    const preflight = (await read(`campaigns/${old.campaignId}/preflight`)).data;
    expect(preflight).toMatchObject({ ready: true, audience: { targeted: 2, allowed: 2 } });
    await admin.request.post(`/optin/campaigns/${old.campaignId}/send`).expect(200);
    const now = getService(app.strapi, 'clock').now();
    await getService(app.strapi, 'launch').advance(now);
    await getService(app.strapi, 'worker').drain();
    await getService(app.strapi, 'launch').advance(now);
    const { results } = await read(`campaigns/${old.campaignId}/recipients`);
    expect(
      results.map(({ email, state, basis }: Record<string, string>) => [email, state, basis])
    ).toEqual([
      [OLD, 'sent', 'double-opt-in'],
      [NEW, 'sent', 'double-opt-in'],
    ]);
  });

  it('shows everything in the panel, and edits it', async () => {
    const person = (await read(`subscribers/${old.subscriberId}`)).data;
    expect(person.verdicts).toMatchObject([{ allowed: true, onlyFor: null }]);
    expect(person.timeline.at(-1)).toMatchObject({ event: 'requested', wordingText: TEXTS.en });
    for (const url of ['lists', 'forms', 'campaigns', 'wordings', 'retention', 'overview'])
      await read(url);
    await read(`forms/${old.formId}`);
    const list = (await read('lists')).results[0];
    expect(list).toMatchObject({ acceptedBases: ['double-opt-in'], profession: '' });
    const { slug, name, title, purpose, isPublic, regime, senderId, welcomeMail } = list;
    const { acceptedBases, profession } = list;
    await admin.request
      .put(`/optin/lists/${old.listId}`)
      .send({
        slug,
        name,
        title,
        purpose,
        isPublic,
        regime,
        senderId,
        welcomeMail,
        acceptedBases,
        profession,
      })
      .expect(200);
  });

  it('verifies, in the ledger and in the evidence', async () => {
    expect(await getService(app.strapi, 'ledger').verify()).toMatchObject({ ok: true });
    const file = await read(`evidence/subscribers/${old.subscriberId}`);
    expect(file.proof.check).toMatchObject({ ok: true, evidence: 'kept' });
    await admin.request
      .get(`/optin/evidence/subscribers/${old.subscriberId}?format=pdf`)
      .expect(200);
    await read(`evidence/lists/${old.listId}?format=pdf`);
  });

  it('knows by the ledger who agreed to which wording, and asks them about the next', async () => {
    // At the next start, that is.
    await app.strapi.store({ type: 'plugin', name: PLUGIN_ID, key: 'wordings-noted' }).delete({});
    await noteWordings(app.strapi);
    expect((await read(`wordings/${old.wordingId}`)).data.versions).toMatchObject([{ people: 2 }]);
    await publishWording(app, old.wordingId, { en: 'Yes, and more.', fr: 'Oui, et plus.' });
    const { body } = await admin.request
      .post(`/optin/wordings/${old.wordingId}/ask-again`)
      .send({ stop: true })
      .expect(200);
    expect(body.data.people).toBe(2);
    await createRenewal({ strapi: app.strapi }).run(getService(app.strapi, 'clock').now());
    expect(await mailsOf(app, OLD, 'renewal')).toHaveLength(1);
  });

  it('can be erased, and the ledger holds', async () => {
    await admin.request
      .post('/optin/subscribers/bulk')
      .send({ action: 'erase', ids: [old.subscriberId] })
      .expect(200);
    expect(await getService(app.strapi, 'ledger').verify()).toMatchObject({ ok: true });
  });
});
