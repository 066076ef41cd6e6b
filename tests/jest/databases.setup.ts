import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DATABASE_CLIENTS, whyUnavailable } from '../helpers/databases';

/**
 * Asks once which databases answer, and gives the run a place for what its workers prepare
 * together; workers inherit the environment.
 */
export default async (): Promise<void> => {
  process.env.OPTIN_TEST_RUN = await mkdtemp(path.join(tmpdir(), 'optin-run-'));
  for (const client of DATABASE_CLIENTS) {
    const reason = await whyUnavailable(client);
    if (!reason) continue;
    process.env[`OPTIN_TEST_WITHOUT_${client.toUpperCase()}`] = reason;
    process.stderr.write(
      `${process.env.CI === 'true' ? 'MISSING' : 'SKIPPED'}: ${client} suites, ${reason}\n`
    );
  }
};
