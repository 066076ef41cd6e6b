/** How many bars a histogram has at the most. */
const MAX_BINS = 10;

/** A width that people count in: 1, 2 or 5 times a power of ten. */
const niceWidth = (rough: number): number => {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((step) => step * power >= rough) ?? 10;
  return factor * power;
};

/** Sums of decimals drift; nobody needs more digits than this. */
const clean = (value: number): number => Number(value.toPrecision(12));

/**
 * Bounds of a histogram from the smallest to the largest value.
 * @param whole the values are whole numbers, so no bar is narrower than one
 */
export const binsOf = (
  min: number,
  max: number,
  whole: boolean
): { from: number; to: number }[] => {
  if (min === max) return [{ from: min, to: min }];
  const span = max - min;
  const width = Math.max(niceWidth(span / MAX_BINS), whole ? 1 : 0);
  const start = Math.floor(min / width) * width;
  const count = Math.floor((max - start) / width) + 1;
  return Array.from({ length: count }, (_, index) => ({
    from: clean(start + index * width),
    to: clean(start + (index + 1) * width),
  }));
};
