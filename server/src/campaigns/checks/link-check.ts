import { guardedRequest, type GuardedAnswer, type GuardedRequest } from '../../core';
import { withoutFragment } from './links';

/** What a reader who follows a link would meet, as far as a server can tell. */
export type LinkVerdict =
  | 'ok'
  /** Gone, out of order, or no such host. */
  | 'broken'
  /** The way goes over an unencrypted address, though the link is encrypted. */
  | 'redirect-insecure'
  /** It ends, or passes, inside a private network; the server does not go there. */
  | 'private'
  | 'timeout'
  /** Answers, but not to programs (401, 403, 429...): a person may see it all the same. */
  | 'unsure';

export interface LinkResult {
  verdict: LinkVerdict;
  /** HTTP status, or why there is none; empty where nothing needs saying. */
  detail: string;
}

export type OpenOptions = Pick<GuardedRequest, 'privateHosts' | 'resolve'> & {
  /** Milliseconds for one request. */
  timeout?: number;
};

export const LINK_TIMEOUT = 5000;
export const MAX_HOPS = 5;

const AGENT = 'Mozilla/5.0 (compatible; strapi-plugin-optin link check)';
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Where a redirect leads, or null when the answer is none, or names nothing that can be opened. */
const nextHop = (answer: GuardedAnswer, from: string): string | null => {
  const target = answer.answered ? answer.headers.location : undefined;
  if (!answer.answered || !REDIRECTS.has(answer.status) || !target) return null;
  try {
    return withoutFragment(new URL(target, from).href);
  } catch {
    return null;
  }
};

/**
 * HEAD first, for it costs the other side least; whoever does not answer it well (many refuse it,
 * some never answer) is asked with GET.
 */
const ask = async (url: string, options: OpenOptions): Promise<GuardedAnswer> => {
  const { timeout = LINK_TIMEOUT, privateHosts, resolve } = options;
  const request = (method: 'HEAD' | 'GET') =>
    guardedRequest(url, {
      method,
      privateHosts,
      resolve,
      timeout,
      allowHttp: true,
      headers: { 'user-agent': AGENT, accept: '*/*' },
    });
  const head = await request('HEAD');
  const isAnswered = head.answered && head.status < 400;
  const isFinal = !head.answered && head.reason !== 'no-connection' && head.reason !== 'timeout';
  return isAnswered || isFinal ? head : request('GET');
};

const judge = (answer: GuardedAnswer): LinkResult => {
  if (!answer.answered) {
    if (answer.reason === 'private-address') return { verdict: 'private', detail: '' };
    if (answer.reason === 'timeout') return { verdict: 'timeout', detail: '' };
    return { verdict: 'broken', detail: answer.reason };
  }
  const { status } = answer;
  const detail = String(status);
  if (status === 404 || status === 410 || status >= 500) return { verdict: 'broken', detail };
  if (status >= 400) return { verdict: 'unsure', detail };
  // A redirect that names no target.
  if (REDIRECTS.has(status)) return { verdict: 'broken', detail };
  return { verdict: 'ok', detail: '' };
};

/**
 * Follows a link as a reader's browser would, at most `MAX_HOPS` redirects far. Each hop is a guarded
 * request of its own, so that a public page cannot send the server to a private one.
 */
export const openLink = async (link: string, options: OpenOptions): Promise<LinkResult> => {
  let url = withoutFragment(link);
  let isInsecure = false;
  for (let hops = 0; hops <= MAX_HOPS; hops += 1) {
    const answer = await ask(url, options);
    const next = nextHop(answer, url);
    if (next === null) {
      const result = judge(answer);
      return result.verdict === 'ok' && isInsecure
        ? { verdict: 'redirect-insecure', detail: url }
        : result;
    }
    if (link.startsWith('https:') && next.startsWith('http:')) isInsecure = true;
    url = next;
  }
  return { verdict: 'broken', detail: 'redirects' };
};
