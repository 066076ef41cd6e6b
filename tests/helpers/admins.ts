import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import supertest from 'supertest';
import type { Test } from 'supertest';
import { actionId, type ActionName } from '../../server/src/core/permissions';

type Method = 'get' | 'post' | 'put' | 'delete';

/** A person with access to the panel, and the panel's API through their eyes. */
export interface TestAdmin {
  id: number;
  email: string;
  token: string;
  /** `admin.get('/optin/lists')`: a request that carries this person's session. */
  request: Record<Method, (path: string) => Test>;
}

export const TEST_PASSWORD = 'Test-password-1';

const issueToken = async (strapi: Core.Strapi, userId: number): Promise<string> => {
  const sessions = strapi.sessionManager('admin');
  const { token: refresh } = await sessions.generateRefreshToken(String(userId), randomUUID(), {
    type: 'session',
  });
  const access = await sessions.generateAccessToken(refresh);
  if ('error' in access) throw new Error(`no admin session: ${access.error}`);
  return access.token;
};

const createRole = async (strapi: Core.Strapi, actions: readonly ActionName[]): Promise<number> => {
  const role = await strapi.service('admin::role').create({
    name: `role ${randomUUID()}`,
    description: 'made by a test',
  });
  await strapi.service('admin::role').assignPermissions(
    role.id,
    actions.map((action) => ({
      action: actionId(action),
      subject: null,
      properties: {},
      conditions: [],
    }))
  );
  return role.id;
};

/**
 * Creates an administrator with exactly these actions of the plugin, or a super admin, and signs
 * them in the way Strapi 5.54 does: a session in the database and a short access token.
 */
export const createAdmin = async (
  strapi: Core.Strapi,
  actions: readonly ActionName[] | 'super-admin'
): Promise<TestAdmin> => {
  const roleId =
    actions === 'super-admin'
      ? (await strapi.service('admin::role').getSuperAdmin()).id
      : await createRole(strapi, actions);
  const email = `${randomUUID()}@admin.example`;
  const user = await strapi.service('admin::user').create({
    email,
    firstname: 'Test',
    lastname: 'Admin',
    password: TEST_PASSWORD,
    registrationToken: null,
    isActive: true,
    roles: [roleId],
  });
  const token = await issueToken(strapi, user.id);
  const call = (method: Method) => (path: string) =>
    supertest(strapi.server.httpServer)[method](path).set('Authorization', `Bearer ${token}`);
  return {
    id: user.id,
    email,
    token,
    request: { get: call('get'), post: call('post'), put: call('put'), delete: call('delete') },
  };
};
