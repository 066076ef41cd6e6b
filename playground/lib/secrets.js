const { randomBytes } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const FILE = path.join(__dirname, '..', '.tmp', 'secrets.json');
const NAMES = [
  'APP_KEYS',
  'ADMIN_JWT_SECRET',
  'API_TOKEN_SALT',
  'TRANSFER_TOKEN_SALT',
  'ENCRYPTION_KEY',
  'JWT_SECRET',
];

const readFile = () => {
  try {
    return JSON.parse(fs.readFileSync(FILE, 'utf8'));
  } catch {
    return {};
  }
};

/**
 * Strapi's keys. The environment comes first; what it leaves out is made up once and kept beside
 * the database, so that nobody ships the same keys and a restart logs nobody out.
 */
const secrets = () => {
  const known = readFile();
  const missing = NAMES.filter((name) => !process.env[name] && !known[name]);
  if (missing.length > 0) {
    for (const name of missing) known[name] = randomBytes(32).toString('base64');
    fs.mkdirSync(path.dirname(FILE), { recursive: true });
    fs.writeFileSync(FILE, `${JSON.stringify(known, null, 2)}\n`, { mode: 0o600 });
  }
  return Object.fromEntries(NAMES.map((name) => [name, process.env[name] ?? known[name]]));
};

module.exports = { secrets };
