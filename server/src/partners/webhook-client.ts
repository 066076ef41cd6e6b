import { lookup as dnsLookup } from 'node:dns';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './private-addresses';

/** What came of one call; `reason` has no personal data and is shown in the panel. */
export type WebhookOutcome =
  | { accepted: true; status: number; reason: string }
  | { accepted: false; status: number | null; reason: string; retryAfter: number | null };

export interface WebhookClientOptions {
  /** `host` or `host:port` that may be private and speak plain http. */
  privateHosts: readonly string[];
  /** Milliseconds for the whole call. */
  timeout: number;
  /** Asks the names; Node's own resolver unless a test has another. */
  resolve?: typeof dnsLookup;
}

/** Nobody reads more of an answer than this. */
const MAX_ANSWER = 64 * 1024;
const MAX_RETRY_AFTER = 24 * 3600;

class ForbiddenAddress extends Error {}

/** Whether an administrator named this host in the configuration. */
export const isNamedHost = (url: URL, privateHosts: readonly string[]): boolean =>
  privateHosts.some((name) => {
    const wanted = name.toLowerCase();
    return wanted === url.hostname || wanted === url.host;
  });

/**
 * Why a URL cannot be a webhook, or null. Addresses behind names are judged when the call is made:
 * they may change from one moment to the next.
 */
export const webhookUrlProblem = (
  text: string,
  privateHosts: readonly string[]
): 'url' | 'https' | 'credentials' | 'private' | null => {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return 'url';
  }
  if (url.username || url.password) return 'credentials';
  const isNamed = isNamedHost(url, privateHosts);
  if (url.protocol !== 'https:' && !(isNamed && url.protocol === 'http:')) return 'https';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isLocalName = /(^|\.)(localhost|local|internal|home\.arpa)\.?$/.test(host);
  if (!isNamed && (isLocalName || (isIP(host) !== 0 && !isPublicAddress(host)))) return 'private';
  return null;
};

/**
 * A resolver that lets no private address through. The connection is made to the very address that
 * was judged here, so a name cannot show one address to the check and another to the call.
 */
export const guardedLookup =
  (resolve: typeof dnsLookup = dnsLookup): LookupFunction =>
  (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '', 4);
      const forbidden = found.find(({ address }) => !isPublicAddress(address));
      if (forbidden || found.length === 0)
        return callback(new ForbiddenAddress('private address'), '', 4);
      if (options.all) return callback(null, found);
      return callback(null, found[0].address, found[0].family);
    });
  };

const retryAfterOf = (header: string | undefined): number | null => {
  const seconds = Number(header);
  return header && Number.isInteger(seconds) && seconds > 0
    ? Math.min(seconds, MAX_RETRY_AFTER)
    : null;
};

const reasonOf = (error: unknown): string => {
  if (error instanceof ForbiddenAddress) return 'private-address';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'name-not-found';
  if (code.startsWith('ERR_TLS') || code.includes('CERT') || code.includes('SELF_SIGNED'))
    return 'certificate';
  return 'no-connection';
};

/**
 * Posts JSON to a partner. Follows no redirect: its target was never agreed on, and a body with
 * personal data must not travel on. Anything but a 2xx answer is a failure.
 */
export const postWebhook = (
  target: string,
  { headers, body }: { headers: Record<string, string>; body: string },
  { privateHosts, timeout, resolve }: WebhookClientOptions
): Promise<WebhookOutcome> => {
  const problem = webhookUrlProblem(target, privateHosts);
  if (problem)
    return Promise.resolve({
      accepted: false,
      status: null,
      reason: problem === 'private' ? 'private-address' : 'invalid-url',
      retryAfter: null,
    });
  const url = new URL(target);
  const isNamed = isNamedHost(url, privateHosts);
  const request = url.protocol === 'http:' ? httpRequest : httpsRequest;
  return new Promise((done) => {
    const fail = (reason: string) =>
      done({ accepted: false, status: null, reason, retryAfter: null });
    const call = request(
      url,
      {
        method: 'POST',
        // A connection of its own: none that was opened under another judgement is reused.
        agent: false,
        ...(isNamed ? {} : { lookup: guardedLookup(resolve) }),
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'strapi-plugin-optin',
          ...headers,
        },
      },
      (answer) => {
        const status = answer.statusCode ?? 0;
        const finish = () => {
          clearTimeout(timer);
          if (status >= 200 && status < 300)
            return done({ accepted: true, status, reason: `HTTP ${status}` });
          const isRedirect = status >= 300 && status < 400;
          return done({
            accepted: false,
            status,
            reason: isRedirect ? 'redirect' : `HTTP ${status}`,
            retryAfter: retryAfterOf(answer.headers['retry-after']),
          });
        };
        let read = 0;
        answer.on('data', (chunk: Buffer) => {
          read += chunk.length;
          // The status is what counts; the rest of an endless answer is not waited for.
          if (read > MAX_ANSWER) {
            finish();
            call.destroy();
          }
        });
        answer.on('end', finish);
        answer.on('error', () => fail('no-connection'));
      }
    );
    const timer = setTimeout(() => {
      fail('timeout');
      call.destroy();
    }, timeout);
    call.on('error', (error) => {
      clearTimeout(timer);
      fail(reasonOf(error));
    });
    call.end(body);
  });
};
