import { rootFromPath } from '../../server/src/consent/merkle';
import { headLeaf } from '../../server/src/consent/buckets';
import { bucketsOf, checkSeals, rootOverBuckets } from '../../server/src/consent/seal-book';
import { verificationStore } from '../../server/src/consent/verification-state';
import { createVerification } from '../../server/src/consent/verification';
import { DAY, getService, inTransaction, MINUTE, SECOND } from '../../server/src/core';
import { createAdmin } from '../helpers/admins';
import { describeOnEachDatabase } from '../helpers/each-database';
import { appendRecord, chainOf } from '../helpers/ledger-fixtures';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

describeOnEachDatabase('seals and verification', (client) => {
  let app: BootedStrapi;

  const clock = () => getService(app.strapi, 'clock');
  const seals = () => getService(app.strapi, 'seals');
  const seal = () => seals().daily(clock().now());

  beforeAll(async () => {
    app = await bootStrapi({ client, pluginConfig: { secret: ['a'.repeat(32), 'b'.repeat(32)] } });
  });
  afterAll(() => app?.stop());

  it('seal nothing while there is nothing settled', async () => {
    expect(await seal()).toBeNull();
    await appendRecord(app.strapi, 'ada@x.example');
    clock().shift(4 * MINUTE);
    expect(await seal()).toBeNull();
    expect(await seals().proofOf(1)).toBeNull();
  });

  it('seal once a day, whoever comes first, up to five minutes ago', async () => {
    clock().shift(2 * MINUTE);
    const young = await appendRecord(app.strapi, 'bob@x.example');
    const made = await Promise.all([seal(), seal(), seal()]);
    expect(made.filter(Boolean)).toHaveLength(1);
    expect(await seals().count()).toBe(1);
    const latest = await seals().latest();
    expect(latest).toMatchObject({ chains: 1, records: 1, prevMac: '0'.repeat(64) });
    expect(latest?.lastRecordId).toBeLessThan(young.id);
    expect(await seals().proofOf(young.subscriberId)).toBeNull();
  });

  it('carry on from the day before, as if made anew from all records', async () => {
    const first = await seals().latest();
    clock().shift(DAY);
    await appendRecord(app.strapi, 'ada@x.example');
    // People of other buckets, as they would sign up much later.
    await inTransaction(app.strapi, (trx) =>
      getService(app.strapi, 'ledger').append(trx, {
        subscriberId: 9000,
        event: 'registered',
        method: 'panel',
        actor: 'engine',
      })
    );
    clock().shift(10 * MINUTE);
    const second = await seal();
    expect(second).toMatchObject({ chains: 3, records: 4, prevMac: first?.mac });
    if (!second) throw new Error('no seal');

    const heads = await Promise.all([1, 2, 9000].map((id) => chainOf(app.strapi, id)));
    const [ada, bob, late] = heads.map((chain) => headLeaf(chain[chain.length - 1]));
    const proof = await seals().proofOf(1);
    expect(Object.keys(second.payload.buckets)).toEqual(['0', '2']);
    expect(second.root).toBe(rootOverBuckets(bucketsOf(second)));
    expect(proof).toMatchObject({
      day: second.day,
      root: second.root,
      leaf: ada.toString('hex'),
      head: { seq: 2, hash: heads[0][1].hash },
      path: [
        { side: 'right', hash: bob.toString('hex') },
        { side: 'right', hash: late.toString('hex') },
      ],
    });
    for (const [id, leaf] of [[2, bob] as const, [9000, late] as const]) {
      const { path = [] } = (await seals().proofOf(id)) ?? {};
      expect(rootFromPath(leaf, path)).toBe(second.root);
    }
    expect(await seals().list()).toMatchObject([{ day: second.day }, { day: first?.day }]);
  });

  it('make none for a day that the last seal is ahead of', async () => {
    const { day } = (await seals().latest()) ?? { day: '' };
    clock().shift(-5 * DAY);
    expect(await seal()).toBeNull();
    clock().shift(5 * DAY);
    expect((await seals().latest())?.day).toBe(day);
  });

  it('hold under any configured key, and under no other', async () => {
    const keys = getService(app.strapi, 'keys');
    const [first, second] = keys.seal;
    keys.seal.splice(0, 2, second, first);
    expect(await getService(app.strapi, 'ledger').verify()).toMatchObject({ ok: true, seals: 2 });
    keys.seal.splice(0, 2, second);
    expect(await checkSeals(app.strapi)).toMatchObject({
      seals: 2,
      fault: { problem: 'seal' },
      latest: null,
    });
    keys.seal.splice(0, 1, first, second);
    expect(await checkSeals(app.strapi)).toMatchObject({ seals: 2, fault: null });
  });

  /** Lets verification begin only when the returned function is called. */
  const holdVerification = (): (() => void) => {
    const ledger = getService(app.strapi, 'ledger');
    const verify = ledger.verify.bind(ledger);
    let release = () => {};
    const gate = new Promise<void>((resolve) => (release = resolve));
    jest.spyOn(ledger, 'verify').mockImplementationOnce(async (options) => {
      await gate;
      return verify(options);
    });
    return release;
  };

  it('verify as one job over all instances, which a reader can follow', async () => {
    const admin = await createAdmin(app.strapi, ['verify-ledger']);
    const other = createVerification({ strapi: app.strapi });
    expect((await admin.request.get('/optin/ledger/verify').expect(200)).body.data).toEqual({
      state: 'never',
      checked: 0,
      total: 0,
      startedAt: null,
      finishedAt: null,
      result: null,
    });
    const release = holdVerification();
    const [mine, joined] = await Promise.all([
      admin.request.post('/optin/ledger/verify').expect(202),
      admin.request.post('/optin/ledger/verify').expect(202),
    ]);
    expect(mine.body.data).toMatchObject({ state: 'running', total: 4 });
    expect(joined.body.data.startedAt).toBe(mine.body.data.startedAt);
    expect(await other.start()).toMatchObject({ startedAt: mine.body.data.startedAt });
    release();
    await getService(app.strapi, 'verification').idle();
    expect(await other.state()).toMatchObject({
      state: 'done',
      checked: 4,
      result: { ok: true, records: 4, subscribers: 3, seals: 2, broken: null },
    });
  });

  it('take over a run that fell silent, and let no late comer write', async () => {
    const store = verificationStore(app.strapi);
    const first = createVerification({ strapi: app.strapi });
    const second = createVerification({ strapi: app.strapi });
    // An instance that dies in the middle of it.
    const kept = await store.read();
    if (!kept.run) throw new Error('no run');
    const beatAt = clock().now();
    const dead = await store.replace(kept, { ...kept.run, state: 'running', run: 'dead', beatAt });
    if (!dead?.run) throw new Error('no run');
    expect(await first.start()).toMatchObject({ state: 'running', startedAt: dead.run.startedAt });
    clock().shift(61 * SECOND);
    expect(await first.state()).toMatchObject({ state: 'failed', result: null });
    const release = holdVerification();
    const starts = await Promise.all([first.start(), second.start()]);
    expect(new Set(starts.map(({ startedAt }) => startedAt)).size).toBe(1);
    release();
    await Promise.all([first.idle(), second.idle()]);
    expect(await second.state()).toMatchObject({ state: 'done' });
    expect(await store.replace(dead, { ...dead.run, checked: 99 })).toBeNull();
    expect(await second.state()).toMatchObject({ state: 'done' });
  });

  it('end with the instance, and say that it failed', async () => {
    const job = createVerification({ strapi: app.strapi });
    const release = holdVerification();
    expect(await job.start()).toMatchObject({ state: 'running' });
    const stopped = job.stop();
    release();
    await stopped;
    const after = createVerification({ strapi: app.strapi });
    expect(await after.state()).toMatchObject({ state: 'failed' });
    await after.start();
    await after.idle();
    expect(await after.state()).toMatchObject({ state: 'done' });
  });

  it('tell nobody without the right', async () => {
    const nobody = await createAdmin(app.strapi, ['read-overview']);
    await nobody.request.get('/optin/ledger').expect(403);
    await nobody.request.get('/optin/ledger/verify').expect(403);
    await nobody.request.post('/optin/ledger/verify').expect(403);
  });
});
