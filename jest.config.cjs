const transform = {
  '^.+\\.[cm]?[jt]sx?$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
      },
      module: { type: 'commonjs' },
    },
  ],
};

const project = (name, options = {}) => ({
  displayName: name,
  rootDir: __dirname,
  roots: ['<rootDir>/tests'],
  testMatch: [`<rootDir>/tests/${name}/**/*.test.{ts,tsx}`],
  testEnvironment: 'node',
  transform,
  // dist and packed copies hold a second package.json of the same name
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/tests/.artifacts'],
  ...options,
});

/** For tests that boot Strapi in their process: packages, Strapi most of all, load once a worker. */
const oneRealm = {
  testEnvironment: '<rootDir>/tests/jest/one-realm.environment.cjs',
  runtime: '<rootDir>/tests/jest/native-packages.runtime.cjs',
};

const databases = {
  globalSetup: '<rootDir>/tests/jest/databases.setup.ts',
  globalTeardown: '<rootDir>/tests/jest/databases.teardown.ts',
};

const slow = { setupFilesAfterEnv: ['<rootDir>/tests/jest/slow.setup.ts'] };

/** @type {import('jest').Config} */
module.exports = {
  // Apps that a worker has booted are not freed whole: it begins anew before they fill its heap.
  workerIdleMemoryLimit: '1200MB',
  projects: [
    project('unit'),
    project('api', { ...slow, ...databases, ...oneRealm }),
    project('admin', {
      testEnvironment: 'jsdom',
      setupFilesAfterEnv: ['<rootDir>/tests/jest/admin.setup.ts'],
    }),
    project('e2e', { ...slow, ...databases }),
    project('package', slow),
  ],
};
