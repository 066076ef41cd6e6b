import type { ConsentRecord, LedgerSeal } from '../../content-types';
import { DAY, fromRow, getService, hmacHex, MINUTE, table, toRow } from '../../server/src/core';
import { macOf } from '../../server/src/consent/seal-book';
import { describeOnEachDatabase } from '../helpers/each-database';
import { appendRecord, chainOf, evidenceOf, forgeChain } from '../helpers/ledger-fixtures';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';
import { dropTriggers, withoutTriggers } from '../helpers/triggers';

describeOnEachDatabase('tampering with the ledger', (client) => {
  let app: BootedStrapi;
  let ada: ConsentRecord[];
  let bob: ConsentRecord[];
  let cy: number;

  const clock = () => getService(app.strapi, 'clock');
  const verify = () => getService(app.strapi, 'ledger').verify();
  const seal = () => getService(app.strapi, 'seals').daily(clock().now());
  const rowsOf = (name: 'consent-record' | 'consent-evidence' | 'ledger-seal') =>
    table(app.strapi, name);

  /** Alters the database, looks what verification says, and puts everything back. */
  const afterwards = async (alter: () => Promise<unknown>) => {
    const names = ['consent-record', 'consent-evidence', 'ledger-seal'] as const;
    const before = new Map<string, Record<string, unknown>[]>();
    for (const name of names) before.set(name, await rowsOf(name).orderBy('id'));
    await withoutTriggers(app.strapi, async () => {
      await alter();
    });
    const verdict = await verify();
    await withoutTriggers(app.strapi, async () => {
      for (const name of names) {
        await rowsOf(name).delete();
        await rowsOf(name).insert(before.get(name) ?? []);
      }
    });
    return verdict;
  };

  beforeAll(async () => {
    app = await bootStrapi({ client });
    for (const email of ['ada@x.example', 'bob@x.example', 'cy@x.example'])
      for (let n = 0; n < 3; n += 1) await appendRecord(app.strapi, email);
    const ids = (
      await rowsOf('consent-record').distinct('subscriber_id').orderBy('subscriber_id')
    ).map((row: { subscriber_id: number }) => Number(row.subscriber_id));
    ada = await chainOf(app.strapi, ids[0]);
    bob = await chainOf(app.strapi, ids[1]);
    cy = ids[2];
    // Three seals; after the first, one more record each day.
    for (let day = 0; day < 3; day += 1) {
      clock().shift(10 * MINUTE);
      expect(await seal()).not.toBeNull();
      clock().shift(DAY);
      await appendRecord(app.strapi, 'cy@x.example');
    }
  });
  afterEach(async () => {
    expect(await verify()).toMatchObject({ ok: true, records: 12, subscribers: 3, seals: 3 });
  });
  afterAll(() => app?.stop());

  const record = (id: number) => rowsOf('consent-record').where({ id });

  it('names the record with an altered field', async () => {
    for (const [column, value] of [
      ['locale', 'fr'],
      ['at', ada[1].at - DAY],
      ['details', '{"preTicked":false}'],
      ['details', '{'],
      ['actor', 'engine'],
    ])
      expect(await afterwards(() => record(ada[1].id).update({ [column]: value }))).toMatchObject({
        ok: false,
        broken: { problem: 'hash', recordId: ada[1].id, subscriberId: ada[1].subscriberId, seq: 2 },
      });
  });

  it('names the record that follows on one that was removed', async () => {
    expect(await afterwards(() => record(ada[0].id).delete())).toMatchObject({
      broken: { problem: 'sequence', recordId: ada[1].id, seq: 2 },
    });
  });

  it('names the record after one whose hash was made anew', async () => {
    const { hash } = ada[0];
    expect(
      await afterwards(async () => {
        await forgeChain(app.strapi, ada[0].subscriberId, ({ seq }) =>
          seq === 1 ? { locale: 'fr' } : {}
        );
        await record(ada[1].id).update({ prev_hash: hash });
      })
    ).toMatchObject({ broken: { problem: 'previous-hash', recordId: ada[1].id } });
  });

  it('finds a record moved to an earlier time, all hashes made anew', async () => {
    expect(
      await afterwards(() =>
        forgeChain(app.strapi, ada[0].subscriberId, ({ seq, at }) =>
          seq === 2 ? { at: at - DAY } : {}
        )
      )
    ).toMatchObject({ broken: { problem: 'time', recordId: ada[1].id, seq: 2 } });
  });

  it('finds a chain rewritten as a whole, by what the seal saw', async () => {
    const verdict = await afterwards(() =>
      forgeChain(app.strapi, bob[0].subscriberId, () => ({ basis: 'single-opt-in' }))
    );
    expect(verdict).toMatchObject({ ok: false, broken: { problem: 'sealed-state' } });
    const { day, range } = verdict.broken ?? {};
    expect(day).toBe((await getService(app.strapi, 'seals').latest())?.day);
    expect(range?.[0]).toBeLessThanOrEqual(bob[0].subscriberId);
    expect(range?.[1]).toBeGreaterThanOrEqual(bob[0].subscriberId);
  });

  it('finds the end of a chain changed or cut off, and a whole chain gone', async () => {
    const last = bob[bob.length - 1];
    const sealed = { broken: { problem: 'sealed-state', recordId: null } };
    expect(
      await afterwards(() =>
        forgeChain(app.strapi, last.subscriberId, ({ seq }) =>
          seq === last.seq ? { event: 'withdrawn' } : {}
        )
      )
    ).toMatchObject(sealed);
    expect(await afterwards(() => record(last.id).delete())).toMatchObject(sealed);
    expect(
      await afterwards(() =>
        rowsOf('consent-record').where({ subscriber_id: last.subscriberId }).delete()
      )
    ).toMatchObject(sealed);
    expect(await afterwards(() => rowsOf('consent-record').delete())).toMatchObject(sealed);
  });

  it('finds a chain that somebody slipped in under the seal', async () => {
    const [first] = bob;
    expect(
      await afterwards(async () => {
        await record(first.id).delete();
        await forgeChain(app.strapi, first.subscriberId, ({ seq }) => ({ seq: seq - 1 }));
      })
    ).toMatchObject({ broken: { problem: 'sealed-state' } });
  });

  it('finds the youngest record gone by its evidence, before any seal saw it', async () => {
    const [youngest]: ConsentRecord[] = (await chainOf(app.strapi, cy)).slice(-1);
    expect(await evidenceOf(app.strapi, youngest.id)).not.toBeNull();
    expect(await afterwards(() => record(youngest.id).delete())).toMatchObject({
      broken: { problem: 'sequence', recordId: youngest.id, subscriberId: youngest.subscriberId },
    });
  });

  it('finds altered, added and moved evidence', async () => {
    const evidence = () => rowsOf('consent-evidence').where({ record_id: bob[0].id });
    for (const changes of [
      { email: 'other@x.example' },
      { facts: '{"order":"17"}' },
      { facts: '{' },
      { subscriber_id: ada[0].subscriberId },
    ])
      expect(await afterwards(() => evidence().update(changes))).toMatchObject({
        broken: { problem: 'evidence', recordId: bob[0].id, seq: 1 },
      });
  });

  describe('the seals', () => {
    const seals = async (): Promise<LedgerSeal[]> =>
      (await rowsOf('ledger-seal').orderBy('day')).map((row: Record<string, unknown>) =>
        fromRow<LedgerSeal>('ledger-seal', row)
      );
    const faultAt = (day: string) => ({
      ok: false,
      broken: { problem: 'seal', day, recordId: null, range: null },
    });

    it('show which of them was altered', async () => {
      const [, second] = await seals();
      for (const changes of [
        { records: second.records + 1 },
        { sealed_at: second.sealedAt - 1 },
        { root: second.mac },
        { payload: JSON.stringify({ buckets: { 0: second.mac } }) },
        { payload: '{' },
        { mac: second.root },
      ])
        expect(
          await afterwards(() => rowsOf('ledger-seal').where({ id: second.id }).update(changes))
        ).toMatchObject(faultAt(second.day));
    });

    it('cannot be forged without the key', async () => {
      const last = (await seals())[2];
      const forged = { ...last, chains: last.chains + 1 };
      const mac = macOf(forged, Buffer.from(hmacHex(Buffer.from('guess'), 'guess'), 'hex'));
      expect(
        await afterwards(() =>
          rowsOf('ledger-seal')
            .where({ id: last.id })
            .update(toRow({ chains: forged.chains, mac }))
        )
      ).toMatchObject(faultAt(last.day));
    });

    it('cannot go missing: the first, one between, the last, all', async () => {
      const [first, second, last] = await seals();
      const without = (...ids: number[]) =>
        afterwards(() => rowsOf('ledger-seal').whereIn('id', ids).delete());
      expect(await without(first.id)).toMatchObject(faultAt(second.day));
      expect(await without(second.id)).toMatchObject(faultAt(last.day));
      expect(await without(last.id)).toMatchObject(faultAt(last.day));
      expect(await without(first.id, second.id, last.id)).toMatchObject(faultAt(last.day));
    });

    it('are not made over records that contradict the last one', async () => {
      const { id } = bob[0];
      const before = await rowsOf('consent-record').where({ id }).first();
      const rows = { cy: await chainOf(app.strapi, cy) };
      await dropTriggers(app.strapi);
      try {
        await record(id).update({ hash: '0'.repeat(64) });
        const error = jest.spyOn(app.strapi.log, 'error').mockReturnValue(app.strapi.log);
        // The head is what seals hold: a record in between is for the chain to show.
        await record(bob[2].id).update({ hash: '0'.repeat(64) });
        clock().shift(10 * MINUTE);
        expect(rows.cy.length).toBeGreaterThan(3);
        expect(await seal()).toBeNull();
        expect(error).toHaveBeenCalledWith(expect.stringContaining('No daily seal was made'));
        error.mockRestore();
      } finally {
        await record(id).update({ hash: before.hash });
        await record(bob[2].id).update({ hash: bob[2].hash });
        await getService(app.strapi, 'triggers').ensure();
      }
    });
  });
});
