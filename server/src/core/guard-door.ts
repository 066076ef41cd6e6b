import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context, Next } from 'koa';
import { limitsOf } from './guard';
import { errorBody, UnsupportedMediaTypeError } from './guard-errors';
import { boundaryOf, readBody, readMultipart } from './guard-multipart';
import { API_PREFIX } from './links';

const READABLE = ['json', 'urlencoded', 'multipart'];

const openToAllSites = (ctx: Context): void => {
  ctx.set('Access-Control-Allow-Origin', '*');
  ctx.set('Access-Control-Expose-Headers', 'Retry-After');
  ctx.remove('Access-Control-Allow-Credentials');
};

const turnAway = (ctx: Context, status: number, error: Error): void => {
  openToAllSites(ctx);
  ctx.status = status;
  ctx.body = errorBody(status, error);
  // What follows the headers is not read, so the connection cannot be used again.
  ctx.set('Connection', 'close');
};

const tooLarge = (ctx: Context, max: number): void =>
  turnAway(
    ctx,
    413,
    new errors.PayloadTooLargeError(`The request is larger than ${max} bytes: send less.`)
  );

const notReadable = (ctx: Context): void =>
  turnAway(
    ctx,
    415,
    new UnsupportedMediaTypeError(
      'Send the body as application/json or application/x-www-form-urlencoded.'
    )
  );

/**
 * Reads a multipart body here, and hides its type from Strapi's parser: that one writes files to
 * the disk and answers 500 to a body that breaks off.
 * @returns whether the request may go on
 */
const takeMultipart = async (ctx: Context, max: number): Promise<boolean> => {
  const boundary = boundaryOf(ctx.get('content-type'));
  if (boundary === null) {
    notReadable(ctx);
    return false;
  }
  const text = await readBody(ctx.req, max);
  if (text === null) {
    tooLarge(ctx, max);
    return false;
  }
  delete ctx.req.headers['content-type'];
  ctx.request.body = readMultipart(text, boundary);
  return true;
};

/**
 * Stands in front of Strapi's body parser for the plugin's public routes: an oversized body or one
 * of the wrong kind is turned away unread, and pages on other sites may call these routes whatever
 * the app's CORS setting, since they carry no cookie and tell nothing about their caller.
 */
export const createDoor =
  (strapi: Core.Strapi) =>
  async (ctx: Context, next: Next): Promise<void> => {
    if (!ctx.path.startsWith(`${API_PREFIX}/`)) return next();
    if (ctx.method === 'OPTIONS') {
      openToAllSites(ctx);
      ctx.set('Access-Control-Allow-Methods', 'GET, POST, OPTIONS');
      ctx.set('Access-Control-Allow-Headers', 'Content-Type, Accept');
      ctx.set('Access-Control-Max-Age', '86400');
      ctx.status = 204;
      return;
    }
    if (ctx.method === 'POST') {
      const { bodyBytes } = limitsOf(strapi);
      if ((ctx.request.length ?? 0) > bodyBytes) return tooLarge(ctx, bodyBytes);
      if (ctx.request.type !== '' && ctx.is(READABLE) === false) return notReadable(ctx);
      if (ctx.request.type === 'multipart/form-data' && !(await takeMultipart(ctx, bodyBytes)))
        return;
    }
    await next();
    openToAllSites(ctx);
  };
