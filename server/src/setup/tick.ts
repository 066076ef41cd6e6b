import type { Core } from '@strapi/types';
import type { EpochMs } from '../../../content-types';
import { DAY, DEFAULT_CONFIG, getService, MINUTE, PLUGIN_ID, type OptinConfig } from '../core';

const TASK = 'optinTick';
/** Housekeeping needs no hurry. */
const HOUSEKEEPING_EVERY = 5 * MINUTE;

/**
 * One short tick that looks in the database for what is due. It fires on every instance: whatever
 * it starts is claimed there first, so that two instances never do the same thing.
 */
export const startTick = (strapi: Core.Strapi): void => {
  const { tick, enabled } = {
    ...DEFAULT_CONFIG.delivery,
    ...strapi.config.get<OptinConfig['delivery']>(`plugin::${PLUGIN_ID}.delivery`),
  };
  if (!enabled) return;
  let busy = false;
  let sealing = false;
  let cleanedAt = 0;

  const report = (what: string, error: unknown) =>
    strapi.log.error(
      `[optin] ${what}: ${error instanceof Error ? error.message : 'unknown error'}`
    );

  /** The first seal over a large ledger takes minutes; nothing else waits for it. */
  const sealAside = (now: EpochMs): void => {
    if (sealing) return;
    sealing = true;
    getService(strapi, 'seals')
      .daily(now)
      .catch((error: unknown) => report('daily seal', error))
      .finally(() => {
        sealing = false;
      });
  };

  /** Partners' servers may be slow; nothing else waits for them. */
  const passOn = (): void => {
    getService(strapi, 'sending')
      .run()
      .catch((error: unknown) => report('transfers to partners', error));
  };

  const work = async () => {
    const now = getService(strapi, 'clock').now();
    passOn();
    await getService(strapi, 'launch').advance(now);
    getService(strapi, 'worker').wake();
    // Whoever has just asked people again does not wait for the next housekeeping.
    await getService(strapi, 'renewal').run(now);
    if (now - cleanedAt < HOUSEKEEPING_EVERY) return;
    cleanedAt = now;
    const { pendingDays } = await getService(strapi, 'settings').get();
    await getService(strapi, 'enrolment').expirePending(now - pendingDays * DAY);
    await getService(strapi, 'partners').expirePending(now - pendingDays * DAY);
    await getService(strapi, 'partnerExports').forget();
    await getService(strapi, 'promotions').expirePending(now - pendingDays * DAY);
    await getService(strapi, 'promotions').codes.serveAll();
    await getService(strapi, 'guard').prune(now);
    await getService(strapi, 'stops').prune(now);
    await getService(strapi, 'challenges').prune(now);
    await getService(strapi, 'questionnaires').prune(now);
    sealAside(now);
    const rounds = [
      await getService(strapi, 'reminders').run(now),
      await getService(strapi, 'retention').run(now),
    ];
    // What a round had no time for goes on with the next tick.
    if (rounds.some(({ more }) => more)) cleanedAt = 0;
  };

  strapi.cron.add({
    [TASK]: {
      // A slow tick is not joined by a second one on the same instance.
      async task() {
        if (busy) return;
        busy = true;
        try {
          await work();
        } catch (error) {
          report('tick', error);
        } finally {
          busy = false;
        }
      },
      options: { rule: tick },
    },
  });
};

export const stopTick = (strapi: Core.Strapi): void => {
  strapi.cron.remove(TASK);
};
