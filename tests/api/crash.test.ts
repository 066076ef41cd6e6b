import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { simpleParser } from 'mailparser';
import type { Delivery } from '../../content-types';
import { fromRow, getService, table } from '../../server/src/core';
import {
  addList,
  addPeople,
  addSender,
  campaignInput,
  emailOf,
} from '../helpers/campaign-fixtures';
import { createDatabase, type TestDatabase } from '../helpers/databases';
import { describeOnEachDatabase } from '../helpers/each-database';
import { advance } from '../helpers/engine';
import { startSink, type Sink } from '../helpers/smtp-server';
import { bootStrapi } from '../helpers/strapi';

const PEOPLE = 2000;
/** Amid a batch of 200 rather than between two. */
const KILL_AT = 930;
const LEASE_SECONDS = 5;
const NAMES = Array.from({ length: PEOPLE }, (_, index) => `person${index}`);
const SLOW = { setup: 120_000, run: 120_000 };

const until = async (condition: () => boolean | Promise<boolean>, milliseconds: number) => {
  const end = Date.now() + milliseconds;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

describeOnEachDatabase('a process that is killed while it sends', (client) => {
  let database: TestDatabase;
  let sink: Sink;
  let children: ChildProcess[] = [];

  const pluginConfig = () => ({
    publicUrl: 'http://localhost:1337',
    smtp: { host: '127.0.0.1', port: sink.port, connections: 4 },
    delivery: { tick: '* * * * * *', leaseSeconds: LEASE_SECONDS, batchSize: 200 },
  });

  /** Starts a Strapi on the built plugin; its tick sends whatever is due. */
  const start = async (): Promise<ChildProcess> => {
    const child = fork(path.resolve(__dirname, '../helpers/strapi-process.cjs'), {
      env: {
        ...process.env,
        ...database.env,
        NODE_ENV: 'production',
        // That of the Strapi in this process is gone by now.
        PUBLIC_DIR: './public',
        LOG_LEVEL: 'error',
        OPTIN_PLUGIN_DIR: path.resolve(__dirname, '../..'),
        OPTIN_CONFIG: JSON.stringify(pluginConfig()),
        OPTIN_DEMO_SEED: 'false',
      },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    children.push(child);
    await new Promise((resolve, reject) => {
      child.once('message', resolve);
      child.once('exit', (code) => reject(new Error(`Strapi ended with ${code}`)));
    });
    return child;
  };
  const ended = (child: ChildProcess) =>
    child.exitCode !== null || child.signalCode !== null
      ? Promise.resolve()
      : new Promise((resolve) => child.once('exit', resolve));

  /** Looks into the database through a Strapi that sends nothing. */
  const look = async <T>(read: (app: Awaited<ReturnType<typeof bootStrapi>>) => Promise<T>) => {
    const app = await bootStrapi({ database, pluginConfig: { delivery: { enabled: false } } });
    try {
      return await read(app);
    } finally {
      await app.stop();
    }
  };

  beforeAll(async () => {
    database = await createDatabase(client);
    sink = await startSink();
    await look(async ({ strapi }) => {
      const news = await addList(strapi, 'news');
      const sender = await addSender(strapi);
      await addPeople(
        strapi,
        NAMES.map((name) => ({ name, lists: [{ list: news, state: 'confirmed' }] }))
      );
      const campaign = await getService(strapi, 'campaigns').create(
        campaignInput([news], sender),
        'admin:1'
      );
      await getService(strapi, 'launch').send(campaign.id);
    });
  }, SLOW.setup);

  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    await Promise.all(children.map(ended));
    children = [];
    await sink?.close();
    await database?.drop();
  });

  it(
    'loses nobody and repeats only what was in flight, under the same Message-ID',
    async () => {
      const first = await start();
      await until(() => sink.received.length >= KILL_AT, 60_000);
      first.kill('SIGKILL');
      await ended(first);
      const before = sink.received.length;
      expect(before).toBeLessThan(PEOPLE);

      const inFlight = await look(async ({ strapi }) => {
        const rows = await table(strapi, 'delivery').where({ state: 'claimed' });
        const deliveries = rows.map((row: Record<string, unknown>) =>
          fromRow<Delivery>('delivery', row)
        ) as Delivery[];
        const people = await getService(strapi, 'subscribers').byIds(
          deliveries.map(({ subscriberId }) => subscriberId)
        );
        return new Set(people.map(({ email }) => email));
      });
      expect(inFlight.size).toBeGreaterThan(0);

      await start();
      const reached = () => new Set(sink.received.flatMap(({ to }) => to)).size;
      await until(() => reached() === PEOPLE, 60_000);
      // Time for a repeat that should not come.
      await new Promise((resolve) => setTimeout(resolve, 2000));
      for (const child of children) child.kill('SIGTERM');
      await Promise.all(children.map(ended));

      const ids = new Map<string, string[]>();
      for (const { to, raw } of sink.received) {
        const { messageId } = await simpleParser(raw);
        for (const address of to)
          ids.set(address, [...(ids.get(address) ?? []), messageId ?? 'none']);
      }
      expect([...ids.keys()].sort()).toEqual(NAMES.map(emailOf).sort());
      const repeated = [...ids].filter(([, sent]) => sent.length > 1);
      for (const [address, sent] of repeated) {
        expect(inFlight).toContain(address);
        expect(sent).toHaveLength(2);
        expect(new Set(sent).size).toBe(1);
      }
      expect(new Set([...ids.values()].flat()).size).toBe(PEOPLE);

      const { counts, state } = await look(async (app) => {
        const { strapi } = app;
        // The last tick may have been stopped before it saw that all is sent.
        await advance(app);
        const [{ id }] = await table(strapi, 'campaign').select('id');
        return {
          counts: await getService(strapi, 'outbox').counts(Number(id)),
          state: (await getService(strapi, 'campaigns').get(Number(id))).state,
        };
      });
      expect(state).toBe('completed');
      expect(counts).toMatchObject({ targeted: PEOPLE, byState: { sent: PEOPLE } });
    },
    SLOW.run
  );
});
