// `node tests/bench/attack.mjs`: ten thousand hostile submissions against a Strapi of its own on
// this machine, under the limits that ship. Prints what got through and what was stopped by what,
// writes tests/bench/attack.json, and ends with 1 where the guard did not hold.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {
  ensureInstalled,
  ensurePluginBuilt,
  ROOT,
  say,
} from '../../playground/scripts/prepare.mjs';
import { compareStates, middle } from './attack-states.mjs';
import { runWaves, victims } from './attack-waves.mjs';
import { withStrapi } from './processes.mjs';

const TOTAL = 10_000;
const FILE = path.join(ROOT, 'tests', 'bench', 'attack.json');
const MAILS_A_DAY = 3;
const MINUTE = 60_000;

/** Until the next minute begins: the form's own limit counts by it. */
const nextMinute = () =>
  new Promise((resolve) => setTimeout(resolve, MINUTE - (Date.now() % MINUTE) + 500));

const sum = (values) => values.reduce((total, value) => total + value, 0);

const commit = () => {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: ROOT }).toString().trim();
  } catch {
    return null;
  }
};

/** What has to hold; each with what was seen. */
const judge = ({ waves, states, stops, taken, kept, most, minutes }) => {
  const of = (reasons, form) =>
    sum(
      stops
        .filter((stop) => reasons.some((reason) => stop.reason.startsWith(reason)))
        .filter((stop) => form === undefined || stop.form === form)
        .map(({ stops: number }) => number)
    );
  const statuses = (wanted) =>
    sum(waves.flatMap((wave) => wanted.map((status) => wave.statuses[status] ?? 0)));
  const accepted = sum(Object.values(taken));
  const pretended = of(['honeypot', 'blocked-']);
  return [
    ['ten thousand were sent', sum(waves.map(({ count }) => count)), TOTAL],
    [
      'none was answered with anything but 202, 303, 400 or 429',
      statuses([202, 303, 400, 429]),
      TOTAL,
    ],
    [
      'each 429 is on the log of stops',
      statuses([429]),
      of(['ip-', 'address-', 'form-', 'too-fast']),
    ],
    ['each 400 is on the log of stops', statuses([400]), of(['challenge-', 'disposable'])],
    ['each 202 or 303 was taken, or is on the log', statuses([202, 303]), accepted + pretended],
    [`nobody got more than ${MAILS_A_DAY} mails`, most <= MAILS_A_DAY, true],
    ['nobody trapped or blocked was stored', kept.trapped + kept.blocked, 0],
    ['one answer let one person in', kept.replayed, 1],
    ['a form took no more than its limit a minute', taken.open <= 600 * minutes, true],
    [
      'all states of an address are answered alike, as JSON and as a page',
      states.distinctAnswers,
      2,
    ],
  ];
};

const attack = () =>
  withStrapi(
    'attack',
    { SINK_RECIPIENTS: 'true' },
    async ({ call, sink, url }) => {
      const base = `${url}/api/optin`;
      say('States of an address, one request at a time:');
      const states = await compareStates(base, call, nextMinute);
      for (const [state, { medianMs, telling }] of Object.entries(states.states))
        say(`  ${state.padEnd(11)} ${medianMs.toFixed(1).padStart(6)} ms  telling ${telling}`);
      const before = await call('findings');

      await nextMinute();
      const startedAt = Date.now();
      const times = [];
      const waves = await runWaves(base, { times, rest: nextMinute, say });
      const minutes = Math.ceil((Date.now() - startedAt) / MINUTE) + 1;
      await call('settle');

      const after = await call('findings');
      const { recipients } = await sink.ask({});
      const earlier = new Map(before.stops.map((stop) => [keyOf(stop), stop.stops]));
      const stops = after.stops
        .map((stop) => ({ ...stop, stops: stop.stops - (earlier.get(keyOf(stop)) ?? 0) }))
        .filter((stop) => stop.stops > 0);
      const taken = Object.fromEntries(
        Object.entries(after.taken).map(([form, rows]) => [form, rows - (before.taken[form] ?? 0)])
      );
      const bombed = victims.map((victim) => recipients[victim] ?? 0);
      const most = Math.max(
        0,
        ...Object.entries(recipients)
          // Whoever confirmed in the first part got a welcome for it.
          .filter(([to]) => !to.endsWith('@state.example'))
          .map(([, mails]) => mails)
      );
      return { waves, states, stops, taken, kept: after.kept, most, minutes, times, bombed };
    },
    { trustedProxies: ['loopback'], limits: { mailsPerDay: MAILS_A_DAY } }
  );

const keyOf = ({ form, reason, channel }) => `${form} ${reason} ${channel}`;

const main = async () => {
  await ensureInstalled();
  await ensurePluginBuilt({ reuse: process.argv.includes('--no-build') });
  const found = await attack();
  const { waves, stops, taken, times, bombed, most } = found;

  const byReason = {};
  for (const { reason, stops: number } of stops)
    byReason[reason] = (byReason[reason] ?? 0) + number;
  const byWork = {};
  for (const { ms, maxnumber } of times) (byWork[maxnumber] ??= []).push(ms);
  const work = Object.entries(byWork).map(([maxnumber, ms]) => ({
    maxnumber: Number(maxnumber),
    answers: ms.length,
    medianMs: Math.round(middle(ms)),
  }));

  say('\nStopped, by reason:');
  for (const [reason, number] of Object.entries(byReason).sort((a, b) => b[1] - a[1]))
    say(`  ${reason.padEnd(18)} ${number}`);
  say(`Taken in, by form: ${JSON.stringify(taken)}`);
  say(
    `Mails to the ${bombed.length} bombed: ${sum(bombed)}, at most ${Math.max(...bombed)}; to anybody at most ${most}`
  );
  for (const { maxnumber, answers, medianMs } of work)
    say(
      `An answer of up to ${maxnumber} tries cost the attacker's core ${medianMs} ms (median of ${answers})`
    );

  const checks = judge(found).map(([name, seen, expected]) => ({
    name,
    seen,
    expected,
    held: seen === expected,
  }));
  say('');
  for (const { name, seen, expected, held } of checks)
    say(`${held ? 'ok  ' : 'FAIL'}  ${name}${held ? '' : `: ${seen} instead of ${expected}`}`);

  fs.writeFileSync(
    FILE,
    `${JSON.stringify(
      {
        measuredAt: new Date().toISOString(),
        commit: commit(),
        database: process.env.DATABASE_CLIENT || 'sqlite',
        waves,
        stopped: byReason,
        taken,
        mails: { bombed: bombed.length, total: sum(bombed), most },
        work,
        states: found.states,
        checks,
      },
      null,
      2
    )}\n`
  );
  if (checks.some(({ held }) => !held)) process.exitCode = 1;
};

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
