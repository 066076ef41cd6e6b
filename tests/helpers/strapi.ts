import path from 'node:path';
import { createStrapi, type Core } from '@strapi/strapi';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent';
import { createPrepared } from './prepared-database';
import type { DatabaseClient, TestDatabase } from './databases';
import { createPublicDir } from './public-dir';
import { startSmtpSink, type SmtpSink } from './smtp-sink';

const ROOT = path.resolve(__dirname, '../..');
export const APP_DIR = path.join(ROOT, 'playground');
const SOURCE_PLUGIN = path.join(__dirname, 'plugin');

/** A partial configuration of the plugin, as in `config/plugins`. */
export type PluginConfig = Record<string, unknown>;

export interface BootOptions {
  client?: DatabaseClient;
  /** Reuse a database, to see what a restart finds; the caller drops it. */
  database?: TestDatabase;
  /** Laid over the tests' own: mail to the sink, no limits, no waiting, no ticking. */
  pluginConfig?: PluginConfig;
  /** `source` compiles as it loads and shares modules with the test; `dist` is what is shipped. */
  plugin?: 'source' | 'dist';
  /** Fill the database as the demo does. */
  seed?: boolean;
}

export interface BootedStrapi {
  strapi: Core.Strapi;
  database: TestDatabase;
  /** Where the plugin's mail ends up. */
  mail: SmtpSink;
  /** Calls the HTTP server in this process. */
  request: TestAgent;
  /** The same server over a real port, as `http://127.0.0.1:port`. */
  url: string;
  /** A service of the plugin by its name. */
  service: <T>(name: string) => T;
  /** Stops Strapi and the sink; drops the database unless it was handed in. */
  stop(): Promise<void>;
}

const unlimited = { max: 0, seconds: 60 };

/**
 * The tests' configuration: nothing is limited and nothing happens by itself, so that a test says
 * what it wants limited and when time passes.
 */
const testConfig = (mail: SmtpSink): PluginConfig => ({
  publicUrl: 'http://localhost:1337',
  smtp: { host: '127.0.0.1', port: mail.port, secure: false, connections: 2 },
  limits: {
    ip: unlimited,
    address: unlimited,
    form: unlimited,
    mailsPerDay: 1000,
    minFillSeconds: 0,
  },
  // A rule that is never due: the 30th of February.
  delivery: { tick: '0 0 30 2 *' },
});

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `patch` over `base`, objects merged key by key. */
const merge = (base: PluginConfig, patch: PluginConfig): PluginConfig => {
  const merged = { ...base };
  for (const [key, value] of Object.entries(patch)) {
    const before = merged[key];
    merged[key] = isPlainObject(before) && isPlainObject(value) ? merge(before, value) : value;
  }
  return merged;
};

/** What `config/` reads, as the tests want it. */
const configure = (database: TestDatabase, env: Record<string, string>): void => {
  Object.assign(process.env, database.env, {
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
    STRAPI_TELEMETRY_DISABLED: 'true',
    STRAPI_DISABLE_UPDATE_NOTIFICATION: 'true',
    ADMIN_RATE_LIMIT: 'false',
    HOST: '127.0.0.1',
    SMTP_HOST: '127.0.0.1',
    ...env,
  });
};

const newStrapi = () =>
  createStrapi({ appDir: APP_DIR, distDir: APP_DIR, serveAdminPanel: false, autoReload: false });

/** Lays the plugin, as Jest compiles it for this file, where `SOURCE_PLUGIN` picks it up. */
const offerSource = async (): Promise<void> => {
  const { default: plugin } = await import('../../server/src');
  Object.assign(globalThis, { [Symbol.for('optin.sourcePlugin')]: plugin });
};

/**
 * Makes the tables and nothing more: Strapi starts up to there and is stopped, so that every boot
 * on a copy still does all that comes after, as the first boot of an app does.
 */
const makeTables = async (database: TestDatabase): Promise<void> => {
  const publicDir = await createPublicDir();
  await offerSource();
  configure(database, {
    PUBLIC_DIR: publicDir.directory,
    OPTIN_PLUGIN_DIR: SOURCE_PLUGIN,
    OPTIN_CONFIG: '{}',
  });
  const enough = new Error('The tables are made');
  const strapi = await newStrapi().register();
  const { schema } = strapi.db;
  const sync = schema.sync.bind(schema);
  schema.sync = async () => {
    await sync();
    throw enough;
  };
  try {
    await strapi.bootstrap();
  } catch (error) {
    if (error !== enough) throw error;
  } finally {
    await strapi.destroy();
    await publicDir.remove();
  }
};

/**
 * Boots the playground in this process on a fresh database and returns it with its mail sink.
 * Call `stop` in `afterAll`; one Strapi at a time fits into a Jest worker.
 */
export const bootStrapi = async (options: BootOptions = {}): Promise<BootedStrapi> => {
  const database =
    options.database ?? (await createPrepared(options.client ?? 'sqlite', makeTables));
  const mail = await startSmtpSink();
  const publicDir = await createPublicDir();
  const plugin = options.plugin ?? 'source';

  configure(database, {
    PUBLIC_DIR: publicDir.directory,
    SMTP_PORT: String(mail.port),
    OPTIN_PLUGIN_DIR: plugin === 'source' ? SOURCE_PLUGIN : ROOT,
    OPTIN_CONFIG: JSON.stringify(merge(testConfig(mail), options.pluginConfig ?? {})),
    OPTIN_DEMO_SEED: String(options.seed ?? false),
  });

  const release = async () => {
    await mail.stop();
    await publicDir.remove();
    if (!options.database) await database.drop();
  };

  try {
    if (plugin === 'source') await offerSource();
    const strapi = await newStrapi().load();
    strapi.server.mount();
    const port = await listen(strapi);
    return {
      strapi,
      database,
      mail,
      request: supertest.agent(strapi.server.httpServer),
      url: `http://127.0.0.1:${port}`,
      service: <T>(name: string) => strapi.plugin('optin').service(name) as T,
      async stop() {
        await strapi.destroy();
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
};

const listen = (strapi: Core.Strapi): Promise<number> =>
  new Promise((resolve, reject) => {
    const { httpServer } = strapi.server;
    httpServer.once('error', reject);
    httpServer.listen(0, '127.0.0.1', () => {
      const address = httpServer.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
