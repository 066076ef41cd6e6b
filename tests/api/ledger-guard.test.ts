import { guardLedger } from '../../server/src/consent';
import { createTriggers } from '../../server/src/consent/triggers';
import { getService, HOUR, inTransaction, table, type TableName } from '../../server/src/core';
import { createAdmin } from '../helpers/admins';
import { createDatabase, type TestDatabase } from '../helpers/databases';
import { describeOnEachDatabase } from '../helpers/each-database';
import { appendRecord, chainOf, evidenceOf } from '../helpers/ledger-fixtures';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';
import { countTriggers, dropTriggers, withoutTriggers } from '../helpers/triggers';

const APPEND_ONLY: TableName[] = [
  'consent-record',
  'wording-version',
  'form-version',
  'ledger-seal',
];

describeOnEachDatabase('the guard of the ledger', (client) => {
  let database: TestDatabase;
  let app: BootedStrapi;

  beforeAll(async () => {
    database = await createDatabase(client);
    app = await bootStrapi({ database });
    await appendRecord(app.strapi, 'ada@x.example');
    const { id } = await getService(app.strapi, 'wordings').create({
      name: 'News',
      draft: { en: 'I agree' },
    });
    await getService(app.strapi, 'wordings').publish(id, 'admin:1');
    await table(app.strapi, 'form-version').insert({ form_id: 1, version: 1, definition: '{}' });
    const now = getService(app.strapi, 'clock').now();
    expect(await getService(app.strapi, 'seals').daily(now + HOUR)).not.toBeNull();
  });
  afterAll(async () => {
    await app?.stop();
    await database?.drop();
  });

  /** What the database says to it: its errors come from another realm, so Jest knows them not. */
  const answerTo = (query: PromiseLike<unknown>): PromiseLike<string> =>
    query.then(
      () => 'done',
      ({ message }: { message: string }) => message
    );
  const refusal = (name: string) =>
    expect.stringContaining(`${name} is part of the consent record`);
  const nameOf = (name: TableName) => `optin_${name.replace(/-/g, '_')}s`;

  it.each(APPEND_ONLY)('lets nobody update or delete rows of %s', async (name) => {
    const rows = () => table(app.strapi, name);
    const [before] = await rows();
    expect(await answerTo(rows().where({ id: before.id }).update({ id: before.id }))).toEqual(
      refusal(nameOf(name))
    );
    expect(await answerTo(rows().delete())).toEqual(refusal(nameOf(name)));
    if (client === 'postgres')
      expect(await answerTo(rows().truncate())).toEqual(refusal(nameOf(name)));
    expect(await rows()).toEqual([before]);
  });

  it('lets nobody replace a row by another with the same place in a chain', async () => {
    const { id, ...row } = await table(app.strapi, 'consent-record').first();
    const insert = table(app.strapi, 'consent-record').insert({ ...row, locale: 'xx' });
    const replace = insert.toString().replace(/^insert/i, client === 'sqlite' ? 'REPLACE' : '$&');
    expect(await answerTo(app.strapi.db.connection.raw(replace))).not.toBe('done');
    expect(await table(app.strapi, 'consent-record').select('id', 'locale')).toEqual([
      { id, locale: row.locale },
    ]);
  });

  it('lets evidence be erased, and nothing else be done to it', async () => {
    const record = await appendRecord(app.strapi, 'eve@x.example');
    const evidence = () => table(app.strapi, 'consent-evidence').where({ record_id: record.id });
    expect(await answerTo(evidence().update({ email: 'x' }))).toEqual(
      refusal('optin_consent_evidence')
    );
    const erasure = getService(app.strapi, 'erasure');
    expect(await erasure.erase(record.subscriberId, 'admin:1')).toBe(true);
    expect(await evidenceOf(app.strapi, record.id)).toBeNull();
    expect(await chainOf(app.strapi, record.subscriberId)).toHaveLength(2);
    expect(await getService(app.strapi, 'ledger').verify()).toMatchObject({ ok: true });
  });

  it('says so, finds out when somebody takes it away, and puts it back', async () => {
    const admin = await createAdmin(app.strapi, ['verify-ledger']);
    const status = async () => (await admin.request.get('/optin/ledger').expect(200)).body.data;
    expect(await status()).toMatchObject({
      records: 3,
      seals: 1,
      latestSeal: { records: 1, chains: 1 },
      triggers: { active: true, problem: null },
      verification: { state: 'never' },
    });
    const all = await countTriggers(app.strapi);
    await withoutTriggers(app.strapi, async () => {
      expect(await status()).toMatchObject({ triggers: { active: false, problem: 'missing' } });
    });
    expect(await countTriggers(app.strapi)).toBe(all);

    if (client === 'postgres') {
      const name = 'optin_consent_records';
      const alter = (what: string) =>
        app.strapi.db.connection.raw(`ALTER TABLE ${name} ${what} TRIGGER USER`);
      await alter('DISABLE');
      expect(await status()).toMatchObject({ triggers: { active: false } });
      await getService(app.strapi, 'triggers').ensure();
      expect(await status()).toMatchObject({ triggers: { active: true } });
    }
  });

  /** A Strapi whose database user may read and not create. */
  const withoutRights = ({ db, log }: BootedStrapi['strapi']) => {
    const code = { sqlite: 'X', postgres: '42501', mysql: 'ER_BINLOG_CREATE_ROUTINE_NEED_SUPER' }[
      client
    ];
    const raw = (sql: string, bindings: string[] = []) =>
      sql.startsWith('CREATE')
        ? Promise.reject(Object.assign(new Error('not you'), { code }))
        : db.connection.raw(sql, bindings);
    const connection = Object.assign((name: string) => db.connection(name), { raw });
    const { dialect, metadata } = db;
    const getSchemaName = () => db.getSchemaName();
    return {
      log,
      db: { connection, dialect, metadata, getSchemaName },
    } as unknown as BootedStrapi['strapi'];
  };

  it('warns and goes on where the database does not let it', async () => {
    const warn = jest.spyOn(app.strapi.log, 'warn').mockReturnValue(app.strapi.log);
    await dropTriggers(app.strapi);
    const triggers = createTriggers({ strapi: withoutRights(app.strapi) });
    await triggers.ensure();
    expect(warn).toHaveBeenCalledTimes(1);
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('not you'));
    warn.mockRestore();
    const problem = { sqlite: 'missing', postgres: 'privilege', mysql: 'binary-log' }[client];
    expect(await triggers.status()).toEqual({ active: false, problem });
    await getService(app.strapi, 'triggers').ensure();
    expect(await getService(app.strapi, 'triggers').status()).toMatchObject({ active: true });
  });

  it('stands after a change of the table and a restart, and tells of records from the future', async () => {
    const all = await countTriggers(app.strapi);
    getService(app.strapi, 'clock').shift(HOUR);
    await appendRecord(app.strapi, 'ada@x.example');
    // A later version of the plugin changes the table, which SQLite does by making it anew.
    const { connection } = app.strapi.db;
    await connection.schema.alterTable(
      'optin_consent_records',
      (columns) => void columns.string('later')
    );
    await connection.schema.alterTable(
      'optin_consent_records',
      (columns) => void columns.dropColumn('later')
    );
    await dropTriggers(app.strapi);
    await app.stop();
    app = await bootStrapi({ database });
    const error = jest.spyOn(app.strapi.log, 'error').mockReturnValue(app.strapi.log);
    await guardLedger(app.strapi);
    expect(error).toHaveBeenCalledWith(
      expect.stringMatching(/newest consent record is 3\d{3} s in the future/)
    );
    error.mockRestore();
    expect(await countTriggers(app.strapi)).toBe(all);
    expect(await getService(app.strapi, 'triggers').status()).toMatchObject({ active: true });
  });

  it('keeps time from running backwards in a chain', async () => {
    const error = jest.spyOn(app.strapi.log, 'error').mockReturnValue(app.strapi.log);
    const { subscriberId, at, details } = await appendRecord(app.strapi, 'ada@x.example');
    expect(error).toHaveBeenCalledWith(expect.stringContaining('behind the consent ledger'));
    error.mockRestore();
    const chain = await chainOf(app.strapi, subscriberId);
    expect(at).toBe(chain[chain.length - 2].at);
    expect(Number(details?.clockBehindMs)).toBeGreaterThan(HOUR / 2);
    expect(await getService(app.strapi, 'ledger').verify()).toMatchObject({ ok: true });
  });

  it('lets a form that nobody used be removed, and keeps its versions', async () => {
    const insert = { name: 'F', slug: 'f', published_version: 1, document_id: 'f' };
    await table(app.strapi, 'form').insert({ ...insert, definition: '{}', is_open: true });
    const { id } = await table(app.strapi, 'form').where({ slug: 'f' }).first('id');
    await table(app.strapi, 'form-version').insert({ form_id: id, version: 7, definition: '{}' });
    await getService(app.strapi, 'forms').remove(id);
    expect(await table(app.strapi, 'form').where({ id })).toEqual([]);
    expect(await table(app.strapi, 'form-version').where({ version: 7 })).toHaveLength(1);
  });

  it('rolls an append back with its transaction', async () => {
    await expect(
      inTransaction(app.strapi, async (trx) => {
        const { id } = await table(app.strapi, 'subscriber', trx).first('id');
        await getService(app.strapi, 'ledger').append(trx, {
          subscriberId: id,
          event: 'withdrawn',
          method: 'link',
          actor: 'subscriber',
        });
        throw new Error('later');
      })
    ).rejects.toThrow('later');
    expect(await table(app.strapi, 'consent-record').where({ event: 'withdrawn' })).toEqual([]);
  });
});
