import { fork } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../../playground/scripts/prepare.mjs';

const HERE = path.dirname(fileURLToPath(import.meta.url));

/** The next message of a child, or its end as an error. */
const nextMessage = (child) =>
  new Promise((resolve, reject) => {
    const onExit = (code) => reject(new Error(`a bench process ended with ${code}`));
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.off('exit', onExit);
      resolve(message);
    });
  });

const start = async (file, env) => {
  const child = fork(path.join(HERE, file), { env: { ...process.env, ...env }, cwd: ROOT });
  const { port } = await nextMessage(child);
  return {
    port,
    async ask(message) {
      const answer = nextMessage(child);
      child.send(message);
      const { error, ...rest } = await answer;
      if (error) throw new Error(error);
      return rest;
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
    },
  };
};

export const CONNECTIONS = 4;
/** The sides take turns this often, and the middle value counts: other work disturbs both alike. */
export const ROUNDS = 3;

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const unlimited = { max: 0, seconds: 60 };

/**
 * Runs `work` with a sink and a Strapi of their own, on a fresh SQLite file unless DATABASE_CLIENT
 * and its companions say otherwise (then on an empty database of theirs).
 * @param config keys of the plugin's configuration to set; `limits` takes the place of none
 */
export const withStrapi = async (bench, env, work, config = {}) => {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'optin-bench-'));
  const sink = await start('sink.mjs', env);
  let strapi;
  try {
    strapi = await start('strapi.cjs', {
      BENCH: bench,
      BENCH_CONNECTIONS: String(CONNECTIONS),
      DATABASE_FILENAME: path.join(directory, 'data.db'),
      HOST: '127.0.0.1',
      LOG_LEVEL: 'error',
      NODE_ENV: 'production',
      STRAPI_TELEMETRY_DISABLED: 'true',
      STRAPI_DISABLE_UPDATE_NOTIFICATION: 'true',
      SMTP_HOST: '127.0.0.1',
      SMTP_PORT: String(sink.port),
      OPTIN_PLUGIN_DIR: ROOT,
      OPTIN_CONFIG: JSON.stringify({
        smtp: { host: '127.0.0.1', port: sink.port, connections: CONNECTIONS },
        limits: { ip: unlimited, address: unlimited, form: unlimited, minFillSeconds: 0 },
        ...config,
      }),
      ...env,
    });
    const call = async (name, input) => (await strapi.ask({ call: name, input })).result;
    return await work({ call, sink, url: `http://127.0.0.1:${strapi.port}` });
  } finally {
    await strapi?.stop();
    await sink.stop();
    fs.rmSync(directory, { recursive: true, force: true });
  }
};
