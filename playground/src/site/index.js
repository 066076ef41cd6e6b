const { articlePage, frontPage } = require('./pages');

const LOCALES = ['en', 'fr'];

/**
 * The strictest policy under which an embedded form has to work: the site's own scripts, styles and
 * images, nothing inline, nothing from elsewhere.
 */
const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
].join('; ');

const articles = (strapi) => strapi.documents('api::article.article');

/** The demo's public website: a front page per language and a page per article. */
const registerSite = (strapi) => {
  const page = (render) => async (ctx) => {
    const locale = ctx.params.locale ?? 'en';
    const html = LOCALES.includes(locale) ? await render(locale, ctx.params) : null;
    if (html === null) return ctx.notFound();
    ctx.set('Content-Security-Policy', CSP);
    ctx.type = 'html';
    ctx.body = html;
  };

  const front = page(async (locale) =>
    frontPage(
      locale,
      await articles(strapi).findMany({
        locale,
        status: 'published',
        sort: 'createdAt:asc',
        populate: ['cover'],
      })
    )
  );

  const article = page(async (locale, { slug }) => {
    const found = await articles(strapi).findFirst({
      locale,
      status: 'published',
      filters: { slug },
      populate: ['cover'],
    });
    return found ? articlePage(locale, found) : null;
  });

  const route = (path, handler) => ({ method: 'GET', path, handler, config: { auth: false } });
  strapi.server.routes([
    route('/site', front),
    route('/site/:locale', front),
    route('/site/:locale/:slug', article),
  ]);
};

module.exports = { registerSite };
