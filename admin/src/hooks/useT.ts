import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { PLUGIN_ID } from '../pluginId';
import type { TextKey } from '../translations/keys';

export type TextValues = Record<string, string | number | boolean | null | undefined>;

export interface Translate {
  /** The text of a known key: `t('lists.title')`. */
  (key: TextKey, values?: TextValues): string;
  /** The text of a key that comes from the server, or the fallback when it is not known here. */
  maybe(key: string, fallback: string, values?: TextValues): string;
}

/** Texts of the plugin in the panel's language. */
export const useT = (): Translate => {
  const { formatMessage, messages } = useIntl();
  return useMemo(() => {
    const text = (key: string, values?: TextValues) =>
      formatMessage({ id: `${PLUGIN_ID}.${key}`, defaultMessage: key }, values);
    return Object.assign((key: TextKey, values?: TextValues) => text(key, values), {
      maybe: (key: string, fallback: string, values?: TextValues) =>
        `${PLUGIN_ID}.${key}` in messages ? text(key, values) : fallback,
    });
  }, [formatMessage, messages]);
};
