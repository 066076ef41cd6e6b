import type { PromotionRow } from '../../server/src/promotions/contract';
import { getService, table } from '../../server/src/core';
import { createAdmin, type TestAdmin } from '../helpers/admins';
import { describeOnEachDatabase } from '../helpers/each-database';
import {
  confirmEntry,
  mailsOf,
  openPromotion,
  publishEntryForm,
  send,
  takePart,
} from '../helpers/promotion-fixtures';
import { confirmTokenOf, recordsOf, setUpSite, type Site } from '../helpers/public-fixtures';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

describeOnEachDatabase('private sales', (client) => {
  let app: BootedStrapi;
  let admin: TestAdmin;
  let site: Site;

  beforeAll(async () => {
    app = await bootStrapi({ client });
    admin = await createAdmin(app.strapi, 'super-admin');
    site = await setUpSite(app, 'weekly');
  });
  afterAll(() => app?.stop());

  const sale = async (slug: string): Promise<PromotionRow> => {
    const promotion = await openPromotion(admin, { slug, name: slug, kind: 'private-sale' });
    await publishEntryForm(app, site, promotion);
    return promotion;
  };
  const upload = ({ id }: { id: number }, text: string, over: object = {}) =>
    admin.request
      .post(`/optin/promotions/${id}/codes`)
      .send({ text, skipDuplicates: false, dryRun: false, ...over });
  const codesOf = async ({ id }: { id: number }) =>
    (await admin.request.get(`/optin/promotions/${id}`).expect(200)).body.data.codes;
  const given = async ({ id }: { id: number }): Promise<Map<string, string>> => {
    const { body } = await admin.request
      .get(`/optin/promotions/${id}/codes`)
      .query({ given: 'true', pageSize: 100 })
      .expect(200);
    return new Map(
      body.results.map(({ email, code }: { email: string; code: string }) => [email, code])
    );
  };

  test('take lists of codes whole or not at all, and report what is double or wrong', async () => {
    const promotion = await sale('lists');
    const text = 'code\nAAA\nBBB\naaa\nC C\n';
    const dry = await upload(promotion, text, { dryRun: true }).expect(200);
    expect(dry.body.data).toMatchObject({ fresh: 2, repeated: 1, known: 0, invalid: 1, added: 0 });
    const wrong = await upload(promotion, text).expect(400);
    expect(wrong.body.error.details.errors).toMatchObject([{ path: ['text', '5'] }]);
    expect(await codesOf(promotion)).toMatchObject({ total: 0 });
    const double = await upload(promotion, 'AAA\nBBB\naaa').expect(400);
    expect(double.body.error.details).toMatchObject({
      code: 'codes-duplicate',
      report: { repeated: 1, repeatedLines: [{ line: 3, code: 'aaa' }] },
    });
    expect(await codesOf(promotion)).toMatchObject({ total: 0 });
    await upload(promotion, 'AAA\nBBB').expect(200);
    const again = await upload(promotion, 'bbb\nDDD').expect(400);
    expect(again.body.error.details.report).toMatchObject({ fresh: 1, known: 1 });
    const skipped = await upload(promotion, 'bbb\nDDD', { skipDuplicates: true }).expect(200);
    expect(skipped.body.data).toMatchObject({ added: 1, known: 1 });
    await upload(promotion, 'AAA', { skipDuplicates: true }).expect(400);
    await upload(promotion, '').expect(400);
    expect(await codesOf(promotion)).toEqual({ total: 3, free: 3, waiting: 0 });
    const both = await Promise.all([upload(promotion, 'EEE'), upload(promotion, 'EEE')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
    const removed = await admin.request
      .delete(`/optin/promotions/${promotion.id}/codes`)
      .expect(200);
    expect(removed.body.data.removed).toBe(4);
  });

  test('take thousands of codes at once', async () => {
    const promotion = await sale('many');
    const text = Array.from({ length: 5000 }, (_, index) => `CODE-${index}`).join('\n');
    const { body } = await upload(promotion, text).expect(200);
    expect(body.data.added).toBe(5000);
    expect(await codesOf(promotion)).toMatchObject({ total: 5000, free: 5000 });
  });

  test('give each code once, in a mail to the confirmed address', async () => {
    const promotion = await sale('mailed');
    await upload(promotion, 'FIRST-1\nSECOND-2').expect(200);
    await takePart(app, 'mailed', 'buyer@example.org');
    expect(await mailsOf(app, 'buyer@example.org')).toEqual(['confirmation', 'code']);
    const { deliveries } = await recordsOf(app, 'buyer@example.org');
    expect(JSON.stringify(deliveries)).not.toContain('FIRST-1');
    await getService(app.strapi, 'worker').drain();
    const [, parsed] = await app.mail.to('buyer@example.org');
    expect(parsed.subject).toBe('Your code: The summer draw');
    expect(parsed.text).toContain('FIRST-1');
    expect(parsed.text).not.toContain('unsubscribe');

    await send(app, 'mailed', 'buyer@example.org').expect(202);
    await getService(app.strapi, 'worker').drain();
    const [, , again] = await app.mail.to('buyer@example.org');
    expect(again.subject).toBe('You take part already: The summer draw');
    expect(again.text).toContain('FIRST-1');
    expect(await codesOf(promotion)).toEqual({ total: 2, free: 1, waiting: 0 });
  });

  test('never give two people the same code, however many confirm at once', async () => {
    const promotion = await sale('race');
    await upload(promotion, Array.from({ length: 8 }, (_, n) => `RACE-${n}`).join('\n')).expect(
      200
    );
    const people = Array.from({ length: 12 }, (_, n) => `race-${n}@example.org`);
    const tokens: string[] = [];
    for (const email of people) {
      await send(app, 'race', email).expect(202);
      tokens.push(await confirmTokenOf(app, email));
    }
    // Each link twice: the second click finds it done.
    await Promise.all(
      [...tokens, ...tokens].map((token) =>
        app.request.post(`/api/optin/confirm/${token}`).expect(200)
      )
    );
    await getService(app.strapi, 'promotions').codes.serveAll();
    const codes = await given(promotion);
    expect(codes.size).toBe(8);
    expect(new Set(codes.values()).size).toBe(8);
    expect(await codesOf(promotion)).toEqual({ total: 8, free: 0, waiting: 4 });
  });

  test('keep a waiting list when codes run out, and serve it first when more come', async () => {
    const promotion = await sale('waiting');
    await upload(promotion, 'ONLY').expect(200);
    for (const name of ['one', 'two', 'three'])
      await takePart(app, 'waiting', `${name}@example.org`);
    expect(await mailsOf(app, 'two@example.org')).toEqual(['confirmation', 'code-waiting']);
    expect(await codesOf(promotion)).toEqual({ total: 1, free: 0, waiting: 2 });
    const { body } = await upload(promotion, 'MORE-1').expect(200);
    expect(body.data).toMatchObject({ added: 1, served: 1 });
    expect(await mailsOf(app, 'two@example.org')).toEqual(['confirmation', 'code-waiting', 'code']);
    expect((await given(promotion)).get('two@example.org')).toBe('MORE-1');
    const { subscriber } = await recordsOf(app, 'three@example.org');
    await getService(app.strapi, 'erasure').erase(subscriber?.id ?? 0, 'admin:1');
    expect(await codesOf(promotion)).toMatchObject({ waiting: 0 });
    expect((await upload(promotion, 'MORE-2').expect(200)).body.data.served).toBe(0);
  });

  test('mail no code to an address that is blocked; it stays theirs', async () => {
    const promotion = await sale('blocked');
    await upload(promotion, 'HELD').expect(200);
    await send(app, 'blocked', 'blocked@example.org').expect(202);
    await confirmEntry(app, 'blocked@example.org');
    await getService(app.strapi, 'worker').drain();
    const { subscriber } = await recordsOf(app, 'blocked@example.org');
    await app.strapi.db.transaction(({ trx }) =>
      getService(app.strapi, 'suppressions').add(trx, {
        fingerprint: subscriber?.fingerprint ?? '',
        reason: 'manual',
        detail: null,
      })
    );
    await table(app.strapi, 'delivery')
      .where({ subscriber_id: subscriber?.id ?? 0, kind: 'code' })
      .update({ state: 'waiting' });
    await getService(app.strapi, 'worker').drain();
    const { deliveries } = await recordsOf(app, 'blocked@example.org');
    expect(deliveries.at(-1)).toMatchObject({
      kind: 'code',
      state: 'skipped',
      reason: 'suppressed',
    });
    expect((await given(promotion)).get('blocked@example.org')).toBe('HELD');
  });

  test('are the only promotions with codes', async () => {
    const contest = await openPromotion(admin, { slug: 'contest' });
    const { body } = await upload(contest, 'X').expect(400);
    expect(body.error.details.code).toBe('not-a-sale');
  });
});
