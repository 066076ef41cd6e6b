const TEXTS = {
  en: {
    name: 'The Harbour Post',
    lead: 'A small magazine about the sea, the people who work on it, and what they cook when they come home.',
    newsletter: 'Our newsletter',
    pitch: 'One letter a week, written by the people who write this magazine.',
    alternative: 'Prefer a page of its own?',
    open: 'Open the sign-up page',
    back: 'All articles',
    other: 'Français',
    otherLocale: 'fr',
    footer: 'A made-up magazine for trying out newsletters.',
  },
  fr: {
    name: 'La Gazette du port',
    lead: 'Un petit magazine sur la mer, celles et ceux qui y travaillent, et ce qui mijote à leur retour.',
    newsletter: 'Notre lettre',
    pitch: 'Une lettre par semaine, écrite par l’équipe de ce magazine.',
    alternative: 'Vous préférez une page à part ?',
    open: 'Ouvrir la page d’inscription',
    back: 'Tous les articles',
    other: 'English',
    otherLocale: 'en',
    footer: 'Un magazine imaginaire pour essayer les lettres d’information.',
  },
};

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text) => String(text ?? '').replace(/[&<>"']/g, (character) => ENTITIES[character]);

const image = (cover, alt) =>
  cover
    ? `<img src="${escape(cover.url)}" alt="${escape(alt)}" width="${cover.width}" height="${cover.height}">`
    : '';

const layout = (locale, title, main) => {
  const texts = TEXTS[locale];
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<link rel="stylesheet" href="/site.css">
<script src="/api/optin/embed.js" defer></script>
</head>
<body>
<header class="masthead"><div class="wrap">
<a class="name" href="/site/${locale}">${escape(texts.name)}</a>
<nav><a href="/site/${texts.otherLocale}" hreflang="${texts.otherLocale}" lang="${texts.otherLocale}">${texts.other}</a></nav>
</div></header>
<main class="wrap">
${main}
<section class="newsletter" id="newsletter" aria-labelledby="newsletter-title">
<h2 id="newsletter-title">${escape(texts.newsletter)}</h2>
<p>${escape(texts.pitch)}</p>
<optin-form form="newsletter" locale="${locale}"></optin-form>
<p class="aside">${escape(texts.alternative)} <a href="/api/optin/f/newsletter?locale=${locale}">${escape(texts.open)}</a></p>
</section>
</main>
<footer><div class="wrap">${escape(texts.footer)}</div></footer>
</body>
</html>`;
};

const card = (locale, article) => `<li class="card">
${image(article.cover, '')}
<div><h2><a href="/site/${locale}/${encodeURIComponent(article.slug)}">${escape(article.title)}</a></h2>
<p>${escape(article.excerpt)}</p></div>
</li>`;

const frontPage = (locale, articles) =>
  layout(
    locale,
    TEXTS[locale].name,
    `<p class="lead">${escape(TEXTS[locale].lead)}</p>
<ul class="grid">
${articles.map((article) => card(locale, article)).join('\n')}
</ul>`
  );

/** A form that an editor placed in the article by the custom field. */
const placedForm = (locale, form) =>
  form && form.slug
    ? `<aside class="placed"><optin-form form="${escape(form.slug)}" locale="${locale}"></optin-form></aside>`
    : '';

const articlePage = (locale, article) =>
  layout(
    locale,
    `${article.title} · ${TEXTS[locale].name}`,
    `<article class="article">
<p><a href="/site/${locale}">${escape(TEXTS[locale].back)}</a></p>
<h1>${escape(article.title)}</h1>
${image(article.cover, '')}
${article.body
  .split(/\n{2,}/)
  .map((paragraph) => `<p>${escape(paragraph)}</p>`)
  .join('\n')}
${placedForm(locale, article.signUpForm)}
</article>`
  );

module.exports = { articlePage, frontPage };
