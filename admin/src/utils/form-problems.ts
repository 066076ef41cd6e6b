import type { FormErrors } from '@strapi/strapi/admin';

/** Field path (`title.en`) to what is wrong there. */
export type Problems = Record<string, string>;

interface Nested {
  [field: string]: string | Nested;
}

/** Turns paths into the nested object that Strapi's form reads. */
export const toFormErrors = <Values extends object>(
  problems: Problems | Nested
): FormErrors<Values> => {
  const errors: Nested = {};
  for (const [path, problem] of Object.entries(problems)) {
    const keys = path.split('.');
    let target = errors;
    for (const key of keys.slice(0, -1)) {
      const below = target[key];
      target = target[key] = typeof below === 'object' ? below : {};
    }
    target[keys[keys.length - 1]] = problem;
  }
  return errors as FormErrors<Values>;
};

/** Good enough to catch slips of the keyboard; the server decides. */
export const isEmailLike = (value: string): boolean =>
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.trim());

export const isHttpUrl = (value: string): boolean => {
  try {
    return ['http:', 'https:'].includes(new URL(value).protocol);
  } catch {
    return false;
  }
};
