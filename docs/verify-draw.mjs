#!/usr/bin/env node
/**
 * Checks the published proof of a draw: node verify-draw.mjs FILE [options]
 *
 *   --reference CODE   also says where the entry with this reference stands
 *   --commitment HEX   the fingerprint that you noted down before the end; must be the proof's
 *   --entries-hash HEX the same for the list of entries, noted down before the draw
 *
 * Needs nothing but Node 18 or later, and nothing of the system that drew: this file is written from
 * docs/draws.md alone. Exit code 0 when everything holds, 1 at the first fault, which is named.
 */
import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';

class Fault extends Error {}
const fault = (what) => {
  throw new Fault(what);
};
const expect = (holds, what) => {
  if (!holds) fault(what);
};

const ALGORITHM = 'optin-draw-1';
const HEX_32_BYTES = /^[0-9a-f]{64}$/;
const sha256 = (data) => createHash('sha256').update(data).digest('hex');

/** The arguments: one file and options with a value each. */
const readArguments = (given) => {
  const options = {};
  const files = [];
  for (let index = 0; index < given.length; index += 1) {
    const name = /^--(reference|commitment|entries-hash)$/.exec(given[index])?.[1];
    if (name) {
      options[name] = given[index + 1];
      index += 1;
    } else files.push(given[index]);
  }
  if (files.length !== 1 || Object.values(options).includes(undefined))
    fault('usage: verify-draw.mjs FILE [--reference CODE] [--commitment HEX] [--entries-hash HEX]');
  return { file: files[0], options };
};

/** The list: well-formed, in ascending order, each entry once. */
const checkList = ({ entries }) => {
  expect(Array.isArray(entries) && entries.length > 0, 'the proof holds no list of entries');
  entries.forEach((entry, index) => {
    expect(
      typeof entry === 'string' && HEX_32_BYTES.test(entry),
      `line ${index + 1} of the list is not a SHA-256 in lower-case hex`
    );
    expect(
      index === 0 || entries[index - 1] < entry,
      `line ${index + 1} of the list is out of order or stands there twice`
    );
  });
};

const checkListHash = ({ entries, entriesHash, winners, reserves, promotion }) => {
  expect(
    Number.isInteger(winners) && winners > 0 && Number.isInteger(reserves) && reserves >= 0,
    'the numbers of winners and reserves are not numbers'
  );
  const lines = [ALGORITHM, promotion.slug, winners, reserves, entries.length, ...entries];
  const computed = sha256(lines.map((line) => `${line}\n`).join(''));
  expect(
    computed === entriesHash,
    `the list hashes to ${computed}, but the proof says ${entriesHash}`
  );
};

const checkSeed = ({ seed, commitment }) => {
  expect(typeof seed === 'string' && HEX_32_BYTES.test(seed), 'the seed is not 32 bytes in hex');
  expect(
    sha256(Buffer.from(seed, 'hex')) === commitment,
    'the seed is not the one whose fingerprint was published'
  );
};

const checkTimes = ({ committedAt, frozenAt, drawnAt, promotion: { endsAt } }) => {
  const times = [committedAt, endsAt, frozenAt, drawnAt].map((time) => Date.parse(time));
  expect(
    times.every((time) => Number.isFinite(time)),
    'a moment is missing'
  );
  expect(
    times[0] <= times[2] && times[1] <= times[2] && times[2] <= times[3],
    'the seed must be committed, and the contest be over, before the list is frozen, and that before the draw'
  );
};

const drawAgain = ({ seed, entries, entriesHash, winners, reserves }) =>
  entries
    .map((entry) => ({
      entry,
      ticket: createHmac('sha256', Buffer.from(seed, 'hex'))
        .update(`${entriesHash}\n${entry}`)
        .digest('hex'),
    }))
    .sort((a, b) =>
      a.ticket === b.ticket ? (a.entry < b.entry ? -1 : 1) : a.ticket < b.ticket ? -1 : 1
    )
    .slice(0, winners + reserves);

const checkResult = (proof) => {
  const computed = drawAgain(proof);
  expect(
    Array.isArray(proof.result) && proof.result.length === computed.length,
    `${computed.length} entries are drawn, not ${proof.result?.length ?? 0}`
  );
  computed.forEach(({ entry, ticket }, index) => {
    const said = proof.result[index];
    expect(
      said.position === index + 1 && said.entry === entry && said.ticket === ticket,
      `position ${index + 1} belongs to ${entry}, but the proof says ${said.entry}`
    );
  });
  return computed;
};

/** Reserves step in from the first on, each once, and each for somebody who held a prize. */
const checkReplacements = ({ replacements = [], winners, result }) => {
  const holders = new Set(
    result.filter(({ position }) => position <= winners).map(({ position }) => position)
  );
  let next = winners + 1;
  for (const { position, by } of replacements) {
    expect(holders.delete(position), `nobody held a prize at position ${position} to be replaced`);
    if (by === null) {
      expect(
        next > result.length,
        `position ${position} was not filled although reserves were left`
      );
      continue;
    }
    expect(
      by === next && by <= result.length,
      `position ${next} should have stepped in, not ${by}`
    );
    holders.add(by);
    next += 1;
  }
};

const find = ({ promotion, entries }, drawn, typed) => {
  const reference = typed
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const hash = sha256(`optin-entry-1\n${promotion.slug}\n${reference}`);
  const line = entries.indexOf(hash) + 1;
  if (line === 0) return `The reference ${typed} is not in the list.`;
  const position = drawn.findIndex(({ entry }) => entry === hash) + 1;
  return `The reference ${typed} is line ${line} of the list, ${position ? `drawn at position ${position}` : 'not drawn'}.`;
};

const main = () => {
  const { file, options } = readArguments(process.argv.slice(2));
  const parsed = JSON.parse(readFileSync(file, 'utf8'));
  const proof = parsed.data ?? parsed;
  expect(proof.algorithm === ALGORITHM, `this checks ${ALGORITHM}, not ${proof.algorithm}`);
  expect(proof.status === 'drawn', `nothing is drawn yet: the proof says "${proof.status}"`);
  checkList(proof);
  checkListHash(proof);
  checkSeed(proof);
  checkTimes(proof);
  for (const [name, value] of [
    ['commitment', proof.commitment],
    ['entries-hash', proof.entriesHash],
  ])
    if (options[name])
      expect(
        options[name].toLowerCase() === value,
        `the proof's ${name} is not the one you noted down`
      );
  const drawn = checkResult(proof);
  checkReplacements(proof);
  console.log(`The draw of "${proof.promotion.slug}" holds: ${proof.entries.length} entries.`);
  drawn.forEach(({ entry }, index) =>
    console.log(`${index < proof.winners ? 'winner ' : 'reserve'} ${index + 1}  ${entry}`)
  );
  if (options.reference) console.log(find(proof, drawn, options.reference));
};

try {
  main();
} catch (error) {
  console.error(error instanceof Fault ? `FAULT ${error.message}` : `FAULT ${error}`);
  process.exitCode = 1;
}
