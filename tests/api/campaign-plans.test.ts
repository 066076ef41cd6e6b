import type { Campaign, List, Sender } from '../../content-types';
import type {
  CalendarEntry,
  OccurrenceRow,
  SaveCampaignRequest,
} from '../../server/src/campaigns/contract';
import { createEngine } from '../../server/src/campaigns/advance';
import { getService, MINUTE, table } from '../../server/src/core';
import { createAdmin, type TestAdmin } from '../helpers/admins';
import {
  addList,
  addPeople,
  addSender,
  campaignInput,
  emailOf,
} from '../helpers/campaign-fixtures';
import { addArticle, ARTICLE, queryBlock } from '../helpers/content-fixtures';
import { describeOnEachDatabase } from '../helpers/each-database';
import { advance, now, settle } from '../helpers/engine';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

/** A Wednesday; the clocks change later in the year. */
const START = Date.parse('2030-01-02T12:00:00Z');

describeOnEachDatabase('planning a campaign', (client) => {
  let app: BootedStrapi;
  let editor: TestAdmin;
  let sender: Sender;
  let lists = 0;

  const clock = () => getService(app.strapi, 'clock');
  const setClock = (at: number) => {
    clock().reset();
    clock().shift(at - Date.now());
  };
  const at = (iso: string) => Date.parse(iso);

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
    setClock(START);
  });
  // What one test leaves planned must not go out in the next.
  afterEach(async () => {
    await app.strapi.db
      .query('plugin::optin.campaign')
      .updateMany({ where: { state: 'scheduled' }, data: { state: 'draft', scheduledAt: null } });
  });

  const post = (id: number, action: string, body: object = {}) =>
    editor.request.post(`/optin/campaigns/${id}/${action}`).send(body);
  const get = async (id: number) =>
    (await editor.request.get(`/optin/campaigns/${id}`).expect(200)).body.data;

  const audience = async (
    zones: (string | null)[] = [null]
  ): Promise<{ list: List; names: string[] }> => {
    lists += 1;
    const list = await addList(app.strapi, `plan-${lists}`);
    const names = zones.map((_, index) => `p${lists}x${index}`);
    await addPeople(
      app.strapi,
      names.map((name) => ({
        name,
        // Known since the tests' own time, so that retention does not end it.
        lists: [{ list, state: 'confirmed' as const, proof: { lastEngagedAt: START } }],
      }))
    );
    for (const [index, zone] of zones.entries())
      await table(app.strapi, 'subscriber')
        .where({ email_key: emailOf(names[index]) })
        .update({ time_zone: zone });
    return { list, names };
  };
  /** Writing drafts is tested elsewhere. */
  const create = async (list: List, changes: Partial<SaveCampaignRequest> = {}): Promise<number> =>
    (
      await getService(app.strapi, 'campaigns').create(
        campaignInput([list], sender, changes),
        `admin:${editor.id}`
      )
    ).id;
  const issuesOf = async (seriesId: number): Promise<Campaign[]> =>
    app.strapi.db
      .query('plugin::optin.campaign')
      .findMany({ where: { seriesId }, orderBy: { id: 'asc' } });
  const history = async (id: number): Promise<OccurrenceRow[]> =>
    (await editor.request.get(`/optin/campaigns/${id}/series`).expect(200)).body.data.history;
  const calendar = async (from: string, to: string): Promise<CalendarEntry[]> =>
    (
      await editor.request
        .get(`/optin/campaigns/calendar?from=${at(from)}&to=${at(to)}`)
        .expect(200)
    ).body.data.entries;

  describe('at a local time in each reader’s zone', () => {
    const NINE = { localTime: '2030-01-03T09:00', timeZone: 'Europe/Paris', mode: 'reader' };

    it('is due for each reader when their own clock shows the time', async () => {
      const zones = ['Asia/Tokyo', 'Europe/Paris', 'America/Los_Angeles', null, 'Mars/Olympus'];
      const { list, names } = await audience(zones);
      const id = await create(list);
      const { body } = await post(id, 'schedule', NINE).expect(200);
      expect(body.data).toMatchObject({
        state: 'scheduled',
        scheduleMode: 'reader',
        scheduledLocal: '2030-01-03T09:00',
        scheduledTimeZone: 'Europe/Paris',
        // The first of them lives in Tokyo.
        scheduledAt: at('2030-01-03T00:00:00Z'),
      });

      setClock(at('2030-01-03T00:00:30Z'));
      await settle(app);
      const rows: { email: string; due_at: string }[] = await table(app.strapi, 'delivery')
        .join('optin_subscribers', 'optin_subscribers.id', 'optin_deliveries.subscriber_id')
        .where({ campaign_id: id })
        .select('optin_subscribers.email', 'due_at');
      const due = new Map(rows.map(({ email, due_at }) => [email, Number(due_at)]));
      const dueOf = (index: number) => new Date(due.get(emailOf(names[index])) ?? 0).toISOString();
      // Tokyo's nine o'clock was half a minute ago: at once.
      expect(Math.abs((due.get(emailOf(names[0])) ?? 0) - now(app))).toBeLessThan(MINUTE);
      expect(dueOf(1)).toBe('2030-01-03T08:00:00.000Z');
      expect(dueOf(2)).toBe('2030-01-03T17:00:00.000Z');
      expect(dueOf(3)).toBe('2030-01-03T08:00:00.000Z');
      expect(dueOf(4)).toBe('2030-01-03T08:00:00.000Z');
      expect(app.mail.received).toHaveLength(1);

      setClock(at('2030-01-03T08:00:01Z'));
      await settle(app);
      expect(app.mail.received).toHaveLength(4);
      expect((await get(id)).state).toBe('sending');

      setClock(at('2030-01-03T17:00:01Z'));
      await settle(app);
      expect(app.mail.received).toHaveLength(5);
      expect(await get(id)).toMatchObject({ state: 'completed', counts: { byState: { sent: 5 } } });
    });

    it('keeps each reader’s moment over a pause', async () => {
      const { list } = await audience(['Asia/Tokyo', 'America/Los_Angeles']);
      const id = await create(list);
      await post(id, 'schedule', NINE).expect(200);
      setClock(at('2030-01-03T00:00:30Z'));
      await settle(app);
      expect(app.mail.received).toHaveLength(1);
      await post(id, 'pause').expect(200);
      setClock(at('2030-01-03T12:00:00Z'));
      await post(id, 'resume').expect(200);
      await settle(app);
      expect(app.mail.received).toHaveLength(1);
      setClock(at('2030-01-03T17:00:01Z'));
      await settle(app);
      expect(app.mail.received).toHaveLength(2);
      expect((await get(id)).state).toBe('completed');
    });

    it('says beforehand what the time means for them, and starts at once when some are past it', async () => {
      const { list } = await audience(['Asia/Tokyo', 'Asia/Tokyo', 'America/Los_Angeles', null]);
      const id = await create(list);
      // Half past nine in the evening in Tokyo, half past one in Paris, half past four in California.
      setClock(at('2030-01-02T12:30:00Z'));
      const today = { localTime: '2030-01-02T09:00', timeZone: 'Europe/Paris' };
      const { body } = await editor.request
        .get(
          `/optin/campaigns/${id}/reader-times?localTime=${today.localTime}&timeZone=${today.timeZone}`
        )
        .expect(200);
      expect(body.data).toEqual({
        earliest: at('2030-01-02T00:00:00Z'),
        latest: at('2030-01-02T17:00:00Z'),
        zones: 2,
        people: 4,
        unknown: 1,
        past: 3,
        shifted: 0,
      });
      await post(id, 'schedule', { ...today, mode: 'reader' }).expect(200);
      await settle(app);
      expect(app.mail.received).toHaveLength(3);
      setClock(at('2030-01-02T17:00:01Z'));
      await settle(app);
      expect(app.mail.received).toHaveLength(4);
    });

    it('refuses a time that is over for everybody, and moves one that clocks skip', async () => {
      const { list } = await audience(['America/New_York']);
      const id = await create(list);
      const over = { ...NINE, localTime: '2030-01-01T09:00' };
      const { body } = await post(id, 'schedule', over).expect(400);
      expect(body.error.details).toMatchObject({
        code: 'schedule',
        problem: 'time-past',
        errors: [{ path: ['localTime'] }],
      });
      const skipped = { localTime: '2030-03-10T02:30', timeZone: 'UTC', mode: 'reader' };
      await post(id, 'schedule', skipped).expect(200);
      setClock(at('2030-03-10T02:30:01Z'));
      await settle(app);
      const row = await table(app.strapi, 'delivery').where({ campaign_id: id }).first('due_at');
      expect(new Date(Number(row.due_at)).toISOString()).toBe('2030-03-10T07:00:00.000Z');
    });

    it('reaches everybody at once when a person sends it by hand', async () => {
      const { list } = await audience(['Asia/Tokyo', 'America/Los_Angeles']);
      const id = await create(list);
      await post(id, 'schedule', NINE).expect(200);
      await post(id, 'send').expect(200);
      await settle(app);
      expect(app.mail.received).toHaveLength(2);
      expect(await get(id)).toMatchObject({ state: 'completed', scheduleMode: 'instant' });
    });
  });

  describe('again and again', () => {
    const FRIDAYS = {
      localTime: '2030-01-01T09:00',
      timeZone: 'Europe/Paris',
      recurrence: { rule: 'FREQ=WEEKLY;BYDAY=FR', skipEmpty: false },
    };
    const plan = async (changes: object = {}) => {
      const { list, names } = await audience();
      const id = await create(list, { name: 'Weekly news' });
      const { body } = await post(id, 'schedule', { ...FRIDAYS, ...changes }).expect(200);
      return { id, list, names, series: body.data as Campaign };
    };

    it('makes an issue of each date, and goes on to the next', async () => {
      const { id, series } = await plan();
      expect(series).toMatchObject({
        state: 'scheduled',
        scheduledAt: at('2030-01-04T08:00:00Z'),
        recurrence: {
          rule: 'FREQ=WEEKLY;BYDAY=FR',
          start: '2030-01-01T09:00',
          timeZone: 'Europe/Paris',
          skipEmpty: false,
        },
      });
      for (const [index, date] of ['2030-01-04', '2030-01-11', '2030-01-18'].entries()) {
        setClock(at(`${date}T08:00:01Z`));
        await settle(app);
        expect(app.mail.received).toHaveLength(index + 1);
      }
      const issues = await issuesOf(id);
      expect(issues.map(({ name }) => name)).toEqual([
        'Weekly news, January 4, 2030',
        'Weekly news, January 11, 2030',
        'Weekly news, January 18, 2030',
      ]);
      for (const issue of issues)
        expect(await get(issue.id)).toMatchObject({
          state: 'completed',
          recurrence: null,
          seriesId: id,
          listIds: series.listIds,
          document: series.document,
        });
      expect(await get(id)).toMatchObject({
        state: 'scheduled',
        scheduledAt: at('2030-01-25T08:00:00Z'),
      });
      expect((await history(id)).map(({ outcome, campaignId }) => [outcome, campaignId])).toEqual(
        issues.map((issue) => ['issued', issue.id]).reverse()
      );
    });

    it('is never made twice, however many instances look at the same moment', async () => {
      const { id } = await plan();
      setClock(at('2030-01-04T08:00:01Z'));
      const engines = [1, 2, 3].map(() => createEngine(app.strapi));
      await Promise.all([...engines.map((engine) => engine.advance(now(app))), advance(app)]);
      await settle(app);
      expect(await issuesOf(id)).toHaveLength(1);
      expect(await history(id)).toHaveLength(1);
      expect(app.mail.received).toHaveLength(1);
      for (const engine of engines) await engine.stop();
    });

    it('takes up an issue that a crash left between making and starting', async () => {
      const { id, list } = await plan();
      const issue = await create(list, { name: 'Left behind' });
      await app.strapi.db.query('plugin::optin.campaign').update({
        where: { id: issue },
        data: { state: 'scheduled', seriesId: id, scheduledAt: now(app) - MINUTE },
      });
      await settle(app);
      expect((await get(issue)).state).toBe('completed');
    });

    it('keeps an issue that the checks refuse as a draft with the reason, and goes on', async () => {
      const { id, list } = await plan();
      await table(app.strapi, 'subscription')
        .where({ list_id: list.id })
        .update({ state: 'unsubscribed' });
      setClock(at('2030-01-04T08:00:01Z'));
      await settle(app);
      const [issue] = await issuesOf(id);
      expect(await get(issue.id)).toMatchObject({ state: 'draft', attention: 'refused' });
      const { body } = await editor.request.get(`/optin/campaigns/${issue.id}/series`).expect(200);
      expect(body.data.issueOf).toMatchObject({
        id,
        name: 'Weekly news',
        occurrence: { outcome: 'refused', reasons: [{ code: 'audience-empty' }] },
      });
      expect(await get(id)).toMatchObject({
        state: 'scheduled',
        scheduledAt: at('2030-01-11T08:00:00Z'),
      });
      const overview = await editor.request.get('/optin/overview').expect(200);
      expect(overview.body.data.warnings).toContainEqual(
        expect.objectContaining({ to: `campaigns/${issue.id}` })
      );
      expect(await calendar('2030-01-01T00:00:00Z', '2030-01-08T00:00:00Z')).toContainEqual(
        expect.objectContaining({ campaignId: issue.id, kind: 'refused' })
      );

      // Mended, it goes out like any other.
      await table(app.strapi, 'subscription')
        .where({ list_id: list.id })
        .update({ state: 'confirmed' });
      await post(issue.id, 'send').expect(200);
      await settle(app);
      expect(await get(issue.id)).toMatchObject({ state: 'completed', attention: null });
    });

    it('asks after an outage instead of sending, and is answered by skipping', async () => {
      const { id } = await plan();
      setClock(at('2030-01-12T08:00:00Z'));
      await settle(app);
      expect(await issuesOf(id)).toHaveLength(0);
      const overdue = await get(id);
      expect(overdue).toMatchObject({ state: 'scheduled', attention: 'overdue' });

      await post(id, 'send').expect(400);
      const { body } = await post(id, 'skip', { plannedAt: overdue.scheduledAt }).expect(200);
      // The Friday that passed meanwhile is not made up for.
      expect(body.data.scheduledAt).toBe(at('2030-01-18T08:00:00Z'));
      expect(await get(id)).toMatchObject({ attention: null });
      expect(await history(id)).toMatchObject([
        { outcome: 'skipped', plannedAt: at('2030-01-04T08:00:00Z'), by: expect.any(String) },
      ]);
      await settle(app);
      expect(app.mail.received).toHaveLength(0);
    });

    it('is sent late only when a person says so', async () => {
      const { id } = await plan();
      setClock(at('2030-01-12T08:00:00Z'));
      const { scheduledAt: plannedAt } = await get(id);
      const { body } = await post(id, 'issue', { plannedAt }).expect(200);
      expect(body.data).toMatchObject({ seriesId: id, state: 'preparing' });
      await settle(app);
      expect(app.mail.received).toHaveLength(1);
      expect((await get(id)).scheduledAt).toBe(at('2030-01-18T08:00:00Z'));
    });

    it('leaves out one date, not two, when two people skip it', async () => {
      const { id, series } = await plan();
      const body = { plannedAt: series.scheduledAt };
      const answers = await Promise.all([post(id, 'skip', body), post(id, 'skip', body)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
      await post(id, 'issue', body).expect(400);
      expect((await get(id)).scheduledAt).toBe(at('2030-01-11T08:00:00Z'));
      await post(id, 'skip', {}).expect(400);
    });

    it('makes no issue by hand that the checks refuse', async () => {
      const { id, list, series } = await plan();
      await table(app.strapi, 'subscription')
        .where({ list_id: list.id })
        .update({ state: 'unsubscribed' });
      const { body } = await post(id, 'issue', { plannedAt: series.scheduledAt }).expect(400);
      expect(body.error.details.code).toBe('preflight');
      expect(await issuesOf(id)).toHaveLength(0);
      expect((await get(id)).scheduledAt).toBe(series.scheduledAt);
    });

    it('ends after its last date', async () => {
      const rule = 'FREQ=WEEKLY;BYDAY=FR;COUNT=1';
      const { id } = await plan({ recurrence: { rule, skipEmpty: false } });
      setClock(at('2030-01-04T08:00:01Z'));
      await settle(app);
      expect(await issuesOf(id)).toHaveLength(1);
      expect(await get(id)).toMatchObject({ state: 'completed', scheduledAt: null });
      await settle(app);
      expect(await issuesOf(id)).toHaveLength(1);
    });

    it('is paused and edited like any planned campaign', async () => {
      const { id } = await plan();
      const { body } = await post(id, 'unschedule').expect(200);
      expect(body.data).toMatchObject({
        state: 'draft',
        scheduledAt: null,
        recurrence: { rule: 'FREQ=WEEKLY;BYDAY=FR' },
      });
      setClock(at('2030-01-04T08:00:01Z'));
      await settle(app);
      expect(await issuesOf(id)).toHaveLength(0);
      const moved = { ...FRIDAYS, recurrence: { rule: 'FREQ=MONTHLY;BYDAY=1MO', skipEmpty: true } };
      const again = await post(id, 'schedule', moved).expect(200);
      expect(again.body.data).toMatchObject({
        state: 'scheduled',
        scheduledAt: at('2030-01-07T08:00:00Z'),
        recurrence: { rule: 'FREQ=MONTHLY;BYDAY=1MO', skipEmpty: true },
      });
    });

    it('leaves a date out when nothing is new, and says so', async () => {
      await getService(app.strapi, 'settings').update({
        contentMappings: { [ARTICLE]: { title: 'title', text: '', image: '', link: '' } },
      });
      const { list } = await audience();
      const document = {
        version: 1 as const,
        blocks: [queryBlock({ id: 'news', onlyNew: true, limit: 20 })],
      };
      const id = await create(list, { name: 'What is new', document });
      const recurrence = { rule: 'FREQ=WEEKLY;BYDAY=FR', skipEmpty: true };
      await addArticle(app.strapi, { en: { title: 'The first' } });
      await post(id, 'schedule', { ...FRIDAYS, recurrence }).expect(200);

      setClock(at('2030-01-04T08:00:01Z'));
      await settle(app);
      expect(await issuesOf(id)).toHaveLength(1);
      expect(app.mail.received).toHaveLength(1);

      setClock(at('2030-01-11T08:00:01Z'));
      await settle(app);
      expect(await issuesOf(id)).toHaveLength(1);
      expect(await get(id)).toMatchObject({
        state: 'scheduled',
        attention: null,
        scheduledAt: at('2030-01-18T08:00:00Z'),
      });
      expect((await history(id))[0]).toMatchObject({ outcome: 'empty', campaignId: null });
      expect(await calendar('2030-01-11T00:00:00Z', '2030-01-12T00:00:00Z')).toContainEqual(
        expect.objectContaining({ campaignId: id, kind: 'empty' })
      );

      await addArticle(app.strapi, { en: { title: 'The second' } });
      setClock(at('2030-01-18T08:00:01Z'));
      await settle(app);
      const [, second] = await issuesOf(id);
      expect((await get(second.id)).state).toBe('completed');
      expect(app.mail.received).toHaveLength(2);
      const raw = String(app.mail.received[1].raw);
      expect(raw).toContain('The second');
      expect(raw).not.toContain('The first');
    });

    it('reaches each reader on their own clock where that was asked for', async () => {
      const { list } = await audience(['Asia/Tokyo', 'America/Los_Angeles']);
      const id = await create(list);
      const { body } = await post(id, 'schedule', { ...FRIDAYS, mode: 'reader' }).expect(200);
      expect(body.data.scheduledAt).toBe(at('2030-01-04T00:00:00Z'));
      setClock(at('2030-01-04T00:00:01Z'));
      await settle(app);
      expect(app.mail.received).toHaveLength(1);
      setClock(at('2030-01-04T17:00:01Z'));
      await settle(app);
      expect(app.mail.received).toHaveLength(2);
      expect((await get(id)).scheduledAt).toBe(at('2030-01-11T00:00:00Z'));
    });

    it('refuses rules that nobody can keep, naming the field', async () => {
      const { list } = await audience();
      const id = await create(list);
      for (const [rule, problem] of [
        ['every friday', 'rule-unreadable'],
        ['FREQ=MINUTELY', 'rule-too-often'],
        ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'rule-never'],
        ['FREQ=DAILY;UNTIL=20300101', 'rule-over'],
      ] as const) {
        const request = { ...FRIDAYS, recurrence: { rule, skipEmpty: false } };
        const { body } = await post(id, 'schedule', request).expect(400);
        expect(body.error.details).toMatchObject({
          code: 'schedule',
          problem,
          errors: [{ path: ['recurrence', 'rule'] }],
        });
        const { localTime: start, timeZone } = FRIDAYS;
        const query = new URLSearchParams({ rule, start, timeZone });
        await editor.request.get(`/optin/campaigns/occurrences?${query}`).expect(400);
      }
      for (const body of [
        { ...FRIDAYS, recurrence: { rule: 5, skipEmpty: false } },
        { ...FRIDAYS, recurrence: { rule: 'FREQ=DAILY' } },
        { ...FRIDAYS, recurrence: 'FREQ=DAILY' },
        { ...FRIDAYS, mode: 'sometimes' },
      ])
        await post(id, 'schedule', body).expect(400);
      expect((await get(id)).state).toBe('draft');
    });

    it('shows the next five dates of a rule that is being written', async () => {
      const query = new URLSearchParams({
        rule: 'FREQ=MONTHLY;BYDAY=1MO',
        start: '2030-01-01T09:00',
        timeZone: 'Europe/Paris',
      });
      const { body } = await editor.request
        .get(`/optin/campaigns/occurrences?${query}`)
        .expect(200);
      expect(body.data.occurrences.map((one: number) => new Date(one).toISOString())).toEqual([
        '2030-01-07T08:00:00.000Z',
        '2030-02-04T08:00:00.000Z',
        '2030-03-04T08:00:00.000Z',
        '2030-04-01T07:00:00.000Z',
        '2030-05-06T07:00:00.000Z',
      ]);
    });
  });

  describe('on the calendar', () => {
    it('stands what went out, what is planned, and later dates of series', async () => {
      const { list } = await audience();
      const sent = await create(list, { name: 'Sent' });
      await post(sent, 'send').expect(200);
      await settle(app);
      const once = await create(list, { name: 'Once' });
      const localTime = '2030-01-10T18:00';
      await post(once, 'schedule', { localTime, timeZone: 'UTC' }).expect(200);
      const series = await create(list, { name: 'Series' });
      const { body } = await post(series, 'schedule', {
        localTime: '2030-01-04T09:00',
        timeZone: 'UTC',
        recurrence: { rule: 'FREQ=WEEKLY', skipEmpty: false },
      }).expect(200);
      await post(series, 'skip', { plannedAt: body.data.scheduledAt }).expect(200);
      await create(list, { name: 'Undated' });

      const entries = (await calendar('2030-01-01T00:00:00Z', '2030-02-01T00:00:00Z')).filter(
        ({ campaignId }) => [sent, once, series].includes(campaignId)
      );
      expect(
        entries.map(({ name, kind, at: moment }) => [name, kind, new Date(moment).getUTCDate()])
      ).toEqual([
        ['Sent', 'sent', 2],
        ['Series', 'skipped', 4],
        ['Once', 'planned', 10],
        ['Series', 'planned', 11],
        ['Series', 'ahead', 18],
        ['Series', 'ahead', 25],
      ]);
      const later = (await calendar('2030-03-01T00:00:00Z', '2030-03-15T00:00:00Z')).filter(
        ({ campaignId }) => campaignId === series
      );
      expect(later.map(({ kind }) => kind)).toEqual(['ahead', 'ahead']);
    });

    it('holds no more than a month has room for', async () => {
      const { list } = await audience();
      const id = await create(list);
      await post(id, 'schedule', {
        localTime: '2030-01-03T09:00',
        timeZone: 'UTC',
        recurrence: { rule: 'FREQ=HOURLY', skipEmpty: false },
      }).expect(200);
      const entries = await calendar('2030-01-01T00:00:00Z', '2030-02-01T00:00:00Z');
      expect(entries.filter(({ kind }) => kind === 'ahead')).toHaveLength(100);
    });

    it('refuses a range that cannot be meant', async () => {
      for (const query of ['', 'from=1', 'from=2&to=1', 'from=x&to=y', 'from=0&to=99999999999999'])
        await editor.request.get(`/optin/campaigns/calendar?${query}`).expect(400);
      await editor.request.get('/optin/campaigns/calendar?from=1&from=2&to=3').expect(400);
    });
  });

  it('answers only those who hold the permission', async () => {
    const { list } = await audience();
    const id = await create(list);
    const reader = await createAdmin(app.strapi, ['read-campaigns']);
    const writer = await createAdmin(app.strapi, ['update-campaigns', 'send-campaigns']);
    for (const path of [
      'calendar?from=1&to=2',
      'occurrences?rule=FREQ=DAILY&start=2030-01-04T09:00&timeZone=UTC',
      `${id}/series`,
      `${id}/reader-times?localTime=2030-01-04T09:00&timeZone=UTC`,
    ]) {
      await reader.request.get(`/optin/campaigns/${path}`).expect(200);
      await writer.request.get(`/optin/campaigns/${path}`).expect(403);
    }
    for (const action of ['schedule', 'skip', 'issue'])
      await reader.request.post(`/optin/campaigns/${id}/${action}`).send({}).expect(403);
  });
});
