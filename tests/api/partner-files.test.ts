import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { DAY, getService, table } from '../../server/src/core';
import type { ExportPartnerResponse, PartnerRow } from '../../server/src/partners/contract';
import { createAdmin, type TestAdmin } from '../helpers/admins';
import { describeOnEachDatabase } from '../helpers/each-database';
import {
  confirmMail,
  partnerInput,
  publishPartnerForm,
  tick,
  transfersOf,
} from '../helpers/partner-fixtures';
import { recordsOf, setUpSite, type Site } from '../helpers/public-fixtures';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

const SCRIPT = path.resolve(__dirname, '../../docs/verify-partner-export.mjs');
const run = promisify(execFile);

type ExportedFile = ExportPartnerResponse['data'];

describeOnEachDatabase('files for partners and from partners', (client) => {
  let app: BootedStrapi;
  let admin: TestAdmin;
  let site: Site;
  let directory: string;

  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'optin-partner-'));
    app = await bootStrapi({ client });
    admin = await createAdmin(app.strapi, 'super-admin');
    site = await setUpSite(app, 'weekly');
  });
  afterAll(async () => {
    await app?.stop();
    await rm(directory, { recursive: true });
  });
  beforeEach(() => getService(app.strapi, 'clock').reset());

  let made = 0;
  const makePartner = async (): Promise<PartnerRow> => {
    made += 1;
    const input = partnerInput({ slug: `oil-${made}`, name: `Oil, "fine" ${made}` });
    const partner = (await admin.request.post('/optin/partners').send(input).expect(201)).body.data;
    await publishPartnerForm(app, site, [partner], `oil-form-${partner.id}`);
    return partner;
  };
  const agree = async (email: string, { id }: PartnerRow, fields: object = {}) => {
    await tick(app, { slug: `oil-form-${id}` }, email, [id], { fields });
    await confirmMail(app, email);
  };
  const exported = async ({ id }: PartnerRow, body: object): Promise<ExportedFile> =>
    (await admin.request.post(`/optin/partners/${id}/exports`).send(body).expect(200)).body.data;
  const secretOf = async ({ id }: PartnerRow): Promise<string> =>
    (await admin.request.get(`/optin/partners/${id}/secret`).expect(200)).body.data.secret;
  /** What the script of the docs says of a file: its exit code and its words. */
  const verify = async (
    text: string,
    secret: string
  ): Promise<{ holds: boolean; says: string }> => {
    const file = path.join(directory, 'export');
    await writeFile(file, text);
    try {
      const { stdout } = await run(process.execPath, [SCRIPT, file, secret]);
      return { holds: true, says: stdout };
    } catch (error) {
      return { holds: false, says: String(error) };
    }
  };
  const withdraw = async (email: string) => {
    const { subscriber } = await recordsOf(app, email);
    await admin.request
      .post(`/optin/subscribers/${subscriber?.id}/partners/withdraw`)
      .send({})
      .expect(200);
  };

  describe('an export', () => {
    test.each(['ndjson', 'csv'] as const)(
      'as %s is verified by whoever has the secret, and by nobody once a byte differs',
      async (format) => {
        const partner = await makePartner();
        await agree(`ann-${format}@example.org`, partner, { firstName: 'Ann, the 1st' });
        await agree(`bob-${format}@example.org`, partner);
        const { text, fileName, batch } = await exported(partner, { format, since: null });
        expect(fileName).toBe(`${batch.key}.${format}`);
        const secret = await secretOf(partner);
        const verdict = await verify(text, secret);
        expect(verdict.says).toContain('HOLDS');
        expect(verdict.says).toContain('2 records');
        for (const changed of [
          text.replace('Ann', 'Eve'),
          text.split('\n').slice(0, -2).join('\n'),
          `${text.split('\n')[0]}\n${text.split('\n').slice(2).join('\n')}`,
        ])
          expect((await verify(changed, secret)).holds).toBe(false);
        expect((await verify(text, `whsec_${Buffer.alloc(32).toString('base64')}`)).holds).toBe(
          false
        );
        expect(text).toContain('may write to me about its offers.');
      }
    );

    test('holds what is new once, and everything since a day on request', async () => {
      const partner = await makePartner();
      await agree('cem@example.org', partner);
      const url = `/optin/partners/${partner.id}/exports`;
      const preview = async (query = '') =>
        (await admin.request.get(`${url}${query}`).expect(200)).body.data;
      expect(await preview()).toMatchObject({ consents: 1, withdrawals: 0, held: 0, hold: null });
      const first = await exported(partner, { format: 'ndjson', since: null });
      expect(await preview()).toMatchObject({ consents: 0, withdrawals: 0 });
      const refusal = await admin.request
        .post(url)
        .send({ format: 'csv', since: null })
        .expect(400);
      expect(refusal.body.error.details.code).toBe('partner-export-empty');

      const today = new Date().toISOString().slice(0, 10);
      expect(await preview(`?since=${today}`)).toMatchObject({ consents: 1 });
      const again = await exported(partner, { format: 'ndjson', since: today });
      const record = (text: string) => JSON.parse(text.split('\n')[1]);
      expect(record(again.text)).toEqual(record(first.text));
      expect(
        (await transfersOf(app, partner.id)).map(({ state, batch }) => [state, batch])
      ).toEqual([
        ['sent', first.batch.key],
        ['sent', again.batch.key],
      ]);
      const { body } = await admin.request.get(`/optin/partners/${partner.id}/batches`).expect(200);
      expect(body.results).toEqual([
        expect.objectContaining({ key: again.batch.key, madeByName: 'Test Admin', consents: 1 }),
        expect.objectContaining({ key: first.batch.key, digest: first.batch.digest, since: null }),
      ]);
      await admin.request.get(`${url}?since=tomorrow`).expect(400);
      await admin.request.post(url).send({ format: 'xml', since: null }).expect(400);
    });

    test('passes on withdrawals, erased people included, and forgets their address in time', async () => {
      const partner = await makePartner();
      await agree('dan@example.org', partner);
      await agree('eva@example.org', partner);
      await agree('fox@example.org', partner);
      await withdraw('fox@example.org');
      const first = await exported(partner, { format: 'ndjson', since: null });
      expect(first.batch).toMatchObject({ consents: 2, withdrawals: 0 });
      expect(first.text).not.toContain('fox@example.org');

      await withdraw('dan@example.org');
      const { subscriber } = await recordsOf(app, 'eva@example.org');
      await admin.request
        .post('/optin/subscribers/bulk')
        .send({ action: 'erase', ids: [subscriber?.id] })
        .expect(200);
      const second = await exported(partner, { format: 'ndjson', since: null });
      const lines = second.text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(
        lines
          .slice(1, -1)
          .map(({ kind, person, withdrawal }) => [kind, person.email, withdrawal.reason])
      ).toEqual([
        ['withdrawal', 'dan@example.org', 'withdrawn'],
        ['withdrawal', 'eva@example.org', 'erased'],
      ]);
      getService(app.strapi, 'clock').shift(8 * DAY);
      await getService(app.strapi, 'partnerExports').forget();
      const kept = await table(app.strapi, 'partner-transfer').where({ partner_id: partner.id });
      expect(JSON.stringify(kept)).not.toContain('@example.org');
    });

    test('made twice at once never holds a person twice', async () => {
      const partner = await makePartner();
      await agree('gil@example.org', partner);
      const make = () =>
        admin.request
          .post(`/optin/partners/${partner.id}/exports`)
          .send({ format: 'ndjson', since: null });
      const answers = await Promise.all([make(), make(), make()]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
      expect(await transfersOf(app, partner.id)).toHaveLength(1);
    });
  });

  describe('a file that a partner sent', () => {
    const receive = (file: string, fields: Record<string, string | number> = {}) => {
      const request = admin.request
        .post('/optin/partner-files')
        .attach('file', Buffer.from(file), 'people.ndjson');
      for (const [name, value] of Object.entries(fields)) void request.field(name, String(value));
      return request;
    };
    const record = (kind: string, email: string, more: object = {}) =>
      JSON.stringify({
        line: kind,
        id: `x-${email}`,
        kind,
        person: { email, firstName: 'Pat', locale: 'fr' },
        ...(kind === 'consent'
          ? { consent: { text: 'Yes, you may.', confirmedAt: '2026-01-05T10:00:00.000Z' } }
          : {}),
        ...more,
      });
    /** Signed by somebody else's installation: here by a second partner of this one. */
    const receivable = async () => {
      const partner = await makePartner();
      const list = (
        await setUpSite(
          app,
          `taken-${partner.id}`,
          { acceptedBases: ['double-opt-in', 'third-party'] },
          null
        )
      ).list;
      const file = await getService(app.strapi, 'provenances').create({
        name: `File ${partner.id}`,
        kind: 'partner',
        collector: 'Oil',
        collectedOn: '2026-01-05',
        wording: 'Yes, you may.',
        contract: 'C-1',
        allowedUses: ['editorial'],
        maxSends: 10,
        endsOn: '2999-01-01',
      });
      return { partner, ground: { listId: list.id, provenanceId: file.id } };
    };

    test('brings its people onto a list, and takes off those who said no since', async () => {
      const { partner, ground } = await receivable();
      await agree('hans@example.org', partner);
      await agree('ines@example.org', partner);
      const secret = await secretOf(partner);
      const first = await exported(partner, { format: 'csv', since: null });

      const looked = (await receive(first.text, { secret }).expect(200)).body.data;
      expect(looked).toMatchObject({
        signature: 'verified',
        consents: 2,
        withdrawals: 0,
        wording: `Yes, ${partner.name} may write to me about its offers.`,
        outcome: null,
      });
      const taken = (await receive(first.text, { ...ground, secret }).expect(200)).body.data;
      expect(taken.outcome.counts).toMatchObject({ registered: 2 });
      const { subscriptions, ledger } = await recordsOf(app, 'hans@example.org');
      expect(subscriptions.find(({ listId }) => listId === ground.listId)).toMatchObject({
        state: 'confirmed',
        basis: 'third-party',
        provenanceId: ground.provenanceId,
      });
      expect(ledger.at(-1)).toMatchObject({ event: 'registered', basis: 'third-party' });

      await withdraw('hans@example.org');
      const second = await exported(partner, { format: 'ndjson', since: null });
      const after = (await receive(second.text, ground).expect(200)).body.data;
      expect(after).toMatchObject({ signature: 'unverified', outcome: { withdrawn: 1 } });
      const states = (await recordsOf(app, 'hans@example.org')).subscriptions;
      expect(states.find(({ listId }) => listId === ground.listId)?.state).toBe('unsubscribed');
      expect(states.find(({ listId }) => listId === site.list.id)?.state).toBe('confirmed');
      // Nothing that comes later brings them back.
      const again = (await receive(first.text, { ...ground, secret }).expect(200)).body.data;
      expect(again.outcome.counts).toMatchObject({ already: 1, unsubscribed: 1 });
    });

    test('is refused where it was changed, cut off or signed by somebody else', async () => {
      const { partner, ground } = await receivable();
      await agree('jan@example.org', partner);
      const { text } = await exported(partner, { format: 'ndjson', since: null });
      const secret = await secretOf(await makePartner());
      for (const [file, fields] of [
        [text.replace('jan@', 'joe@'), {}],
        [text.split('\n').slice(0, -2).join('\n'), {}],
        [text, { secret }],
        ['', {}],
        ['nonsense', {}],
      ] as const) {
        const { body } = await receive(file, { ...ground, ...fields }).expect(400);
        expect(body.error.details.errors[0].path).toEqual(['file']);
      }
      expect((await recordsOf(app, 'joe@example.org')).subscriber).toBeNull();
      await receive(text, { listId: ground.listId }).expect(400);
      await receive(text, { listId: 'x', provenanceId: 1 }).expect(400);
      await admin.request.post('/optin/partner-files').send({}).expect(400);
    });

    test('names the lines at fault and goes on with the others', async () => {
      const { createHash } = await import('node:crypto');
      const body = [
        record('consent', 'kai@example.org'),
        record('consent', 'not an address'),
        '{"line": "consent"',
        record('gift', 'leo@example.org'),
        record('consent', 'leo@example.org', { consent: { text: 'Yes' } }),
        record('consent', 'mia@example.org'),
        record('withdrawal', 'mia@example.org'),
      ]
        .map((line) => `${line}\n`)
        .join('');
      const sha256 = createHash('sha256').update(body).digest('hex');
      const end = JSON.stringify({ line: 'end', batch: 'b', timestamp: '1', sha256 });
      const { ground } = await receivable();
      const { data } = (await receive(`${body}${end}\n`, ground).expect(200)).body;
      expect(data).toMatchObject({ signature: 'unverified', consents: 1, withdrawals: 1 });
      expect(data.problems).toEqual([
        { line: 2, code: 'email' },
        { line: 3, code: 'syntax' },
        { line: 4, code: 'kind' },
        { line: 5, code: 'confirmation' },
      ]);
      expect(data.outcome.counts).toMatchObject({ registered: 1 });
    });
  });
});
