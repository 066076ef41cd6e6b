const path = require('node:path');

const appDir = path.join(__dirname, '..');

/** Strapi's schema sync mixes DDL and transactions on MySQL, and knex says so line by line. */
const quietKnex = {
  warn(message) {
    if (!String(message).includes('implicitly committed')) console.warn(message);
  },
};

/** SQLite needs nothing; `DATABASE_CLIENT` and its companions choose PostgreSQL or MySQL/MariaDB. */
module.exports = ({ env }) => {
  const client = env('DATABASE_CLIENT', 'sqlite');

  if (client === 'sqlite') {
    return {
      connection: {
        client,
        connection: { filename: path.resolve(appDir, env('DATABASE_FILENAME', '.tmp/data.db')) },
        useNullAsDefault: true,
      },
    };
  }

  const isPostgres = client === 'postgres';
  return {
    connection: {
      client,
      connection: {
        host: env('DATABASE_HOST', '127.0.0.1'),
        port: env.int('DATABASE_PORT', isPostgres ? 5432 : 3306),
        database: env('DATABASE_NAME', 'optin_demo'),
        user: env('DATABASE_USERNAME', isPostgres ? 'postgres' : 'root'),
        password: env('DATABASE_PASSWORD', ''),
        ...(isPostgres && { schema: env('DATABASE_SCHEMA', 'public') }),
        ...(!isPostgres && { charset: 'utf8mb4' }),
      },
      ...(!isPostgres && { log: quietKnex }),
      pool: { min: env.int('DATABASE_POOL_MIN', 0), max: env.int('DATABASE_POOL_MAX', 10) },
    },
  };
};
