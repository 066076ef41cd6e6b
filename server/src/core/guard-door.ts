import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context, Next } from 'koa';
import { API_PREFIX } from './links';
import { errorBody, UnsupportedMediaTypeError } from './guard-errors';
import { limitsOf } from './guard';

const READABLE = ['json', 'urlencoded', 'multipart'];
const BOUNDARY = /;\s*boundary=("[^"]+"|[^\s;]+)/i;

/** What is wrong with a body, by its headers alone. */
const problemOf = (ctx: Context, bodyBytes: number) => {
  if ((ctx.request.length ?? 0) > bodyBytes)
    return {
      status: 413,
      error: new errors.PayloadTooLargeError(
        `The request is larger than ${bodyBytes} bytes: send less.`
      ),
    };
  const type = ctx.request.type;
  const readable = type === '' || ctx.is(READABLE);
  const whole = type !== 'multipart/form-data' || BOUNDARY.test(ctx.get('content-type'));
  if (readable === false || !whole)
    return {
      status: 415,
      error: new UnsupportedMediaTypeError(
        'Send the body as application/json or application/x-www-form-urlencoded.'
      ),
    };
  return null;
};

/**
 * Stands in front of Strapi's body parser for the plugin's public routes: an oversized body or one
 * of the wrong kind is turned away unread, and pages on other sites may call these routes whatever
 * the app's CORS setting, since they carry no cookie and tell nothing about their caller.
 */
export const createDoor =
  (strapi: Core.Strapi) =>
  async (ctx: Context, next: Next): Promise<void> => {
    if (ctx.path !== API_PREFIX && !ctx.path.startsWith(`${API_PREFIX}/`)) return next();
    const open = () => {
      ctx.set('Access-Control-Allow-Origin', '*');
      ctx.set('Access-Control-Expose-Headers', 'Retry-After');
      ctx.remove('Access-Control-Allow-Credentials');
    };
    if (ctx.method === 'OPTIONS') {
      open();
      ctx.set('Access-Control-Allow-Methods', 'GET, POST, OPTIONS');
      ctx.set('Access-Control-Allow-Headers', 'Content-Type, Accept');
      ctx.set('Access-Control-Max-Age', '86400');
      ctx.status = 204;
      return;
    }
    const problem = ctx.method === 'POST' ? problemOf(ctx, limitsOf(strapi).bodyBytes) : null;
    if (problem) {
      open();
      ctx.status = problem.status;
      ctx.body = errorBody(problem.status, problem.error);
      // What follows the headers is not read; the connection cannot be used again.
      if (problem.status === 413) ctx.set('Connection', 'close');
      return;
    }
    await next();
    open();
  };
