import { useNotification } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { readApiError, type ApiFieldErrors } from '../utils/api-error';
import { useT, type TextValues } from './useT';

export interface ApiErrors {
  /** Errors of single fields as a nested object for Strapi's `<Form>`; null when there are none. */
  fields(error: unknown): ApiFieldErrors | null;
  /** One sentence for a person. */
  message(error: unknown): string;
  /** Shows `message` as a toast. */
  notify(error: unknown): void;
}

/**
 * Words the server's refusals. A refusal with a code that the panel knows (`refusal.<code>`) is
 * said in the panel's language; anything else keeps the server's sentence.
 */
export const useApiErrors = (): ApiErrors => {
  const t = useT();
  const { toggleNotification } = useNotification();
  return useMemo(() => {
    const message = (error: unknown): string => {
      const { code, message: sentence, details, isOffline, isNotFound } = readApiError(error);
      if (isOffline) return t('common.error.offline');
      const values: TextValues = {};
      for (const [key, value] of Object.entries(details)) {
        if (typeof value === 'string' || typeof value === 'number') values[key] = value;
        if (Array.isArray(value)) values[key] = value.join(', ');
      }
      const fallback = isNotFound ? t('common.error.gone') : sentence || t('common.error.unknown');
      return code ? t.maybe(`refusal.${code}`, fallback, values) : fallback;
    };
    return {
      message,
      fields: (error) => readApiError(error).fields,
      notify: (error) => toggleNotification({ type: 'danger', message: message(error) }),
    };
  }, [t, toggleNotification]);
};
