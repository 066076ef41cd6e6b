import { createHash } from 'node:crypto';
import type { Context } from 'koa';
import { html, type Html } from './html';
import { toAccent } from './colour';
import { createTranslator } from '../i18n';
import { pageStyles } from './styles';
import en from './translations/en';
import fr from './translations/fr';

const t = createTranslator({ en, fr });

/** Line drawings that give a page its tone; decoration, so hidden from screen readers. */
const SIGNS = {
  letter: html`<path d="M3 6.5h18v11.5H3z" /><path d="m3.5 7 8.5 6.5L20.5 7" />`,
  done: html`<path d="m5 12.5 4.5 4.500L19.5 7" />`,
  leave: html`<path d="M14 4h5.500v16H14" /><path d="M14.5 12H4m4-4-4 4 4 4" />`,
  clock: html`<circle cx="12" cy="12" r="8.5" /><path d="M12 7.500V12l3 2" />`,
  lost: html`<circle cx="12" cy="12" r="8.5" /><path d="M12 7.500v5.500m0 3v.1" />`,
} as const satisfies Record<string, Html>;

export interface PageContent {
  /** Language of the texts, for `lang`. */
  locale: string;
  title: string;
  /** Replaces the title as the heading. */
  heading?: string;
  sign?: keyof typeof SIGNS;
  body: Html;
  /** Who answers for the page: the sender, never this software. */
  footer?: string;
  /** Where the controller says what happens to the data (GDPR art. 13). */
  privacyPolicyUrl?: string;
  /** `#rrggbb`. */
  accent?: string | null;
  /** Rules of what stands on this page alone, after the common ones. */
  styles?: string;
  /** A script of this server that the page is better with, relative to the page. */
  script?: string;
}

export interface PageOptions {
  status?: number;
  /** May other sites show the page in a frame? Only where a click in it can do no harm. */
  frame?: 'anywhere' | 'nowhere';
  /** Where a form on the page may lead, besides this server: a redirect counts as well. */
  formTargets?: string[];
  /** Origins of pictures on the page, besides this server. */
  images?: string[];
  /** Origins that a challenge's own script and frame come from. */
  challenge?: string[];
  /** `no-store` unless named. */
  cacheControl?: string;
  /** For everybody, search engines included: the address holds no token. */
  isPublic?: boolean;
}

const footer = ({ footer: name, privacyPolicyUrl, locale }: PageContent): Html | false => {
  const policy =
    Boolean(privacyPolicyUrl) &&
    html`<a href="${privacyPolicyUrl ?? ''}" target="_blank" rel="noopener"
      >${t(locale, 'privacy')}</a
    >`;
  if (!name && !policy) return false;
  return html`<footer>
    <p>${name ?? ''}${Boolean(name) && policy && ' · '}${policy}</p>
  </footer>`;
};

export const renderPage = (
  page: PageContent,
  { isPublic = false }: Pick<PageOptions, 'isPublic'> = {}
): { text: string; styleHash: string } => {
  const styles = pageStyles(toAccent(page.accent)) + (page.styles ?? '');
  const styleHash = createHash('sha256').update(styles).digest('base64');
  // The style element is put in by hand: its text is what the hash in the policy was taken of.
  const document = html`<!doctype html>
    <html lang="${page.locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        ${!isPublic && html`<meta name="robots" content="noindex, nofollow" />`}
        <meta name="color-scheme" content="light dark" />
        <title>${page.title}</title>
        @styles@
      </head>
      <body>
        <main>
          <div class="card">
            ${
              page.sign &&
              html`<div class="sign" aria-hidden="true">
                <svg viewBox="0 0 24 24">${SIGNS[page.sign]}</svg>
              </div>`
            }
            <h1>${page.heading ?? page.title}</h1>
            ${page.body}
          </div>
          ${footer(page)}
        </main>
        ${page.script !== undefined && html`<script src="${page.script}" defer></script>`}
      </body>
    </html>`;
  return {
    text: document.text.replace('@styles@', () => `<style>${styles}</style>`),
    styleHash,
  };
};

/** The origin of an absolute http(s) URL, for a policy; null for anything else. */
const originOf = (url: string): string | null => {
  try {
    const { origin, protocol } = new URL(url);
    return ['http:', 'https:'].includes(protocol) ? origin : null;
  } catch {
    return null;
  }
};

/** A page without a script and pictures allows none. */
const scriptRules = (
  { script }: PageContent,
  { images, challenge = [] }: PageOptions
): string[] => {
  const own = ["'self'", ...challenge].join(' ');
  return [
    ...(images ? [`img-src ${[...new Set(["'self'", ...images])].join(' ')}`] : []),
    ...(script === undefined ? [] : [`script-src ${own}`, `connect-src ${own}`]),
    ...(challenge.length > 0 ? [`frame-src ${challenge.join(' ')}`] : []),
  ];
};

/**
 * Answers with a page that loads nothing, runs nothing, sets no cookie, tells no site where the
 * reader came from (the URL may hold a token) and stays out of search engines.
 */
export const sendPage = (ctx: Context, page: PageContent, options: PageOptions = {}): void => {
  const { text, styleHash } = renderPage(page, options);
  const framed = options.frame === 'anywhere';
  const targets = ["'self'", ...(options.formTargets ?? []).flatMap((url) => originOf(url) ?? [])];
  ctx.status = options.status ?? 200;
  ctx.type = 'text/html; charset=utf-8';
  ctx.set(
    'Content-Security-Policy',
    [
      "default-src 'none'",
      `style-src 'sha256-${styleHash}'`,
      ...scriptRules(page, options),
      `form-action ${[...new Set(targets)].join(' ')}`,
      `frame-ancestors ${framed ? '*' : "'none'"}`,
      "base-uri 'none'",
    ].join('; ')
  );
  if (framed) ctx.remove('X-Frame-Options');
  else ctx.set('X-Frame-Options', 'DENY');
  ctx.set('Referrer-Policy', 'no-referrer');
  if (!options.isPublic) ctx.set('X-Robots-Tag', 'noindex, nofollow');
  ctx.set('X-Content-Type-Options', 'nosniff');
  ctx.set('Cache-Control', options.cacheControl ?? 'no-store');
  ctx.vary('Accept');
  ctx.vary('Accept-Language');
  ctx.body = text;
};
