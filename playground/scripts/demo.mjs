// `npm run demo`: installs, builds, seeds and starts everything that the demo needs.
//   --reset     start from an empty database
//   --no-build  reuse the last build
//   --verbose   show Strapi's whole log
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import path from 'node:path';
import {
  APP_DIR,
  bin,
  ensureInstalled,
  ensurePanelBuilt,
  ensurePluginBuilt,
  say,
} from './prepare.mjs';

const flags = new Set(process.argv.slice(2));
const known = ['--reset', '--no-build', '--verbose'];
const unknown = [...flags].filter((flag) => !known.includes(flag));

const port = Number(process.env.PORT || 1337);
const ownInbox = !process.env.SMTP_HOST && !process.env.SMTP_PORT;
const inboxWeb = Number(process.env.MAILDEV_WEB_PORT || 1080);
const inboxSmtp = Number(process.env.MAILDEV_SMTP_PORT || 1025);
const verbose = flags.has('--verbose');

const START_MS = 180_000;
const STOP_MS = 10_000;
const children = [];
let stopping = false;

const isBusy = (candidate) =>
  new Promise((resolve) => {
    const socket = net.connect({ port: candidate, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

const assertFree = async (candidate, variable, what) => {
  if (await isBusy(candidate))
    throw new Error(
      `Port ${candidate}, meant for ${what}, is in use. Stop what listens there, or choose another port: ${variable}=${candidate + 1} npm run demo`
    );
};

const stopChild = (child) =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    const force = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    child.once('exit', () => {
      clearTimeout(force);
      resolve();
    });
    child.kill('SIGTERM');
  });

const shutDown = async (code) => {
  if (stopping) return;
  stopping = true;
  await Promise.all(children.map(stopChild));
  process.exit(code);
};

/** Starts a part; when it ends by itself, so does the demo. */
const start = (name, args, { cwd, env }) => {
  const recent = [];
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = fs.createWriteStream(path.join(APP_DIR, '.tmp', `${name}.log`));
  const onData = (chunk) => {
    log.write(chunk);
    recent.push(chunk);
    if (recent.length > 200) recent.shift();
    if (verbose) process.stdout.write(chunk);
    else
      for (const line of chunk.toString().split('\n')) if (/\b(warn|error)\b/.test(line)) say(line);
  };
  child.stdout.on('data', onData);
  child.stderr.on('data', onData);
  child.once('exit', (code, signal) => {
    if (stopping) return;
    process.stderr.write(Buffer.concat(recent));
    process.stderr.write(`\n${name} stopped by itself (${signal ?? `code ${code}`}).\n`);
    void shutDown(1);
  });
  children.push(child);
};

const waitFor = async (url) => {
  const until = Date.now() + START_MS;
  while (Date.now() < until && !stopping) {
    const ready = await fetch(url, { redirect: 'manual' }).then(
      (response) => response.status < 500,
      () => false
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  if (!stopping) throw new Error(`Nothing answered at ${url} in ${START_MS / 1000} seconds.`);
};

const summary = () => {
  const { demoAdmin } = createRequire(import.meta.url)('../src/seed');
  const { email, password } = demoAdmin();
  const url = `http://localhost:${port}`;
  const inbox = ownInbox ? `http://localhost:${inboxWeb}` : 'the SMTP server you configured';
  say(`
  Opt-in is running.

    Panel      ${url}/admin
    Sign in    ${email}  /  ${password}
    Website    ${url}/site
    Sign-up    ${url}/api/optin/f/newsletter
    Inbox      ${inbox}

  Try this:
    1. Sign up on the website, then open the inbox and confirm.
    2. In the panel, open Opt-in: find the new subscriber and their proof of consent.
    3. Open the draft campaign, send yourself a test, then send it.
    4. Leave with the unsubscribe link in the letter, and look at the timeline again.

  Ctrl-C stops everything. "npm run demo -- --reset" starts over with an empty database.
`);
};

const main = async () => {
  if (unknown.length > 0)
    throw new Error(`Unknown option ${unknown.join(' ')}. There are ${known.join(', ')}.`);
  await ensureInstalled();
  const reuse = flags.has('--no-build');
  await ensurePluginBuilt({ reuse });
  await ensurePanelBuilt({ reuse });

  await assertFree(port, 'PORT', 'Strapi');
  if (ownInbox) {
    await assertFree(inboxSmtp, 'MAILDEV_SMTP_PORT', "the inbox's SMTP server");
    await assertFree(inboxWeb, 'MAILDEV_WEB_PORT', 'the inbox');
  }
  fs.mkdirSync(path.join(APP_DIR, '.tmp'), { recursive: true });
  const { prepareDatabase } = await import('./database.mjs');
  await prepareDatabase({ reset: flags.has('--reset') });

  say('Starting…');
  if (ownInbox)
    start(
      'maildev',
      [
        bin('maildev/dist/bin/maildev.js'),
        ...['--smtp', inboxSmtp, '--ip', '127.0.0.1'],
        ...['--web', inboxWeb, '--web-ip', '127.0.0.1'],
      ].map(String),
      { cwd: APP_DIR, env: {} }
    );
  start('strapi', [bin('@strapi/strapi/bin/strapi.js'), 'start'], {
    cwd: APP_DIR,
    env: {
      // Production would keep the session cookie off plain http.
      NODE_ENV: 'development',
      PORT: String(port),
      LOG_LEVEL: process.env.LOG_LEVEL || (verbose ? 'http' : 'warn'),
      OPTIN_DEMO_SEED: 'true',
      STRAPI_TELEMETRY_DISABLED: 'true',
      STRAPI_DISABLE_UPDATE_NOTIFICATION: 'true',
      ...(ownInbox && { SMTP_HOST: '127.0.0.1', SMTP_PORT: String(inboxSmtp) }),
    },
  });
  await waitFor(`http://127.0.0.1:${port}/_health`);
  if (ownInbox) await waitFor(`http://127.0.0.1:${inboxWeb}/`);
  if (!stopping) summary();
};

process.on('SIGINT', () => void shutDown(0));
process.on('SIGTERM', () => void shutDown(0));
main().catch((error) => {
  process.stderr.write(`\n${error.message}\n`);
  void shutDown(1);
});
