import { errors } from '@strapi/utils';
import type { Context } from 'koa';

/** The numeric `:id` of a route. @throws NotFoundError for anything else */
export const readId = (ctx: Context): number => {
  const id = Number(ctx.params.id);
  if (!Number.isSafeInteger(id) || id < 1 || id > 2_147_483_647)
    throw new errors.NotFoundError('There is nothing at this address.');
  return id;
};

/** Who acts in the panel, as the ledger names them. */
export const actorOf = (ctx: Context): string => `admin:${ctx.state.user?.id ?? 'unknown'}`;
