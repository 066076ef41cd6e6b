// A Strapi of its own process, as operators run it: on the built plugin, until it is told to stop.
// Configured by the environment, like bootStrapi; says `ready` to its parent once it serves.
const path = require('node:path');
const { createStrapi } = require('@strapi/strapi');

const appDir = path.resolve(__dirname, '../../playground');

const main = async () => {
  const strapi = await createStrapi({
    appDir,
    distDir: appDir,
    serveAdminPanel: false,
    autoReload: false,
  }).load();
  process.once('SIGTERM', () => {
    strapi.destroy().then(
      () => process.exit(0),
      () => process.exit(1)
    );
  });
  process.send?.('ready');
};

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
