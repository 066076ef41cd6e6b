const { registerSite } = require('./site');
const { seed } = require('./seed');

module.exports = {
  register({ strapi }) {
    registerSite(strapi);
  },

  /** The demo fills an empty database; tests start from the bare app. */
  async bootstrap({ strapi }) {
    if (process.env.OPTIN_DEMO_SEED === 'true') await seed(strapi);
  },
};
