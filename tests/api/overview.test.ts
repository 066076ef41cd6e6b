import type { List, Sender } from '../../content-types';
import type { OverviewResponse } from '../../server/src/insights/contract';
import { DAY, getService, inTransaction, table, toRow, uid } from '../../server/src/core';
import { createAdmin, type TestAdmin } from '../helpers/admins';
import {
  addList,
  addPeople,
  addSender,
  campaignInput,
  emailOf,
} from '../helpers/campaign-fixtures';
import { describeOnEachDatabase } from '../helpers/each-database';
import { settle } from '../helpers/engine';
import { partnerInput } from '../helpers/partner-fixtures';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';
import { withoutTriggers } from '../helpers/triggers';

type Overview = OverviewResponse['data'];

describeOnEachDatabase('how things stand', (client) => {
  let app: BootedStrapi;
  let editor: TestAdmin;

  beforeAll(async () => {
    app = await bootStrapi({ client });
    editor = await createAdmin(app.strapi, 'super-admin');
  });
  afterAll(async () => {
    if (!app) return;
    await getService(app.strapi, 'launch').stop();
    await app.stop();
  });

  const read = async (): Promise<Overview> =>
    (await editor.request.get('/optin/overview').expect(200)).body.data;
  /** What is costly to count may be a moment old. */
  const readUntil = async (isThere: (overview: Overview) => boolean): Promise<Overview> => {
    for (let tries = 0; ; tries += 1) {
      const overview = await read();
      if (isThere(overview) || tries === 100) return overview;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const record = (
    subscriberId: number,
    listId: number,
    event: 'requested' | 'confirmed' | 'registered'
  ) =>
    inTransaction(app.strapi, (trx) =>
      getService(app.strapi, 'ledger').append(trx, {
        subscriberId,
        listId,
        event,
        method: 'form',
        actor: 'subscriber',
      })
    );

  it('starts with a checklist that has everything to do but what is configured', async () => {
    const overview = await read();
    expect(overview.checklist).toEqual({
      controller: false,
      publicUrl: true,
      transport: true,
      sender: false,
      list: false,
      wording: false,
      form: false,
      firstSignUp: false,
      firstCampaign: false,
    });
    expect(overview.subscribers).toEqual({ total: 0, mailable: 0, pending: 0, suppressed: 0 });
    expect(overview.growth).toHaveLength(30);
    expect(overview.growth.at(-1)?.day).toBe(new Date().toISOString().slice(0, 10));
    expect(overview).toMatchObject({ nextCampaigns: [], lastCampaigns: [], warnings: [] });
  });

  describe('once there are people', () => {
    let news: List;
    let quiet: List;
    let sender: Sender;
    let ids: number[];

    beforeAll(async () => {
      news = await addList(app.strapi, 'news');
      quiet = await addList(app.strapi, 'quiet');
      // People are put on this one with evidence: it needs no form.
      const files = await addList(app.strapi, 'files');
      await app.strapi.db.query(uid('list')).update({
        where: { id: files.id },
        data: { acceptedBases: ['double-opt-in', 'third-party'] },
      });
      sender = await addSender(app.strapi);
      await addSender(app.strapi, { name: 'Unfinished', postalAddress: '' });
      ids = await addPeople(app.strapi, [
        {
          name: 'ann',
          lists: [
            { list: news, state: 'confirmed' },
            { list: quiet, state: 'confirmed' },
          ],
        },
        { name: 'bob', lists: [{ list: news, state: 'pending' }] },
        { name: 'cid', lists: [{ list: news, state: 'confirmed' }], suppressed: 'hard-bounce' },
        { name: 'dot', lists: [{ list: news, state: 'confirmed' }], status: 'erased' },
        { name: 'eve', lists: [{ list: news, state: 'confirmed', basis: 'third-party' }] },
      ]);
    });

    it('counts people once, and as the policy does', async () => {
      const { subscribers } = await readUntil(({ subscribers: { total } }) => total > 0);
      expect(subscribers).toEqual({ total: 4, mailable: 1, pending: 1, suppressed: 1 });
    });

    it('counts sign-ups by day in UTC, one a person', async () => {
      const clock = getService(app.strapi, 'clock');
      clock.shift(-40 * DAY);
      await record(ids[0], news.id, 'requested');
      clock.reset();
      clock.shift(-3 * DAY);
      await record(ids[0], news.id, 'requested');
      await record(ids[0], quiet.id, 'requested');
      await record(ids[1], news.id, 'requested');
      clock.reset();
      await record(ids[0], news.id, 'confirmed');
      // On the same day on evidence, too: still one person.
      await record(ids[0], quiet.id, 'registered');

      const { growth, checklist } = await readUntil(
        (overview) => (overview.growth.at(-1)?.confirmed ?? 0) > 0
      );
      expect(checklist.firstSignUp).toBe(true);
      const busy = growth.filter((day) => day.requested + day.confirmed + day.withdrawn > 0);
      expect(busy).toEqual([
        {
          day: new Date(Date.now() - 3 * DAY).toISOString().slice(0, 10),
          requested: 2,
          confirmed: 0,
          withdrawn: 0,
        },
        {
          day: new Date().toISOString().slice(0, 10),
          requested: 0,
          confirmed: 1,
          withdrawn: 0,
        },
      ]);
      expect(growth.map(({ day }) => day)).toEqual([...growth.map(({ day }) => day)].sort());
    });

    it('warns of what is unfinished, with the page that mends it', async () => {
      const { warnings, checklist } = await read();
      expect(warnings.map(({ code, values }) => [code, values.name])).toEqual([
        ['sender-without-address', 'Unfinished'],
        ['list-without-form', 'news'],
        ['list-without-form', 'quiet'],
      ]);
      expect(warnings[1].to).toBe(`lists/${news.id}`);
      expect(checklist).toMatchObject({ sender: true, list: true, form: false });

      await app.strapi.db.query(uid('form')).create({
        data: {
          slug: 'f',
          name: 'F',
          publishedVersion: 1,
          isOpen: true,
          definition: { consents: [{ key: 'a', wordingId: 1, listIds: [news.id] }] },
        },
      });
      const after = await read();
      expect(after.checklist.form).toBe(true);
      expect(
        after.warnings.flatMap(({ code, values }) => (values.name ? [[code, values.name]] : []))
      ).toEqual([
        ['sender-without-address', 'Unfinished'],
        ['list-without-form', 'quiet'],
      ]);
    });

    it('misses a controller once a form collects data, until somebody is named', async () => {
      const missing = async () =>
        (await read()).warnings.some(({ code }) => code === 'controller-missing');
      expect(await missing()).toBe(true);
      const settings = getService(app.strapi, 'settings');
      const { controller } = await settings.get();
      await settings.update({ controller: { ...controller, name: 'Example Ltd' } });
      expect(await missing()).toBe(false);
      expect((await read()).checklist.controller).toBe(true);
    });

    it('says so when the database lets the ledger be changed', async () => {
      const codes = async () => (await read()).warnings.map(({ code }) => code);
      expect(await codes()).not.toContain('ledger-unprotected');
      await withoutTriggers(app.strapi, async () =>
        expect(await codes()).toContain('ledger-unprotected')
      );
      expect(await codes()).not.toContain('ledger-unprotected');
    });

    it('shows what goes out next and what went out last', async () => {
      const create = async (name: string): Promise<number> =>
        (
          await editor.request
            .post('/optin/campaigns')
            .send(campaignInput([news], sender, { name }))
            .expect(201)
        ).body.data.id;
      const planned = await create('Planned');
      await editor.request
        .post(`/optin/campaigns/${planned}/schedule`)
        .send({
          localTime: new Date(Date.now() + DAY).toISOString().slice(0, 16),
          timeZone: 'UTC',
        })
        .expect(200);
      const sent = await create('Sent');
      await create('Draft');
      await editor.request.post(`/optin/campaigns/${sent}/send`).expect(200);
      await settle(app);

      const overview = await read();
      expect(overview.checklist.firstCampaign).toBe(true);
      expect(overview.nextCampaigns.map(({ name }) => name)).toEqual(['Planned']);
      expect(overview.lastCampaigns).toHaveLength(1);
      expect(overview.lastCampaigns[0]).toMatchObject({
        name: 'Sent',
        state: 'completed',
        counts: { targeted: 5, byState: { sent: 1, skipped: 4 } },
      });
      expect(app.mail.received.flatMap(({ to }) => to)).toEqual([emailOf('ann')]);
    });

    it('tells a person apart: may we write, why, what was sent, what was agreed to', async () => {
      const ann = (await editor.request.get(`/optin/subscribers/${ids[0]}`).expect(200)).body.data;
      expect(ann).toMatchObject({ id: ids[0], email: emailOf('ann'), suppressed: null });
      expect(ann.verdicts).toEqual([
        {
          listId: news.id,
          listName: 'news',
          allowed: true,
          reason: null,
          basis: 'double-opt-in',
          state: 'confirmed',
          onlyFor: null,
        },
        expect.objectContaining({ listName: 'quiet', allowed: true }),
      ]);
      expect(ann.timeline.map(({ event }: { event: string }) => event)).toEqual([
        'registered',
        'confirmed',
        'requested',
        'requested',
        'requested',
      ]);
      expect(ann.deliveries).toEqual([
        expect.objectContaining({ kind: 'campaign', campaignName: 'Sent', state: 'sent' }),
      ]);

      const reasons: string[] = [];
      for (const id of ids.slice(1)) {
        const { body } = await editor.request.get(`/optin/subscribers/${id}`).expect(200);
        const [verdict] = body.data.verdicts;
        expect(verdict.allowed).toBe(false);
        expect(body.data.deliveries[0]).toMatchObject({ state: 'skipped', reason: verdict.reason });
        reasons.push(verdict.reason);
      }
      expect(reasons).toEqual(['pending', 'suppressed', 'erased', 'basis-not-accepted']);
      await editor.request.get('/optin/subscribers/999999').expect(404);
    });

    it('says so when mail keeps failing', async () => {
      await app.strapi.db.connection.batchInsert(
        'optin_deliveries',
        Array.from({ length: 6 }, () =>
          toRow({
            kind: 'welcome',
            priority: 0,
            subscriberId: ids[0],
            state: 'failed',
            reason: 'message-rejected',
            attempts: 1,
            dueAt: Date.now(),
            createdAt: Date.now(),
            finishedAt: Date.now(),
          })
        )
      );
      const { warnings } = await read();
      expect(warnings.at(-1)).toEqual({
        code: 'deliveries-failing',
        values: { failed: 6, sent: 1 },
        to: 'campaigns',
      });
      await table(app.strapi, 'delivery').where({ state: 'failed' }).delete();
    });

    it('names partners that could not be told of a withdrawal, not those that only wait', async () => {
      const { body } = await editor.request
        .post('/optin/partners')
        .send(partnerInput())
        .expect(201);
      const transfer = {
        partnerId: body.data.id,
        subscriberId: 1,
        channel: 'webhook',
        attempts: 3,
        dueAt: Date.now(),
        createdAt: Date.now(),
      };
      const add = (kind: string, state: string) =>
        table(app.strapi, 'partner-transfer').insert(toRow({ ...transfer, kind, state }));
      await add('consent', 'failed');
      await add('withdrawal', 'waiting');
      const codes = async () => (await read()).warnings.map(({ code }) => code);
      expect(await codes()).not.toContain('partner-unreached');
      await add('withdrawal', 'failed');
      expect((await read()).warnings.at(-1)).toEqual({
        code: 'partner-unreached',
        values: { name: 'Tea & Co', failed: 1 },
        to: `partners/${transfer.partnerId}`,
      });
      await table(app.strapi, 'partner-transfer').delete();
      expect(await codes()).not.toContain('partner-unreached');
    });
  });

  it('answers only those who may look', async () => {
    const stranger = await createAdmin(app.strapi, ['read-campaigns']);
    await stranger.request.get('/optin/overview').expect(403);
    await stranger.request.get('/optin/subscribers/1').expect(403);
    const viewer = await createAdmin(app.strapi, ['read-overview']);
    await viewer.request.get('/optin/overview').expect(200);
    await app.request.get('/optin/overview').expect(401);
  });
});
