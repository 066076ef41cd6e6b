const site = () => process.env.PUBLIC_URL || `http://localhost:${process.env.PORT || 1337}`;

/** How articles look in letters, and where their pages are. */
const seedContent = (strapi) =>
  strapi
    .plugin('optin')
    .service('settings')
    .update({
      contentMappings: {
        'api::article.article': {
          title: 'title',
          text: 'excerpt',
          image: 'cover',
          link: `${site()}/site/{locale}/{slug}`,
        },
      },
    });

module.exports = { seedContent };
