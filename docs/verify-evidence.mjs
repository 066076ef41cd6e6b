#!/usr/bin/env node
/**
 * Verifies an evidence export offline: node verify-evidence.mjs FILE
 *
 * Needs nothing but Node 18 or later, and nothing of the system that made the export: this file is
 * the reference of the algorithm that docs/evidence.md describes. Exit code 0 when everything holds,
 * 1 at the first fault, which is named.
 */
import { createHash } from 'node:crypto';
import { closeSync, createReadStream, openSync, readFileSync, readSync } from 'node:fs';

class Fault extends Error {}
const fault = (where, what) => {
  throw new Fault(`${where}: ${what}`);
};

/* ---- Hashing ---------------------------------------------------------------------------------- */

/** Canonical JSON: no white space, object keys sorted by UTF-16 code units, as in RFC 8785. */
const canonical = (value) => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${members.join(',')}}`;
};
const sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const hashOf = (value) => sha256(canonical(value)).toString('hex');
const pick = (object, keys) => Object.fromEntries(keys.map((key) => [key, object[key]]));

/** The fields of a record that its hash covers; `details` only where it is not null. */
const RECORD_FIELDS = [
  'subscriberId',
  'seq',
  'event',
  'at',
  'listId',
  'basis',
  'wordingId',
  'wordingVersion',
  'wordingHash',
  'formId',
  'formVersion',
  'locale',
  'method',
  'actor',
  'evidenceHash',
  'prevHash',
];
/** The fields of the personal half that a record's `evidenceHash` covers; `facts` likewise. */
const EVIDENCE_FIELDS = ['email', 'ip', 'userAgent', 'pageUrl', 'salt'];
/** The fields of a third party's contract that `details.provenance` covers. */
const PROVENANCE_FIELDS = ['kind', 'collector', 'collectedOn', 'wording', 'contract'];

const hashRecord = (record) =>
  hashOf({
    ...pick(record, RECORD_FIELDS),
    ...(record.details === null ? {} : { details: record.details }),
  });
const hashEvidence = (evidence) =>
  hashOf({
    ...pick(evidence, EVIDENCE_FIELDS),
    ...(evidence.facts === null ? {} : { facts: evidence.facts }),
  });
const hashProvenance = (file) =>
  hashOf({
    ...pick(file, [...PROVENANCE_FIELDS, 'maxSends', 'endsAt']),
    allowedUses: [...file.allowedUses].sort(),
  });

/* ---- What several people share ---------------------------------------------------------------- */

const createShelf = () => ({ wordings: new Map(), forms: new Map(), provenances: new Map() });

const shelve = (shelf, kind, item) => {
  if (kind === 'wording') {
    const name = `wording ${item.wordingId} version ${item.version}`;
    if (hashOf(item.texts) !== item.hash) fault(name, 'its texts are not those of its hash');
    shelf.wordings.set(`${item.wordingId}@${item.version}`, item);
  } else if (kind === 'form') {
    const name = `form ${item.formId} version ${item.version}`;
    if (hashOf(item.definition) !== item.hash)
      fault(name, 'its definition is not that of its hash');
    shelf.forms.set(`${item.formId}@${item.version}`, item);
  } else {
    if (hashProvenance(item) !== item.hash)
      fault(`third-party file ${item.id}`, 'its contract is not that of its hash');
    shelf.provenances.set(item.id, item);
  }
};

/** `{controller}`, `{list}` and `{partner}` in a wording stand for what the record notes. */
const fill = (text, details) =>
  text.replace(/\{(controller|list|partner)\}/g, (_, name) =>
    typeof details?.[name] === 'string' ? details[name] : ''
  );
const inLanguage = (texts, locale) =>
  texts[locale] ||
  texts[locale.split(/[-_]/)[0]] ||
  texts.en ||
  Object.values(texts).find(Boolean) ||
  '';

/** What the person read: as the form froze it, else the published text with its variables filled. */
const textShown = (record, wording, form) => {
  const locale = record.locale ?? 'en';
  const box = form?.definition.consents.find(
    (consent) =>
      consent.wordingId === record.wordingId &&
      consent.wordingVersion === record.wordingVersion &&
      // Several partners share a wording: their boxes are told apart by the partner named.
      (typeof record.details?.partnerId === 'number'
        ? consent.partnerId === record.details.partnerId
        : record.listId === null || consent.listIds.includes(record.listId))
  );
  return box
    ? inLanguage(box.texts, locale)
    : fill(inLanguage(wording.texts, locale), record.details);
};

/* ---- One person ------------------------------------------------------------------------------- */

const checkChain = (records, owner) => {
  let before = null;
  for (const record of records) {
    const where = `record ${record.seq} (id ${record.id}) of ${owner}`;
    if (`subscriber:${record.subscriberId}` !== owner) fault(where, 'it belongs to somebody else');
    if (record.seq !== (before?.seq ?? 0) + 1)
      fault(where, 'a record before it is missing or moved');
    if (record.prevHash !== (before?.hash ?? '0'.repeat(64)))
      fault(where, 'it does not follow the record before it');
    if (record.hash !== hashRecord(record)) fault(where, 'its fields are not those of its hash');
    if (before && record.at < before.at) fault(where, 'it is earlier than the record before it');
    before = record;
  }
};

const checkEvidence = (records, evidence, owner) => {
  const kept = new Map(evidence.map((item) => [item.recordId, item]));
  const isErased = records.some(({ event }) => event === 'erased');
  for (const record of records) {
    const where = `record ${record.seq} (id ${record.id}) of ${owner}`;
    const item = kept.get(record.id);
    kept.delete(record.id);
    if (item && hashEvidence(item) !== record.evidenceHash)
      fault(where, 'its personal half is not the one it was written with');
    if (!item && record.evidenceHash !== null && !isErased)
      fault(where, 'its personal half is missing, though nobody was erased');
  }
  for (const recordId of kept.keys())
    fault(`evidence of record id ${recordId} of ${owner}`, 'there is no such record');
};

const checkShared = (records, shelf, owner) => {
  for (const record of records) {
    const where = `record ${record.seq} (id ${record.id}) of ${owner}`;
    if (record.wordingId !== null) {
      const wording = shelf.wordings.get(`${record.wordingId}@${record.wordingVersion}`);
      if (!wording)
        fault(where, `wording ${record.wordingId} version ${record.wordingVersion} is missing`);
      if (wording.hash !== record.wordingHash)
        fault(where, 'the wording is not the one the person was shown');
    }
    if (record.formId !== null && !shelf.forms.has(`${record.formId}@${record.formVersion}`))
      fault(where, `form ${record.formId} version ${record.formVersion} is missing`);
    const { provenance, provenanceId } = record.details ?? {};
    if (typeof provenance === 'string') {
      // The end of a file names its contract by hash alone.
      const file =
        provenanceId === undefined
          ? [...shelf.provenances.values()].find(({ hash }) => hash === provenance)
          : shelf.provenances.get(provenanceId);
      if (!file) fault(where, `third-party file ${provenanceId ?? provenance} is missing`);
      if (file.hash !== provenance)
        fault(where, 'the contract is not the one the address came in with');
    }
  }
};

const purposeOf = ({ listId, details }) => {
  if (listId !== null) return `list:${listId}`;
  return typeof details?.partnerId === 'number' ? `partner:${details.partnerId}` : null;
};

/** The part that people read must say what the proof says. */
const checkReadable = ({ events, pii_principal: person }, { records, evidence }, shelf, owner) => {
  const addresses = evidence.map(({ email }) => email.toLowerCase());
  if (person && addresses.length > 0 && !addresses.includes(person.email.toLowerCase()))
    fault(owner, 'no record was made for the address that the export names');
  if (events.length !== records.length)
    fault(owner, `${events.length} events are told, ${records.length} are recorded`);
  for (const [index, record] of records.entries()) {
    const event = events[index];
    const where = `event ${event.seq} of ${owner}`;
    const item = evidence.find(({ recordId }) => recordId === record.id);
    const said = [
      event.seq,
      event.event_type,
      event.event_time,
      event.entity_id,
      event.lawful_basis,
    ];
    const at = new Date(record.at).toISOString();
    const proved = [record.seq, record.event, at, record.actor, record.basis];
    const more = [
      [event.method, record.method],
      [event.purpose?.id ?? null, purposeOf(record)],
      [event.source_url, item?.pageUrl ?? null],
      [event.details, record.details],
      [event.facts, item?.facts ?? null],
      [
        event.form && [event.form.id, event.form.version],
        record.formId === null ? null : [record.formId, record.formVersion],
      ],
    ];
    if (
      canonical(said) !== canonical(proved) ||
      more.some(([a, b]) => canonical(a) !== canonical(b))
    )
      fault(where, 'it does not say what its record says');
    if (record.wordingId === null) continue;
    const wording = shelf.wordings.get(`${record.wordingId}@${record.wordingVersion}`);
    const form = shelf.forms.get(`${record.formId}@${record.formVersion}`);
    if (
      event.notice?.sha256 !== record.wordingHash ||
      event.notice.text !== textShown(record, wording, form)
    )
      fault(where, 'the text told is not the text that was shown');
  }
};

/** Merkle inclusion: 0x00 before a leaf and 0x01 before a pair (RFC 6962), over raw bytes. */
const checkSeal = (seal, records, owner) => {
  const where = `seal of ${seal.day} for ${owner}`;
  const { head } = seal;
  if (records.find(({ seq }) => seq === head.seq)?.hash !== head.hash)
    fault(where, `record ${head.seq} is not the one that was sealed`);
  let hash = sha256(Buffer.of(0), `${owner.slice('subscriber:'.length)}:${head.seq}:${head.hash}`);
  if (hash.toString('hex') !== seal.leaf) fault(where, 'the leaf is not that of the chain');
  for (const step of seal.path) {
    const sibling = Buffer.from(step.hash, 'hex');
    const pair = step.side === 'left' ? [sibling, hash] : [hash, sibling];
    hash = sha256(Buffer.of(1), ...pair);
  }
  if (hash.toString('hex') !== seal.root) fault(where, 'the path does not lead to the root');
};

const checkPerson = ({ consentRecord, proof }, shelf, count) => {
  const owner = consentRecord.pii_principal_id;
  const { records, evidence, seal } = proof;
  checkChain(records, owner);
  checkEvidence(records, evidence, owner);
  checkShared(records, shelf, owner);
  if (seal) checkSeal(seal, records, owner);
  checkReadable(consentRecord, proof, shelf, owner);
  if (proof.check.fault !== null)
    fault(owner, `the system itself found a fault: ${canonical(proof.check.fault)}`);
  count.people += 1;
  count.records += records.length;
  count.evidence += evidence.length;
  if (seal) count.seals.set(`${seal.day} ${seal.root}`, seal);
};

/* ---- Files ------------------------------------------------------------------------------------ */

const parse = (text, where) => {
  try {
    return JSON.parse(text);
  } catch {
    return fault(where, 'it is not JSON');
  }
};

const checkFormat = ({ format, formatVersion }) => {
  if (format !== 'optin-evidence') fault('file', 'it is no evidence export');
  if (formatVersion !== 1) fault('file', `its format ${formatVersion} is newer than this script`);
};

/** One person: a JSON document. */
const checkDocument = (document, count) => {
  checkFormat(document);
  const shelf = createShelf();
  for (const item of document.wordings) shelve(shelf, 'wording', item);
  for (const item of document.forms) shelve(shelf, 'form', item);
  for (const item of document.provenances) shelve(shelf, 'provenance', item);
  checkPerson(document, shelf, count);
  const { sha256: digest, ...rest } = document;
  if (hashOf(rest) !== digest) fault('file', 'something outside the proof was changed');
  return document;
};

/** Lines as they come, without the newline (0x0A, the only one that counts). */
async function* linesOf(path) {
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(path)) {
    rest = Buffer.concat([rest, chunk]);
    for (let end = rest.indexOf(10); end !== -1; end = rest.indexOf(10)) {
      yield rest.subarray(0, end);
      rest = rest.subarray(end + 1);
    }
  }
  if (rest.length > 0) yield rest;
}

/** Several people: NDJSON, in bounded memory. */
const checkLines = async (path, count) => {
  const digest = createHash('sha256');
  const shelf = createShelf();
  let header = null;
  let end = null;
  let number = 0;
  let deliveries = 0;
  for await (const bytes of linesOf(path)) {
    number += 1;
    const line = parse(bytes.toString('utf8'), `line ${number}`);
    if (end) fault(`line ${number}`, 'nothing may follow the last line');
    if (number === 1) {
      if (line.line !== 'header') fault('line 1', 'the header is missing');
      checkFormat(line);
      header = line;
    } else if (line.line === 'person') {
      checkPerson(line, shelf, count);
      deliveries += line.contact.deliveries.length;
    } else if (line.line === 'end') end = line;
    else if (['wording', 'form', 'provenance'].includes(line.line)) shelve(shelf, line.line, line);
    else fault(`line ${number}`, `there is no line called ${line.line}`);
    if (!end) digest.update(bytes).update('\n');
  }
  if (!end) fault('file', 'it is cut off: the last line is missing');
  const totals = { people: count.people, records: count.records, deliveries };
  if (canonical(end.totals) !== canonical(totals))
    fault('file', 'its totals are not those of its lines');
  if (digest.digest('hex') !== end.sha256)
    fault('file', 'something outside the proofs was changed');
  return header;
};

const main = async (path) => {
  const count = { people: 0, records: 0, evidence: 0, seals: new Map() };
  const about = beginsAsLines(path)
    ? await checkLines(path, count)
    : checkDocument(parse(readFileSync(path, 'utf8'), 'file'), count);
  console.log(`Evidence made ${about.madeAt} by ${about.madeBy.name ?? about.madeBy.id}`);
  console.log(`  chains    ${count.people} hold, ${count.records} records in all`);
  console.log(
    `  personal  ${count.evidence} halves fit their records; the rest were erased or never had one`
  );
  console.log('  shown     every wording, form and contract is the one that was recorded');
  if (count.seals.size === 0) console.log('  seals     none: nothing was sealed yet');
  for (const seal of count.seals.values())
    console.log(`  seal      ${seal.day}: compare its root with the one you keep: ${seal.root}`);
  console.log('HOLDS');
};

/** Only NDJSON begins so; all else is read as one document. */
const LINES_BEGIN = '{"line":';
const beginsAsLines = (path) => {
  const start = Buffer.alloc(LINES_BEGIN.length);
  const file = openSync(path);
  readSync(file, start);
  closeSync(file);
  return start.toString('utf8') === LINES_BEGIN;
};

const [, , path] = process.argv;
if (!path) {
  console.error('Usage: node verify-evidence.mjs FILE');
  process.exitCode = 1;
} else
  main(path).catch((error) => {
    console.error(
      error instanceof Fault ? `FAULT ${error.message}` : `FAULT file: ${error.message}`
    );
    process.exitCode = 1;
  });
