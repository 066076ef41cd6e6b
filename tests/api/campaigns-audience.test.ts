import {
  LEGAL_BASES,
  SUBSCRIPTION_STATES,
  type Campaign,
  type Delivery,
  type List,
  type Sender,
} from '../../content-types';
import { countAudience } from '../../server/src/campaigns';
import { takeChunk } from '../../server/src/campaigns/snapshot';
import { acceptedBasesOf, decide } from '../../server/src/consent';
import { fromRow, getService, table } from '../../server/src/core';
import { createAdmin, type TestAdmin } from '../helpers/admins';
import {
  addList,
  addPeople,
  addSender,
  campaignInput,
  emailOf,
  type Person,
} from '../helpers/campaign-fixtures';
import { describeOnEachDatabase } from '../helpers/each-database';
import { openContext, subscriptionFacts } from '../helpers/policy';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

/** Every combination of state, basis, status and suppression in one list, and some in two. */
const makePeople = (news: List, events: List, other: List): Person[] => {
  const people: Person[] = [];
  for (const state of SUBSCRIPTION_STATES)
    for (const basis of LEGAL_BASES)
      for (const status of ['active', 'erased'] as const)
        for (const suppressed of [undefined, 'complaint'] as const)
          people.push({
            name: `p${people.length}`,
            status,
            suppressed,
            lists: [{ list: news, state, basis }],
          });
  for (const first of SUBSCRIPTION_STATES)
    for (const second of SUBSCRIPTION_STATES)
      people.push({
        name: `p${people.length}`,
        lists: [
          { list: news, state: first },
          { list: events, state: second },
        ],
      });
  people.push({ name: 'elsewhere', lists: [{ list: other, state: 'confirmed' }] });
  people.push({ name: 'nowhere', lists: [] });
  return people;
};

/** What the policy's pure half says of a person, list by list. */
const decisions = ({ lists, status, suppressed }: Person, targets: List[]) =>
  lists
    .filter(({ list }) => targets.some(({ id }) => id === list.id))
    .map(({ list, state, basis }) => ({
      listId: list.id,
      decision: decide(
        {
          subscriberStatus: status ?? 'active',
          suppressed: suppressed !== undefined,
          subscription: subscriptionFacts({
            listId: list.id,
            state,
            basis: basis ?? 'double-opt-in',
          }),
        },
        openContext({
          accepted: new Map(targets.map((target) => [target.id, acceptedBasesOf(target)])),
          permitted: LEGAL_BASES.filter((known) => known !== 'passive-opt-in'),
          campaign: { nature: 'editorial', similarProducts: false, professionKey: null },
        })
      ),
    }));

describeOnEachDatabase('the audience of a campaign', (client) => {
  let app: BootedStrapi;
  let editor: TestAdmin;
  let lists: { news: List; events: List; other: List };
  let sender: Sender;
  let people: Person[];
  let ids: number[];

  beforeAll(async () => {
    app = await bootStrapi({ client, pluginConfig: { delivery: { enabled: false } } });
    editor = await createAdmin(app.strapi, 'super-admin');
    lists = {
      news: await addList(app.strapi, 'news'),
      events: await addList(app.strapi, 'events'),
      other: await addList(app.strapi, 'other'),
    };
    sender = await addSender(app.strapi);
    people = makePeople(lists.news, lists.events, lists.other);
    ids = await addPeople(app.strapi, people);
  });
  afterAll(() => app?.stop());

  const targets = () => [lists.news, lists.events];
  const targeted = () => people.filter((person) => decisions(person, targets()).length > 0);
  const allowed = () =>
    people.filter((person) =>
      decisions(person, targets()).some(({ decision }) => decision.allowed)
    );

  /** A campaign that has started and whose audience nobody has taken yet. */
  const startedCampaign = async (): Promise<number> => {
    const { body } = await editor.request
      .post('/optin/campaigns')
      .send(campaignInput(targets(), sender))
      .expect(201);
    const { id } = body.data;
    await table(app.strapi, 'campaign').where({ id }).update({ state: 'preparing' });
    return id;
  };
  const deliveriesOf = async (campaignId: number): Promise<Delivery[]> => {
    const rows: Record<string, unknown>[] = await table(app.strapi, 'delivery')
      .where({ campaign_id: campaignId })
      .orderBy('id');
    return rows.map((row) => fromRow<Delivery>('delivery', row));
  };
  const campaign = async (id: number): Promise<Campaign> =>
    getService(app.strapi, 'campaigns').find(id);

  /** The deliveries are exactly what the policy says, person by person. */
  const expectWhole = async (campaignId: number) => {
    const deliveries = await deliveriesOf(campaignId);
    const bySubscriber = new Map(deliveries.map((delivery) => [delivery.subscriberId, delivery]));
    expect(deliveries).toHaveLength(targeted().length);
    expect(bySubscriber.size).toBe(deliveries.length);
    people.forEach((person, index) => {
      const delivery = bySubscriber.get(ids[index]);
      const verdicts = decisions(person, targets());
      if (verdicts.length === 0) return expect(delivery).toBeUndefined();
      const open = verdicts.filter(({ decision }) => decision.allowed);
      if (open.length > 0)
        return expect(delivery).toMatchObject({
          kind: 'campaign',
          priority: 10,
          state: 'waiting',
          reason: null,
          attempts: 0,
          finishedAt: null,
          listId: Math.min(...open.map(({ listId }) => listId)),
        });
      const reasons = verdicts.map(({ decision }) => (decision.allowed ? '' : decision.reason));
      expect(delivery?.state).toBe('skipped');
      expect(reasons).toContain(delivery?.reason);
      expect(delivery?.finishedAt).toEqual(expect.any(Number));
      return undefined;
    });
    expect(await campaign(campaignId)).toMatchObject({
      state: 'sending',
      snapshotDone: true,
      targeted: targeted().length,
    });
  };

  it('is counted by preflight as the policy decides it, each person once', async () => {
    const { body } = await editor.request
      .post('/optin/campaigns')
      .send(campaignInput(targets(), sender))
      .expect(201);
    const answer = await editor.request
      .get(`/optin/campaigns/${body.data.id}/preflight`)
      .expect(200);
    const { audience, ready } = answer.body.data;
    expect(ready).toBe(true);
    expect(audience.targeted).toBe(targeted().length);
    expect(audience.allowed).toBe(allowed().length);
    const skipped = Object.values<number>(audience.skippedByReason);
    expect(skipped.reduce((sum, count) => sum + count, 0)).toBe(
      targeted().length - allowed().length
    );
    expect(audience.skippedByReason.erased).toBe(
      targeted().filter(({ status }) => status === 'erased').length
    );
  });

  it('is nobody without lists', async () => {
    const none = { listIds: [], excludedListIds: [], context: openContext() };
    expect(await countAudience(app.strapi, none)).toEqual({
      targeted: 0,
      allowed: 0,
      skippedByReason: {},
      allowedByBasis: {},
    });
  });

  it('is taken whole, in one chunk or many, with the same result', async () => {
    const whole = await startedCampaign();
    expect(await takeChunk(app.strapi, whole, Date.now())).toBe('whole');
    await expectWhole(whole);

    const pieces = await startedCampaign();
    const results = [];
    do results.push(await takeChunk(app.strapi, pieces, Date.now(), 7));
    while (results.at(-1) === 'more');
    expect(results.at(-1)).toBe('whole');
    expect(results.length).toBeGreaterThan(10);
    await expectWhole(pieces);
    expect(await takeChunk(app.strapi, pieces, Date.now(), 7)).toBe('not-mine');

    const summary = async (id: number) =>
      (await deliveriesOf(id)).map(({ subscriberId, state, reason, listId }) => ({
        subscriberId,
        state,
        reason,
        listId,
      }));
    expect(await summary(pieces)).toEqual(await summary(whole));
  });

  it('goes on where a crash left it', async () => {
    const id = await startedCampaign();
    await takeChunk(app.strapi, id, Date.now(), 20);
    const { snapshotCursor } = await campaign(id);
    // A chunk that dies half-way leaves neither rows nor a moved cursor behind.
    const before = await deliveriesOf(id);
    await expect(
      app.strapi.db.transaction(async () => {
        await takeChunk(app.strapi, id, Date.now(), 20);
        throw new Error('power cut');
      })
    ).rejects.toThrow('power cut');
    expect(await deliveriesOf(id)).toHaveLength(before.length);
    expect((await campaign(id)).snapshotCursor).toBe(snapshotCursor);

    await getService(app.strapi, 'launch').advance(Date.now());
    await expectWhole(id);
  });

  it('is taken once by instances that work at the same time', async () => {
    const id = await startedCampaign();
    const instance = async () => {
      for (let round = 0; round < 200; round += 1) {
        const result = await takeChunk(app.strapi, id, Date.now(), 10);
        if (result === 'whole') return;
        const { state } = await campaign(id);
        if (state !== 'preparing') return;
      }
    };
    await Promise.all([instance(), instance(), instance()]);
    await expectWhole(id);
  });

  it('stops between chunks when the campaign is paused, and goes on when resumed', async () => {
    const id = await startedCampaign();
    await takeChunk(app.strapi, id, Date.now(), 20);
    await editor.request.post(`/optin/campaigns/${id}/pause`).expect(200);
    expect(await takeChunk(app.strapi, id, Date.now(), 20)).toBe('not-mine');
    const taken = await deliveriesOf(id);
    expect(taken.length).toBeLessThan(targeted().length);

    const { body } = await editor.request.post(`/optin/campaigns/${id}/resume`).expect(200);
    expect(body.data.state).toBe('preparing');
    await getService(app.strapi, 'launch').advance(Date.now());
    await expectWhole(id);
    expect((await deliveriesOf(id)).slice(0, taken.length)).toEqual(taken);
  });

  it('shows every recipient with state and reason, searched, filtered and sorted', async () => {
    const id = await startedCampaign();
    await getService(app.strapi, 'launch').advance(Date.now());
    const find = async (query: string) =>
      (await editor.request.get(`/optin/campaigns/${id}/recipients?${query}`).expect(200)).body;

    const all = await find('pageSize=100');
    expect(all.pagination.total).toBe(targeted().length);
    expect(all.results[0]).toMatchObject({
      email: emailOf('p0'),
      subscriberId: ids[0],
      listName: 'news',
    });

    const waiting = await find('state=waiting&pageSize=100');
    expect(waiting.pagination.total).toBe(allowed().length);
    const unsubscribed = await find('reason=unsubscribed&pageSize=100');
    for (const row of unsubscribed.results)
      expect(row).toMatchObject({ state: 'skipped', reason: 'unsubscribed' });

    const search = await find('_q=P1%40PEOPLE');
    expect(search.results.map(({ email }: { email: string }) => email)).toEqual([emailOf('p1')]);
    expect((await find('_q=%25')).pagination.total).toBe(0);
    const descending = await find('sort=email:desc&pageSize=5');
    const emails = descending.results.map(({ email }: { email: string }) => email);
    expect(emails).toEqual([...emails].sort().reverse());

    const { body } = await editor.request.get(`/optin/campaigns/${id}`).expect(200);
    const { counts } = body.data;
    expect(counts.targeted).toBe(targeted().length);
    expect(counts.byState.waiting).toBe(allowed().length);
    expect(counts.skippedByReason.unsubscribed).toBe(unsubscribed.pagination.total);
  });
});
