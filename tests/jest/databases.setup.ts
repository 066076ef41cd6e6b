import { DATABASE_CLIENTS, whyUnavailable } from '../helpers/databases';

/** Asks once which databases answer; workers inherit the environment. */
export default async (): Promise<void> => {
  for (const client of DATABASE_CLIENTS) {
    const reason = await whyUnavailable(client);
    if (!reason) continue;
    process.env[`OPTIN_TEST_WITHOUT_${client.toUpperCase()}`] = reason;
    process.stderr.write(
      `${process.env.CI === 'true' ? 'MISSING' : 'SKIPPED'}: ${client} suites, ${reason}\n`
    );
  }
};
