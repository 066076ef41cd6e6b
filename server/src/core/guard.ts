import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import type { EpochMs } from '../../../content-types';
import { createClientIp, ipForEvidence, ipForLimits } from './client-ip';
import { MINUTE } from './clock';
import { DEFAULT_CONFIG, type OptinConfig } from './config';
import { PLUGIN_ID } from './constants';
import { dialectOf, inTransaction, table, tableName, type Db } from './db';
import { UnsupportedMediaTypeError } from './guard-errors';
import {
  bucketsOf,
  isTrapped,
  judgeStamp,
  retryAfter,
  type Bucket,
  type Hit,
  type StampVerdict,
} from './guard-rules';
import { getService } from './services';

/** Where a request came from, fit for the evidence. */
export interface Visitor {
  /** Shortened or left out, as the settings say. */
  ip: string | null;
  userAgent: string | null;
}

/** Kinds of body that a route understands, as `ctx.is` names them. */
export type BodyKind = 'json' | 'urlencoded';

const KIND_NAMES: Record<BodyKind, string> = {
  json: 'application/json',
  urlencoded: 'application/x-www-form-urlencoded',
};

const MAX_USER_AGENT = 400;
/** Counts by the minute, and refuses nobody. */
export const PRESSURE = { max: Number.MAX_SAFE_INTEGER, seconds: 60 };

/** How often a counting request also sweeps, so that the table stays small without a tick. */
const SWEEP_EVERY = 10 * MINUTE;

/** What is configured, over the defaults: the guard has to work while a test sets half of it. */
export const limitsOf = (strapi: Core.Strapi): OptinConfig['limits'] => ({
  ...DEFAULT_CONFIG.limits,
  ...strapi.config.get<Partial<OptinConfig['limits']>>(`plugin::${PLUGIN_ID}.limits`),
});

/**
 * Adds one to each counter and reads them: one statement where the database can answer an upsert,
 * two in a transaction on MySQL, which cannot.
 */
const countHits = async (
  strapi: Core.Strapi,
  buckets: Bucket[]
): Promise<{ bucket: string; hits: number }[]> => {
  const rows = buckets.map(({ key, expiresAt }) => ({
    bucket: key,
    hits: 1,
    expires_at: expiresAt,
  }));
  const upsert = (db?: Db) =>
    table(strapi, 'rate-counter', db)
      .insert(rows)
      .onConflict('bucket')
      .merge({
        hits: strapi.db.connection.raw('?? + 1', [`${tableName(strapi, 'rate-counter')}.hits`]),
      });
  if (dialectOf(strapi) !== 'mysql') return upsert().returning(['bucket', 'hits']);
  return inTransaction(strapi, async (trx) => {
    await upsert(trx);
    return table(strapi, 'rate-counter', trx)
      .select('bucket', 'hits')
      .whereIn(
        'bucket',
        buckets.map(({ key }) => key)
      );
  });
};

/**
 * The one guard of all public routes: who calls, how large and of what kind the body is, how often
 * this IP, address and form were seen, whether a person or a program filled the form in.
 */
export const createGuard = ({ strapi }: { strapi: Core.Strapi }) => {
  const clientIp = createClientIp(
    strapi.config.get<string[] | undefined>(`plugin::${PLUGIN_ID}.trustedProxies`) ?? []
  );
  const now = () => getService(strapi, 'clock').now();
  let sweptAt = 0;

  const prune = (at: EpochMs): Promise<number> =>
    inTransaction(strapi, (trx) =>
      table(strapi, 'rate-counter', trx).where('expires_at', '<', at).delete()
    );

  return {
    /** The caller's IP address in full; for limits only. */
    ip: (ctx: Context): string => clientIp(ctx.req),

    async visitor(ctx: Context): Promise<Visitor> {
      const { ipStorage } = await getService(strapi, 'settings').get();
      const userAgent = ctx.get('user-agent').replace(/\p{Cc}/gu, '');
      return {
        ip: ipForEvidence(clientIp(ctx.req), ipStorage),
        userAgent: userAgent.slice(0, MAX_USER_AGENT) || null,
      };
    },

    /**
     * Checks kind and size of a parsed body. A body without a declared length was read by Strapi's
     * parser under its own, larger limit and is measured here.
     * @throws PayloadTooLargeError (413), UnsupportedMediaTypeError (415)
     */
    checkBody(ctx: Context, kinds: BodyKind[]): void {
      const { bodyBytes } = limitsOf(strapi);
      const size =
        ctx.request.length ?? Buffer.byteLength(JSON.stringify(ctx.request.body ?? null));
      if (size > bodyBytes)
        throw new errors.PayloadTooLargeError(
          `The request is larger than ${bodyBytes} bytes: send less.`
        );
      if (!ctx.is(...kinds))
        throw new UnsupportedMediaTypeError(
          `Send the body as ${kinds.map((kind) => KIND_NAMES[kind]).join(' or ')}.`
        );
    },

    /**
     * Counts a request towards its limits, over all instances. It stands in a transaction of its
     * own: a submission that fails afterwards still counts, and one that is refused stores nothing.
     * @param told hears which limit was full, and is waited for before the refusal
     * @throws RateLimitError (429) with `Retry-After` on the response
     */
    async count(
      ctx: Context,
      hits: Hit[] = [],
      told?: (limit: Hit['limit']) => Promise<void>
    ): Promise<void> {
      const at = now();
      const all: Hit[] = [{ limit: 'ip', value: ipForLimits(clientIp(ctx.req)) }, ...hits];
      const { fingerprint } = getService(strapi, 'keys');
      const buckets = bucketsOf(all, limitsOf(strapi), fingerprint, at);
      if (buckets.length === 0) return;
      const counted = await countHits(strapi, buckets);
      if (at - sweptAt > SWEEP_EVERY) {
        sweptAt = at;
        await prune(at);
      }
      const seen = new Map(counted.map(({ bucket, hits: number }) => [bucket, Number(number)]));
      const wait = retryAfter(buckets, (key) => seen.get(key) ?? 0, at);
      const full = buckets.find(({ key, max }) => (seen.get(key) ?? 0) > max);
      if (full) await told?.(full.limit);
      if (wait > 0) this.refuse(ctx, wait, 'Too many requests.');
    },

    /** @throws RateLimitError (429) with `Retry-After` on the response */
    refuse(ctx: Context, seconds: number, why: string): never {
      ctx.set('Retry-After', String(seconds));
      throw new errors.RateLimitError(`${why} Try again in ${seconds} seconds.`, {
        retryAfter: seconds,
      });
    },

    /** A signed stamp for a form that is handed out now. */
    stamp: (formId: number): string =>
      getService(strapi, 'tokens').sign('formStart', [formId, Math.floor(now() / 1000)]),

    /** @param minFillSeconds the form's own; the configured one unless it has any */
    judgeStamp(
      stamp: string | undefined,
      formId: number,
      minFillSeconds: number | null = null
    ): StampVerdict {
      const numbers =
        stamp === undefined ? undefined : getService(strapi, 'tokens').verify('formStart', stamp);
      return judgeStamp(numbers, formId, minFillSeconds ?? limitsOf(strapi).minFillSeconds, now());
    },

    isTrapped,

    /** How often something was counted in this minute or the last, whichever was more. */
    async pressure(hit: Pick<Hit, 'limit' | 'value'>): Promise<number> {
      const { fingerprint } = getService(strapi, 'keys');
      const keys = [now(), now() - MINUTE].flatMap((at) =>
        bucketsOf([{ ...hit, own: PRESSURE }], limitsOf(strapi), fingerprint, at).map(
          ({ key }) => key
        )
      );
      const rows: { hits: number }[] = await table(strapi, 'rate-counter')
        .whereIn('bucket', keys)
        .select('hits');
      return Math.max(0, ...rows.map(({ hits }) => Number(hits)));
    },

    /** Removes counters whose window is over. */
    prune,
  };
};
export type Guard = ReturnType<typeof createGuard>;
