// `npm test`: everything. `npm test -- unit api`: only these parts.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import {
  bin,
  ensureInstalled,
  ensurePanelBuilt,
  ensurePluginBuilt,
  ROOT,
  say,
} from '../playground/scripts/prepare.mjs';

const CHECKS = { types: ['run', '--silent', 'types'], lint: ['run', '--silent', 'lint'] };
/** Jest projects in the order in which a broken thing is best understood. */
const SUITES = ['unit', 'api', 'admin', 'package', 'e2e'];
const PARTS = [...Object.keys(CHECKS), ...SUITES];
/** These drive a browser or a whole app, and wait for its answers: one at a time has the machine. */
const ONE_AT_A_TIME = ['package', 'e2e'];
/** These run what is shipped, at least in part; the others compile the sources as they load. */
const NEEDS_BUILD = ['api', 'package', 'e2e'];

/** Enough for the message, what was expected and the first places of the stack. */
const FAILURE_LINES = 12;

/** The suite's process; ended with its parent, so that Ctrl-C leaves nothing behind. */
const run = (command, args) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
    const forward = (signal) => child.kill(signal);
    process.on('SIGINT', forward);
    process.on('SIGTERM', forward);
    child.once('error', () => resolve(127));
    child.once('close', (code) => {
      process.off('SIGINT', forward);
      process.off('SIGTERM', forward);
      resolve(code ?? 1);
    });
  });

const runCheck = async (part) => {
  const code = await run('npm', CHECKS[part]);
  return { part, code, passed: 0, failed: code === 0 ? 0 : 1, skipped: 0, failures: [] };
};

const indented = (message) =>
  stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, FAILURE_LINES)
    .map((line) => `    ${line}`)
    .join('\n');

/** What a log that is cut at its top should still tell: each failed test, and where it gave up. */
const failuresOf = ({ testResults }) =>
  testResults.flatMap(({ name, message, assertionResults }) => {
    const file = path.relative(ROOT, name);
    const tests = assertionResults.filter(({ status }) => status === 'failed');
    if (tests.length === 0 && assertionResults.length === 0 && message)
      return [`${file}\n${indented(message)}`];
    return tests.map(
      ({ fullName, failureMessages }) =>
        `${file}: ${fullName}\n${indented(failureMessages[0] ?? '')}`
    );
  });

/** Jest's own counts; a run that ends without any counts as one failure. */
const runSuite = async (part, directory) => {
  const file = path.join(directory, `${part}.json`);
  const code = await run(process.execPath, [
    bin('jest/bin/jest.js'),
    '--selectProjects',
    part,
    // Jest would leave a core free, which is one of two.
    ...(ONE_AT_A_TIME.includes(part) ? [] : ['--maxWorkers=100%']),
    '--json',
    `--outputFile=${file}`,
  ]);
  if (!fs.existsSync(file))
    return { part, code: code || 1, passed: 0, failed: 1, skipped: 0, failures: [] };
  const result = JSON.parse(fs.readFileSync(file, 'utf8'));
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  return {
    part,
    code,
    passed: result.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: result.numPendingTests + result.numTodoTests,
    failures: failuresOf(result),
  };
};

const seconds = (since) => `${Math.round((Date.now() - since) / 1000)} s`;
const title = (text) => say(`\n── ${text} ${'─'.repeat(Math.max(0, 60 - text.length))}`);

const main = async () => {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((part) => !PARTS.includes(part));
  if (unknown.length > 0)
    throw new Error(`No part is called ${unknown.join(', ')}. There are ${PARTS.join(', ')}.`);
  const parts = PARTS.filter((part) => asked.length === 0 || asked.includes(part));

  await ensureInstalled();
  if (parts.some((part) => NEEDS_BUILD.includes(part))) await ensurePluginBuilt();
  if (parts.includes('e2e')) await ensurePanelBuilt();

  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'optin-results-'));
  const results = [];
  try {
    for (const part of parts) {
      title(part);
      const startedAt = Date.now();
      const result = part in CHECKS ? await runCheck(part) : await runSuite(part, directory);
      results.push({ ...result, took: seconds(startedAt) });
    }
  } finally {
    fs.rmSync(directory, { recursive: true, force: true });
  }

  const failures = results.flatMap((result) => result.failures);
  if (failures.length > 0) {
    title('failures');
    for (const failure of failures) say(failure);
  }

  title('summary');
  for (const { part, code, passed, failed, skipped, took } of results)
    say(
      `${code === 0 ? 'ok    ' : 'FAILED'}  ${part.padEnd(8)} ${part in CHECKS ? '' : `${passed} passed, ${failed} failed, ${skipped} skipped, `}${took}`
    );
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  say();
  say(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
  process.exitCode = results.some(({ code }) => code !== 0) ? 1 : 0;
};

main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
