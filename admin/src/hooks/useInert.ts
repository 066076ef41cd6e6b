import { useEffect, useRef, type RefObject } from 'react';

/** React 18 knows no `inert`: nothing inside takes the focus or is read twice. */
export const useInert = <E extends HTMLElement>(): RefObject<E> => {
  const ref = useRef<E>(null);
  useEffect(() => ref.current?.setAttribute('inert', ''), []);
  return ref;
};
