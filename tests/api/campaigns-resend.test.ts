import type { DeliveryState, List, Sender, SubscriptionState } from '../../content-types';
import type { SaveCampaignRequest } from '../../server/src/campaigns/contract';
import { getService, MINUTE, table, toRow } from '../../server/src/core';
import { takeChunk } from '../../server/src/campaigns/snapshot';
import { claimBatch } from '../../server/src/delivery/claim';
import { createAdmin, type TestAdmin } from '../helpers/admins';
import {
  addList,
  addPeople,
  addSender,
  campaignInput,
  emailOf,
} from '../helpers/campaign-fixtures';
import { describeOnEachDatabase } from '../helpers/each-database';
import { advance, now, settle } from '../helpers/engine';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

describeOnEachDatabase('sending a campaign again to those whom it missed', (client) => {
  let app: BootedStrapi;
  let editor: TestAdmin;
  let sender: Sender;
  let grounds = 0;

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
  const resend = async (id: number): Promise<number> =>
    (await post(id, 'resend').expect(201)).body.data.id;
  const send = async (id: number) => {
    await post(id, 'send').expect(200);
    await settle(app);
  };
  const received = (): string[] =>
    app.mail.received.map(({ to }) => to[0].replace(/@.*/, '').replace(/\d+$/, '')).sort();

  /** A list of its own; `name('ann')` is the full name of somebody on it. */
  const ground = async (states: Record<string, SubscriptionState>) => {
    grounds += 1;
    const list = await addList(app.strapi, `again-${grounds}`);
    const suffix = grounds;
    const name = (short: string) => `${short}${suffix}`;
    const people = Object.entries(states);
    const ids = await addPeople(
      app.strapi,
      people.map(([short, state]) => ({ name: name(short), lists: [{ list, state }] }))
    );
    const idOf = (short: string) => ids[people.findIndex(([known]) => known === short)];
    return { list, name, idOf };
  };
  const create = async (list: List, changes: Partial<SaveCampaignRequest> = {}): Promise<number> =>
    (
      await editor.request
        .post('/optin/campaigns')
        .send(campaignInput([list], sender, changes))
        .expect(201)
    ).body.data.id;
  const subscribe = (list: List, subscriberId: number, state: SubscriptionState) =>
    table(app.strapi, 'subscription')
      .where({ list_id: list.id, subscriber_id: subscriberId })
      .update({ state });
  /** What a mail server, or a cancellation, made of somebody's delivery. */
  const mark = (campaignId: number, subscriberId: number, state: DeliveryState) =>
    table(app.strapi, 'delivery')
      .where({ campaign_id: campaignId, subscriber_id: subscriberId })
      .update(toRow({ state, reason: state === 'failed' ? 'refused' : null }));
  const outcomeOf = async (campaignId: number, subscriberId: number) => {
    const row = await table(app.strapi, 'delivery')
      .where({ campaign_id: campaignId, subscriber_id: subscriberId })
      .first('state', 'reason');
    return row ? [row.state, row.reason] : null;
  };
  const block = (name: string) => {
    const suppressions = getService(app.strapi, 'suppressions');
    return app.strapi.db.transaction(({ trx }) =>
      suppressions.add(trx, {
        fingerprint: suppressions.fingerprintOf(emailOf(name)),
        reason: 'complaint',
        detail: null,
      })
    );
  };
  /** Ready to be claimed, without waking the worker. */
  const prepare = async (id: number) => {
    await table(app.strapi, 'campaign').where({ id }).update({ state: 'preparing' });
    expect(await takeChunk(app.strapi, id, now(app))).toBe('whole');
  };
  const claim = (owner: string, limit: number) =>
    claimBatch(app.strapi, { owner, now: now(app), leaseUntil: now(app) + MINUTE, limit });
  const audienceOf = async (id: number) =>
    (await editor.request.get(`/optin/campaigns/${id}/preflight`).expect(200)).body.data.audience;

  it('makes a draft that says the same, without archive and date, and leaves the first alone', async () => {
    const { list, idOf } = await ground({ ann: 'confirmed', bob: 'unsubscribed' });
    const id = await create(list, {
      locale: 'fr',
      archive: {
        isPublic: true,
        slug: `resend-${client}`,
        title: '',
        description: '',
        imageUrl: '',
      },
    });
    await send(id);
    const before = await get(id);
    await subscribe(list, idOf('bob'), 'confirmed');
    const { body } = await post(id, 'resend').expect(201);
    expect(body.data).toMatchObject({
      state: 'draft',
      name: 'March news – nouvel envoi',
      resendOf: id,
      subject: before.subject,
      document: before.document,
      listIds: before.listIds,
      senderId: before.senderId,
      archive: null,
      abTest: null,
      scheduledAt: null,
    });
    expect((await get(body.data.id)).originalName).toBe('March news');
    expect({ ...(await get(id)), updatedAt: null }).toEqual({ ...before, updatedAt: null });
  });

  it('sends an A/B test again as its winner', async () => {
    const { list, idOf } = await ground({ ann: 'confirmed', bob: 'confirmed' });
    const id = await create(list);
    await send(id);
    await mark(id, idOf('bob'), 'failed');
    const words = [{ type: 'text', text: 'The other subject' }];
    await app.strapi.db.query('plugin::optin.campaign').update({
      where: { id },
      data: {
        abTest: {
          varied: 'subject',
          variants: [
            { key: 'b', subjects: { en: { subject: words, preheader: 'B' } }, senderId: null },
          ],
          samplePercent: 50,
          metric: 'unsubscribes',
          decideAfterHours: null,
        },
        abOutcome: { winner: 'b', by: 'time', at: now(app) },
      },
    });
    const { body } = await post(id, 'resend').expect(201);
    expect(body.data).toMatchObject({ subject: words, preheader: 'B', abTest: null });
  });

  it('tries who failed, was skipped or cancelled, and nobody else', async () => {
    const { list, name, idOf } = await ground({
      got: 'confirmed',
      unsure: 'confirmed',
      failed: 'confirmed',
      stopped: 'confirmed',
      back: 'unsubscribed',
      gone: 'unsubscribed',
    });
    const id = await create(list);
    await send(id);
    await mark(id, idOf('unsure'), 'uncertain');
    await mark(id, idOf('failed'), 'failed');
    await mark(id, idOf('stopped'), 'cancelled');
    await subscribe(list, idOf('back'), 'confirmed');
    const [late] = await addPeople(app.strapi, [
      { name: name('late'), lists: [{ list, state: 'confirmed' }] },
    ]);
    app.mail.clear();

    const again = await resend(id);
    expect(await audienceOf(again)).toMatchObject({
      targeted: 4,
      allowed: 3,
      skippedByReason: { unsubscribed: 1 },
    });
    await send(again);
    expect(received()).toEqual(['back', 'failed', 'stopped']);
    expect(await get(again)).toMatchObject({ state: 'completed', targeted: 4 });
    expect(await outcomeOf(again, idOf('gone'))).toEqual(['skipped', 'unsubscribed']);
    for (const nobody of [idOf('got'), idOf('unsure'), late])
      expect(await outcomeOf(again, nobody)).toBeNull();
  });

  it('leaves out whoever unsubscribes, or is blocked, between draft and mail', async () => {
    const { list, name, idOf } = await ground({
      ann: 'confirmed',
      bob: 'confirmed',
      cid: 'confirmed',
      dan: 'confirmed',
    });
    const id = await create(list);
    await send(id);
    for (const short of ['ann', 'bob', 'cid', 'dan']) await mark(id, idOf(short), 'failed');
    await block(name('dan'));
    app.mail.clear();

    const again = await resend(id);
    await prepare(again);
    await subscribe(list, idOf('bob'), 'unsubscribed');
    await block(name('cid'));
    const { claimed } = await claim('here', 10);
    expect(claimed.map(({ subscriberId }) => subscriberId)).toEqual([idOf('ann')]);
    expect(await outcomeOf(again, idOf('bob'))).toEqual(['skipped', 'unsubscribed']);
    for (const short of ['cid', 'dan'])
      expect(await outcomeOf(again, idOf(short))).toEqual(['skipped', 'suppressed']);
    await mark(again, idOf('ann'), 'sent');
    await advance(app);
    expect((await get(again)).state).toBe('completed');
  });

  it('goes on where a cancelled campaign stopped', async () => {
    const { list } = await ground({ ann: 'confirmed', bob: 'confirmed', cid: 'confirmed' });
    const id = await create(list);
    await prepare(id);
    const { claimed } = await claim('elsewhere', 1);
    expect(claimed).toHaveLength(1);
    await post(id, 'cancel').expect(200);
    await advance(app);
    const early = await post(id, 'resend').expect(400);
    expect(early.body.error.details).toMatchObject({ code: 'campaign-state', state: 'cancelled' });

    await mark(id, claimed[0].subscriberId, 'sent');
    await advance(app);
    const again = await resend(id);
    await send(again);
    expect(app.mail.received).toHaveLength(2);
    expect(await outcomeOf(again, claimed[0].subscriberId)).toBeNull();
  });

  it('reaches nobody twice over a chain of resends', async () => {
    const { list, idOf } = await ground({ ann: 'confirmed', bob: 'confirmed', cid: 'confirmed' });
    const id = await create(list);
    await send(id);
    await mark(id, idOf('bob'), 'failed');
    await mark(id, idOf('cid'), 'failed');
    const second = await resend(id);
    await send(second);
    await mark(second, idOf('cid'), 'failed');
    app.mail.clear();

    // Of the first and of the second: both miss only who got neither.
    const [third, other] = [await resend(second), await resend(id)];
    for (const draft of [third, other])
      expect(await audienceOf(draft)).toMatchObject({ targeted: 1, allowed: 1 });
    await send(third);
    expect(received()).toEqual(['cid']);
    expect(await audienceOf(other)).toMatchObject({ targeted: 0 });
    for (const over of [id, second, third]) {
      const { body } = await post(over, 'resend').expect(400);
      expect(body.error.details.code).toBe('resend');
    }
    const empty = await post(other, 'send').expect(400);
    expect(empty.body.error.details.findings[0].code).toBe('audience-empty');
  });

  it('reaches nobody twice when two resends go out at once', async () => {
    const names = [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => `p${letter}`);
    const { list, idOf } = await ground(
      Object.fromEntries(names.map((name): [string, SubscriptionState] => [name, 'confirmed']))
    );
    const id = await create(list);
    await send(id);
    for (const name of names) await mark(id, idOf(name), 'failed');
    app.mail.clear();
    const drafts = [await resend(id), await resend(id)];
    for (const draft of drafts) await prepare(draft);

    const out: number[] = [];
    for (let round = 0; round < 6; round += 1) {
      const claims = await Promise.all(['a', 'b', 'c', 'd'].map((owner) => claim(owner, 7)));
      const claimed = claims.flatMap((one) => one.claimed);
      out.push(...claimed.map(({ subscriberId }) => subscriberId));
      // While they are on their way the other resend waits; then it finds that they arrived.
      await table(app.strapi, 'delivery')
        .whereIn(
          'id',
          claimed.map((one) => one.id)
        )
        .update(toRow({ state: 'sent', finishedAt: now(app), leaseOwner: null, leaseUntil: null }));
      getService(app.strapi, 'clock').shift(2 * MINUTE);
    }
    expect(out.sort((one, other) => one - other)).toEqual(names.map(idOf));
    await advance(app);
    const rows = await table(app.strapi, 'delivery').whereIn('campaign_id', drafts);
    expect(rows.filter(({ state }: { state: string }) => state === 'sent')).toHaveLength(
      names.length
    );
    expect(
      rows.filter(({ reason }: { reason: string | null }) => reason === 'received')
    ).toHaveLength(names.length);
    for (const draft of drafts) expect((await get(draft)).state).toBe('completed');
  });

  it('waits for the answer while another resend has somebody in hand, and tries them if it was a no', async () => {
    const { list, idOf } = await ground({ ann: 'confirmed' });
    const id = await create(list);
    await send(id);
    await mark(id, idOf('ann'), 'failed');
    const drafts = [await resend(id), await resend(id)];
    for (const draft of drafts) await prepare(draft);
    const first = await claim('here', 10);
    expect(first.claimed).toHaveLength(1);
    const [mine, other] =
      first.claimed[0].campaignId === drafts[0] ? drafts : [drafts[1], drafts[0]];
    expect(await outcomeOf(other, idOf('ann'))).toEqual(['waiting', null]);
    await mark(mine, idOf('ann'), 'failed');
    expect((await claim('here', 10)).claimed).toHaveLength(0);
    getService(app.strapi, 'clock').shift(2 * MINUTE);
    expect((await claim('here', 10)).claimed).toMatchObject([{ campaignId: other }]);
    await mark(other, idOf('ann'), 'sent');
  });

  it('is refused while the campaign is not over, without the right, and where all got it', async () => {
    const { list } = await ground({ ann: 'confirmed', bob: 'unsubscribed' });
    const id = await create(list);
    for (const act of ['send', 'pause']) {
      const { body } = await post(id, 'resend').expect(400);
      expect(body.error.details.code).toBe('campaign-state');
      await post(id, act).expect(200);
    }
    await post(id, 'resend').expect(400);
    await post(id, 'resume').expect(200);
    await settle(app);

    const reader = await createAdmin(app.strapi, ['read-campaigns', 'update-campaigns']);
    await reader.request.post(`/optin/campaigns/${id}/resend`).send({}).expect(403);
    const writer = await createAdmin(app.strapi, ['create-campaigns']);
    const nobody = await writer.request.post(`/optin/campaigns/${id}/resend`).send({}).expect(400);
    expect(nobody.body.error.details.code).toBe('resend');
    expect(nobody.body.error.message).toContain('may be written to');
    await post(999_999, 'resend').expect(404);
  });

  it('goes out once: a rhythm is refused, and a copy is a campaign like any other', async () => {
    const { list, idOf } = await ground({ ann: 'confirmed', bob: 'confirmed' });
    const id = await create(list);
    await send(id);
    await mark(id, idOf('bob'), 'failed');
    const again = await resend(id);
    const plan = { localTime: '2040-01-02T09:00', timeZone: 'UTC' };
    const { body } = await post(again, 'schedule', {
      ...plan,
      recurrence: { rule: 'FREQ=WEEKLY;BYDAY=MO', skipEmpty: false },
    }).expect(400);
    expect(body.error.details.problem).toBe('resend-recurring');
    const { body: copy } = await post(again, 'duplicate').expect(201);
    expect(copy.data.resendOf).toBeNull();
    expect(await audienceOf(copy.data.id)).toMatchObject({ targeted: 2 });
    const times = await editor.request
      .get(`/optin/campaigns/${again}/reader-times?localTime=2040-01-02T09:00&timeZone=UTC`)
      .expect(200);
    expect(times.body.data).toMatchObject({ people: 1, unknown: 1 });
  });
});
