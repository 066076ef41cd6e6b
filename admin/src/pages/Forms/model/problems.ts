import type { FormProblem } from '../../../../../server/src/forms/contract';
import { readApiError } from '../../../utils/api-error';

const isProblem = (value: unknown): value is FormProblem =>
  typeof value === 'object' &&
  value !== null &&
  'path' in value &&
  typeof value.path === 'string' &&
  'code' in value &&
  typeof value.code === 'string';

/** What keeps a form from being published, where that is why the server refused; else null. */
export const readProblems = (error: unknown): FormProblem[] | null => {
  const { code, details } = readApiError(error);
  if (code !== 'form-incomplete' || !Array.isArray(details.problems)) return null;
  return details.problems.filter(isProblem);
};

/** Places of the page from the narrowest to the widest: `a.b.c`, `a.b`, `a`. */
export const placesOf = (path: string): string[] => {
  const parts = path.split('.');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('.'));
};

const FOCUSABLE =
  'input:not([disabled]), textarea:not([disabled]), [role="combobox"], button:not([disabled])';

/** Brings the place of a problem into view and puts the focus there. */
export const focusPlace = (path: string): void => {
  for (const place of placesOf(path)) {
    const element = document.querySelector<HTMLElement>(`[data-place="${CSS.escape(place)}"]`);
    if (!element) continue;
    element.scrollIntoView({ block: 'center' });
    element.querySelector<HTMLElement>(FOCUSABLE)?.focus({ preventScroll: true });
    return;
  }
};
