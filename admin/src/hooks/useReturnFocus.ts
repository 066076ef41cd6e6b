import { useLayoutEffect } from 'react';
import { isFocusLost, nameOf, successorOf } from '../utils/focus';

/**
 * Gives the focus back to where it was before a dialog opened. Dialogs do so by themselves only
 * where a trigger of their own opens them; otherwise those who use the keyboard would have to start
 * again from the top of the page.
 */
export const useReturnFocus = (isOpen = true): void => {
  // Before the dialog takes the focus, which it does in an effect.
  useLayoutEffect(() => {
    if (!isOpen) return;
    const opener = document.activeElement;
    const name = opener ? nameOf(opener) : '';
    return () => {
      setTimeout(() => {
        if (isFocusLost() && opener instanceof HTMLElement) successorOf(opener, name)?.focus();
      });
    };
  }, [isOpen]);
};
