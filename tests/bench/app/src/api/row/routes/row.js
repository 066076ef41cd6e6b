const { factories } = require('@strapi/strapi');

module.exports = factories.createCoreRouter('api::row.row', {
  only: ['create'],
  config: { create: { auth: false } },
});
