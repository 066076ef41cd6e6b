// Strapi loads the plugin from here under Jest, which compiles the sources as they are required.
try {
  module.exports = require('../../../server/src').default;
} catch (error) {
  // Strapi would report "Unknown error": Jest's errors come from another realm than its own.
  console.error(error);
  throw error;
}
