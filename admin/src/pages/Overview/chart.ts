import type { OverviewResponse } from '../../../../server/src/insights/contract';

export type Day = OverviewResponse['data']['growth'][number];

export interface Bar {
  day: string;
  x: number;
  width: number;
  /** Distance from the top and height, in units of the drawing. */
  requested: { y: number; height: number };
  confirmed: { y: number; height: number };
  withdrawn: { y: number; height: number };
}

export interface Chart {
  bars: Bar[];
  /** Where gains end and losses begin. */
  zero: number;
  max: number;
  width: number;
  height: number;
}

/** Part of each day's space that stays empty. */
const GAP = 0.3;
/** A day on which something happened must be visible beside one on which much happened. */
const MIN_BAR = 2;

/** Gains upwards, losses downwards, on one scale. */
export const layOut = (days: Day[], width: number, height: number): Chart => {
  const max = Math.max(1, ...days.map((day) => Math.max(day.requested, day.confirmed)));
  const deepest = Math.max(0, ...days.map((day) => day.withdrawn));
  const scale = height / (max + deepest);
  const zero = max * scale;
  const slot = width / Math.max(1, days.length);
  const tall = (value: number) => (value === 0 ? 0 : Math.max(MIN_BAR, value * scale));
  return {
    zero,
    max,
    width,
    height,
    bars: days.map((day, index) => ({
      day: day.day,
      x: index * slot + (slot * GAP) / 2,
      width: slot * (1 - GAP),
      requested: { y: zero - tall(day.requested), height: tall(day.requested) },
      confirmed: { y: zero - tall(day.confirmed), height: tall(day.confirmed) },
      withdrawn: { y: zero, height: tall(day.withdrawn) },
    })),
  };
};

export const totals = (days: Day[]): Omit<Day, 'day'> => ({
  requested: days.reduce((sum, day) => sum + day.requested, 0),
  confirmed: days.reduce((sum, day) => sum + day.confirmed, 0),
  withdrawn: days.reduce((sum, day) => sum + day.withdrawn, 0),
});
