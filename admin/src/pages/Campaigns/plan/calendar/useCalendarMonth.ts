import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';
import { toDay } from '../../../../utils/day';
import { monthOf, readMonth, type Month } from '../model/month';

/** The month in view, kept in the address: `?view=calendar&month=2026-12`. */
export const useCalendarMonth = (): [Month, (month: Month) => void] => {
  const [params, setParams] = useSearchParams();
  const month = readMonth(params.get('month')) ?? monthOf(toDay(new Date()));
  const go = useCallback(
    (next: Month) => {
      // Dates end somewhere; a month that the address could not hold is not gone to.
      if (!readMonth(next)) return;
      setParams((before) => {
        const after = new URLSearchParams(before);
        after.set('month', next);
        return after;
      });
    },
    [setParams]
  );
  return [month, go];
};
