import { judgeTest } from '../../server/src/campaigns/ab/judgement';
import {
  comparePoisson,
  fisher,
  logGamma,
  mailsNeeded,
  poisson,
  wilson,
} from '../../server/src/campaigns/ab/statistics';

describe('the interval of a share of people', () => {
  // Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is that of Wilson', (events, mails, low, high) => {
    const interval = wilson({ events, mails });
    expect(interval.value).toBe(events / mails);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('ends at 1 where everybody left', () => {
    expect(wilson({ events: 20, mails: 20 }).high).toBe(1);
    expect(wilson({ events: 20, mails: 20 }).low).toBeCloseTo(1 - 0.1611, 4);
  });
});

describe('the interval of a count', () => {
  // Garwood, Biometrika 28 (1936), the exact limits that tables print.
  it.each([
    [0, 0, 3.689],
    [1, 0.0253, 5.572],
    [10, 4.795, 18.39],
    [50, 37.11, 65.92],
    [100, 81.36, 121.63],
  ])('of %i is the exact one', (events, low, high) => {
    const interval = poisson({ events, mails: 1 });
    expect(Math.abs(interval.low - low)).toBeLessThan(0.006);
    expect(Math.abs(interval.high - high)).toBeLessThan(0.006);
  });

  it('is of each mail, and may be above one', () => {
    const { value, low, high } = poisson({ events: 10, mails: 5 });
    expect(value).toBe(2);
    expect(low).toBeCloseTo(4.795 / 5, 3);
    expect(high).toBeCloseTo(18.39 / 5, 3);
  });

  it('holds for counts in the millions', () => {
    const { low, high } = poisson({ events: 4_000_000, mails: 1 });
    expect(Math.abs(low - (4_000_000 - 1.96 * 2000))).toBeLessThan(10);
    expect(Math.abs(high - (4_000_000 + 1.96 * 2000))).toBeLessThan(10);
  });
});

describe('whether two shares of people differ', () => {
  it('is told of the lady who tasted tea as Fisher told it', () => {
    expect(fisher({ events: 3, mails: 4 }, { events: 1, mails: 4 })).toBeCloseTo(0.4857, 4);
  });

  it('is told of convictions of twins as the literature has it', () => {
    // Fisher 1962; also the example of R's fisher.test: p = 0.0005367.
    expect(fisher({ events: 2, mails: 17 }, { events: 10, mails: 13 })).toBeCloseTo(0.0005367, 7);
  });

  it('does not depend on which comes first, and is 1 for equals', () => {
    const one = { events: 12, mails: 3000 };
    const other = { events: 31, mails: 2900 };
    expect(fisher(one, other)).toBeCloseTo(fisher(other, one), 10);
    expect(fisher(one, one)).toBe(1);
    expect(fisher({ events: 0, mails: 10 }, { events: 0, mails: 500 })).toBe(1);
  });

  it('holds for audiences in the millions', () => {
    // 0.50 % and 0.52 % of a million each: z = 1.985 (with Yates' correction 1.975).
    const p = fisher({ events: 5000, mails: 1_000_000 }, { events: 5200, mails: 1_000_000 });
    expect(p).toBeGreaterThan(0.046);
    expect(p).toBeLessThan(0.0495);
  });
});

describe('whether two counts differ', () => {
  it('is told as R’s poisson.test tells it', () => {
    // Its own example, from the Oxford family planning study: p = 0.07967.
    const p = comparePoisson({ events: 11, mails: 800 }, { events: 21, mails: 3011 });
    expect(p).toBeCloseTo(0.07967, 5);
  });

  it('is told of Mendel’s peas as R’s binom.test tells it', () => {
    // 682 of 925 where three in four are expected: p = 0.3825.
    expect(comparePoisson({ events: 682, mails: 3 }, { events: 243, mails: 1 })).toBeCloseTo(
      0.3825,
      4
    );
  });

  it('takes unequal numbers of mails into account', () => {
    expect(comparePoisson({ events: 10, mails: 100 }, { events: 100, mails: 1000 })).toBe(1);
    expect(comparePoisson({ events: 50, mails: 100 }, { events: 100, mails: 1000 })).toBeLessThan(
      1e-9
    );
    expect(comparePoisson({ events: 0, mails: 100 }, { events: 0, mails: 1000 })).toBe(1);
  });

  it('holds for counts in the millions', () => {
    const p = comparePoisson(
      { events: 2_000_000, mails: 5_000_000 },
      { events: 2_003_920, mails: 5_000_000 }
    );
    // z = 1.96.
    expect(Math.abs(p - 0.05)).toBeLessThan(0.001);
  });
});

it('knows factorials', () => {
  expect(logGamma(1)).toBeCloseTo(0, 12);
  expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 10);
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
});

it('asks for more people the rarer the event and the more variants', () => {
  expect(mailsNeeded(0.005, 1)).toBeGreaterThan(9000);
  expect(mailsNeeded(0.005, 1)).toBeLessThan(10_000);
  expect(mailsNeeded(0.03, 1)).toBeLessThan(2000);
  expect(mailsNeeded(0.03, 3)).toBeGreaterThan(mailsNeeded(0.03, 1));
});

describe('the verdict on a test', () => {
  const people = (...numbers: [number, number][]) =>
    numbers.map(([events, mails], index) => ({
      key: (['a', 'b', 'c', 'd'] as const)[index],
      share: { events, mails },
    }));

  it('prefers few who leave, and many clicks', () => {
    const numbers = people([10, 1000], [30, 1000]);
    expect(judgeTest('unsubscribes', numbers).leader).toBe('a');
    expect(judgeTest('clicks', numbers).leader).toBe('b');
  });

  it('gives ties to A, or to the earlier one', () => {
    expect(judgeTest('clicks', people([5, 100], [5, 100]))).toMatchObject({
      leader: 'a',
      pValue: 1,
      isTellable: false,
    });
    expect(judgeTest('clicks', people([1, 100], [5, 100], [5, 100])).leader).toBe('b');
  });

  it('looks at rates and not at numbers', () => {
    expect(judgeTest('unsubscribes', people([10, 1000], [9, 500])).leader).toBe('a');
  });

  it('corrects for each further variant, whose luck counts too', () => {
    const two = judgeTest('unsubscribes', people([10, 1000], [24, 1000]));
    const three = judgeTest('unsubscribes', people([10, 1000], [24, 1000], [24, 1000]));
    expect(two.isTellable).toBe(true);
    expect(three.pValue).toBeCloseTo((two.pValue ?? 0) * 2, 10);
    expect(judgeTest('unsubscribes', people([9, 1000], [10, 1000], [11, 1000])).pValue).toBe(1);
  });

  it('says nothing before there are mails, or where nothing is counted', () => {
    expect(judgeTest('unsubscribes', people([0, 0], [0, 0]))).toEqual({
      rates: [null, null],
      leader: 'a',
      pValue: null,
      isTellable: false,
    });
    expect(
      judgeTest('clicks', [
        { key: 'a', share: null },
        { key: 'b', share: null },
      ])
    ).toMatchObject({ leader: 'a', pValue: null });
  });
});
