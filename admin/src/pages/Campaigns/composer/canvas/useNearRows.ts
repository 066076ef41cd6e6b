import { useEffect, useState } from 'react';

/** Indexes of rows, both included. */
export interface Range {
  from: number;
  to: number;
}

/** Rows in the window and one window above and below it. */
const near = (): Range => {
  const rows = [...document.querySelectorAll('[data-row]')];
  const tops = rows.map((row) => row.getBoundingClientRect().top);
  const margin = window.innerHeight;
  const from = tops.findIndex((_top, index) => (tops[index + 1] ?? Infinity) > -margin);
  const beyond = tops.findIndex((top) => top > window.innerHeight + margin);
  return { from: Math.max(0, from), to: beyond < 0 ? tops.length - 1 : beyond };
};

/**
 * The rows that something can be dropped at just now: a message of a thousand blocks has thousands of
 * places, and all but those near the window would be looked at for nothing. Scrolling brings others.
 */
export const useNearRows = (isDragging: boolean): Range | null => {
  const [range, setRange] = useState<Range | null>(null);
  useEffect(() => {
    if (!isDragging) {
      setRange(null);
      return undefined;
    }
    let frame = 0;
    const look = () => {
      frame = 0;
      const next = near();
      setRange((last) => (last?.from === next.from && last.to === next.to ? last : next));
    };
    const soon = () => {
      frame ||= requestAnimationFrame(look);
    };
    look();
    window.addEventListener('scroll', soon, true);
    return () => {
      window.removeEventListener('scroll', soon, true);
      cancelAnimationFrame(frame);
    };
  }, [isDragging]);
  return range;
};
