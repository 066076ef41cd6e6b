export interface ApiFieldErrors {
  [field: string]: string | ApiFieldErrors;
}

export interface ReadApiError {
  /** `details.code` of a refusal, which the panel words itself. */
  code: string | null;
  message: string;
  /** No answer came at all: `fetch` rejects with a TypeError. */
  isOffline: boolean;
  isNotFound: boolean;
  details: Record<string, unknown>;
  fields: ApiFieldErrors | null;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const put = (target: ApiFieldErrors, [head, ...rest]: string[], message: string): void => {
  if (rest.length === 0) {
    // The first complaint about a field is the one to act on.
    target[head] ??= message;
    return;
  }
  const below = target[head];
  const nested: ApiFieldErrors = isRecord(below) ? (below as ApiFieldErrors) : {};
  target[head] = nested;
  put(nested, rest, message);
};

/** Reads what RTK Query hands on from Strapi: `{name, message, details: {errors?, code?}}`. */
export const readApiError = (error: unknown): ReadApiError => {
  const source = isRecord(error) ? error : {};
  const details = isRecord(source.details) ? source.details : {};
  const fields: ApiFieldErrors = {};
  for (const entry of Array.isArray(details.errors) ? details.errors : []) {
    if (!isRecord(entry) || !Array.isArray(entry.path) || entry.path.length === 0) continue;
    put(fields, entry.path.map(String), String(entry.message ?? ''));
  }
  return {
    code: typeof details.code === 'string' ? details.code : null,
    message: typeof source.message === 'string' ? source.message : '',
    isOffline: source.name === 'TypeError',
    isNotFound: source.name === 'NotFoundError',
    details,
    fields: Object.keys(fields).length > 0 ? fields : null,
  };
};
