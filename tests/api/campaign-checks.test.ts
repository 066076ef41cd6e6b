import { createServer, type Server } from 'node:http';
import type { Delivery, List, Sender } from '../../content-types';
import type { PreflightFinding, SaveCampaignRequest } from '../../server/src/campaigns/contract';
import { takeChunk } from '../../server/src/campaigns/snapshot';
import { fromRow, getService, table, toRow } from '../../server/src/core';
import { claimBatch } from '../../server/src/delivery/claim';
import { createAdmin, type TestAdmin } from '../helpers/admins';
import { addList, addPeople, addSender, campaignInput } from '../helpers/campaign-fixtures';
import { describeOnEachDatabase } from '../helpers/each-database';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

/** A site of which one page is there and one is gone. */
const startSite = async (): Promise<{ server: Server; host: string; asked: string[] }> => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(request.url === '/gone' ? 404 : 200).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { server, asked, host: `127.0.0.1:${port}` };
};

describeOnEachDatabase('what a campaign needs before it leaves', (client) => {
  let app: BootedStrapi;
  let editor: TestAdmin;
  let site: Awaited<ReturnType<typeof startSite>>;
  let sender: Sender;
  let news: List;
  let ids: Map<string, number>;

  beforeAll(async () => {
    site = await startSite();
    app = await bootStrapi({ client, pluginConfig: { links: { privateHosts: [site.host] } } });
    editor = await createAdmin(app.strapi, 'super-admin');
    sender = await addSender(app.strapi);
    news = await addList(app.strapi, 'news');
    ids = new Map();
  });
  afterAll(async () => {
    site.server.closeAllConnections();
    await new Promise((resolve) => site.server.close(resolve));
    if (!app) return;
    await getService(app.strapi, 'launch').stop();
    await app.stop();
  });

  const create = (lists: List[], changes: Partial<SaveCampaignRequest> = {}, by = 'admin:0') =>
    getService(app.strapi, 'campaigns')
      .create(campaignInput(lists, sender, changes), by)
      .then(({ id }) => id);
  const preflight = async (id: number) =>
    (await editor.request.get(`/optin/campaigns/${id}/preflight`).expect(200)).body.data;
  const codes = async (id: number): Promise<string[]> =>
    (await preflight(id)).findings.map(({ code }: PreflightFinding) => code);
  const post = (who: TestAdmin, id: number, action: string, body: object = {}) =>
    who.request.post(`/optin/campaigns/${id}/${action}`).send(body);

  describe('excluded lists', () => {
    let events: List;
    let members: List;
    let gone: List;

    beforeAll(async () => {
      events = await addList(app.strapi, 'events');
      members = await addList(app.strapi, 'members');
      gone = await addList(app.strapi, 'gone');
      const people = [
        { name: 'plain', lists: [{ list: news, state: 'confirmed' }] },
        {
          name: 'member',
          lists: [
            { list: news, state: 'confirmed' },
            { list: members, state: 'confirmed' },
          ],
        },
        {
          name: 'member-by-events',
          lists: [
            { list: news, state: 'unsubscribed' },
            { list: events, state: 'confirmed' },
            { list: members, state: 'confirmed' },
          ],
        },
        {
          name: 'was-member',
          lists: [
            { list: news, state: 'confirmed' },
            { list: members, state: 'unsubscribed' },
          ],
        },
        {
          name: 'almost-member',
          lists: [
            { list: news, state: 'confirmed' },
            { list: members, state: 'pending' },
          ],
        },
        {
          name: 'left-but-member',
          lists: [
            { list: news, state: 'unsubscribed' },
            { list: members, state: 'confirmed' },
          ],
        },
        {
          name: 'on-a-list-that-is-gone',
          lists: [
            { list: news, state: 'confirmed' },
            { list: gone, state: 'confirmed' },
          ],
        },
      ] as const;
      const added = await addPeople(
        app.strapi,
        people.map(({ name, lists }) => ({ name, lists: [...lists] }))
      );
      people.forEach(({ name }, index) => ids.set(name, added[index]));
      await table(app.strapi, 'list').where({ id: gone.id }).delete();
    });

    const exclusion = () => ({ excludedListIds: [members.id, gone.id] });
    const deliveries = async (campaignId: number): Promise<Map<string, Delivery>> => {
      const rows: Record<string, unknown>[] = await table(app.strapi, 'delivery').where({
        campaign_id: campaignId,
      });
      const names = new Map([...ids].map(([name, id]) => [id, name]));
      return new Map(
        rows.map((row) => {
          const delivery = fromRow<Delivery>('delivery', row);
          return [names.get(delivery.subscriberId ?? 0) ?? 'nobody', delivery];
        })
      );
    };
    const snapshot = async (campaignId: number, chunk: number) => {
      await table(app.strapi, 'campaign').where({ id: campaignId }).update({ state: 'preparing' });
      while ((await takeChunk(app.strapi, campaignId, Date.now(), chunk)) === 'more');
    };

    it('are counted before anything is sent', async () => {
      const { audience } = await preflight(await create([news, events], exclusion()));
      expect(audience).toMatchObject({
        targeted: 7,
        allowed: 4,
        skippedByReason: { excluded: 2, unsubscribed: 1 },
      });
    });

    it.each([2, 20_000])('keep their people out of an audience taken by %s', async (chunk) => {
      const id = await create([news, events], exclusion());
      await snapshot(id, chunk);
      const reasons = [...(await deliveries(id))].map(([name, { state, reason }]) => [
        name,
        state,
        reason,
      ]);
      expect(reasons.sort()).toEqual([
        ['almost-member', 'waiting', null],
        ['left-but-member', 'skipped', 'unsubscribed'],
        ['member', 'skipped', 'excluded'],
        ['member-by-events', 'skipped', 'excluded'],
        ['on-a-list-that-is-gone', 'waiting', null],
        ['plain', 'waiting', null],
        ['was-member', 'waiting', null],
      ]);
      await table(app.strapi, 'campaign').where({ id }).update({ state: 'cancelled' });
    });

    it('keep out whoever joined one after the audience was taken', async () => {
      const id = await create([news], exclusion());
      await snapshot(id, 20_000);
      await table(app.strapi, 'subscription')
        .where({ subscriber_id: ids.get('almost-member'), list_id: members.id })
        .update(toRow({ state: 'confirmed' }));
      const now = Date.now();
      const { claimed, skipped } = await claimBatch(app.strapi, {
        ...{ owner: 'test', now, leaseUntil: now + 60_000, limit: 100 },
      });
      expect(claimed.map(({ subscriberId }) => subscriberId).sort()).toEqual(
        [ids.get('plain'), ids.get('was-member'), ids.get('on-a-list-that-is-gone')].sort()
      );
      expect(skipped).toBe(1);
      expect((await deliveries(id)).get('almost-member')).toMatchObject({
        state: 'skipped',
        reason: 'excluded',
      });
      await table(app.strapi, 'campaign').where({ id }).update({ state: 'cancelled' });
    });

    it('cannot be chosen too', async () => {
      const id = await create([news, members], exclusion());
      expect((await preflight(id)).findings).toContainEqual({
        ...{ code: 'list-excluded', severity: 'error', step: 'audience' },
        ...{ blockId: null, locale: null, values: { list: 'members' } },
      });
      await post(editor, id, 'send').expect(400);
    });
  });

  describe('approval by a second person', () => {
    let author: TestAdmin;
    let approver: TestAdmin;
    const changes: SaveCampaignRequest['subject'] = [{ type: 'text', text: 'Another subject' }];

    beforeAll(async () => {
      author = await createAdmin(app.strapi, [
        'read-campaigns',
        'create-campaigns',
        'update-campaigns',
        'send-campaigns',
        'approve-campaigns',
      ]);
      approver = await createAdmin(app.strapi, ['read-campaigns', 'approve-campaigns']);
    });
    beforeEach(async () => {
      await editor.request.put('/optin/settings').send({ requireApproval: true }).expect(200);
      app.mail.clear();
    });
    afterAll(() => editor.request.put('/optin/settings').send({ requireApproval: false }));

    const written = () => create([news], {}, `admin:${author.id}`);
    const edit = (id: number, by: TestAdmin, over: Partial<SaveCampaignRequest> = {}) =>
      getService(app.strapi, 'campaigns').update(
        id,
        campaignInput([news], sender, over),
        `admin:${by.id}`
      );
    const revisionOf = async (id: number): Promise<number> =>
      (await author.request.get(`/optin/campaigns/${id}/approval`).expect(200)).body.data.revision;
    const approve = async (who: TestAdmin, id: number, status = 200) =>
      (await post(who, id, 'approve', { revision: await revisionOf(id) }).expect(status)).body;
    const refusedFor = (code: string) => (body: { error: { details: object } }) =>
      expect(body.error.details).toMatchObject({
        code: 'preflight',
        findings: expect.arrayContaining([expect.objectContaining({ code, severity: 'error' })]),
      });

    it('is needed to send and to plan, where the settings ask for it', async () => {
      const id = await written();
      refusedFor('approval-missing')((await post(author, id, 'send').expect(400)).body);
      const at = { localTime: '2030-01-01T09:00', timeZone: 'UTC' };
      refusedFor('approval-missing')((await post(author, id, 'schedule', at).expect(400)).body);
      await editor.request.put('/optin/settings').send({ requireApproval: false }).expect(200);
      await post(author, id, 'send').expect(200);
    });

    it('lets the campaign go', async () => {
      const id = await written();
      expect((await approve(approver, id)).data).toMatchObject({
        isRequired: true,
        approval: { name: 'Test Admin', isCurrent: true },
      });
      await post(author, id, 'send').expect(200);
    });

    it('is not given by whoever edited last', async () => {
      const id = await written();
      expect((await approve(author, id, 400)).error.details.code).toBe('approval-own-edit');
      await edit(id, approver);
      await approve(approver, id, 400);
      await approve(author, id);
    });

    it('ends with the next edit, until the edit is undone', async () => {
      const id = await written();
      await approve(approver, id);
      await edit(id, author, { subject: changes });
      refusedFor('approval-outdated')((await post(author, id, 'send').expect(400)).body);
      await edit(id, author);
      await post(author, id, 'send').expect(200);
    });

    it.each<[string, () => Partial<SaveCampaignRequest>]>([
      ['the preheader', () => ({ preheader: 'Something else' })],
      ['the audience', () => ({ excludedListIds: [2_000_000_000] })],
      ['what it is declared as', () => ({ nature: 'commercial' })],
      [
        'a translation',
        () => ({ translations: { fr: { subject: [], preheader: 'Oui', blocks: {} } } }),
      ],
      ['the marks in its links', () => ({ linkTags: { source: 'a', medium: 'b', campaign: 'c' } })],
    ])('ends with an edit of %s', async (_what, over) => {
      const id = await written();
      await approve(approver, id);
      await edit(id, author, over());
      expect(await codes(id)).toContain('approval-outdated');
    });

    it('is of what the approver has seen', async () => {
      const id = await written();
      const seen = await revisionOf(id);
      await edit(id, author, { subject: changes });
      const { body } = await post(approver, id, 'approve', { revision: seen }).expect(400);
      expect(body.error.details.code).toBe('approval-changed');
      await post(approver, id, 'approve', {}).expect(400);
    });

    it('of a recurring campaign holds for its issues, as long as they say the same', async () => {
      const series = await written();
      await approve(approver, series);
      const issue = await create([news]);
      const ofSeries = (seriesId: number) =>
        table(app.strapi, 'campaign').where({ id: issue }).update({ series_id: seriesId });
      await ofSeries(series);
      expect(await codes(issue)).not.toContain('approval-missing');
      await edit(issue, author, { subject: changes });
      expect(await codes(issue)).toContain('approval-outdated');
      await ofSeries(2_000_000_000);
      expect(await codes(issue)).toContain('approval-missing');
    });

    it('can be taken back', async () => {
      const id = await written();
      await approve(approver, id);
      await post(approver, id, 'withdraw-approval').expect(200);
      expect(await codes(id)).toContain('approval-missing');
    });

    it('is for those who hold the permission', async () => {
      const id = await written();
      const sending = await createAdmin(app.strapi, ['read-campaigns', 'send-campaigns']);
      await post(sending, id, 'approve', { revision: 0 }).expect(403);
      await post(sending, id, 'withdraw-approval').expect(403);
    });

    it('is over once the campaign has gone out', async () => {
      const id = await written();
      await approve(approver, id);
      await post(author, id, 'send').expect(200);
      expect((await approve(approver, id, 400)).error.details.code).toBe('campaign-state');
    });

    it('is asked for by mail, from others than whoever wrote it', async () => {
      const id = await written();
      const { body } = await post(author, id, 'ask-approval').expect(200);
      expect(body.data.asked).toBe(body.data.accepted);
      const [mail] = await app.mail.to(approver.email);
      expect(mail.subject).toBe('Please look at “March news”');
      expect(mail.text).toContain(`/plugins/optin/campaigns/${id}`);
      expect(await app.mail.to(author.email)).toEqual([]);
      // A button that is pressed again floods nobody.
      const again = await post(author, id, 'ask-approval').expect(400);
      expect(again.body.error.details).toEqual({ code: 'approval-asked', minutes: 10 });
      expect(await app.mail.to(approver.email)).toHaveLength(1);
    });
  });

  describe('a look at the network', () => {
    const linked = (...urls: string[]): Partial<SaveCampaignRequest> => ({
      document: {
        version: 1,
        blocks: urls.map((url, index) => ({
          ...{ id: `b${index}`, type: 'button', align: 'left', text: 'Read the whole story', url },
        })),
      },
    });
    const check = async (id: number) => {
      let { body } = await post(editor, id, 'check').expect(200);
      while (!body.data.isDone)
        ({ body } = await post(editor, id, 'check', { since: body.data.since }).expect(200));
      return body.data;
    };

    beforeEach(() => {
      site.asked.splice(0);
      getService(app.strapi, 'network-checks').useLookup(async (name) =>
        name === 'sender.example' ? ['v=spf1 -all'] : []
      );
    });

    it('opens the links and asks about the domain, and preflight tells what came of it', async () => {
      const id = await create(
        [news],
        linked(`http://${site.host}/here`, `http://${site.host}/gone`)
      );
      expect((await preflight(id)).network).toEqual({
        links: { total: 2, checked: 0, at: null },
        domain: { name: 'sender.example', at: null },
      });
      expect(await codes(id)).not.toContain('link-broken');
      expect(site.asked).toEqual([]);

      expect(await check(id)).toMatchObject({
        links: { total: 2, checked: 2, at: expect.any(Number) },
        domain: { name: 'sender.example', at: expect.any(Number) },
      });
      expect(site.asked).toContain('HEAD /here');
      const { findings } = await preflight(id);
      expect(findings).toContainEqual(
        expect.objectContaining({
          ...{ code: 'link-broken', severity: 'warning', blockId: 'b1' },
          values: { url: `http://${site.host}/gone`, detail: '404' },
        })
      );
      expect(findings).toContainEqual(
        expect.objectContaining({ code: 'dmarc-missing', step: 'sender' })
      );
      expect(findings.map(({ code }: PreflightFinding) => code)).not.toContain('spf-missing');
    });

    it('does not ask again for what it has just seen', async () => {
      const id = await create([news], linked(`http://${site.host}/once`));
      await check(id);
      await check(id);
      expect(site.asked).toEqual(['HEAD /once']);
    });

    it('never reaches into the own network', async () => {
      const port = new URL(app.url).port;
      const id = await create(
        [news],
        linked(`http://127.0.0.1:${port}/admin`, `http://2130706433:${port}/`)
      );
      await check(id);
      expect((await codes(id)).filter((code) => code === 'link-private')).toHaveLength(2);
    });

    it('is for those who may edit the campaign', async () => {
      const id = await create([news]);
      const reader = await createAdmin(app.strapi, ['read-campaigns']);
      await post(reader, id, 'check').expect(403);
      await post(editor, id, 'check', { since: 'yesterday' }).expect(400);
      await post(editor, 2_000_000_000, 'check').expect(404);
    });
  });

  it('warns of far more mail than the sender is known for', async () => {
    const id = await create([news]);
    const { largestOf } = await import('../../server/src/campaigns/volume');
    const before = await largestOf(app.strapi, sender.id, Date.now());
    const now = Date.now();
    await table(app.strapi, 'campaign')
      .where({ id })
      .update({ state: 'completed', started_at: now, targeted: 1000 });
    const people = [...ids.values()];
    await table(app.strapi, 'delivery').insert(
      people.map((subscriberId) =>
        toRow({
          ...{ kind: 'campaign', priority: 1, campaignId: id, subscriberId, state: 'sent' },
          ...{ attempts: 1, dueAt: now, createdAt: now, finishedAt: now },
        })
      )
    );
    expect(before).toBeLessThan(people.length);
    expect(await largestOf(app.strapi, sender.id, now)).toBe(people.length);
    expect(await largestOf(app.strapi, sender.id, now + 31 * 86_400_000)).toBe(0);
    expect(await largestOf(app.strapi, sender.id + 1, now)).toBe(0);
  });
});
