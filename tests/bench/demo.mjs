import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from '../../playground/scripts/prepare.mjs';

const START_MS = 240_000;
const ADMIN = { email: 'editor@example.com', password: 'Demo-password-1' };

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const callWith = (url, token) => async (address, body) => {
  const response = await fetch(`${url}${address}`, {
    method: body ? 'POST' : 'GET',
    headers: { 'Content-Type': 'application/json', ...(token && { Authorization: token }) },
    body: body && JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${address}: ${response.status} ${await response.text()}`);
  return (await response.json()).data;
};

/**
 * Runs `work` with the demo from the last build, on ports and a database of its own.
 * @param work gets the panel's address, the administrator, and `call(path, body?)` on the admin API
 */
export const withDemo = async (work) => {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'optin-bench-'));
  const [port, web, smtp] = [await freePort(), await freePort(), await freePort()];
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, ['playground/scripts/demo.mjs', '--no-build'], {
    cwd: ROOT,
    env: {
      ...process.env,
      DATABASE_CLIENT: 'sqlite',
      DATABASE_FILENAME: path.join(directory, 'data.db'),
      PUBLIC_DIR: path.join(directory, 'public'),
      PORT: String(port),
      MAILDEV_WEB_PORT: String(web),
      MAILDEV_SMTP_PORT: String(smtp),
      SMTP_HOST: '',
      SMTP_PORT: '',
      OPTIN_DEMO_ADMIN_EMAIL: ADMIN.email,
      OPTIN_DEMO_ADMIN_PASSWORD: ADMIN.password,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  fs.mkdirSync(path.join(directory, 'public', 'uploads'), { recursive: true });
  let output = '';
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    await new Promise((resolve, reject) => {
      const fail = () => reject(new Error(`the demo did not start:\n${output}`));
      const timer = setTimeout(fail, START_MS);
      const read = (chunk) => {
        output += chunk;
        if (output.includes('Ctrl-C stops everything')) {
          clearTimeout(timer);
          resolve();
        }
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('exit', fail);
    });
    const { token } = await callWith(url)('/admin/login', ADMIN);
    return await work({ url, admin: ADMIN, call: callWith(url, `Bearer ${token}`) });
  } finally {
    child.kill('SIGTERM');
    await ended;
    fs.rmSync(directory, { recursive: true, force: true });
  }
};
