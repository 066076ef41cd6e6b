import { useState } from 'react';
import { downloadFile, type Download } from '../utils/download';
import { useApiErrors } from './useApiErrors';

/** Saves files; failures become toasts. `busy` is the key of the one on its way, null otherwise. */
export const useDownload = <Key extends string>() => {
  const errors = useApiErrors();
  const [busy, setBusy] = useState<Key | null>(null);
  const start = async (key: Key, download: Download) => {
    setBusy(key);
    try {
      await downloadFile(download);
    } catch (error) {
      errors.notify(error);
    } finally {
      setBusy(null);
    }
  };
  return { busy, start };
};
