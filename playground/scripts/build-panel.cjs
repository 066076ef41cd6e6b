/**
 * Builds the playground's panel into playground/build. `strapi build` itself looks for a
 * tsconfig.json in every folder above, finds the plugin's, and takes this JavaScript app for a
 * TypeScript one; so the same function is called here without one.
 */
const path = require('node:path');

const appDir = path.resolve(__dirname, '..');
const strapi = path.join(path.dirname(require.resolve('@strapi/strapi/package.json')), 'dist/src');
const { build } = require(path.join(strapi, 'node/build.js'));
const { createLogger } = require(path.join(strapi, 'cli/utils/logger.js'));

process.chdir(appDir);
process.env.NODE_ENV = 'production';

build({ logger: createLogger({ timestamp: false }), cwd: appDir, minify: true }).catch((error) => {
  console.error(error);
  process.exit(1);
});
