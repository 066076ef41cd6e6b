const path = require('node:path');
const { secrets } = require('../lib/secrets');

/** Mail goes to the demo's inbox unless SMTP_HOST and SMTP_PORT name another server. */
const smtpServer = (env) => ({
  host: env('SMTP_HOST', '127.0.0.1'),
  port: env.int('SMTP_PORT', 1025),
  secure: env.bool('SMTP_SECURE', false),
  auth: env('SMTP_USERNAME')
    ? { user: env('SMTP_USERNAME'), pass: env('SMTP_PASSWORD', '') }
    : null,
});

module.exports = ({ env }) => {
  const { auth, ...server } = smtpServer(env);
  return {
    'users-permissions': { config: { jwtSecret: secrets().JWT_SECRET } },
    email: {
      config: {
        provider: 'nodemailer',
        providerOptions: { ...server, ...(auth && { auth }) },
        settings: { defaultFrom: 'demo@example.com', defaultReplyTo: 'demo@example.com' },
      },
    },
    optin: {
      enabled: true,
      resolve: env('OPTIN_PLUGIN_DIR', path.join(__dirname, '..', '..')),
      config: {
        publicUrl: env('PUBLIC_URL', `http://localhost:${env.int('PORT', 1337)}`),
        smtp: { ...server, auth },
        // Tests set single keys, for instance {"limits":{"minFillSeconds":0}}.
        ...env.json('OPTIN_CONFIG', {}),
      },
    },
  };
};
