import { getFetchClient } from '@strapi/strapi/admin';
import { fileNameFrom } from './file-name';

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

/** Hands a file to the browser to save. */
export const saveFile = (body: Blob, name: string): void => {
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
  saveFile(data, fileNameFrom(headers?.get('Content-Disposition'), fallbackName));
};
