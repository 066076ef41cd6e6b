import { median, ROUNDS, withStrapi } from './processes.mjs';

const RECORDS = Number(process.env.BENCH_RECORDS || 1_000_000);
/** Chains are one to four records long, evenly. */
const PER_PERSON = 2.5;
const APPENDS = 400;
/** What bounded memory means here: megabytes above those before. */
const MEMORY = 200;

const appendRate = async (call, from) => {
  const rates = [];
  for (let round = 0; round < ROUNDS; round += 1)
    rates.push(await call('append', { from, count: APPENDS }));
  return median(rates);
};

/**
 * A ledger of a million records: how fast it is verified against reading alone, in how much memory;
 * whether appends feel its size; whether one altered letter is found and named.
 */
export const ledger = () =>
  withStrapi('ledger', {}, async ({ call }) => {
    const small = await call('fill', 1500 / PER_PERSON);
    await appendRate(call, small.from);
    const few = await appendRate(call, small.from);

    const filled = await call('fill', RECORDS / PER_PERSON);
    const many = await appendRate(call, filled.from + Math.floor(RECORDS / PER_PERSON / 2));

    const sealed = await call('seal');
    if (sealed.records < RECORDS) throw new Error(`the seal covers ${sealed.records} records`);
    const { result, seconds, megabytes } = await call('verify');
    if (!result.ok)
      throw new Error(`a sound ledger is said to be broken: ${JSON.stringify(result)}`);
    if (result.records < RECORDS) throw new Error(`${result.records} records were verified`);
    if (megabytes > MEMORY) throw new Error(`verification took ${Math.round(megabytes)} MB`);
    const read = await call('read');

    const { recordId } = await call('alter');
    const { result: verdict } = await call('verify');
    if (verdict.broken?.problem !== 'hash' || verdict.broken.recordId !== recordId)
      throw new Error(`record ${recordId} was altered, found was ${JSON.stringify(verdict)}`);

    const verified = result.records / seconds;
    const readRate = read.rows / read.seconds;
    return [
      {
        name: 'ledger verification',
        against: 'reading the same rows in the same pages',
        ours: Math.round(verified),
        theirs: Math.round(readRate),
        unit: 'records/s',
        ratio: verified / readRate,
        budget: 0.3,
        records: result.records,
        seconds: Number(seconds.toFixed(1)),
        megabytes: Math.round(megabytes),
        sealSeconds: Number(sealed.seconds.toFixed(1)),
        fillSeconds: Number(filled.seconds.toFixed(1)),
      },
      {
        name: `appends to a ledger of ${filled.records} records`,
        against: 'appends to one of some thousand',
        ours: Math.round(many),
        theirs: Math.round(few),
        unit: 'appends/s',
        ratio: many / few,
        budget: 0.8,
      },
    ];
  });
