import { useEffect, useRef, type RefObject } from 'react';
import { isFocusLost, nameOf, successorOf } from '../utils/focus';

/**
 * Keeps the focus on a button of a part that is made anew under it. Strapi's header has other
 * elements while it sticks to the top, and changes between the two as the page scrolls: whoever comes
 * back to "Save" with the keyboard would lose it in the moment of pressing it.
 * @returns goes onto an element around that part
 */
export const useKeptFocus = <E extends HTMLElement>(): RefObject<E> => {
  const around = useRef<E>(null);
  useEffect(() => {
    const part = around.current;
    if (!part) return undefined;
    let kept: { element: HTMLElement; name: string } | null = null;
    const keep = ({ target }: FocusEvent) => {
      kept = target instanceof HTMLElement ? { element: target, name: nameOf(target) } : null;
    };
    // Who goes elsewhere is let go; an element that was taken away is not there any more by then.
    const letGo = () =>
      queueMicrotask(() => {
        if (kept?.element.isConnected && document.activeElement !== kept.element) kept = null;
      });
    const observer = new MutationObserver(() => {
      if (!kept || kept.element.isConnected || !isFocusLost()) return;
      successorOf(kept.element, kept.name, part)?.focus({ preventScroll: true });
    });
    part.addEventListener('focusin', keep);
    part.addEventListener('focusout', letGo);
    observer.observe(part, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      part.removeEventListener('focusin', keep);
      part.removeEventListener('focusout', letGo);
    };
  }, []);
  return around;
};
