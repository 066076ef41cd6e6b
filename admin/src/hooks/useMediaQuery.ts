import { useEffect, useState } from 'react';

/** Whether a media query holds now: `useMediaQuery('(min-width: 1080px)')`. */
export const useMediaQuery = (media: string): boolean => {
  const [holds, setHolds] = useState(() => window.matchMedia(media).matches);
  useEffect(() => {
    const query = window.matchMedia(media);
    const listen = () => setHolds(query.matches);
    listen();
    query.addEventListener('change', listen);
    return () => query.removeEventListener('change', listen);
  }, [media]);
  return holds;
};
