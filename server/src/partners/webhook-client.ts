import { guardedRequest, urlProblem, type GuardedRequest, type UrlProblem } from '../core';

/** What came of one call; `reason` has no personal data and is shown in the panel. */
export type WebhookOutcome =
  | { accepted: true; status: number; reason: string }
  | { accepted: false; status: number | null; reason: string; retryAfter: number | null };

export type WebhookClientOptions = Pick<GuardedRequest, 'privateHosts' | 'timeout' | 'resolve'>;

const MAX_RETRY_AFTER = 24 * 3600;

/**
 * Why a URL cannot be a webhook, or null. Addresses behind names are judged when the call is made:
 * they may change from one moment to the next.
 */
export const webhookUrlProblem = (
  text: string,
  privateHosts: readonly string[]
): UrlProblem | null => urlProblem(text, { privateHosts });

const retryAfterOf = (header: string | undefined): number | null => {
  const seconds = Number(header);
  return header && Number.isInteger(seconds) && seconds > 0
    ? Math.min(seconds, MAX_RETRY_AFTER)
    : null;
};

/**
 * Posts JSON to a partner. Follows no redirect: its target was never agreed on, and a body with
 * personal data must not travel on. Anything but a 2xx answer is a failure.
 */
export const postWebhook = async (
  target: string,
  { headers, body }: { headers: Record<string, string>; body: string },
  options: WebhookClientOptions
): Promise<WebhookOutcome> => {
  const answer = await guardedRequest(target, {
    ...options,
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  if (!answer.answered)
    return { accepted: false, status: null, reason: answer.reason, retryAfter: null };
  const { status } = answer;
  if (status >= 200 && status < 300) return { accepted: true, status, reason: `HTTP ${status}` };
  return {
    accepted: false,
    status,
    reason: status >= 300 && status < 400 ? 'redirect' : `HTTP ${status}`,
    retryAfter: retryAfterOf(answer.headers['retry-after']),
  };
};
