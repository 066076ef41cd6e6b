const { createHash } = require('node:crypto');

const sha256 = (value) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** Keys in code-point order: JSON.stringify then writes what the ledger hashes. */
const sorted = (fields) =>
  Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));

const snake = (key) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const row = (fields) =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [snake(key), value]));

const EVENTS = ['requested', 'confirmed', 'asked-again', 'withdrawn'];

/**
 * Chains of one to four records with their evidence, hashed here by the documented rule and not by
 * the plugin's own code.
 * @param from first subscriber id, and first record id
 */
function* chains(from, people, at) {
  let recordId = from;
  for (let subscriberId = from; subscriberId < from + people; subscriberId += 1) {
    let prevHash = '0'.repeat(64);
    for (let seq = 1; seq <= (subscriberId % 4) + 1; seq += 1) {
      const evidence = {
        email: `reader${subscriberId}@people.example`,
        ip: '192.0.2.0',
        pageUrl: 'https://www.example/newsletter',
        salt: subscriberId.toString(16).padStart(32, '0'),
        userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
      };
      const fields = {
        actor: 'subscriber',
        at: at + seq,
        basis: 'double-opt-in',
        event: EVENTS[seq - 1],
        evidenceHash: seq <= 2 ? sha256(sorted(evidence)) : null,
        formId: 1,
        formVersion: 1,
        listId: 1,
        locale: 'fr',
        method: 'form',
        prevHash,
        seq,
        subscriberId,
        wordingHash: 'c0ffee'.repeat(10),
        wordingId: 1,
        wordingVersion: 1,
      };
      const hash = sha256(sorted(fields));
      yield {
        record: { id: recordId, ...row(fields), details: null, hash },
        evidence:
          seq <= 2 ? { record_id: recordId, subscriber_id: subscriberId, ...row(evidence) } : null,
      };
      prevHash = hash;
      recordId += 1;
    }
  }
}

const BATCH = 2000;

const sqliteInserter = (connection, table) => {
  let statement;
  return (rows) => {
    const columns = Object.keys(rows[0]);
    statement ??= connection.prepare(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`
    );
    for (const values of rows) statement.run(values);
  };
};

/** Puts the chains into the tables, as fast as the driver takes them. */
const fillLedger = async (strapi, { from, people, at }) => {
  const { connection: knex } = strapi.db;
  const isSqlite = strapi.db.dialect.client === 'sqlite';
  const native = isSqlite ? await knex.client.acquireConnection() : null;
  const insert = (table) =>
    native ? sqliteInserter(native, table) : (rows) => knex.batchInsert(table, rows, BATCH);
  const insertRecords = insert('optin_consent_records');
  const insertEvidence = insert('optin_consent_evidence');
  let records = [];
  let evidence = [];
  let count = 0;
  const flush = async () => {
    native?.exec('BEGIN');
    if (records.length > 0) await insertRecords(records);
    if (evidence.length > 0) await insertEvidence(evidence);
    native?.exec('COMMIT');
    records = [];
    evidence = [];
  };
  try {
    for (const item of chains(from, people, at)) {
      records.push(item.record);
      if (item.evidence) evidence.push(item.evidence);
      count += 1;
      if (records.length === BATCH) await flush();
    }
    await flush();
  } finally {
    if (native) await knex.client.releaseConnection(native);
  }
  const table = 'optin_consent_records';
  if (strapi.db.dialect.client === 'postgres')
    await knex.raw(
      `SELECT setval(pg_get_serial_sequence('${table}', 'id'), max(id)) FROM ${table}`
    );
  return count;
};

module.exports = { fillLedger };
