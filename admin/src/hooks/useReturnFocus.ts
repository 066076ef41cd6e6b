import { useLayoutEffect } from 'react';

const nameOf = (element: Element): string =>
  element.getAttribute('aria-label') ?? element.textContent ?? '';

/**
 * What stands where the opener stood. A page's header is made anew when it begins or ceases to stick
 * to the top, and with it the button that was pressed.
 */
const successorOf = (opener: HTMLElement, name: string): HTMLElement | undefined =>
  opener.isConnected
    ? opener
    : [...document.querySelectorAll<HTMLElement>(opener.tagName)].find(
        (element) => name !== '' && nameOf(element) === name
      );

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
        const isLost = !document.activeElement || document.activeElement === document.body;
        if (isLost && opener instanceof HTMLElement) successorOf(opener, name)?.focus();
      });
    };
  }, [isOpen]);
};
