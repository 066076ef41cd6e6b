import { createHash } from 'node:crypto';
import type { Line, PersonFile } from '../../server/src/privacy/evidence/model';
import { getService, table, toRow } from '../../server/src/core';
import { createAdmin, type TestAdmin } from '../helpers/admins';
import { addList } from '../helpers/campaign-fixtures';
import { describeOnEachDatabase } from '../helpers/each-database';
import {
  join,
  recordsOf,
  setUpSite,
  unsubscribeTokenOf,
  type Site,
} from '../helpers/public-fixtures';
import { readPdf } from '../helpers/pdf';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';
import { alter, verifyEvidence } from '../helpers/verify-evidence';

describeOnEachDatabase('evidence', (client) => {
  let app: BootedStrapi;
  let admin: TestAdmin;
  let site: Site;
  const ids: Record<string, number> = {};

  const get = (url: string, format: string) =>
    admin.request
      .get(`/optin/evidence/${url}${url.includes('?') ? '&' : '?'}format=${format}`)
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      });
  const personOf = async (id: number): Promise<PersonFile> =>
    JSON.parse((await get(`subscribers/${id}`, 'json').expect(200)).body.toString());
  const linesOf = (text: string): Line[] =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));

  beforeAll(async () => {
    app = await bootStrapi({ client });
    admin = await createAdmin(app.strapi, ['export-evidence']);
    await getService(app.strapi, 'settings').update({
      controller: {
        name: 'Letter & Sons',
        address: '1 Quay Street\n29200 Brest',
        email: 'privacy@letter.example',
        dpo: 'Élodie Œuvrard',
        dpoContact: 'dpo@letter.example',
        privacyPolicyUrl: 'https://letter.example/privacy',
      },
    });
    site = await setUpSite(app, 'letter');
    const other = await setUpSite(app, 'other');
    await app.request
      .post(`/api/optin/forms/${site.slug}/submissions`)
      .set('User-Agent', 'Mozilla/5.0 (test)')
      .send({
        email: 'ada@example.org',
        consents: { newsletter: true },
        locale: 'fr',
        url: 'https://letter.example/subscribe?from=footer',
      })
      .expect(202);
    await join(app, site, 'ada@example.org');
    await join(app, site, 'bob@example.org');
    await join(app, other, 'bob@example.org');
    await join(app, other, 'cleo@example.org');
    await app.request
      .post(
        `/api/optin/unsubscribe/${await unsubscribeTokenOf(app, 'bob@example.org', site.list.id)}`
      )
      .type('form')
      .send('List-Unsubscribe=One-Click')
      .expect(200);
    for (const name of ['ada', 'bob', 'cleo']) {
      const { subscriber } = await recordsOf(app, `${name}@example.org`);
      ids[name] = subscriber?.id ?? 0;
    }
    await getService(app.strapi, 'subscribers').updateProfile(app.strapi.db.connection, ids.ada, {
      firstName: '=HYPERLINK("x")',
      lastName: '<script>alert(1)</script>',
    });
  });
  afterAll(async () => {
    await app?.stop();
  });

  it('of a person tells who, what, when, how and on which words', async () => {
    const response = await get(`subscribers/${ids.ada}`, 'json').expect(200);
    expect(response.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'content-disposition': expect.stringMatching(
        /^attachment; filename="evidence-person-\d+-\d{4}-\d\d-\d\d\.json"$/
      ),
    });
    const file: PersonFile = JSON.parse(response.body.toString());
    expect(file.madeBy).toEqual({ id: `admin:${admin.id}`, name: 'Test Admin' });
    expect(file.consentRecord).toMatchObject({
      schema_version: 'ISO/IEC TS 27560:2023',
      pii_principal_id: `subscriber:${ids.ada}`,
      pii_principal: { email: 'ada@example.org' },
      jurisdiction: 'eu',
      pii_processing: [
        {
          purpose: { id: `list:${site.list.id}`, name: 'letter' },
          lawful_basis: { basis: 'double-opt-in', law: 'GDPR art. 6(1)(a)' },
          status: 'confirmed',
          retention: { months_after_last_contact: 36 },
        },
      ],
    });
    expect(file.consentRecord.parties[0]).toMatchObject({
      party_role: 'controller',
      party_name: 'Letter & Sons',
    });
    expect(file.consentRecord.events[0]).toMatchObject({
      seq: 1,
      event_type: 'requested',
      event_state: 'consent-requested',
      entity_id: 'subscriber',
      method: 'form',
      source_url: 'https://letter.example/subscribe?from=footer',
      notice: { language: 'fr', text: 'Oui, envoyez-moi letter.', wording_version: 1 },
      form: { id: site.formId, version: 1 },
    });
    expect(file.contact.verdicts).toMatchObject([
      { listId: site.list.id, allowed: true, reason: null, basis: 'double-opt-in' },
    ]);
    expect(file.contact.deliveries.map(({ kind }) => kind)).toContain('confirmation');
    expect(file.proof.check).toMatchObject({ ok: true, fault: null, evidence: 'kept' });
    expect(file.wordings).toHaveLength(1);
    expect(file.forms).toHaveLength(1);
  });

  it('is verified offline by a script that knows nothing of the plugin', async () => {
    const { body } = await get(`subscribers/${ids.ada}`, 'json').expect(200);
    expect(await verifyEvidence(body)).toMatchObject({
      code: 0,
      text: expect.stringMatching(/HOLDS\n$/),
    });
  });

  it('of a list holds everybody who is or was on it, once, and what they share once', async () => {
    const { body, headers } = await get(`lists/${site.list.id}`, 'ndjson').expect(200);
    expect(headers).toMatchObject({
      'content-type': 'application/x-ndjson; charset=utf-8',
      'cache-control': 'no-store',
      'content-disposition': expect.stringMatching(
        /^attachment; filename="evidence-list-letter-\d{4}-\d\d-\d\d\.ndjson"$/
      ),
    });
    const text: string = body.toString();
    const lines = linesOf(text);
    expect(lines[0]).toMatchObject({
      line: 'header',
      scope: { kind: 'list', list: { id: site.list.id } },
    });
    const people = lines.flatMap((line) => (line.line === 'person' ? [line] : []));
    expect(people.map(({ consentRecord }) => consentRecord.pii_principal?.email)).toEqual([
      'ada@example.org',
      'bob@example.org',
    ]);
    // Bob left: he is there with the reason, and with what happened on the other list too.
    expect(people[1].contact.verdicts).toMatchObject([
      { allowed: false, reason: 'unsubscribed' },
      { allowed: true },
    ]);
    expect(lines.filter(({ line }) => line === 'wording')).toHaveLength(2);
    const end = lines.at(-1);
    const before = text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1);
    expect(end).toMatchObject({
      line: 'end',
      totals: { people: 2 },
      sha256: createHash('sha256').update(before).digest('hex'),
    });
    expect(await verifyEvidence(body)).toMatchObject({ code: 0 });
  });

  it('of a period holds everybody with an event on its days, both included', async () => {
    const now = new Date(getService(app.strapi, 'clock').now());
    const today = now.toISOString().slice(0, 10);
    const tomorrow = new Date(now.getTime() + 86_400_000).toISOString().slice(0, 10);
    const { body } = await get(`period?from=${today}&to=${today}`, 'ndjson').expect(200);
    expect(linesOf(body.toString()).at(-1)).toMatchObject({ totals: { people: 3 } });
    expect(await verifyEvidence(body)).toMatchObject({ code: 0 });
    const later = await get(`period?from=${tomorrow}&to=2999-12-31`, 'ndjson').expect(200);
    expect(linesOf(later.body.toString()).at(-1)).toMatchObject({ totals: { people: 0 } });
    expect(await verifyEvidence(later.body)).toMatchObject({ code: 0 });
  });

  it('goes through a long list in small steps and leaves nobody out', async () => {
    const many = Array.from({ length: 130 }, (_, index) => 1_000_000 + index * 173);
    const list = await addList(app.strapi, 'long');
    for (let start = 0; start < many.length; start += 50) {
      const some = many.slice(start, start + 50);
      await app.strapi.db.connection.batchInsert(
        'optin_subscribers',
        some.map((id) => ({
          id,
          document_id: `long-${id}`,
          email: `p${id}@example.org`,
          email_key: `p${id}@example.org`,
          fingerprint: `f${id}`,
          locale: 'en',
          status: 'active',
        })),
        40
      );
      await app.strapi.db.connection.batchInsert(
        'optin_subscriptions',
        some.map((id) =>
          toRow({
            subscriberId: id,
            listId: list.id,
            state: 'confirmed',
            basis: 'double-opt-in',
            createdAt: 1,
            updatedAt: 1,
          })
        ),
        40
      );
    }
    const { body } = await get(`lists/${list.id}`, 'ndjson').expect(200);
    const found = linesOf(body.toString()).flatMap((line) =>
      line.line === 'person' ? [line.consentRecord.pii_principal_id] : []
    );
    expect(found).toEqual(many.map((id) => `subscriber:${id}`));
    expect(await verifyEvidence(body)).toMatchObject({ code: 0 });
  });

  it.each([
    ['no format that it has', 'subscribers/:ada', 'ndjson', 'format'],
    ['an unknown format', 'subscribers/:ada', 'docx', 'format'],
    ['a language that it lacks', 'subscribers/:ada?locale=de', 'pdf', 'locale'],
    ['no days', 'period', 'ndjson', 'from'],
    ['a day that no calendar has', 'period?from=2026-02-30&to=2026-03-01', 'ndjson', 'from'],
    ['a day in another spelling', 'period?from=2026-02-01&to=1/3/2026', 'ndjson', 'to'],
    ['the end before the beginning', 'period?from=2026-03-02&to=2026-03-01', 'pdf', 'from'],
  ])('asked with %s says which field and the remedy', async (_, url, format, field) => {
    const { body } = await get(url.replace(':ada', String(ids.ada)), format).expect(400);
    expect(JSON.parse(body.toString()).error.details.errors[0].path).toEqual([field]);
  });

  it('of nobody and of no list is a 404', async () => {
    await get('subscribers/999999', 'json').expect(404);
    await get('lists/999999', 'ndjson').expect(404);
    await get('lists/x', 'pdf').expect(404);
  });

  it('needs a permission of its own', async () => {
    const reader = await createAdmin(app.strapi, ['read-subscribers', 'verify-ledger']);
    await reader.request.get(`/optin/evidence/subscribers/${ids.ada}`).expect(403);
    await app.request.get(`/optin/evidence/subscribers/${ids.ada}`).expect(401);
  });

  it('leaves a line in the log that names ids and no address', async () => {
    const lines: string[] = [];
    const spy = jest.spyOn(app.strapi.log, 'info').mockImplementation((line: unknown) => {
      lines.push(String(line));
      return app.strapi.log;
    });
    await get(`subscribers/${ids.ada}`, 'json').expect(200);
    spy.mockRestore();
    const own = lines.filter((line) => line.includes('Evidence'));
    expect(own).toEqual([
      `[optin] Evidence of subscriber ${ids.ada} exported as json by admin:${admin.id}.`,
    ]);
  });

  it('of a person is a PDF too, which carries the JSON that can be verified', async () => {
    const { body, headers } = await get(`subscribers/${ids.ada}?locale=fr`, 'pdf').expect(200);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'cache-control': 'no-store',
      'content-disposition': expect.stringMatching(/^attachment; filename="[a-z0-9-]+\.pdf"$/),
    });
    const pdf = readPdf(body);
    const file = await personOf(ids.ada);
    for (const shown of [
      'Preuve de consentement',
      'ada@example.org',
      '=HYPERLINK("x") <script>alert(1)</script>',
      'Oui, envoyez-moi letter.',
      'https://letter.example/subscribe?from=footer',
      file.proof.records[0].hash,
      file.wordings[0].hash,
    ])
      expect(pdf.text).toContain(shown);
    expect(pdf).toMatchObject({ language: 'fr', isTagged: true });
    const attached = pdf.attachments.get('evidence.json');
    expect(await verifyEvidence(attached ?? '')).toMatchObject({ code: 0 });
  });

  it('of a list and a period is counted in a PDF', async () => {
    const list = readPdf((await get(`lists/${site.list.id}`, 'pdf').expect(200)).body);
    expect(list.text).toContain('Evidence of a list letter');
    expect(list.text).toContain('Double opt-in Subscribed 1');
    expect(list.text).toContain('Double opt-in Unsubscribed 1');
    expect(list.text).toContain('One click in the mail program 1');
    expect(list.text).not.toContain('@example.org');
    const today = new Date(getService(app.strapi, 'clock').now()).toISOString().slice(0, 10);
    const period = readPdf((await get(`period?from=${today}&to=${today}`, 'pdf').expect(200)).body);
    expect(period.text).toContain('Joined Double opt-in 4');
  });

  it('proves that the chain lies in the daily seal', async () => {
    const day = 86_400_000;
    const seal = await getService(app.strapi, 'seals').daily(
      getService(app.strapi, 'clock').now() + day
    );
    if (!seal) throw new Error('nothing was sealed');
    const file = await personOf(ids.ada);
    expect(file.proof).toMatchObject({
      sealState: 'sealed',
      seal: { day: seal.day, root: seal.root, head: { seq: file.proof.records.length } },
      check: { ok: true },
    });
    expect(await verifyEvidence(JSON.stringify(file))).toMatchObject({
      code: 0,
      text: expect.stringContaining(seal.root),
    });
    const { body } = await get(`lists/${site.list.id}`, 'ndjson').expect(200);
    expect(await verifyEvidence(body)).toMatchObject({
      code: 0,
      text: expect.stringContaining(seal.root),
    });
  });

  it.each([
    ['a record', 'proof.records.1.at', /^FAULT record 2 \(id \d+\) of subscriber:\d+: its fields/],
    ['a hash', 'proof.records.0.hash', /^FAULT record 1 /],
    ['the address', 'proof.evidence.0.email', /^FAULT record 1 .*personal half/],
    ['the page', 'proof.evidence.0.pageUrl', /^FAULT record 1 .*personal half/],
    ['a wording', 'wordings.0.texts.fr', /^FAULT wording \d+ version 1/],
    ['a form', 'forms.0.definition.consents.0.texts.fr', /^FAULT form \d+ version 1/],
    ['the seal', 'proof.seal.root', /^FAULT seal of /],
    ['the text told', 'consentRecord.events.0.notice.text', /^FAULT event 1 /],
    ['a mail', 'contact.deliveries.0.state', /^FAULT file: something outside the proof/],
  ])('is found out when one byte of %s is altered', async (_, at, fault) => {
    const altered = alter(await personOf(ids.ada), ...at.split('.'));
    expect(await verifyEvidence(JSON.stringify(altered))).toEqual({
      code: 1,
      text: expect.stringMatching(fault),
    });
  });

  it('of several is found out when a line is altered, gone, added or cut off', async () => {
    const { body } = await get(`lists/${site.list.id}`, 'ndjson').expect(200);
    const text: string = body.toString();
    const lines = text.trimEnd().split('\n');
    const person = lines.findIndex((line) => line.startsWith('{"line":"person"'));
    const withLine = (index: number, line: string[]) =>
      `${[...lines.slice(0, index), ...line, ...lines.slice(index + 1)].join('\n')}\n`;
    const altered = (...at: string[]) =>
      withLine(person, [JSON.stringify(alter(JSON.parse(lines[person]) as object, ...at))]);
    const faults = [
      [altered('proof', 'records', '0', 'at'), /^FAULT record 1 /],
      [altered('contact', 'deliveries', '0', 'kind'), /^FAULT file: something outside the proofs/],
      [withLine(person, []), /^FAULT file: its totals/],
      [withLine(1, []), /^FAULT record 1 .* is missing/],
      [withLine(person, [lines[person], lines[person]]), /^FAULT file: its totals/],
      [`${lines.slice(0, -1).join('\n')}\n`, /^FAULT file: it is cut off/],
      [text.slice(0, text.length / 2), /^FAULT (file|line)/],
      [`${text}{}\n`, /^FAULT line \d+: nothing may follow/],
    ] as const;
    for (const [content, fault] of faults)
      expect(await verifyEvidence(content)).toEqual({
        code: 1,
        text: expect.stringMatching(fault),
      });
  });

  it('shows the contract behind a third party’s address, and what a customer bought', async () => {
    const list = await addList(app.strapi, 'partners');
    await app.strapi.db.query('plugin::optin.list').update({
      where: { id: list.id },
      data: { acceptedBases: ['third-party', 'soft-opt-in', 'double-opt-in'] },
    });
    const file = await getService(app.strapi, 'provenances').create({
      name: 'Spring file',
      kind: 'partner',
      collector: 'Ancres & Cie',
      collectedOn: '2026-01-15',
      wording: 'J’accepte que les partenaires d’Ancres & Cie m’écrivent.',
      contract: 'AC-2026-7',
      allowedUses: ['partner', 'editorial'],
      maxSends: 3,
      endsOn: '2999-12-31',
    });
    const register = getService(app.strapi, 'registration').register;
    const common = { listId: list.id, locale: 'fr' };
    await register(
      {
        ...common,
        basis: 'third-party',
        provenanceId: file.id,
        people: [{ email: 'dora@example.org', reference: 'AC-1' }],
      },
      'admin:1'
    );
    await register(
      {
        ...common,
        basis: 'soft-opt-in',
        relation: { what: 'A ticket', on: '2026-11-01', optOutOffered: true },
        people: [{ email: 'emil@example.org', reference: null }],
      },
      'admin:1'
    );
    const { body } = await get(`lists/${list.id}`, 'ndjson').expect(200);
    const lines = linesOf(body.toString());
    expect(lines[1]).toMatchObject({ line: 'provenance', id: file.id, contract: 'AC-2026-7' });
    expect(lines[2]).toMatchObject({
      line: 'person',
      contact: {
        verdicts: [{ allowed: true, onlyFor: { kind: 'contract', collector: 'Ancres & Cie' } }],
      },
      proof: { check: { ok: true } },
    });
    expect(lines[3]).toMatchObject({
      line: 'person',
      consentRecord: { events: [{ event_type: 'registered', facts: { what: 'A ticket' } }] },
    });
    expect(await verifyEvidence(body)).toMatchObject({ code: 0 });
    const forged = body.toString().replace('"AC-2026-7"', '"AC-2026-8"');
    expect(await verifyEvidence(forged)).toMatchObject({
      code: 1,
      text: expect.stringMatching(/^FAULT third-party file \d+/),
    });
    const { subscriber } = await recordsOf(app, 'dora@example.org');
    const pdf = readPdf(
      (await get(`subscribers/${subscriber?.id}?locale=en`, 'pdf').expect(200)).body
    );
    expect(pdf.text).toContain('what the contract with Ancres & Cie allows');
    expect(pdf.text).toContain(
      'File 1: Spring file, from Ancres & Cie'.replace('1', String(file.id))
    );
  });

  it('shows the fault when a record was altered in the database', async () => {
    const { ledger } = await recordsOf(app, 'cleo@example.org');
    const [first] = ledger;
    const evidence = () => table(app.strapi, 'consent-evidence').where({ record_id: first.id });
    const { id: _, ...row } = await evidence().first();
    // Rows of evidence may go (erasure) and come, so a changed one can be slipped in.
    const replace = async (changes: Record<string, unknown>) => {
      await evidence().delete();
      await table(app.strapi, 'consent-evidence').insert({ ...row, ...changes });
    };
    await replace({ user_agent: 'somebody else’s browser' });
    const file = await personOf(ids.cleo);
    expect(file.proof.check).toMatchObject({
      ok: false,
      fault: { problem: 'evidence', recordId: first.id, seq: 1 },
    });
    expect(await verifyEvidence(JSON.stringify(file))).toMatchObject({
      code: 1,
      text: expect.stringContaining(`record 1 (id ${first.id}) of subscriber:${ids.cleo}`),
    });
    await replace({});
    expect((await personOf(ids.cleo)).proof.check.ok).toBe(true);
  });

  it('of an erased person keeps the chain and names nobody', async () => {
    await getService(app.strapi, 'erasure').erase(ids.cleo, 'admin:1');
    const { body } = await get(`subscribers/${ids.cleo}`, 'json').expect(200);
    const text: string = body.toString();
    const file: PersonFile = JSON.parse(text);
    expect(text).not.toContain('cleo');
    expect(text).not.toContain('erased.invalid');
    expect(file.consentRecord).toMatchObject({
      pii_principal: null,
      principal_status: 'erased',
      erased_at: expect.stringMatching(/^\d{4}-/),
    });
    expect(file.proof.check).toMatchObject({ ok: true, evidence: 'erased' });
    expect(file.proof.records.at(-1)?.event).toBe('erased');
    expect(await verifyEvidence(body)).toMatchObject({
      code: 0,
      text: expect.stringContaining('HOLDS'),
    });
  });
});
