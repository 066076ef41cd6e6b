import { getFetchClient } from '@strapi/strapi/admin';

const decoded = (name: string): string | null => {
  try {
    return decodeURIComponent(name);
  } catch {
    return null;
  }
};

/** A name that a browser can save under: no folders, no control characters. */
const safe = (name: string): string => name.replace(/[\\/:*?"<>|]|\p{Cc}/gu, '-').trim();

/**
 * The file name of a `Content-Disposition` header (RFC 6266): `filename*` in UTF-8 (RFC 8187)
 * before `filename`; the fallback where there is neither.
 */
export const fileNameFrom = (disposition: string | null | undefined, fallback: string): string => {
  const extended = /filename\*\s*=\s*UTF-8''([^;]+)/i.exec(disposition ?? '');
  const plain = /filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(disposition ?? '');
  const name =
    (extended && decoded(extended[1].trim())) ||
    (plain && (plain[1]?.replace(/\\(.)/g, '$1') ?? plain[2])) ||
    '';
  return safe(name) || fallback;
};

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** The `error` of Strapi's answer, in the shape that `useApiErrors` reads. */
const refusalIn = async (body: Blob, status: number): Promise<unknown> => {
  const answer = readJson(await body.text());
  return typeof answer === 'object' && answer !== null && 'error' in answer
    ? answer.error
    : { name: 'UnknownError', message: '', status, details: {} };
};

const save = (body: Blob, name: string): void => {
  const url = URL.createObjectURL(body);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers read the address only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};

export interface Download {
  /** Path of an admin route, such as `/optin/evidence/subscribers/7`. */
  path: string;
  params?: Record<string, string>;
  /** Name of the file where the server gives none. */
  fallbackName: string;
}

/**
 * Fetches a file with the administrator's token and hands it to the browser to save.
 * @throws the server's refusal as `{name, message, details}`, which `useApiErrors` words
 */
export const downloadFile = async ({ path, params, fallbackName }: Download): Promise<void> => {
  const { data, status, headers } = await getFetchClient().get(path, {
    params,
    responseType: 'blob',
    // Refusals come through with their body; a 401 is left to Strapi, which renews the token.
    validateStatus: (code) => code !== 401,
  });
  if (status !== undefined && status >= 400) throw await refusalIn(data, status);
  save(data, fileNameFrom(headers?.get('Content-Disposition'), fallbackName));
};
