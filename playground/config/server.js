const { secrets } = require('../lib/secrets');

module.exports = ({ env }) => ({
  host: env('HOST', '127.0.0.1'),
  port: env.int('PORT', 1337),
  // Tests seed into a copy, or each run would leave its uploads behind.
  dirs: { public: env('PUBLIC_DIR', './public') },
  app: { keys: [secrets().APP_KEYS] },
});
