import type { FocusTarget } from './context';

const FOCUSABLE = [
  '[contenteditable="true"]',
  'input:not([type=hidden]):not(:disabled)',
  'textarea:not(:disabled)',
  '[role="combobox"]:not([aria-disabled="true"])',
  '[role="radio"][aria-checked="true"]',
  '[role="checkbox"]',
  'button:not(:disabled)',
  'a[href]',
];

const firstIn = (root: Element | null): HTMLElement | null => {
  for (const selector of FOCUSABLE) {
    const found = root?.matches(selector) ? root : root?.querySelector(selector);
    if (found instanceof HTMLElement) return found;
  }
  return null;
};

/** The button that a block is selected with. */
export const handleOf = (id: string): HTMLElement | null =>
  document.querySelector(`[data-handle="${CSS.escape(id)}"]`);

const find = (target: FocusTarget): HTMLElement | null => {
  switch (target.kind) {
    case 'block':
      return handleOf(target.id);
    case 'inspector':
      return firstIn(document.querySelector('[data-inspector-body]'));
    case 'place':
      return firstIn(document.querySelector(`[data-place="${CSS.escape(target.place)}"]`));
  }
};

const reducesMotion = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Puts the focus somewhere; false while the page does not show it yet. */
export const focusNow = (target: FocusTarget): boolean => {
  const element = find(target);
  if (!element) return false;
  element.focus({ preventScroll: true });
  element.scrollIntoView({
    block: 'nearest',
    behavior: reducesMotion() ? 'auto' : 'smooth',
  });
  return document.activeElement === element;
};

/** Milliseconds between looks, and how often: forms and lazy parts take a moment to appear. */
const AGAIN = 40;
const ATTEMPTS = 25;

/** Puts the focus somewhere as soon as it is there. @returns gives up */
export const focusSoon = (target: FocusTarget): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const attempt = (left: number): void => {
    if (focusNow(target) || left === 0) return;
    timer = setTimeout(() => attempt(left - 1), AGAIN);
  };
  attempt(ATTEMPTS);
  return () => clearTimeout(timer);
};
