/** A third party that tells people from programs; its script and its eyes are on the page then. */
export interface Provider {
  siteKey: string;
  secret: string;
  /** Where answers are verified; the provider's own address unless set. */
  verifyUrl: string | null;
}

const VERIFY_URLS = {
  hcaptcha: 'https://api.hcaptcha.com/siteverify',
  turnstile: 'https://challenges.cloudflare.com/turnstile/v0/siteverify',
} as const;

/** Origins that a page has to allow for a provider's script and frame. */
export const PROVIDER_ORIGINS = {
  hcaptcha: ['https://js.hcaptcha.com', 'https://*.hcaptcha.com'],
  turnstile: ['https://challenges.cloudflare.com'],
} as const;

const TIMEOUT = 5000;

/**
 * Whether the provider vouches for an answer. One that does not answer vouches for nobody: a guard
 * that opens when it is pushed hard enough is none.
 */
export const askProvider = async (
  kind: keyof typeof VERIFY_URLS,
  { secret, verifyUrl }: Provider,
  answer: string,
  ip: string
): Promise<boolean> => {
  try {
    const response = await fetch(verifyUrl ?? VERIFY_URLS[kind], {
      method: 'POST',
      body: new URLSearchParams({ secret, response: answer, ...(ip ? { remoteip: ip } : {}) }),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null && 'success' in body && body.success === true;
  } catch {
    return false;
  }
};
