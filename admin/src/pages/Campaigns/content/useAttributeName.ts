import { useCallback } from 'react';
import { useT } from '../../../hooks/useT';

const TIMES = ['publishedAt', 'createdAt', 'updatedAt'] as const;

/** Attributes are called as in Strapi's content-type builder; its times have words. */
export const useAttributeName = (): ((name: string) => string) => {
  const t = useT();
  return useCallback(
    (name) => {
      const time = TIMES.find((known) => known === name);
      return time ? t(`content.time.${time}`) : name;
    },
    [t]
  );
};
