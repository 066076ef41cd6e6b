import { useEffect, useState } from 'react';

/** A value once it has not changed for a while, so that typing does not ask the server at each key. */
export const useLater = <T>(value: T, milliseconds = 300): T => {
  const [later, setLater] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return later;
};
