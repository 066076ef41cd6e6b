/**
 * What an A/B test may claim. Unsubscribes are people: each mail brought one or none. Clicks are
 * counts: one reader may click often, so they are taken as events that come by chance at a steady
 * rate for each mail (Poisson). Readers who click several times make real clicks vary more than that,
 * and the interval and the p-value of clicks somewhat too sure of themselves.
 */

/** How many, out of how many. */
export interface Share {
  events: number;
  mails: number;
}
export interface Interval {
  value: number;
  low: number;
  high: number;
}

/** Quantile of the normal distribution for two-sided 95 %. */
const Z95 = 1.959963984540054;

const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
  -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
  1.5056327351493116e-7,
];

/** ln Γ(x) for x > 0 (Lanczos, g = 7, n = 9). */
export const logGamma = (x: number): number => {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const shifted = x - 1;
  const sum = LANCZOS.slice(1).reduce(
    (total, factor, index) => total + factor / (shifted + index + 1),
    LANCZOS[0]
  );
  const t = shifted + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(sum);
};

const logChoose = (n: number, k: number): number =>
  logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

/** Share of events with its 95 % interval (Wilson 1927): sound for rare events and few people. */
export const wilson = ({ events, mails }: Share): Interval => {
  const value = events / mails;
  const z2 = Z95 * Z95;
  const centre = (value + z2 / (2 * mails)) / (1 + z2 / mails);
  const half =
    (Z95 / (1 + z2 / mails)) * Math.sqrt((value * (1 - value)) / mails + z2 / (4 * mails * mails));
  return {
    value,
    // Rounding must not leave 0 or 1 outside.
    low: events === 0 ? 0 : Math.max(0, centre - half),
    high: events === mails ? 1 : Math.min(1, centre + half),
  };
};

/** Regularised lower incomplete gamma function P(a, x), by its series or continued fraction. */
const gammaP = (a: number, x: number): number => {
  if (x <= 0) return 0;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  const steps = 200 + 10 * Math.ceil(Math.sqrt(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n <= steps && term > sum * 1e-16; n += 1) {
      term *= x / (a + n);
      sum += term;
    }
    return sum * front;
  }
  // Lentz's method.
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n <= steps; n += 1) {
    const an = -n * (n - a);
    b += 2;
    d = 1 / (an * d + b || 1e-300);
    c = b + an / c || 1e-300;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return 1 - fraction * front;
};

/** Where a rising function reaches `goal`. */
const solve = (rising: (x: number) => number, goal: number, from: number, upTo: number): number => {
  let [low, high] = [from, upTo];
  for (let step = 0; step < 200 && high - low > 1e-12 * Math.max(1, high); step += 1) {
    const middle = (low + high) / 2;
    if (rising(middle) < goal) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};

/** Events for each mail with their exact 95 % interval (Garwood 1936): at least as wide as it says. */
export const poisson = ({ events, mails }: Share): Interval => {
  const reach = events + 10 * Math.sqrt(events + 1) + 10;
  const low = events === 0 ? 0 : solve((x) => gammaP(events, x), 0.025, 0, reach);
  const high = solve((x) => gammaP(events + 1, x), 0.975, 0, reach);
  return { value: events / mails, low: low / mails, high: high / mails };
};

/** The last integer from `from` on, going up to `upTo`, for which `holds`, if it holds ever less. */
const lastFor = (holds: (k: number) => boolean, from: number, upTo: number): number => {
  let [low, high] = [from - 1, upTo];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
};

/**
 * Two-sided exact p-value: the chance of all outcomes that are no likelier than what was seen. Looks
 * only at the two tails, so it stays quick for millions.
 * @param logChance of k events, with one peak between `from` and `upTo`
 */
const twoSided = (
  logChance: (k: number) => number,
  seen: number,
  { from, peak, upTo }: { from: number; peak: number; upTo: number }
): number => {
  // Equally likely outcomes differ by rounding.
  const limit = logChance(seen) + 1e-7;
  if (logChance(peak) <= limit) return 1;
  const isUnlikely = (k: number) => logChance(k) <= limit;
  const tail = (start: number, step: 1 | -1): number => {
    let sum = 0;
    for (let k = start; k >= from && k <= upTo; k += step) {
      const chance = Math.exp(logChance(k));
      sum += chance;
      if (chance < sum * 1e-16) break;
    }
    return sum;
  };
  const left = lastFor(isUnlikely, from, peak);
  const right = lastFor((k) => !isUnlikely(k), peak, upTo) + 1;
  return Math.min(1, tail(left, -1) + tail(right, 1));
};

/** Fisher's exact test of two shares of people. */
export const fisher = (one: Share, other: Share): number => {
  const all = one.mails + other.mails;
  const events = one.events + other.events;
  const logAll = logChoose(all, events);
  const logChance = (k: number) =>
    logChoose(one.mails, k) + logChoose(other.mails, events - k) - logAll;
  return twoSided(logChance, one.events, {
    from: Math.max(0, events - other.mails),
    peak: Math.floor(((events + 1) * (one.mails + 1)) / (all + 2)),
    upTo: Math.min(events, one.mails),
  });
};

/**
 * The exact test of two Poisson rates: given all events, those of one are binomial, with the share of
 * its mails as chance (Przyborowski and Wilenski 1940).
 */
export const comparePoisson = (one: Share, other: Share): number => {
  const events = one.events + other.events;
  const chance = one.mails / (one.mails + other.mails);
  const logChance = (k: number) =>
    logChoose(events, k) + k * Math.log(chance) + (events - k) * Math.log(1 - chance);
  return twoSided(logChance, one.events, {
    from: 0,
    peak: Math.min(events, Math.floor((events + 1) * chance)),
    upTo: events,
  });
};

/** Quantiles of the normal distribution for 5 %, two-sided, shared among one to three comparisons. */
const Z_SHARED = [1.96, 2.2414, 2.394];
/** For a power of 80 %. */
const Z_POWER = 0.8416;

/**
 * Mails that each variant needs before a rate half as high as a usual one is told from it four times
 * out of five (normal approximation).
 * @param comparisons of the leader with others: one to three
 */
export const mailsNeeded = (usualRate: number, comparisons: number): number => {
  const z = (Z_SHARED[comparisons - 1] ?? Z_SHARED[2]) + Z_POWER;
  const half = usualRate / 2;
  const variance = usualRate * (1 - usualRate) + half * (1 - half);
  const exact = (z * z * variance) / (half * half);
  // What looks exact here would not be.
  const round = 10 ** Math.max(0, Math.floor(Math.log10(exact)) - 1);
  return Math.ceil(exact / round) * round;
};
