// `npm run bench`: measures both sides of each ratio in one run, writes tests/bench/results.json.
// `npm run bench -- sending` runs one.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  ensureInstalled,
  ensurePanelBuilt,
  ensurePluginBuilt,
  ROOT,
  say,
} from '../../playground/scripts/prepare.mjs';

const RESULTS = path.join(ROOT, 'tests', 'bench', 'results.json');

const commit = () => {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: ROOT }).toString().trim();
  } catch {
    return null;
  }
};

const main = async () => {
  await ensureInstalled();
  await ensurePluginBuilt();
  await ensurePanelBuilt();
  const { sending } = await import('./sending.mjs');
  const { submissions } = await import('./submissions.mjs');
  const { ledger } = await import('./ledger.mjs');
  const { compiling } = await import('./compiling.mjs');
  const { composing } = await import('./composing.mjs');
  const { firstLoad } = await import('./first-load.mjs');
  const benches = {
    submissions,
    sending,
    ledger,
    compiling,
    composing,
    'first-load': firstLoad,
  };
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !(name in benches));
  if (unknown.length > 0)
    throw new Error(
      `No bench is called ${unknown.join(', ')}. There are ${Object.keys(benches).join(', ')}.`
    );

  const results = [];
  for (const [name, bench] of Object.entries(benches)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    for (const result of [await bench()].flat()) {
      const ratio = Number(result.ratio.toFixed(2));
      results.push({ ...result, ratio, met: ratio >= result.budget });
      say(
        `${ratio >= result.budget ? 'ok   ' : 'below'}  ${result.name}: ${ratio}x (budget ${result.budget}x): ${result.ours} against ${result.theirs} ${result.unit}, ${result.against}`
      );
    }
  }
  const machine = {
    cpu: os.cpus()[0]?.model ?? 'unknown',
    cores: os.cpus().length,
    node: process.version,
    database: process.env.DATABASE_CLIENT || 'sqlite',
  };
  fs.writeFileSync(
    RESULTS,
    `${JSON.stringify({ measuredAt: new Date().toISOString(), commit: commit(), machine, results }, null, 2)}\n`
  );
};

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
