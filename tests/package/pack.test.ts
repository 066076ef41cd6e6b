import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { preProcessFile } from 'typescript';

const ROOT = path.resolve(__dirname, '../..');
const NAME = 'strapi-plugin-optin';
const execute = promisify(execFile);

/** A Strapi app as a stranger would have it: default configuration, the plugin only installed. */
const APP: Record<string, string> = {
  'config/server.js': `module.exports = ({ env }) => ({ host: '127.0.0.1', port: 0, app: { keys: [env('KEY')] } });`,
  'config/admin.js': `module.exports = ({ env }) => ({
    auth: { secret: env('KEY') }, apiToken: { salt: env('KEY') },
    transfer: { token: { salt: env('KEY') } }, secrets: { encryptionKey: env('KEY') },
  });`,
  'config/api.js': 'module.exports = {};',
  'config/plugins.js': `module.exports = ({ env }) => ({
    'users-permissions': { config: { jwtSecret: env('KEY') } },
  });`,
  'config/database.js': `module.exports = () => ({ connection: {
    client: 'sqlite', connection: { filename: require('node:path').join(__dirname, '../data.db') },
    useNullAsDefault: true,
  } });`,
  'config/middlewares.js': `module.exports = ['strapi::logger', 'strapi::errors', 'strapi::security',
    'strapi::cors', 'strapi::poweredBy', 'strapi::query', 'strapi::body', 'strapi::session',
    'strapi::favicon', 'strapi::public'];`,
  'src/index.js': 'module.exports = {};',
  'src/api/.gitkeep': '',
  'public/uploads/.gitkeep': '',
  'start.js': `
    const { createStrapi } = require('@strapi/strapi');
    createStrapi({ appDir: __dirname, distDir: __dirname, serveAdminPanel: false })
      .load()
      .then(async (strapi) => {
        strapi.server.mount();
        strapi.server.httpServer.listen(0, '127.0.0.1', () =>
          process.send({ port: strapi.server.httpServer.address().port }));
      })
      .catch((error) => { console.error(error); process.exit(1); });`,
};

interface PackageJson {
  version: string;
  dependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
  exports: Record<string, string | Record<string, string>>;
}

let directory: string;
let installed: string;
let child: ChildProcess | undefined;
let base: string;
let log = '';

/** node_modules with everything but the plugin, which comes out of its tarball. */
const install = async (app: string, tarball: string) => {
  const from = path.join(ROOT, 'node_modules');
  const to = path.join(app, 'node_modules');
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from))
    if (![NAME, 'optin-playground', '.cache'].includes(entry))
      await symlink(path.join(from, entry), path.join(to, entry));
  await mkdir(path.join(to, NAME));
  await execute('tar', ['xzf', tarball, '--strip-components=1', '-C', path.join(to, NAME)]);
  return path.join(to, NAME);
};

const boot = (app: string): Promise<number> =>
  new Promise((resolve, reject) => {
    // Keeps linked packages inside the app, or Strapi would look for plugins where it really lies.
    child = spawn(process.execPath, ['--preserve-symlinks', 'start.js'], {
      cwd: app,
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        KEY: randomBytes(32).toString('base64'),
        STRAPI_TELEMETRY_DISABLED: 'true',
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const collect = (chunk: Buffer) => {
      log += chunk.toString();
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.once('message', (message: { port: number }) => resolve(message.port));
    child.once('exit', (code) => reject(new Error(`the app ended with code ${code}:\n${log}`)));
  });

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'optin-pack-'));
  const { stdout } = await execute(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', directory],
    { cwd: ROOT, maxBuffer: 64 * 1024 * 1024 }
  );
  const [{ filename }] = JSON.parse(stdout) as { filename: string }[];
  const app = path.join(directory, 'app');
  for (const [file, text] of Object.entries(APP)) {
    await mkdir(path.dirname(path.join(app, file)), { recursive: true });
    await writeFile(path.join(app, file), text);
  }
  const { version } = JSON.parse(
    await readFile(path.join(ROOT, 'package.json'), 'utf8')
  ) as PackageJson;
  await writeFile(
    path.join(app, 'package.json'),
    JSON.stringify({
      name: 'fresh-app',
      private: true,
      dependencies: {
        '@strapi/strapi': '5.54.0',
        '@strapi/plugin-users-permissions': '5.54.0',
        [NAME]: version,
      },
    })
  );
  installed = await install(app, path.join(directory, filename));
  base = `http://127.0.0.1:${await boot(app)}`;
});

afterAll(async () => {
  if (child && child.exitCode === null) {
    const ended = new Promise((resolve) => child?.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }
  await rm(directory, { recursive: true, force: true });
});

const manifest = async () =>
  JSON.parse(await readFile(path.join(installed, 'package.json'), 'utf8')) as PackageJson;

/** Every package that the built files name, without Node's own and their own files. */
const neededPackages = async (folder: string): Promise<string[]> => {
  const files = (await readdir(folder, { recursive: true })).filter((file) =>
    /\.(js|mjs)$/.test(file)
  );
  const names = new Set<string>();
  for (const file of files) {
    const source = await readFile(path.join(folder, file), 'utf8');
    // TypeScript's scanner tells an import from one that stands in a text, such as an example.
    for (const { fileName } of preProcessFile(source, true, true).importedFiles) {
      if (fileName.startsWith('.')) continue;
      const [scope, rest] = fileName.split('/');
      names.add(scope.startsWith('@') ? `${scope}/${rest}` : scope);
    }
  }
  return [...names].filter((name) => !name.startsWith('node:') && !builtinModules.includes(name));
};

/** A built module and everything that it imports from its own folder before it runs. */
const firstLoad = async (file: string, seen = new Map<string, Buffer>()) => {
  if (seen.has(file)) return seen;
  const source = await readFile(file);
  seen.set(file, source);
  for (const match of source.toString().matchAll(/(?:\bfrom\s*|^import\s*)["'](\.[^"']+)["']/gm))
    await firstLoad(path.join(path.dirname(file), match[1]), seen);
  return seen;
};

const KILOBYTE = 1000;
const gzipped = (bytes: Buffer | string) => gzipSync(bytes).length / KILOBYTE;

describe('the packed plugin in a fresh Strapi app', () => {
  it('holds every file that its exports name', async () => {
    const { exports } = await manifest();
    const files = Object.entries(exports).flatMap(([, target]) =>
      typeof target === 'string'
        ? [target]
        : Object.entries(target)
            // The sources stay at home; only the build tool reads that key.
            .filter(([condition]) => condition !== 'source')
            .map(([, file]) => file)
    );
    expect(files.filter((file) => !existsSync(path.join(installed, file)))).toEqual([]);
  });

  it('holds no sources, tests or secrets', async () => {
    const entries = await readdir(installed);
    expect(entries.sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist',
      'docs',
      'package.json',
      'strapi-admin.js',
      'strapi-server.js',
    ]);
    // Whoever holds an export can check it with what came with the plugin.
    expect((await readdir(path.join(installed, 'docs'))).sort()).toEqual([
      'draws.md',
      'evidence.md',
      'partners.md',
      'verify-draw.mjs',
      'verify-evidence.mjs',
      'verify-partner-export.mjs',
    ]);
  });

  it.each([
    [
      'a module',
      ['--input-type=module', '-e', "await import('strapi-plugin-optin/strapi-server')"],
    ],
    ['CommonJS', ['-e', "require('strapi-plugin-optin/strapi-server')"]],
  ])('loads its server in Node as %s', async (_kind, args) => {
    const options = { cwd: path.join(directory, 'app') };
    await execute(process.execPath, ['--preserve-symlinks', ...args], options);
  });

  it.each(['server', 'admin'])('declares every package that its %s needs', async (side) => {
    const { dependencies, peerDependencies } = await manifest();
    const declared = Object.keys({ ...dependencies, ...peerDependencies });
    const needed = await neededPackages(path.join(installed, 'dist', side));
    expect(needed.filter((name) => !declared.includes(name))).toEqual([]);
  });

  it('serves its public routes', async () => {
    const embed = await fetch(`${base}/api/optin/embed.js`);
    expect([embed.status, embed.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('javascript'),
    ]);
    expect((await fetch(`${base}/api/optin/forms/nowhere`)).status).toBe(404);
  });

  it('asks visitors for at most 6 kB of script', async () => {
    const script = await (await fetch(`${base}/api/optin/embed.js`)).text();
    expect(gzipped(script)).toBeLessThanOrEqual(6);
  });

  it("adds at most 15 kB to the panel's first load", async () => {
    const modules = await firstLoad(path.join(installed, 'dist/admin/index.mjs'));
    expect(gzipped(Buffer.concat([...modules.values()]))).toBeLessThanOrEqual(15);
  });

  it('keeps its panel routes to administrators', async () => {
    expect((await fetch(`${base}/optin/lists`)).status).toBe(401);
  });

  it('says at start that no public URL is configured', () => {
    expect(log).toContain('No public URL is configured');
  });
});
