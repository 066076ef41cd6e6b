const { secrets } = require('../lib/secrets');

module.exports = ({ env }) => {
  const keys = secrets();
  return {
    auth: { secret: keys.ADMIN_JWT_SECRET },
    apiToken: { salt: keys.API_TOKEN_SALT },
    transfer: { token: { salt: keys.TRANSFER_TOKEN_SALT } },
    secrets: { encryptionKey: keys.ENCRYPTION_KEY },
    // Tests sign in far more often than people do.
    rateLimit: { enabled: env.bool('ADMIN_RATE_LIMIT', true) },
    flags: { nps: false, promoteEE: false },
  };
};
