import { lookup as dnsLookup } from 'node:dns';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './private-addresses';

/** Nobody reads more of an answer than this. */
export const MAX_ANSWER = 64 * 1024;

export type GuardedFailure =
  | 'invalid-url'
  | 'private-address'
  | 'name-not-found'
  | 'certificate'
  | 'no-connection'
  | 'timeout';

/** What came of one request: the head of an answer, or why there is none. */
export type GuardedAnswer =
  | { answered: true; status: number; headers: IncomingHttpHeaders }
  | { answered: false; reason: GuardedFailure };

export interface GuardedRequest {
  method: 'GET' | 'HEAD' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  /** `host` or `host:port` that may be private and speak plain http. */
  privateHosts: readonly string[];
  /** Whether public hosts may speak plain http too. */
  allowHttp?: boolean;
  /** Milliseconds for the whole request. */
  timeout: number;
  /** Asks the names; Node's own resolver unless a test has another. */
  resolve?: typeof dnsLookup;
}

class ForbiddenAddress extends Error {}

/** Whether an administrator named this host in the configuration. */
export const isNamedHost = (url: URL, privateHosts: readonly string[]): boolean =>
  privateHosts.some((name) => {
    const wanted = name.toLowerCase();
    return wanted === url.hostname || wanted === url.host;
  });

export type UrlProblem = 'url' | 'https' | 'credentials' | 'private';

/**
 * Why the server must not open a URL, or null. Addresses behind names are judged when the
 * connection is made: they may change from one moment to the next.
 */
export const urlProblem = (
  text: string,
  { privateHosts, allowHttp = false }: Pick<GuardedRequest, 'privateHosts' | 'allowHttp'>
): UrlProblem | null => {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return 'url';
  }
  if (url.username || url.password) return 'credentials';
  const isNamed = isNamedHost(url, privateHosts);
  const isPlain = url.protocol === 'http:';
  if (url.protocol !== 'https:' && !(isPlain && (isNamed || allowHttp))) return 'https';
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

const failureOf = (error: unknown): GuardedFailure => {
  if (error instanceof ForbiddenAddress) return 'private-address';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'ENODATA') return 'name-not-found';
  if (code.startsWith('ERR_TLS') || code.includes('CERT') || code.includes('SELF_SIGNED'))
    return 'certificate';
  return 'no-connection';
};

/**
 * One request to a URL that somebody typed: never to a private address unless the configuration
 * names the host, without cookies, over a connection of its own. Follows no redirect; who wants to
 * follow one asks again, so that each address is judged anew. The body of the answer is thrown away
 * and not waited for beyond `MAX_ANSWER` bytes.
 */
export const guardedRequest = (
  target: string,
  { method, headers, body, privateHosts, allowHttp, timeout, resolve }: GuardedRequest
): Promise<GuardedAnswer> => {
  const problem = urlProblem(target, { privateHosts, allowHttp });
  if (problem)
    return Promise.resolve({
      answered: false,
      reason: problem === 'private' ? 'private-address' : 'invalid-url',
    });
  const url = new URL(target);
  const isNamed = isNamedHost(url, privateHosts);
  const request = url.protocol === 'http:' ? httpRequest : httpsRequest;
  return new Promise((done) => {
    const fail = (reason: GuardedFailure) => {
      clearTimeout(timer);
      done({ answered: false, reason });
    };
    const call = request(
      url,
      {
        method,
        // A connection of its own: none that was opened under another judgement is reused.
        agent: false,
        ...(isNamed ? {} : { lookup: guardedLookup(resolve) }),
        headers: {
          'user-agent': 'strapi-plugin-optin',
          ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
          ...headers,
        },
      },
      (answer) => {
        const finish = () => {
          clearTimeout(timer);
          done({ answered: true, status: answer.statusCode ?? 0, headers: answer.headers });
        };
        let read = 0;
        answer.on('data', (chunk: Buffer) => {
          read += chunk.length;
          // The head is what counts; the rest of an endless answer is not waited for.
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
    call.on('error', (error) => fail(failureOf(error)));
    call.end(body);
  });
};
