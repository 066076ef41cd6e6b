import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { createDatabase, type DatabaseClient } from './databases';
import { createPublicDir } from './public-dir';

const ROOT = path.resolve(__dirname, '../..');
const START_MS = 240_000;
const POLL_MS = 100;

export interface InboxMail {
  id: string;
  subject: string;
  to: { address: string }[];
  html: string;
  text: string;
  headers: Record<string, string | string[]>;
}

/** The demo as `npm run demo` starts it, on ports and a database of its own. */
export interface RunningDemo {
  url: string;
  inboxUrl: string;
  admin: { email: string; password: string };
  /** The `count`-th mail that reached `address`, oldest first. */
  mailTo(address: string, count?: number): Promise<InboxMail>;
  /** What it printed. */
  output(): string;
  stop(): Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export interface DemoOptions {
  client?: DatabaseClient;
  env?: Record<string, string>;
}

/** Starts the demo from the last build and waits until it says that it runs. */
export const startDemo = async ({
  client = 'sqlite',
  env = {},
}: DemoOptions = {}): Promise<RunningDemo> => {
  const database = await createDatabase(client);
  const publicDir = await createPublicDir();
  const [port, web, smtp] = await Promise.all([freePort(), freePort(), freePort()]);
  const admin = { email: 'editor@example.com', password: 'Demo-password-1' };
  const child = spawn(process.execPath, ['playground/scripts/demo.mjs', '--no-build'], {
    cwd: ROOT,
    env: {
      ...process.env,
      ...database.env,
      PUBLIC_DIR: publicDir.directory,
      PORT: String(port),
      MAILDEV_WEB_PORT: String(web),
      MAILDEV_SMTP_PORT: String(smtp),
      SMTP_HOST: '',
      SMTP_PORT: '',
      OPTIN_DEMO_ADMIN_EMAIL: admin.email,
      OPTIN_DEMO_ADMIN_PASSWORD: admin.password,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));

  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    await database.drop();
    await publicDir.remove();
  };

  const until = Date.now() + START_MS;
  while (!output.includes('Ctrl-C stops everything')) {
    if (child.exitCode !== null || Date.now() > until) {
      await stop();
      throw new Error(`the demo did not start:\n${output}`);
    }
    await sleep(POLL_MS);
  }

  const inboxUrl = `http://127.0.0.1:${web}`;
  return {
    url: `http://localhost:${port}`,
    inboxUrl,
    admin,
    output: () => output,
    stop,
    async mailTo(address, count = 1) {
      const deadline = Date.now() + 20_000;
      for (;;) {
        const mails = (await (await fetch(`${inboxUrl}/api/email`)).json()) as InboxMail[];
        const mail = mails.filter(({ to }) =>
          to.some((recipient) => recipient.address.toLowerCase() === address.toLowerCase())
        )[count - 1];
        if (mail) return mail;
        if (Date.now() > deadline)
          throw new Error(`no mail number ${count} to ${address}; the demo said:\n${output}`);
        await sleep(POLL_MS);
      }
    },
  };
};
