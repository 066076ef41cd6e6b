import type { DrawProof, ProofFollowUp, PromotionRow } from '../../server/src/promotions/contract';
import { getService, HOUR, inFours, inTransaction, table } from '../../server/src/core';
import { createAdmin, type TestAdmin } from '../helpers/admins';
import { describeOnEachDatabase } from '../helpers/each-database';
import {
  entriesOf,
  mailsOf,
  openPromotion,
  publishEntryForm,
  send,
  takePart,
} from '../helpers/promotion-fixtures';
import { confirmTokenOf, HTML, recordsOf, setUpSite, type Site } from '../helpers/public-fixtures';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';
import { verifyDraw } from '../helpers/verify-draw';

type Proof = DrawProof & ProofFollowUp;

/** A promise, and what keeps it. */
const signal = (): [() => void, Promise<void>] => {
  let keep = () => {};
  const kept = new Promise<void>((resolve) => {
    keep = resolve;
  });
  return [() => keep(), kept];
};

describeOnEachDatabase('draws', (client) => {
  let app: BootedStrapi;
  let admin: TestAdmin;
  let site: Site;

  beforeAll(async () => {
    app = await bootStrapi({ client });
    admin = await createAdmin(app.strapi, 'super-admin');
    site = await setUpSite(app, 'weekly');
  });
  afterAll(() => app?.stop());
  beforeEach(() => getService(app.strapi, 'clock').reset());

  const afterTheEnd = () => getService(app.strapi, 'clock').shift(2 * HOUR);
  const act = ({ id }: { id: number }, what: string, body: object = {}) =>
    admin.request.post(`/optin/promotions/${id}/${what}`).send(body);
  const proofOf = async (slug: string): Promise<Proof> =>
    (await app.request.get(`/api/optin/promotions/${slug}/proof`).expect(200)).body.data;
  const winnersOf = async ({ id }: { id: number }) =>
    (await admin.request.get(`/optin/promotions/${id}/winners`).expect(200)).body.data;
  const codeOf = (body: { error: { details: { code: string } } }) => body.error.details.code;
  const people = (slug: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${slug}-${index + 1}@example.org`);
  /** A contest in which these many take part. */
  const contest = async (slug: string, count: number): Promise<PromotionRow> => {
    const promotion = await openPromotion(admin, { slug, name: slug });
    await publishEntryForm(app, site, promotion);
    for (const email of people(slug, count)) await takePart(app, slug, email);
    return promotion;
  };

  test('go from a commitment over a frozen list to winners that anybody can compute again', async () => {
    const promotion = await contest('whole', 6);
    const { commitment } = promotion.draw ?? { commitment: '' };
    expect(await proofOf('whole')).toMatchObject({
      status: 'committed',
      commitment,
      seed: null,
      entries: null,
      result: null,
    });
    // The panel shows no seed before the draw either.
    const [{ seed }] = await table(app.strapi, 'promotion-draw').where({
      promotion_id: promotion.id,
    });
    const shown = await admin.request.get(`/optin/promotions/${promotion.id}`).expect(200);
    expect(JSON.stringify(shown.body)).not.toContain(seed);

    expect(codeOf((await act(promotion, 'freeze').expect(400)).body)).toBe('not-over');
    expect(codeOf((await act(promotion, 'draw').expect(400)).body)).toBe('not-frozen');
    afterTheEnd();
    await act(promotion, 'freeze').expect(200);
    const frozen = await proofOf('whole');
    expect(frozen).toMatchObject({ status: 'frozen', seed: null, result: null });
    expect(frozen.entries).toHaveLength(6);
    expect(codeOf((await act(promotion, 'freeze').expect(400)).body)).toBe('already-frozen');

    const drawn = await act(promotion, 'draw').expect(200);
    expect(drawn.body.data.state).toBe('drawn');
    const proof = await proofOf('whole');
    expect(proof).toMatchObject({ status: 'drawn', commitment, seed, entries: frozen.entries });
    expect(codeOf((await act(promotion, 'draw').expect(400)).body)).toBe('already-drawn');

    const [entry] = await entriesOf(app, 'whole-3@example.org');
    const { code, text } = await verifyDraw(
      { data: proof },
      ...['--commitment', commitment, '--entries-hash', frozen.entriesHash ?? ''],
      ...['--reference', inFours(entry.reference ?? '')]
    );
    expect([code, text]).toEqual([0, expect.stringContaining('holds: 6 entries')]);
    expect(text).toMatch(/is line \d of the list/);
    const tampered = { ...proof, result: [...(proof.result ?? [])].reverse() };
    expect((await verifyDraw(tampered)).code).toBe(1);

    const winners = await winnersOf(promotion);
    expect(
      winners.map(({ position, standing, entry: line }: Record<string, unknown>) => [
        position,
        standing,
        line,
      ])
    ).toEqual(
      proof.result?.map(({ position, entry: line }) => [
        position,
        position <= 2 ? 'winner' : 'reserve',
        line,
      ])
    );
    expect(people('whole', 6)).toEqual(
      expect.arrayContaining(winners.map(({ email }: { email: string }) => email))
    );
  });

  test('publish nothing that tells who took part', async () => {
    const promotion = await contest('private', 3);
    afterTheEnd();
    await act(promotion, 'freeze').expect(200);
    await act(promotion, 'draw').expect(200);
    const { text } = await app.request.get('/api/optin/promotions/private/proof').expect(200);
    for (const email of people('private', 3)) {
      const [{ reference }] = await entriesOf(app, email);
      const { subscriber } = await recordsOf(app, email);
      for (const secret of [email, String(reference), String(subscriber?.fingerprint)])
        expect(text).not.toContain(secret);
    }
    expect(text).not.toContain('@');
  });

  test('are explained on a page without script, where participants find their entry', async () => {
    const promotion = await contest('page', 3);
    afterTheEnd();
    await act(promotion, 'freeze').expect(200);
    await act(promotion, 'draw').expect(200);
    const [{ reference }] = await entriesOf(app, 'page-1@example.org');
    const get = (query: object) =>
      app.request.get('/api/optin/promotions/page/proof').set('Accept', HTML).query(query);
    const page = await get({ reference: inFours(reference ?? '').toLowerCase() }).expect(200);
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.text).not.toContain('<script');
    expect(page.text).toContain('How “The summer draw” is drawn');
    expect(page.text).toMatch(/Your entry is in the list: line \d of 3\./);
    expect((await get({ reference: 'nonsense' })).text).toContain('Please check what you typed');
    expect((await get({ reference: '0'.repeat(16) })).text).toContain('is not in the list');
    expect((await get({ locale: 'fr' })).text).toContain(
      'Comment «\u00a0Le tirage de l’été\u00a0»'
    );
    const file = await app.request.get('/api/optin/promotions/page/proof.json').expect(200);
    expect(file.headers['content-disposition']).toContain('draw-page.json');
    expect((await verifyDraw(file.body)).code).toBe(0);
    await app.request.get('/api/optin/promotions/nothing/proof').expect(404);
    await app.request.get('/api/optin/promotions/nothing/proof').set('Accept', HTML).expect(404);
  });

  test('leave out who confirms after the list was frozen, and say beforehand whom that touches', async () => {
    const promotion = await contest('late', 2);
    await send(app, 'late', 'late@example.org').expect(202);
    const token = await confirmTokenOf(app, 'late@example.org');
    afterTheEnd();
    const { body } = await admin.request
      .get(`/optin/promotions/${promotion.id}/freeze`)
      .expect(200);
    expect(body.data).toMatchObject({ confirmed: 2, pending: 1, confirmable: 1 });
    expect(body.data.confirmableUntil).toBeGreaterThan(Date.now());
    await act(promotion, 'freeze').expect(200);
    await app.request.post(`/api/optin/confirm/${token}`).expect(200);
    expect((await entriesOf(app, 'late@example.org'))[0]).toMatchObject({
      state: 'ineligible',
      reason: 'late',
      reference: null,
    });
    expect((await proofOf('late')).entries).toHaveLength(2);
  });

  test('take an entry or leave it when confirming and freezing meet', async () => {
    const promotion = await contest('meeting', 1);
    const late = people('rush', 5);
    const tokens: string[] = [];
    for (const email of late) {
      await send(app, 'meeting', email).expect(202);
      tokens.push(await confirmTokenOf(app, email));
    }
    afterTheEnd();
    await Promise.all([
      ...tokens.map((token) => app.request.post(`/api/optin/confirm/${token}`).expect(200)),
      act(promotion, 'freeze').expect(200),
    ]);
    const states = await Promise.all(late.map((email) => entriesOf(app, email)));
    const counted = states.flat().filter(({ state }) => state === 'confirmed').length;
    expect((await proofOf('meeting')).entries).toHaveLength(1 + counted);
    expect(
      states.flat().every(({ state }) => state === 'confirmed' || state === 'ineligible')
    ).toBe(true);
    await act(promotion, 'draw').expect(200);
    expect((await verifyDraw(await proofOf('meeting'))).code).toBe(0);
  });

  test('count whom somebody was confirming while freezing waited', async () => {
    const promotion = await contest('waiting', 1);
    await send(app, 'waiting', 'slow@example.org').expect(202);
    const [entry] = await entriesOf(app, 'slow@example.org');
    afterTheEnd();
    const now = getService(app.strapi, 'clock').now();
    const { id, subscriberId } = entry;
    const [done, isDone] = signal();
    const [commit, mayCommit] = signal();
    const confirming = inTransaction(app.strapi, async (trx) => {
      const entries = [{ id }];
      await getService(app.strapi, 'promotions').confirm(trx, { subscriberId, entries, now });
      done();
      await mayCommit;
    });
    await isDone;
    const freezing = act(promotion, 'freeze').then(({ status }) => status);
    // Long enough for it to stand before the lock.
    await new Promise((resolve) => setTimeout(resolve, 500));
    commit();
    await confirming;
    expect(await freezing).toBe(200);
    expect((await entriesOf(app, 'slow@example.org'))[0].state).toBe('confirmed');
    expect((await proofOf('waiting')).entries).toHaveLength(2);
  });

  test('need somebody to draw among, and draw once however often the button is pressed', async () => {
    const empty = await contest('empty', 0);
    const twice = await contest('twice', 3);
    afterTheEnd();
    expect(codeOf((await act(empty, 'freeze').expect(400)).body)).toBe('no-entries');
    const frozen = await Promise.all([act(twice, 'freeze'), act(twice, 'freeze')]);
    expect(frozen.map(({ status }) => status).sort()).toEqual([200, 400]);
    const drawn = await Promise.all([act(twice, 'draw'), act(twice, 'draw')]);
    expect(drawn.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect(await winnersOf(twice)).toHaveLength(3);
  });

  test('draw nothing from a list that somebody changed in the database', async () => {
    const promotion = await contest('forged', 3);
    afterTheEnd();
    await act(promotion, 'freeze').expect(200);
    const where = { promotion_id: promotion.id };
    await table(app.strapi, 'promotion-draw')
      .where(where)
      .update({ frozen_list: 'f'.repeat(64) });
    expect(codeOf((await act(promotion, 'draw').expect(400)).body)).toBe('list-changed');
    expect(await winnersOf(promotion)).toEqual([]);
  });

  test('let reserves step in by order, and tell winners once, by hand', async () => {
    const promotion = await contest('reserves', 6);
    afterTheEnd();
    await act(promotion, 'freeze').expect(200);
    await act(promotion, 'draw').expect(200);
    const before = await winnersOf(promotion);
    expect(await mailsOf(app, before[0].email)).toEqual(['confirmation', 'entry']);
    const notify = (positions: number[]) => act(promotion, 'notify', { positions });
    expect((await notify([1, 2]).expect(200)).body.data.notified).toBe(2);
    expect((await notify([1]).expect(200)).body.data.notified).toBe(0);
    await notify([3]).expect(400);
    expect(await mailsOf(app, before[0].email)).toEqual(['confirmation', 'entry', 'winner']);

    const replace = (position: number, reason: string) =>
      act(promotion, 'replace', { position, reason });
    await replace(1, 'because').expect(400);
    const after = (await replace(1, 'declined').expect(200)).body.data;
    expect(after.slice(0, 4)).toMatchObject([
      { standing: 'replaced', replaceReason: 'declined', replacedBy: `admin:${admin.id}` },
      { standing: 'winner' },
      { standing: 'winner', insteadOf: 1, promotedBy: `admin:${admin.id}` },
      { standing: 'reserve' },
    ]);
    expect(codeOf((await replace(1, 'declined').expect(400)).body)).toBe('not-a-winner');
    await replace(3, 'no-answer').expect(200);
    await replace(2, 'unreachable').expect(200);
    const proof = await proofOf('reserves');
    expect(proof.replacements.map(({ position, by }) => [position, by])).toEqual([
      [1, 3],
      [3, 4],
      [2, null],
    ]);
    expect(JSON.stringify(proof)).not.toContain('declined');
    expect((await verifyDraw(proof)).code).toBe(0);
  });

  test('keep their proof when a person is erased, with nothing of the person in it', async () => {
    const promotion = await contest('erasure', 4);
    const erase = async (email: string) => {
      const { subscriber } = await recordsOf(app, email);
      await getService(app.strapi, 'erasure').erase(subscriber?.id ?? 0, 'admin:1');
    };
    await erase('erasure-1@example.org');
    afterTheEnd();
    await act(promotion, 'freeze').expect(200);
    expect((await proofOf('erasure')).entries).toHaveLength(3);
    await erase('erasure-2@example.org');
    await act(promotion, 'draw').expect(200);
    const proof = await proofOf('erasure');
    expect(proof.entries).toHaveLength(3);
    expect((await verifyDraw(proof)).code).toBe(0);
    const winners: { email: string | null; unreachable: string | null }[] =
      await winnersOf(promotion);
    expect(winners.filter(({ unreachable }) => unreachable === 'erased')).toMatchObject([
      { email: null, reference: null },
    ]);
  });
});
