import { useAuth } from '@strapi/strapi/admin';
import { useCallback } from 'react';
import { permission, type ActionName } from '../permissions';

/**
 * Whether the administrator may do something: `can('update-lists')`. It reads the permissions that
 * the panel already holds, so a button never flashes up before it disappears. The server asks
 * again on every route.
 */
export const useCan = (): ((action: ActionName) => boolean) => {
  const permissions = useAuth('useCan', (state) => state.permissions);
  return useCallback(
    (action) => {
      const wanted = permission(action).action;
      return permissions.some((held) => held.action === wanted);
    },
    [permissions]
  );
};
