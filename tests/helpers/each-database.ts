import { DATABASE_CLIENTS, type DatabaseClient } from './databases';

/** Filled by the global setup of the `api` project: why a database cannot be used here. */
const unavailable = (client: DatabaseClient): string | undefined =>
  process.env[`OPTIN_TEST_WITHOUT_${client.toUpperCase()}`];

/** `TEST_DATABASES=sqlite,mysql` narrows a run down. */
const wanted = (client: DatabaseClient): boolean =>
  !process.env.TEST_DATABASES || process.env.TEST_DATABASES.split(',').includes(client);

/**
 * Runs a suite once on each database. Where one does not answer, its run is reported as skipped
 * with the reason; under `CI=true` that is a failure.
 */
export const describeOnEachDatabase = (
  name: string,
  suite: (client: DatabaseClient) => void
): void => {
  for (const client of DATABASE_CLIENTS) {
    const reason = unavailable(client);
    if (!wanted(client)) {
      describe.skip(`${name} [${client}, left out by TEST_DATABASES]`, () => suite(client));
    } else if (reason && process.env.CI === 'true') {
      describe(`${name} [${client}]`, () => {
        test('has a database', () => {
          throw new Error(`${reason}; under CI=true every database is needed`);
        });
      });
    } else if (reason) {
      describe.skip(`${name} [skipped: ${reason}]`, () => suite(client));
    } else {
      describe(`${name} [${client}]`, () => suite(client));
    }
  }
};
