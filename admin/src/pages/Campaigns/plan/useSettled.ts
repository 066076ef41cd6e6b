import { useEffect, useState } from 'react';

/** A value once it has not changed for a moment, so that nothing is asked for every key pressed. */
export const useSettled = <T>(value: T, wait = 300): T => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), wait);
    return () => clearTimeout(timer);
  }, [value, wait]);
  return settled;
};
