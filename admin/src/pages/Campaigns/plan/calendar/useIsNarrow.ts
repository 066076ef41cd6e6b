import { useEffect, useState } from 'react';

const NARROW = '(max-width: 64rem)';

/** Whether seven days side by side would be too narrow to read. */
export const useIsNarrow = (): boolean => {
  const [isNarrow, setNarrow] = useState(() => window.matchMedia(NARROW).matches);
  useEffect(() => {
    const media = window.matchMedia(NARROW);
    const change = () => setNarrow(media.matches);
    media.addEventListener('change', change);
    return () => media.removeEventListener('change', change);
  }, []);
  return isNarrow;
};
