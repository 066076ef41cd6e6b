import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { Core } from '@strapi/types';
import { DEFAULT_CONFIG, getService, PLUGIN_ID, type Links, type OptinConfig } from '../core';
import { claimBatch, type Claim, type ClaimedDelivery } from './claim';
import { createComposer, type BatchReaders } from './compose';
import { ComposeError } from './compose-error';
import { releaseExpired, renewLeases, returnClaims } from './lease';
import { afterAttempt, isOutage, OUTAGE_WAIT, type AfterAttempt } from './outcome';
import { createPace } from './pace';
import { recordBatch, type AttemptResult } from './record';

/** Results are written down after this many, or this long: what a crash can repeat is no more. */
const FLUSH_ROWS = 100;
const FLUSH_MS = 100;

const NOT_COMPOSED: AfterAttempt = {
  state: 'failed',
  reason: 'compose-error',
  dueAt: null,
  counts: true,
  suppress: false,
};

/**
 * One instance's sender. Any number of instances may run it: what each works on is leased to it in
 * the database, and a lease that is not renewed falls to the others. After a restart the tick finds
 * what is still waiting, so nothing depends on this process remembering anything.
 *
 * claim a batch -> hand each over, `concurrency` at a time -> record in small groups -> claim again
 */
export const createWorker = ({ strapi }: { strapi: Core.Strapi }) => {
  const config = {
    ...DEFAULT_CONFIG.delivery,
    ...strapi.config.get<OptinConfig['delivery']>(`plugin::${PLUGIN_ID}.delivery`),
  };
  const composer = createComposer(strapi);
  const pace = createPace();
  const clock = () => getService(strapi, 'clock').now();

  let running: Promise<void> | null = null;
  let wanted = false;
  let stopped = false;
  let outageUntil = 0;
  let outage: string | null = null;

  const attempt = async (
    delivery: ClaimedDelivery,
    links: Links,
    readers: BatchReaders
  ): Promise<AttemptResult> => {
    const fail = (error: unknown): AttemptResult => {
      strapi.log.error(
        `[optin] delivery ${delivery.id} could not be composed: ${error instanceof Error ? error.message : 'unknown error'}`
      );
      const response = error instanceof ComposeError ? error.message : 'the mail could not be made';
      return { delivery, messageId: null, response, after: NOT_COMPOSED };
    };
    let mail;
    try {
      mail = await composer.compose(delivery, links, readers);
      mail.chunks();
    } catch (error) {
      return fail(error);
    }
    const outcome = await getService(strapi, 'transport').send(mail);
    const now = clock();
    if (isOutage(outcome)) {
      outageUntil = Date.now() + OUTAGE_WAIT;
      outage = outcome.response;
    } else {
      outage = null;
    }
    const after = afterAttempt(outcome, delivery.attempts, config.maxAttempts, now);
    return { delivery, messageId: mail.messageId, response: outcome.response, after };
  };

  const giveBack = async (owner: string, deliveries: ClaimedDelivery[]) => {
    if (deliveries.length > 0)
      await returnClaims(
        strapi,
        owner,
        deliveries.map(({ id }) => id)
      );
  };

  /** Hands a batch over and records it; stops early when the server is out of reach. */
  const handOver = async (owner: string, batch: ClaimedDelivery[], links: Links) => {
    const { ratePerSecond } = await getService(strapi, 'settings').get();
    const readers = await composer.prepare(batch);
    const queue = [...batch];
    let results: AttemptResult[] = [];
    let flushedAt = Date.now();
    let flushing: Promise<void> = Promise.resolve();
    const flush = () => {
      const group = results;
      results = [];
      flushedAt = Date.now();
      flushing = flushing.then(() => recordBatch(strapi, owner, group, clock()));
      return flushing;
    };
    const lane = async () => {
      for (;;) {
        if (stopped || outageUntil > Date.now()) return;
        const delivery = queue.shift();
        if (!delivery) return;
        await pace(ratePerSecond);
        // Awaited first: `results` may be another array by then.
        const result = await attempt(delivery, links, readers);
        results.push(result);
        if (results.length >= FLUSH_ROWS || Date.now() - flushedAt >= FLUSH_MS) await flush();
      }
    };
    const lanes = Math.min(getService(strapi, 'transport').concurrency, batch.length);
    const outcomes = await Promise.allSettled(Array.from({ length: lanes }, lane));
    await flush();
    await giveBack(owner, queue);
    const broken = outcomes.find((outcome) => outcome.status === 'rejected');
    if (broken) throw broken.reason;
  };

  /**
   * One run has one lease owner of its own: whatever a failed run left claimed is not renewed by
   * the next one, and so comes back when its lease ends.
   */
  const run = async () => {
    const links = await getService(strapi, 'settings').links();
    if (!links) return;
    await releaseExpired(strapi, clock());
    const owner = `${hostname()}:${process.pid}:${randomBytes(4).toString('hex')}`;
    const leaseUntil = () => clock() + config.leaseSeconds * 1000;
    const goesOn = () => !stopped && outageUntil <= Date.now();
    const claim = (): Promise<Claim> =>
      claimBatch(strapi, {
        owner,
        now: clock(),
        leaseUntil: leaseUntil(),
        limit: config.batchSize,
      });
    const heartbeat = setInterval(
      () => {
        renewLeases(strapi, owner, leaseUntil()).catch((error: Error) =>
          strapi.log.error(`[optin] leases could not be renewed: ${error.message}`)
        );
      },
      (config.leaseSeconds * 1000) / 3
    );
    let ahead: Promise<Claim> | null = null;
    try {
      while (goesOn()) {
        const { claimed, skipped } = await (ahead ?? claim());
        ahead = null;
        if (claimed.length === 0 && skipped === 0) return;
        // The next batch is claimed while this one is on its way.
        if (claimed.length === config.batchSize) ahead = claim();
        // A rejection is for whoever awaits it, also when this batch fails first.
        ahead?.catch(() => undefined);
        if (claimed.length > 0) await handOver(owner, claimed, links);
      }
    } finally {
      clearInterval(heartbeat);
      const unused = await ahead?.catch(() => null);
      if (unused) await giveBack(owner, unused.claimed);
    }
  };

  const loop = async () => {
    while (wanted && !stopped) {
      wanted = false;
      try {
        await run();
      } catch (error) {
        strapi.log.error(
          `[optin] sending stopped for now: ${error instanceof Error ? error.message : 'unknown error'}`
        );
      }
    }
  };

  const wake = (): void => {
    if (!config.enabled || stopped) return;
    wanted = true;
    running ??= loop().finally(() => {
      running = null;
      // A wake that came while the loop was ending must not be lost.
      if (wanted) wake();
    });
  };

  return {
    /** Something may be due: look soon. Call it after the commit. */
    wake,
    /** Works until nothing is due (or the server is out of reach). */
    async drain(): Promise<void> {
      wake();
      while (running) await running;
    },
    /** Ends after the mails in hand; what was claimed beyond them goes back. */
    async stop(): Promise<void> {
      stopped = true;
      if (running) await running;
    },
    /** The mail server's last word while it cannot be reached, else null. */
    outage: (): string | null => (outageUntil > Date.now() ? outage : null),
  };
};
export type WorkerService = ReturnType<typeof createWorker>;
