import { actionId, type ActionName } from './permissions';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** A route of the panel; `action` is the permission without which it answers 403. */
export const adminRoute = (method: Method, path: string, handler: string, action: ActionName) => ({
  method,
  path,
  handler,
  config: {
    policies: [
      'admin::isAuthenticatedAdmin',
      { name: 'admin::hasPermissions', config: { actions: [actionId(action)] } },
    ],
  },
});
export type AdminRoute = ReturnType<typeof adminRoute>;

/** A route for visitors, under `/api/optin`; it is open to all, so its controller asks the guard. */
export const publicRoute = (method: Method, path: string, handler: string) => ({
  method,
  path,
  handler,
  config: { auth: false as const },
});
export type PublicRoute = ReturnType<typeof publicRoute>;
