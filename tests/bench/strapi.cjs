// The bench's Strapi, in a process of its own: runs the setup it is told to, then serves.
const path = require('node:path');
const { createStrapi } = require('@strapi/strapi');
const setups = {
  attack: require('./setup-attack.cjs'),
  compiling: require('./setup-compiling.cjs'),
  ledger: require('./setup-ledger.cjs'),
  submissions: require('./setup-submissions.cjs'),
  sending: require('./setup-sending.cjs'),
};

const appDir = path.join(__dirname, 'app');

const main = async () => {
  const strapi = await createStrapi({
    appDir,
    distDir: appDir,
    serveAdminPanel: false,
    autoReload: false,
  }).load();
  strapi.server.mount();
  await new Promise((resolve) => strapi.server.httpServer.listen(0, '127.0.0.1', resolve));
  const actions = await setups[process.env.BENCH](strapi);
  process.on('message', async ({ call, input }) => {
    try {
      process.send({ result: await actions[call](input) });
    } catch (error) {
      process.send({ error: error.stack });
    }
  });
  process.send({ port: strapi.server.httpServer.address().port });
};

process.on('disconnect', () => process.exit(0));
main().catch((error) => {
  console.error(error);
  process.exit(1);
});
