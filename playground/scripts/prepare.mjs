import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

// Only Node's own modules here: this runs before anything is installed.

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const APP_DIR = path.join(ROOT, 'playground');
const STAMPS = path.join(ROOT, 'node_modules', '.cache', 'optin-builds');

export const say = (line = '') => process.stdout.write(`${line}\n`);

/** Runs a command to its end; its output shows up only when it fails, or all along if `loud`. */
export const run = (command, args, { cwd = ROOT, env = {}, loud = false } = {}) =>
  new Promise((resolve, reject) => {
    const output = [];
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', loud ? 'inherit' : 'pipe', loud ? 'inherit' : 'pipe'],
    });
    child.stdout?.on('data', (chunk) => output.push(chunk));
    child.stderr?.on('data', (chunk) => output.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) return resolve();
      process.stderr.write(Buffer.concat(output));
      reject(new Error(`${path.basename(command)} ${args.join(' ')} failed with code ${code}`));
    });
  });

/** The entry of a package's command line, to be run with this very Node. */
export const bin = (file) => path.join(ROOT, 'node_modules', file);

const readJson = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));

/** Names of declared packages that are not in node_modules. */
const missingPackages = () =>
  [ROOT, APP_DIR].flatMap((directory) => {
    const { dependencies, devDependencies } = readJson(path.join(directory, 'package.json'));
    return Object.keys({ ...dependencies, ...devDependencies }).filter(
      (name) => !fs.existsSync(path.join(ROOT, 'node_modules', name, 'package.json'))
    );
  });

/** Installs what the lock file says when something is missing; does nothing otherwise. */
export const ensureInstalled = async () => {
  const missing = missingPackages();
  if (missing.length === 0) return;
  say(`Installing packages (${missing.length} missing), this takes a few minutes…`);
  const options = ['--no-audit', '--no-fund', '--loglevel=error'];
  await run('npm', ['ci', ...options], { loud: true }).catch(() => {
    say(
      'npm ci did not work out; trying npm install, which puts up with a lock file that is behind.'
    );
    return run('npm', ['install', '--no-save', ...options], { loud: true });
  });
};

const filesBelow = (entry) => {
  const file = path.join(ROOT, entry);
  if (!fs.existsSync(file)) return [];
  if (!fs.statSync(file).isDirectory()) return [entry];
  return fs
    .readdirSync(file)
    .sort()
    .flatMap((name) => filesBelow(path.join(entry, name)));
};

const hashOf = (entries) => {
  const hash = createHash('sha256');
  for (const file of entries.flatMap(filesBelow))
    hash
      .update(`${file}\0`)
      .update(fs.readFileSync(path.join(ROOT, file)))
      .update('\0');
  return hash.digest('hex');
};

/** Builds when the result is missing or when the sources are not those of the last build. */
const buildWhenStale = async ({ name, sources, results, reuse, build }) => {
  const stamp = path.join(STAMPS, name);
  const complete = results.every((file) => fs.existsSync(path.join(ROOT, file)));
  if (complete && reuse) return;
  const hash = hashOf(sources);
  if (complete && fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === hash) return;
  say(`Building the ${name}…`);
  await build();
  fs.mkdirSync(STAMPS, { recursive: true });
  fs.writeFileSync(stamp, hash);
};

/** The plugin as it is published, in dist/. */
export const ensurePluginBuilt = ({ reuse = false } = {}) =>
  buildWhenStale({
    name: 'plugin',
    sources: ['content-types', 'server', 'admin', 'package.json', 'tsconfig.json'],
    results: ['dist/server/index.js', 'dist/admin/index.mjs', 'dist/content-types/index.d.ts'],
    reuse,
    build: () => run('npm', ['run', 'build']),
  });

/** Strapi's panel with the plugin in it, in playground/build. */
export const ensurePanelBuilt = ({ reuse = false } = {}) =>
  buildWhenStale({
    name: 'panel',
    sources: ['dist/admin', 'playground/src/admin', 'playground/package.json', 'package-lock.json'],
    results: ['playground/build/index.html'],
    reuse,
    build: () =>
      run(process.execPath, [path.join(APP_DIR, 'scripts', 'build-panel.cjs')], {
        env: { STRAPI_TELEMETRY_DISABLED: 'true' },
      }),
  });
