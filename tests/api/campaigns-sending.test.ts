import type { List, Sender } from '../../content-types';
import type { SaveCampaignRequest } from '../../server/src/campaigns/contract';
import { DAY, getService, HOUR, MINUTE, table } from '../../server/src/core';
import { createAdmin, type TestAdmin } from '../helpers/admins';
import {
  addList,
  addPeople,
  addSender,
  campaignInput,
  emailOf,
} from '../helpers/campaign-fixtures';
import { advance, drain, now, settle } from '../helpers/engine';
import { reply } from '../helpers/smtp-server';
import { describeOnEachDatabase } from '../helpers/each-database';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

describeOnEachDatabase('sending a campaign', (client) => {
  let app: BootedStrapi;
  let editor: TestAdmin;
  let sender: Sender;
  let lists = 0;

  beforeAll(async () => {
    app = await bootStrapi({ client });
    editor = await createAdmin(app.strapi, 'super-admin');
    sender = await addSender(app.strapi);
  });
  afterAll(async () => {
    if (!app) return;
    await getService(app.strapi, 'launch').stop();
    await app.stop();
  });
  beforeEach(() => {
    app.mail.clear();
    app.mail.refuse(null);
    getService(app.strapi, 'clock').reset();
  });

  const post = (id: number, action: string, body: object = {}) =>
    editor.request.post(`/optin/campaigns/${id}/${action}`).send(body);
  const get = async (id: number) =>
    (await editor.request.get(`/optin/campaigns/${id}`).expect(200)).body.data;

  /** A list of its own with these people: two may be written to, one left. */
  const audience = async (): Promise<{ list: List; names: string[] }> => {
    lists += 1;
    const list = await addList(app.strapi, `list-${lists}`);
    const names = ['ann', 'bob', 'cid'].map((name) => `${name}${lists}`);
    await addPeople(app.strapi, [
      { name: names[0], lists: [{ list, state: 'confirmed' }] },
      { name: names[1], lists: [{ list, state: 'confirmed' }] },
      { name: names[2], lists: [{ list, state: 'unsubscribed' }] },
    ]);
    return { list, names };
  };
  const create = async (list: List, changes: Partial<SaveCampaignRequest> = {}): Promise<number> =>
    (
      await editor.request
        .post('/optin/campaigns')
        .send(campaignInput([list], sender, changes))
        .expect(201)
    ).body.data.id;
  /** A wall-clock time in UTC, some milliseconds from now. */
  const inUtc = (ms: number) => ({
    localTime: new Date(now(app) + ms).toISOString().slice(0, 16),
    timeZone: 'UTC',
  });

  it('reaches everybody who may be written to, once, and accounts for the rest', async () => {
    const { list, names } = await audience();
    const id = await create(list);
    const { body } = await post(id, 'send').expect(200);
    expect(body.data.state).toBe('preparing');
    expect(body.data.startedAt).toEqual(expect.any(Number));
    await settle(app);

    const done = await get(id);
    expect(done.state).toBe('completed');
    expect(done.completedAt).toEqual(expect.any(Number));
    expect(done.counts).toMatchObject({
      targeted: 3,
      byState: { sent: 2, skipped: 1, waiting: 0, claimed: 0, failed: 0 },
      skippedByReason: { unsubscribed: 1 },
      sentByBasis: { 'double-opt-in': 2 },
    });
    expect(app.mail.received).toHaveLength(2);
    const [mail] = await app.mail.to(emailOf(names[0]));
    expect(mail.subject).toBe(`News for ${names[0]}`);
    expect(mail.html).toContain('Hello');
    expect(mail.html).toContain('1 Main Street');
    expect(String(app.mail.received[0].raw)).toContain('List-Unsubscribe=One-Click');

    await settle(app);
    expect(app.mail.received).toHaveLength(2);
    await post(id, 'send').expect(400);
  });

  it('says on which legal basis each mail went out, and finds the people behind a number', async () => {
    const list = await addList(app.strapi, `bases-${(lists += 1)}`, {
      acceptedBases: ['double-opt-in', 'single-opt-in'],
    });
    await addPeople(app.strapi, [
      { name: `dora${lists}`, lists: [{ list, state: 'confirmed' }] },
      { name: `sam${lists}`, lists: [{ list, state: 'confirmed', basis: 'single-opt-in' }] },
      { name: `sue${lists}`, lists: [{ list, state: 'confirmed', basis: 'single-opt-in' }] },
    ]);
    const id = await create(list);
    await post(id, 'send').expect(200);
    await settle(app);
    expect((await get(id)).counts.sentByBasis).toEqual({ 'double-opt-in': 1, 'single-opt-in': 2 });

    const { body } = await editor.request
      .get(`/optin/campaigns/${id}/recipients?state=sent&basis=single-opt-in`)
      .expect(200);
    expect(body.pagination.total).toBe(2);
    for (const row of body.results) expect(row.basis).toBe('single-opt-in');
  });

  it('is won by one of two people who press send at once', async () => {
    const { list } = await audience();
    const id = await create(list);
    const answers = await Promise.all([post(id, 'send'), post(id, 'send'), post(id, 'cancel')]);
    const statuses = answers.slice(0, 2).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    await settle(app);
    const compiled = await table(app.strapi, 'compiled-message').where({ campaign_id: id });
    expect(compiled).toHaveLength(1);
  });

  it('says everything that keeps it from starting, and does not start', async () => {
    const blank = await addSender(app.strapi, { postalAddress: '' });
    const empty = await addList(app.strapi, `empty-${(lists += 1)}`);
    const codesOf = async (changes: Partial<SaveCampaignRequest>) => {
      const id = await create(empty, changes);
      const answer = await post(id, 'send').expect(400);
      const { code, findings } = answer.body.error.details;
      expect(code).toBe('preflight');
      const scheduled = await post(id, 'schedule', inUtc(DAY)).expect(400);
      expect(scheduled.body.error.details.findings).toEqual(findings);
      expect((await get(id)).state).toBe('draft');
      return findings.map((finding: { code: string }) => finding.code);
    };
    expect(
      await codesOf({
        subject: [],
        senderId: null,
        listIds: [],
        document: { version: 1, blocks: [] },
      })
    ).toEqual(['subject-missing', 'content-empty', 'lists-missing', 'sender-missing']);
    expect(await codesOf({ senderId: blank.id })).toEqual([
      'audience-empty',
      'postal-address-missing',
    ]);
    expect(await codesOf({ senderId: 999_999, listIds: [999_999] })).toEqual([
      'lists-missing',
      'sender-missing',
    ]);
    expect(app.mail.received).toHaveLength(0);
  });

  it('finds pictures that are gone from the media library', async () => {
    const { list } = await audience();
    const id = await create(list, {
      document: {
        version: 1,
        blocks: [
          {
            id: 'pic',
            type: 'image',
            fileId: 424_242,
            url: '/uploads/gone.png',
            alt: 'Gone',
            width: null,
            link: '',
          },
        ],
      },
    });
    const { body } = await editor.request.get(`/optin/campaigns/${id}/preflight`).expect(200);
    expect(body.data).toMatchObject({
      ready: false,
      findings: [{ code: 'image-missing', severity: 'error', blockId: 'pic' }],
      audience: { targeted: 3, allowed: 2, skippedByReason: { unsubscribed: 1 } },
    });
  });

  it('sends tests that are marked, counted nowhere, and never go to a blocked address', async () => {
    const { list, names } = await audience();
    const id = await create(list, { locale: 'fr' });
    const suppressions = getService(app.strapi, 'suppressions');
    await app.strapi.db.transaction(({ trx }) =>
      suppressions.add(trx, {
        fingerprint: suppressions.fingerprintOf('blocked@example.org'),
        reason: 'complaint',
        detail: null,
      })
    );
    const { body } = await post(id, 'test', {
      to: ['Editor@Example.org', 'blocked@example.org'],
    }).expect(200);
    expect(body.data.results).toEqual([
      { to: 'Editor@Example.org', accepted: true, response: expect.stringContaining('250') },
      { to: 'blocked@example.org', accepted: false, response: 'suppressed: complaint' },
    ]);
    expect(app.mail.received).toHaveLength(1);
    const [test] = await app.mail.to('Editor@example.org');
    expect(test.subject).toBe('[Test] News for Camille');
    const after = await get(id);
    expect(after).toMatchObject({ state: 'draft', counts: null });
    expect(await table(app.strapi, 'delivery').where({ campaign_id: id })).toHaveLength(0);

    app.mail.refuse(() => reply(550, 'no such user'));
    const refused = await post(id, 'test', { to: ['editor@example.org'] }).expect(200);
    expect(refused.body.data.results[0].accepted).toBe(false);
    expect(await suppressions.find(suppressions.fingerprintOf('editor@example.org'))).toBeNull();

    await post(id, 'test', { to: [] }).expect(400);
    const unready = await create(list, { senderId: null });
    const blocked = await post(unready, 'test', { to: [emailOf(names[0])] }).expect(400);
    expect(blocked.body.error.details.findings[0].code).toBe('sender-missing');
  });

  it('keeps a date and not before', async () => {
    const { list } = await audience();
    const id = await create(list);
    const { body } = await post(id, 'schedule', inUtc(2 * HOUR)).expect(200);
    expect(body.data).toMatchObject({ state: 'scheduled', scheduledTimeZone: 'UTC' });
    await settle(app);
    expect((await get(id)).state).toBe('scheduled');

    getService(app.strapi, 'clock').shift(2 * HOUR + MINUTE);
    await settle(app);
    expect((await get(id)).state).toBe('completed');
    expect(app.mail.received).toHaveLength(2);
  });

  it('asks before it sends what should have gone out long ago', async () => {
    const { list } = await audience();
    const id = await create(list);
    await post(id, 'schedule', inUtc(HOUR)).expect(200);
    getService(app.strapi, 'clock').shift(14 * HOUR);
    await settle(app);
    expect(await get(id)).toMatchObject({ state: 'scheduled', attention: 'overdue' });
    expect(app.mail.received).toHaveLength(0);

    const overview = await editor.request.get('/optin/overview').expect(200);
    expect(overview.body.data.warnings).toContainEqual({
      code: 'campaign-overdue',
      values: { name: 'March news' },
      to: `campaigns/${id}`,
    });

    await post(id, 'schedule', inUtc(HOUR)).expect(200);
    expect((await get(id)).attention).toBeNull();
    await post(id, 'send').expect(200);
    await settle(app);
    expect((await get(id)).state).toBe('completed');
  });

  it('refuses dates that cannot be meant, naming the field', async () => {
    const { list } = await audience();
    const id = await create(list);
    for (const [request, problem, field] of [
      [inUtc(-HOUR), 'time-past', 'localTime'],
      [{ localTime: '2027-03-28T02:30', timeZone: 'Europe/Paris' }, 'time-skipped', 'localTime'],
      [{ ...inUtc(HOUR), timeZone: 'Mars/Olympus' }, 'zone-unknown', 'timeZone'],
    ] as const) {
      const { body } = await post(id, 'schedule', request).expect(400);
      expect(body.error.details).toMatchObject({
        code: 'schedule',
        problem,
        errors: [{ path: [field] }],
      });
    }
    await post(id, 'schedule', { localTime: 5, timeZone: 'UTC' }).expect(400);
  });

  it('goes back to the draft when the date is lifted', async () => {
    const { list } = await audience();
    const id = await create(list);
    await post(id, 'schedule', inUtc(HOUR)).expect(200);
    const { body } = await post(id, 'unschedule').expect(200);
    expect(body.data).toMatchObject({
      state: 'draft',
      scheduledAt: null,
      scheduledTimeZone: null,
    });
    getService(app.strapi, 'clock').shift(2 * HOUR);
    await settle(app);
    expect((await get(id)).state).toBe('draft');
    await post(id, 'unschedule').expect(400);
  });

  it('lets nothing out while paused, and ends complete after that', async () => {
    const { list } = await audience();
    const id = await create(list);
    // The server defers everybody, so the mail is still waiting when the pause comes.
    app.mail.refuse(() => reply(451, 'later'));
    await post(id, 'send').expect(200);
    await settle(app);
    expect((await get(id)).counts.byState.waiting).toBe(2);
    await post(id, 'pause').expect(200);
    app.mail.refuse(null);
    getService(app.strapi, 'clock').shift(HOUR);
    await settle(app);
    expect(app.mail.received).toHaveLength(0);
    expect((await get(id)).state).toBe('paused');
    await post(id, 'pause').expect(400);

    const { body } = await post(id, 'resume').expect(200);
    expect(body.data.state).toBe('sending');
    await settle(app);
    expect(await get(id)).toMatchObject({ state: 'completed', counts: { byState: { sent: 2 } } });
  });

  it('cancels for good: who has not got it will not, and every recipient is accounted for', async () => {
    const { list, names } = await audience();
    const id = await create(list);
    app.mail.refuse(({ to }) => (to.includes(emailOf(names[1])) ? reply(451, 'later') : null));
    await post(id, 'send').expect(200);
    await settle(app);
    const { body } = await post(id, 'cancel').expect(200);
    expect(body.data.state).toBe('cancelled');
    app.mail.refuse(null);
    getService(app.strapi, 'clock').shift(DAY);
    await settle(app);
    const after = await get(id);
    expect(after.counts).toMatchObject({
      targeted: 3,
      byState: { sent: 1, skipped: 1, cancelled: 1, waiting: 0, claimed: 0 },
    });
    expect(after.completedAt).toEqual(expect.any(Number));
    for (const action of ['send', 'pause', 'resume', 'cancel', 'unschedule'])
      await post(id, action).expect(400);
  });

  it('asks the policy again at the moment of sending', async () => {
    const { list, names } = await audience();
    const id = await create(list);
    app.mail.refuse(() => reply(451, 'later'));
    await post(id, 'send').expect(200);
    await settle(app);
    await table(app.strapi, 'subscription')
      .where({ list_id: list.id })
      .whereIn(
        'subscriber_id',
        table(app.strapi, 'subscriber')
          .where({ email_key: emailOf(names[0]) })
          .select('id')
      )
      .update({ state: 'unsubscribed' });
    app.mail.refuse(null);
    getService(app.strapi, 'clock').shift(HOUR);
    await settle(app);
    expect(app.mail.received.flatMap(({ to }) => to)).toEqual([emailOf(names[1])]);
    expect((await get(id)).counts).toMatchObject({
      byState: { sent: 1, skipped: 2 },
      skippedByReason: { unsubscribed: 2 },
    });
  });

  it('does not claim to be complete while somebody is missing', async () => {
    const { list } = await audience();
    const id = await create(list);
    await post(id, 'send').expect(200);
    await advance(app);
    await drain(app);
    await table(app.strapi, 'campaign').where({ id }).update({ state: 'sending', targeted: 4 });
    await advance(app);
    expect((await get(id)).state).toBe('sending');
    getService(app.strapi, 'clock').shift(2 * MINUTE);
    await table(app.strapi, 'campaign').where({ id }).update({ targeted: 3 });
    await advance(app);
    expect((await get(id)).state).toBe('completed');
  });

  it('gives the rate of the last minute while it sends', async () => {
    const { list, names } = await audience();
    const id = await create(list);
    app.mail.refuse(({ to }) => (to.includes(emailOf(names[1])) ? reply(451, 'later') : null));
    await post(id, 'send').expect(200);
    await settle(app);
    const running = await get(id);
    expect(running.state).toBe('sending');
    expect(running.rate).toBeGreaterThanOrEqual(0);
    await post(id, 'cancel').expect(200);
    await settle(app);
  });
});
