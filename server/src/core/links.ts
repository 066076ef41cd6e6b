import type { Settings } from './contract';

/** Where the plugin's public routes hang. */
export const API_PREFIX = '/api/optin';

const fill = (pattern: string, token: string): string =>
  pattern.replaceAll('{token}', encodeURIComponent(token));

/**
 * Absolute links for mails and pages. A customer's own pages, where settings name them, come before
 * the plugin's; one-click unsubscribe always goes to the plugin, which alone answers RFC 8058.
 * @param publicUrl without a trailing slash
 */
export const createLinks = (publicUrl: string, urls: Settings['urls']) => ({
  publicUrl,
  confirm: (token: string) =>
    urls.confirm ? fill(urls.confirm, token) : `${publicUrl}${API_PREFIX}/confirm/${token}`,
  unsubscribe: (token: string) =>
    urls.unsubscribe
      ? fill(urls.unsubscribe, token)
      : `${publicUrl}${API_PREFIX}/unsubscribe/${token}`,
  preferences: (token: string) => `${publicUrl}${API_PREFIX}/preferences/${token}`,
  renew: (token: string) => `${publicUrl}${API_PREFIX}/renew/${token}`,
  /** Which partners may write to a person, and the way to take it back. */
  partners: (token: string) => `${publicUrl}${API_PREFIX}/partner-consents/${token}`,
  oneClick: (token: string) => `${publicUrl}${API_PREFIX}/unsubscribe/${token}`,
  /** A questionnaire, behind the token of whoever answers it. */
  questionnaire: (token: string) => `${publicUrl}${API_PREFIX}/q/${token}`,
  hostedForm: (slug: string) => `${publicUrl}${API_PREFIX}/f/${slug}`,
  formPreview: (token: string) => `${publicUrl}${API_PREFIX}/preview/${token}`,
  formDefinition: (slug: string) => `${publicUrl}${API_PREFIX}/forms/${slug}`,
  formSubmit: (slug: string) => `${publicUrl}${API_PREFIX}/forms/${slug}/submissions`,
  /** The published proof of a draw. */
  drawProof: (slug: string) => `${publicUrl}${API_PREFIX}/promotions/${slug}/proof`,
  /** One reader's own copy of a campaign, in a browser. */
  view: (token: string) => `${publicUrl}${API_PREFIX}/m/${token}`,
  /** A link of a campaign that counts clicks. */
  counted: (token: string) => `${publicUrl}${API_PREFIX}/c/${token}`,
  archive: () => `${publicUrl}${API_PREFIX}/archive`,
  /** @param locale null for the campaign's own language */
  archived: (slug: string, locale: string | null) =>
    `${publicUrl}${API_PREFIX}/archive/${slug}${locale === null ? '' : `?locale=${locale}`}`,
  feed: (locale: string | null) =>
    `${publicUrl}${API_PREFIX}/archive/feed.xml${locale === null ? '' : `?locale=${locale}`}`,
  embedScript: () => `${publicUrl}${API_PREFIX}/embed.js`,
  /** A media library path, which Strapi gives relative to itself, as an absolute URL. */
  asset: (path: string) => new URL(path, `${publicUrl}/`).href,
});
export type Links = ReturnType<typeof createLinks>;
