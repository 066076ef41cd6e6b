#!/usr/bin/env node
/**
 * Checks a file of people that was exported for a partner: that it is whole, unchanged and signed
 * with the secret that the sender handed over. One file, no dependencies. See partners.md.
 *
 *   node verify-partner-export.mjs tea-2026-03-20-1f2e3d4c.ndjson whsec_...
 *
 * Prints what is in it and ends with HOLDS (exit code 0), or says what is wrong (exit code 1).
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [path, secretText] = process.argv.slice(2);
const fail = (what) => {
  console.error(`DOES NOT HOLD: ${what}`);
  process.exit(1);
};
if (!path || !secretText?.startsWith('whsec_'))
  fail('usage: verify-partner-export.mjs <file.ndjson|file.csv> whsec_<secret>');

const secret = Buffer.from(secretText.slice('whsec_'.length), 'base64');
const bytes = readFileSync(path);

// The last line signs every byte before it.
const lastBreak = bytes.lastIndexOf(10, bytes.length - 2);
if (lastBreak === -1) fail('the file has one line only');
const body = bytes.subarray(0, lastBreak + 1);
const lastLine = bytes
  .subarray(lastBreak + 1)
  .toString('utf8')
  .trimEnd();

/** One line of CSV (RFC 4180). */
const cellsOf = (line) =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? plain : quoted.replaceAll('""', '"')
  );

const readEnd = () => {
  if (lastLine.startsWith('{')) {
    try {
      return JSON.parse(lastLine);
    } catch {
      return fail('the last line is not JSON: the file is cut off');
    }
  }
  const columns = cellsOf(body.toString('utf8').split('\r\n', 1)[0]);
  const cells = cellsOf(lastLine);
  return Object.fromEntries(columns.map((column, index) => [column, cells[index]]));
};

const end = readEnd();
if (end.line !== 'end') fail('the last line is missing: the file is cut off');
const digest = createHash('sha256').update(body).digest('hex');
if (digest !== end.sha256) fail('something before the last line was changed, added or left out');
const expected = createHmac('sha256', secret)
  .update(`${end.batch}.${end.timestamp}.${digest}`)
  .digest();
const isSigned = String(end.signature)
  .split(' ')
  .some((signature) => {
    const given = Buffer.from(signature.replace(/^v1,/, ''), 'base64');
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
if (!isSigned) fail('it was not signed with this secret');
console.log(
  `batch ${end.batch}, made ${new Date(Number(end.timestamp) * 1000).toISOString()}, ${end.records ?? end.sequence} records`
);
console.log('HOLDS');
