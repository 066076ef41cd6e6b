import { simpleParser } from 'mailparser';
import type { Sender } from '../../content-types';
import { bucketSql } from '../../server/src/campaigns/ab/draw';
import { chooseWinner } from '../../server/src/campaigns/ab/decide';
import { releaseChunk } from '../../server/src/campaigns/ab/held';
import { getService, HOUR, MINUTE, table } from '../../server/src/core';
import { HELD_UNTIL } from '../../server/src/delivery';
import { abDriver, heading, says, subjectTest, type Recipient } from '../helpers/ab-fixtures';
import { createAdmin, type TestAdmin } from '../helpers/admins';
import { addSender } from '../helpers/campaign-fixtures';
import { describeOnEachDatabase } from '../helpers/each-database';
import { now } from '../helpers/engine';
import { reply } from '../helpers/smtp-server';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

const PEOPLE = 60;

describeOnEachDatabase('an A/B test', (client) => {
  let app: BootedStrapi;
  let editor: TestAdmin;
  let sender: Sender;
  let ab: ReturnType<typeof abDriver>;

  beforeAll(async () => {
    app = await bootStrapi({ client });
    editor = await createAdmin(app.strapi, 'super-admin');
    sender = await addSender(app.strapi);
    ab = abDriver(app, editor, () => sender);
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

  const mails = () => Promise.all(app.mail.received.map(({ raw }) => simpleParser(raw)));
  const subjectsSent = async () => (await mails()).map(({ subject }) => subject);
  const of = (rows: Recipient[], variant: string | null) =>
    rows.filter((row) => row.variant === variant);
  const addressesOf = async (rows: Recipient[]) => {
    const people: { email: string }[] = await table(app.strapi, 'subscriber').whereIn(
      'id',
      rows.map(({ subscriber_id }) => subscriber_id)
    );
    return people.map(({ email }) => email).sort();
  };
  const receivedBy = () => app.mail.received.flatMap(({ to }) => to).sort();
  const expectEqualCounts = async (id: number) => {
    const { counts, targeted } = await ab.get(id);
    const states: number[] = Object.values(counts.byState);
    expect(counts.targeted).toBe(targeted);
    expect(states.reduce((sum, people) => sum + people, 0)).toBe(targeted);
  };

  it('draws people alike on every database', async () => {
    const { connection } = app.strapi.db;
    const { ids } = await ab.audience(3);
    const rows: { id: number; bucket: number | string }[] = await table(app.strapi, 'subscriber')
      .whereIn('id', ids)
      .orderBy('id')
      .select('id', connection.raw(`${bucketSql('id', 1)} AS bucket`));
    const known = [6800, 461, 1448];
    expect(rows.map(({ id, bucket }) => [Number(id), Number(bucket)])).toEqual(
      known.map((bucket, index) => [index + 1, bucket])
    );
    const numbers = await connection
      .select(connection.raw(`${bucketSql('2147483647', 1)} AS bucket`))
      .first();
    expect(Number(numbers.bucket)).toBe(4579);
  });

  it('sends the sample, holds the rest, and gives it the winner that a person chooses', async () => {
    const { list } = await ab.audience(PEOPLE, 2);
    const id = await ab.create(list);
    await ab.post(id, 'send').expect(200);
    await ab.settle();

    const sampled = await ab.recipients(id);
    const held = of(sampled, null).filter(({ state }) => state === 'waiting');
    expect(sampled).toHaveLength(PEOPLE);
    expect(of(sampled, 'a').length).toBeGreaterThan(5);
    expect(of(sampled, 'b').length).toBeGreaterThan(5);
    expect(held.length).toBeGreaterThan(10);
    for (const row of held) expect(Number(row.due_at)).toBe(HELD_UNTIL);
    const skipped = sampled.filter(({ state }) => state === 'skipped');
    expect(skipped).toHaveLength(2);
    for (const row of skipped) expect(row.variant).toBeNull();

    for (const key of ['a', 'b'] as const) {
      const to = await addressesOf(of(sampled, key));
      const got = (await mails()).filter(
        ({ subject }) => subject === `Subject of ${key.toUpperCase()}`
      );
      expect(got.map(({ to: address }) => [address].flat()[0]?.text).sort()).toEqual(to);
    }
    expect(await ab.get(id)).toMatchObject({ state: 'sending', abOutcome: null });
    await expectEqualCounts(id);
    expect(await ab.report(id)).toMatchObject({
      phase: 'measuring',
      decideAt: null,
      waiting: held.length,
      outcome: null,
      leader: 'a',
      isTellable: false,
      variants: [
        {
          key: 'a',
          assigned: of(sampled, 'a').length,
          sent: of(sampled, 'a').length,
          clicks: null,
        },
        {
          key: 'b',
          assigned: of(sampled, 'b').length,
          sent: of(sampled, 'b').length,
          clicks: null,
        },
      ],
    });

    // Somebody of B leaves through the mail, and somebody who waits leaves too.
    const [leaver] = of(sampled, 'b');
    await ab.leave(leaver.subscriber_id, list.id);
    await ab.leave(held[0].subscriber_id, list.id);
    const measured = await ab.report(id);
    expect(measured.variants.map(({ unsubscribed }) => unsubscribed)).toEqual([0, 1]);
    expect(measured.variants[1].rate?.value).toBeCloseTo(1 / of(sampled, 'b').length, 10);
    expect(measured.variants[0].rate).toMatchObject({ value: 0, low: 0 });
    expect(measured).toMatchObject({ leader: 'a', waiting: held.length - 1 });

    app.mail.clear();
    const { body } = await ab.choose(id, 'b').expect(200);
    expect(body.data).toMatchObject({
      phase: 'decided',
      outcome: { winner: 'b', by: `admin:${editor.id}`, name: expect.any(String) },
    });
    const refused = await ab.choose(id, 'a').expect(400);
    expect(refused.body.error.details.code).toBe('ab-test');
    await ab.settle();

    const done = await ab.recipients(id);
    expect(await subjectsSent()).toEqual(Array(held.length - 1).fill('Subject of B'));
    const late = held.slice(1).map((row) => row.subscriber_id);
    expect(receivedBy()).toEqual(
      await addressesOf(done.filter(({ subscriber_id }) => late.includes(subscriber_id)))
    );
    expect(await ab.get(id)).toMatchObject({
      state: 'completed',
      counts: { byState: { sent: PEOPLE - 3, skipped: 3, waiting: 0 } },
    });
    await expectEqualCounts(id);

    // What was measured is that of the sample; the rest carries the winner beside it.
    const after = await ab.report(id);
    expect(after.variants.map(({ sent }) => sent)).toEqual(
      measured.variants.map(({ sent }) => sent)
    );
    expect(after).toMatchObject({ phase: 'decided', waiting: 0 });
    const filtered = await editor.request
      .get(`/optin/campaigns/${id}/recipients?variant=b&state=sent`)
      .expect(200);
    expect(filtered.body.pagination.total).toBe(of(sampled, 'b').length + held.length - 1);
    for (const row of filtered.body.results) expect(row.variant).toBe('b');
    await ab.settle();
    expect(app.mail.received).toHaveLength(held.length - 1);
  });

  it('lets three senders write, each under its own name', async () => {
    const second = await addSender(app.strapi, {
      name: 'The chief',
      fromName: 'The chief',
      fromEmail: 'chief@second.example',
      organisation: 'Second Ltd',
      postalAddress: '2 Side Street',
    });
    const third = await addSender(app.strapi, { name: 'Zoe', fromEmail: 'zoe@third.example' });
    const { list } = await ab.audience(40);
    const id = await ab.create(list, {
      abTest: {
        ...subjectTest({ varied: 'sender', samplePercent: 100 }),
        variants: [
          { key: 'b', subjects: {}, senderId: second.id },
          { key: 'c', subjects: {}, senderId: third.id },
        ],
      },
    });
    getService(app.strapi, 'network-checks').useLookup(async () => []);
    const { body: looked } = await ab.post(id, 'check').expect(200);
    expect(looked.data.domain.name).toBe('sender.example, second.example, third.example');
    expect((await ab.findings(id)).filter(({ code }) => code === 'spf-missing')).toHaveLength(3);

    await ab.post(id, 'send').expect(200);
    const inUse = await editor.request.delete(`/optin/senders/${third.id}`).expect(400);
    expect(inUse.body.error.details.code).toBe('sender-in-use');
    await ab.settle();
    const rows = await ab.recipients(id);
    const from = (await mails()).map((mail) => mail.from?.value[0].address);
    for (const [key, address] of [
      ['a', sender.fromEmail],
      ['b', 'chief@second.example'],
      ['c', 'zoe@third.example'],
    ]) {
      expect(of(rows, key).length).toBeGreaterThan(2);
      expect(from.filter((one) => one === address)).toHaveLength(of(rows, key).length);
    }
    const ofB = (await mails()).find((mail) => mail.from?.value[0].address === second.fromEmail);
    expect(ofB?.html).toContain('2 Side Street');
    expect(ofB?.messageId).toContain('@second.example');
    expect((await ab.get(id)).state).toBe('completed');
    // Nobody waits, yet who won is worth saying.
    expect(await ab.report(id)).toMatchObject({ phase: 'measuring', waiting: 0 });
    await ab.choose(id, 'c').expect(200);
    expect((await ab.get(id)).abOutcome).toMatchObject({ winner: 'c' });
  });

  it('shows each variant its own blocks, also in a browser and in the archive', async () => {
    const { list } = await ab.audience(30);
    const id = await ab.create(list, {
      document: {
        version: 1,
        blocks: [
          heading('all', 'FOR-all'),
          heading('only-a', 'FOR-a', { variant: 'a' }),
          heading('only-b', 'FOR-b', { variant: 'b' }),
        ],
      },
      abTest: {
        ...subjectTest({ varied: 'content' }),
        variants: [{ key: 'b', subjects: {}, senderId: null }],
      },
      archive: { isPublic: true, slug: `ab-${client}`, title: '', description: '', imageUrl: '' },
    });
    await ab.post(id, 'send').expect(200);
    await ab.settle();
    const sampled = await ab.recipients(id);
    const words = (text: unknown) => String(text ?? '').match(/FOR-\w+/g) ?? [];
    for (const key of ['a', 'b']) {
      const addresses = await addressesOf(of(sampled, key));
      for (const address of addresses) {
        const [mail] = await app.mail.to(address);
        expect(words(mail.text)).toEqual(['FOR-all', `FOR-${key}`]);
      }
      const [subscriberId] = of(sampled, key).map((row) => row.subscriber_id);
      const token = getService(app.strapi, 'tokens').sign('view', [subscriberId, id]);
      const page = await app.request.get(`/api/optin/m/${token}`).expect(200);
      expect(words(page.text)).toEqual(['FOR-all', `FOR-${key}`]);
    }

    const archived = async () =>
      (await getService(app.strapi, 'archive').issue(`ab-${client}`, null)).html;
    const settings = getService(app.strapi, 'settings');
    const stored = await settings.get();
    jest
      .spyOn(settings, 'get')
      .mockResolvedValue({ ...stored, archive: { ...stored.archive, isOpen: true } });
    try {
      expect(words(await archived())).toEqual(['FOR-all', 'FOR-a']);
      await ab.choose(id, 'b').expect(200);
      expect(words(await archived())).toEqual(['FOR-all', 'FOR-b']);
    } finally {
      jest.restoreAllMocks();
    }
    await ab.settle();
  });

  it('decides when its time has come and the sample is out, and not before', async () => {
    const { list } = await ab.audience(PEOPLE);
    const id = await ab.create(list, { abTest: subjectTest({ decideAfterHours: 4 }) });
    // The first of A to be tried is slow; the rule stands before anything can go out by itself.
    let slow: string | null = null;
    app.mail.refuse(({ to, raw }) => {
      if (slow === null && /^Subject: Subject of A\r?$/m.test(String(raw))) [slow] = to;
      return slow !== null && to.includes(slow) ? reply(451, 'later') : null;
    });
    await ab.post(id, 'send').expect(200);
    await ab.settle();
    const report = await ab.report(id);
    const { startedAt } = await ab.get(id);
    expect(report).toMatchObject({ phase: 'sampling', decideAt: startedAt + 4 * HOUR });
    // Two of A leave, so B does better.
    for (const row of of(await ab.recipients(id), 'a')
      .filter(({ state }) => state === 'sent')
      .slice(0, 2))
      await ab.leave(row.subscriber_id, list.id);

    const clock = getService(app.strapi, 'clock');
    clock.shift(4 * HOUR + MINUTE);
    await ab.settle();
    expect(await ab.get(id)).toMatchObject({ state: 'sending', abOutcome: null });

    app.mail.refuse(null);
    clock.shift(12 * HOUR);
    await ab.settle();
    await ab.settle();
    const done = await ab.get(id);
    expect(done).toMatchObject({ state: 'completed', abOutcome: { winner: 'b', by: 'time' } });
    expect(done.counts.byState.sent).toBe(PEOPLE);
    await expectEqualCounts(id);
    expect(await ab.report(id)).toMatchObject({ outcome: { by: 'time', name: null }, leader: 'b' });
    expect(new Set(receivedBy()).size).toBe(PEOPLE);
    expect(app.mail.received).toHaveLength(PEOPLE);
  });

  it('gives a tie to A', async () => {
    const { list } = await ab.audience(20);
    const id = await ab.create(list, { abTest: subjectTest({ decideAfterHours: 1 }) });
    await ab.post(id, 'send').expect(200);
    await ab.settle();
    getService(app.strapi, 'clock').shift(HOUR + MINUTE);
    await ab.settle();
    expect(await ab.get(id)).toMatchObject({ state: 'completed', abOutcome: { winner: 'a' } });
  });

  it('goes on after a crash between decision and release, and amid the release', async () => {
    const { list } = await ab.audience(PEOPLE);
    const id = await ab.create(list);
    await ab.post(id, 'send').expect(200);
    await ab.settle();
    const waiting = (await ab.report(id)).waiting;
    // The decision is written, and nothing else: as if the process had ended there.
    await chooseWinner(app.strapi, id, { winner: 'b', by: 'admin:1', now: now(app) });
    expect((await ab.report(id)).waiting).toBe(waiting);
    const end = await releaseChunk(app.strapi, id, { after: 0, now: now(app), size: 5 });
    expect(end).not.toBeNull();
    expect((await ab.report(id)).waiting).toBe(waiting - 5);

    await ab.settle();
    const rows = await ab.recipients(id);
    expect(rows.every(({ state }) => state === 'sent')).toBe(true);
    expect(app.mail.received).toHaveLength(PEOPLE);
    expect(new Set(receivedBy()).size).toBe(PEOPLE);
    expect((await ab.get(id)).state).toBe('completed');
  });

  it('can be decided while the sample is still going out', async () => {
    const { list } = await ab.audience(PEOPLE);
    const id = await ab.create(list);
    app.mail.refuse(() => reply(451, 'later'));
    await ab.post(id, 'send').expect(200);
    await ab.settle();
    expect(await ab.report(id)).toMatchObject({ phase: 'sampling', pValue: null });
    await ab.choose(id, 'b').expect(200);
    app.mail.refuse(null);
    await ab.settle();
    const rows = await ab.recipients(id);
    // The rest is out at once; the sample keeps its variants, and its turn.
    const waiting = rows.filter(({ state }) => state === 'waiting');
    expect(of(waiting, 'a').length).toBeGreaterThan(5);
    expect(new Set(await subjectsSent())).toEqual(new Set(['Subject of B']));
    expect((await ab.get(id)).rate).toBeGreaterThan(0);
    getService(app.strapi, 'clock').shift(12 * HOUR);
    await ab.settle();
    expect(await ab.get(id)).toMatchObject({
      state: 'completed',
      counts: { byState: { sent: PEOPLE } },
    });
    expect((await subjectsSent()).filter((subject) => subject === 'Subject of A')).toHaveLength(
      of(rows, 'a').length
    );
  });

  it('is decided once, however many decide at a moment', async () => {
    const { list } = await ab.audience(20);
    const id = await ab.create(list);
    await ab.post(id, 'send').expect(200);
    await ab.settle();
    const answers = await Promise.all([ab.choose(id, 'a'), ab.choose(id, 'b'), ab.choose(id, 'a')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
    await ab.settle();
    expect(app.mail.received).toHaveLength(20);
  });

  it('waits while it is paused, and sends nobody anything once it is cancelled', async () => {
    const { list } = await ab.audience(PEOPLE);
    const id = await ab.create(list, { abTest: subjectTest({ decideAfterHours: 1 }) });
    await ab.post(id, 'send').expect(200);
    await ab.settle();
    const sample = app.mail.received.length;
    await ab.post(id, 'pause').expect(200);
    getService(app.strapi, 'clock').shift(2 * HOUR);
    await ab.settle();
    expect(await ab.get(id)).toMatchObject({ state: 'paused', abOutcome: null });

    // By hand it can be decided now; the rest waits for the resume.
    await ab.choose(id, 'b').expect(200);
    await ab.settle();
    expect(app.mail.received).toHaveLength(sample);
    expect((await ab.report(id)).waiting).toBe(PEOPLE - sample);
    await ab.post(id, 'resume').expect(200);
    await ab.settle();
    expect(app.mail.received).toHaveLength(PEOPLE);
    expect((await ab.get(id)).state).toBe('completed');

    const other = await ab.audience(PEOPLE);
    const second = await ab.create(other.list);
    app.mail.clear();
    await ab.post(second, 'send').expect(200);
    await ab.settle();
    const out = app.mail.received.length;
    await ab.post(second, 'cancel').expect(200);
    await ab.settle();
    expect(await ab.get(second)).toMatchObject({
      state: 'cancelled',
      completedAt: expect.any(Number),
      counts: { byState: { sent: out, cancelled: PEOPLE - out, waiting: 0 } },
    });
    const late = await ab.choose(second, 'b').expect(400);
    expect(late.body.error.details.code).toBe('campaign-state');
    expect(app.mail.received).toHaveLength(out);
  });

  it('decides by clicks, and keeps those of the rest out of the measure', async () => {
    const { list } = await ab.audience(PEOPLE);
    const id = await ab.create(list, {
      countsClicks: true,
      document: {
        version: 1,
        blocks: [
          heading('hello', 'Hello to all who read this'),
          {
            id: 'go',
            type: 'button',
            text: 'Read the report',
            url: 'https://site.example/report',
            align: 'left',
          },
        ],
      },
      abTest: subjectTest({ metric: 'clicks', decideAfterHours: 1 }),
    });
    await ab.post(id, 'send').expect(200);
    await ab.settle();
    const links: { id: number; variant: string }[] = await table(app.strapi, 'link').where({
      campaign_id: id,
    });
    expect(links.map(({ variant }) => variant).sort()).toEqual(['a', 'b']);
    const idOf = (key: string) => Number(links.find(({ variant }) => variant === key)?.id);
    const [ofB] = await app.mail.to((await addressesOf(of(await ab.recipients(id), 'b')))[0]);
    const url = /href="http:\/\/localhost:1337(\/api\/optin\/c\/[^"]+)"/.exec(
      String(ofB.html)
    )?.[1];
    await app.request.get(String(url)).expect(302);
    await table(app.strapi, 'link')
      .where({ id: idOf('b') })
      .increment('clicks', 29);
    const before = await ab.report(id);
    expect(before).toMatchObject({ leader: 'b', isTellable: true });
    expect(before.variants.map(({ clicks }) => clicks)).toEqual([0, 30]);

    getService(app.strapi, 'clock').shift(HOUR + MINUTE);
    await ab.settle();
    expect(await ab.get(id)).toMatchObject({ state: 'completed', abOutcome: { winner: 'b' } });
    await table(app.strapi, 'link')
      .where({ id: idOf('b') })
      .increment('clicks', 500);
    const after = await ab.report(id);
    expect(after.variants).toEqual(before.variants);
    expect(after.pValue).toBe(before.pValue);
  });

  it('asks for what it needs, and says why a test cannot be run', async () => {
    const { list } = await ab.audience(4);
    const codes = async (changes: Parameters<typeof ab.create>[1]) =>
      (await ab.findings(await ab.create(list, changes)))
        .filter(({ code }) => code.startsWith('ab-'))
        .map(({ code, severity }) => `${severity} ${code}`)
        .sort();
    expect(await codes({ abTest: subjectTest({ samplePercent: 100 }) })).toEqual([
      'warning ab-sample-small',
    ]);
    expect(await codes({ abTest: subjectTest({ samplePercent: 10, metric: 'clicks' }) })).toEqual([
      'error ab-audience-small',
      'error ab-clicks-uncounted',
    ]);
    const silent = { key: 'b' as const, subjects: {}, senderId: null };
    const whole = { samplePercent: 100, variants: [silent] };
    expect(await codes({ abTest: subjectTest(whole) })).toContain('error ab-subject-missing');
    expect(await codes({ abTest: subjectTest({ ...whole, varied: 'sender' }) })).toContain(
      'error ab-sender-missing'
    );
    expect(await codes({ abTest: subjectTest({ ...whole, varied: 'content' }) })).toContain(
      'error ab-content-unmarked'
    );

    const id = await ab.create(list, { abTest: subjectTest({ samplePercent: 100 }) });
    const localTime = new Date(now(app) + 48 * HOUR).toISOString().slice(0, 16);
    const planned = { localTime, timeZone: 'UTC', mode: 'reader' };
    const refused = await ab.post(id, 'schedule', planned).expect(400);
    expect(refused.body.error.details.code).toBe('preflight');
    expect(refused.body.error.details.findings).toContainEqual(
      expect.objectContaining({ code: 'ab-reader-clocks', severity: 'error', step: 'schedule' })
    );
    await ab.post(id, 'schedule', { ...planned, mode: 'instant' }).expect(200);
  });

  it('previews and tests a variant', async () => {
    const second = await addSender(app.strapi, { name: 'Bea', fromEmail: 'bea@second.example' });
    const { list } = await ab.audience(4);
    const subjects = await ab.create(list);
    await ab.post(subjects, 'test', { to: ['me@example.org'], variant: 'b' }).expect(200);
    await ab.post(subjects, 'test', { to: ['me@example.org'] }).expect(200);
    expect((await app.mail.to('me@example.org')).map(({ subject }) => subject)).toEqual([
      '[Test] Subject of B',
      '[Test] Subject of A',
    ]);
    const wrong = await ab.post(subjects, 'test', { to: ['me@example.org'], variant: 'c' });
    expect(wrong.status).toBe(400);
    expect(wrong.body.error.details.errors[0].path).toEqual(['variant']);
    const none = await ab.create(list, { abTest: null });
    const without = await ab.post(none, 'test', { to: ['me@example.org'], variant: 'b' });
    expect(without.body.error.details.errors[0].path).toEqual(['variant']);

    const senders = await ab.create(list, {
      abTest: {
        ...subjectTest({ varied: 'sender' }),
        variants: [
          { key: 'b', subjects: {}, senderId: second.id },
          { key: 'c', subjects: {}, senderId: null },
        ],
      },
    });
    await ab.post(senders, 'test', { to: ['you@example.org'], variant: 'b' }).expect(200);
    const [mail] = await app.mail.to('you@example.org');
    expect(mail.from?.value[0].address).toBe('bea@second.example');
    const blocked = await ab.post(senders, 'test', { to: ['you@example.org'], variant: 'c' });
    expect(blocked.status).toBe(400);
    expect(blocked.body.error.details.findings[0].code).toBe('ab-sender-missing');

    const preview = async (variant?: string) =>
      (
        await editor.request
          .post('/optin/campaigns/preview')
          .send({
            locale: 'en',
            senderId: sender.id,
            listIds: [list.id],
            subject: says('Hello'),
            preheader: '',
            document: {
              version: 1,
              blocks: [
                heading('x', 'FOR-all'),
                heading('y', 'FOR-a', { variant: 'a' }),
                heading('z', 'FOR-b', { variant: 'b' }),
              ],
            },
            variant,
          })
          .expect(200)
      ).body.data.text.match(/FOR-\w+/gi);
    expect(await preview()).toEqual(await preview('a'));
    expect((await preview()).map((word: string) => word.toLowerCase())).toEqual([
      'for-all',
      'for-a',
    ]);
    expect((await preview('b')).map((word: string) => word.toLowerCase())).toEqual([
      'for-all',
      'for-b',
    ]);
  });

  it('goes with a copy, and its outcome does not', async () => {
    const { list } = await ab.audience(20);
    const id = await ab.create(list);
    await ab.post(id, 'send').expect(200);
    await ab.settle();
    await ab.choose(id, 'b').expect(200);
    await ab.settle();
    const { body } = await ab.post(id, 'duplicate').expect(201);
    expect(body.data).toMatchObject({ state: 'draft', abTest: subjectTest(), abOutcome: null });
  });

  it('gives each issue of a series a test of its own', async () => {
    const { list } = await ab.audience(20);
    const id = await ab.create(list);
    const localTime = new Date(now(app) + HOUR).toISOString().slice(0, 16);
    await ab
      .post(id, 'schedule', {
        localTime,
        timeZone: 'UTC',
        recurrence: { rule: 'FREQ=DAILY;COUNT=2', skipEmpty: false },
      })
      .expect(200);
    getService(app.strapi, 'clock').shift(HOUR + MINUTE);
    await ab.settle();
    const issues: { id: number }[] = await table(app.strapi, 'campaign').where({ series_id: id });
    expect(issues).toHaveLength(1);
    const issue = Number(issues[0].id);
    expect(await ab.report(issue)).toMatchObject({ phase: 'measuring', outcome: null });
    expect((await ab.report(issue)).waiting).toBeGreaterThan(0);
    await ab.choose(issue, 'b').expect(200);
    await ab.settle();
    expect((await ab.get(issue)).state).toBe('completed');
    expect((await ab.get(id)).abOutcome).toBeNull();
  });

  it('is for those with the right, and says what a request lacks', async () => {
    const { list } = await ab.audience(20);
    const id = await ab.create(list);
    const nothing = await editor.request.get(`/optin/campaigns/${id}/ab-test`).expect(404);
    expect(nothing.body.error.message).toContain('not started');
    const early = await ab.choose(id, 'b').expect(400);
    expect(early.body.error.details.code).toBe('campaign-state');
    await ab.post(id, 'send').expect(200);
    await ab.settle();

    const reader = await createAdmin(app.strapi, ['read-campaigns']);
    const nobody = await createAdmin(app.strapi, ['read-lists']);
    const sends = await createAdmin(app.strapi, ['send-campaigns']);
    const path = `/optin/campaigns/${id}/ab-test`;
    await reader.request.get(path).expect(200);
    await nobody.request.get(path).expect(403);
    await reader.request.post(`${path}/winner`).send({ variant: 'b' }).expect(403);

    for (const variant of ['c', 'z', 1, null, undefined, ['b'], { key: 'b' }]) {
      const { body } = await ab.choose(id, variant).expect(400);
      expect(body.error.details.errors[0].path).toEqual(['variant']);
    }
    await ab.post(id, 'ab-test/winner', { variant: 'b', winner: 'b' }).expect(400);
    await editor.request
      .post('/optin/campaigns/999999/ab-test/winner')
      .send({ variant: 'b' })
      .expect(404);
    await editor.request.get('/optin/campaigns/999999/ab-test').expect(404);
    await editor.request.get('/optin/campaigns/x/ab-test').expect(404);
    await sends.request.post(`${path}/winner`).send({ variant: 'b' }).expect(200);

    const plain = await ab.create(list, { abTest: null });
    await editor.request.get(`/optin/campaigns/${plain}/ab-test`).expect(404);
    const without = await ab.choose(plain, 'b').expect(400);
    expect(without.body.error.details.code).toBe('ab-test');
  });
});
