import { DATABASE_CLIENTS, type DatabaseClient } from './databases';

/** Filled by the global setup of the `api` project: why a database cannot be used here. */
const unavailable = (client: DatabaseClient): string | undefined =>
  process.env[`OPTIN_TEST_WITHOUT_${client.toUpperCase()}`];

/** `TEST_DATABASES=sqlite,mysql` narrows a run down. */
const wanted = (client: DatabaseClient): boolean => {
  const { TEST_DATABASES } = process.env;
  if (!TEST_DATABASES) return true;
  const names = TEST_DATABASES.split(',');
  const known: readonly string[] = DATABASE_CLIENTS;
  const unknown = names.find((name) => !known.includes(name));
  // A name that nothing matches would skip every suite and look green.
  if (unknown !== undefined)
    throw new Error(`TEST_DATABASES names "${unknown}"; use ${known.join(', ')}, comma separated`);
  return names.includes(client);
};

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
