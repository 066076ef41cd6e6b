import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import type { EntryReader } from '../../messages';

/** What is asked of the content manager about one administrator and one content type. */
interface PermissionChecker {
  can: { read(entity?: undefined, field?: string): boolean };
  sanitizedQuery: {
    read(query: object): Promise<{ filters?: Record<string, unknown> | null }>;
  };
}

/**
 * An administrator reads here what Strapi's content manager would show them: the content types, the
 * fields and the entries that their roles allow, conditions such as "is creator" included.
 */
export const adminReader = (strapi: Core.Strapi, ctx: Context): EntryReader => {
  const checkers = new Map<string, PermissionChecker>();
  const checker = (uid: string): PermissionChecker => {
    const known = checkers.get(uid);
    if (known) return known;
    const made: PermissionChecker = strapi
      .plugin('content-manager')
      .service('permission-checker')
      .create({ userAbility: ctx.state.userAbility, model: uid });
    checkers.set(uid, made);
    return made;
  };
  return {
    mayRead: (uid) => checker(uid).can.read(),
    mayReadField: (uid, path) => checker(uid).can.read(undefined, path),
    narrowing: async (uid) => (await checker(uid).sanitizedQuery.read({})).filters ?? null,
  };
};
