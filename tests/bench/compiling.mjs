import { median, ROUNDS, withStrapi } from './processes.mjs';

const SIZES = [10, 100, 1000];

/**
 * A message document to its MIME template (MJML, text part, slots, encoding) against MJML alone on
 * hand-written markup of the same blocks.
 */
export const compiling = () =>
  withStrapi('compiling', {}, async ({ call }) => {
    const results = [];
    // What is loaded and compiled at first use is not measured.
    await call('compile', { blocks: SIZES[0] });
    await call('mjml', { blocks: SIZES[0] });
    for (const blocks of SIZES) {
      const rounds = { ours: [], theirs: [] };
      for (let round = 0; round < ROUNDS; round += 1) {
        rounds.ours.push((await call('compile', { blocks })).ms);
        rounds.theirs.push((await call('mjml', { blocks })).ms);
      }
      const ours = median(rounds.ours);
      const theirs = median(rounds.theirs);
      results.push({
        name: `compiling ${blocks} blocks`,
        against: 'mjml alone on hand-written markup of the same blocks',
        ours: Math.round(ours),
        theirs: Math.round(theirs),
        unit: 'ms',
        ratio: theirs / ours,
        budget: 0.8,
      });
    }
    return results;
  });
