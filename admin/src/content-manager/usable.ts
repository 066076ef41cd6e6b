import { useAuth, useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import type { ListUsableTypesResponse } from '../../../server/src/campaigns/content/contract';
import { permission, type ActionName } from '../permissions';

/** For how long an answer is good: settings and roles change seldom. */
const GOOD_FOR = 60_000;

let asked: { by: unknown; at: number; answer: Promise<readonly string[]> } | null = null;

/**
 * Whether entries of a content type can stand in newsletters, for somebody with these permissions.
 * It is asked once for all types, buttons and rows; what fails shows nothing.
 */
export const useUsable = (uid: string, actions: readonly ActionName[]): boolean => {
  const { get } = useFetchClient();
  const user = useAuth('useUsable', (state) => state.user?.id);
  const held = useAuth('useUsable', (state) => state.permissions);
  const mayAsk = ['read-campaigns' as const, ...actions].every((action) =>
    held.some((one) => one.action === permission(action).action)
  );
  const [types, setTypes] = useState<readonly string[]>([]);
  useEffect(() => {
    if (!mayAsk) return;
    if (asked?.by !== user || Date.now() - (asked?.at ?? 0) > GOOD_FOR)
      asked = {
        by: user,
        at: Date.now(),
        answer: get<ListUsableTypesResponse>('/optin/content/usable')
          .then(({ data }) => data.data)
          .catch(() => []),
      };
    let isCurrent = true;
    void asked?.answer.then((answer) => {
      if (isCurrent) setTypes(answer);
    });
    return () => {
      isCurrent = false;
    };
  }, [get, mayAsk, user]);
  return mayAsk && types.includes(uid);
};
