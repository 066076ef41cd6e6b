import type { Core } from '@strapi/types';
import { getService, SECOND, table } from '../core';
import type { LedgerStatusResponse, LedgerVerification } from './contract';
import { latestSeal } from './seal-book';
import { isAlive, newRun, seen, verificationStore, type Kept } from './verification-state';

/** How often a run says how far it is. */
const BEAT = SECOND;

/** Ends a run: this instance stops, or another one has taken the run over. */
class Abandoned extends Error {}

/** Records in the ledger; those that the latest seal counted are not counted again. */
const countRecords = async (strapi: Core.Strapi): Promise<number> => {
  const seal = await latestSeal(strapi);
  const row = await table(strapi, 'consent-record')
    .modify((query) => {
      if (seal) void query.where('id', '>', seal.lastRecordId);
    })
    .count({ count: '*' })
    .first();
  return (seal?.records ?? 0) + Number(row?.count ?? 0);
};

/** The verification as a job in the background: one at a time over all instances. */
export const createVerification = ({ strapi }: { strapi: Core.Strapi }) => {
  const store = verificationStore(strapi);
  const now = () => getService(strapi, 'clock').now();
  let stopping = false;
  let running: Promise<void> | null = null;

  /** Works for `kept` until it is done, lost or stopped. */
  const work = async (mine: Kept): Promise<void> => {
    const { run } = mine;
    if (!run) return;
    let kept = mine;
    let { checked, beatAt } = run;
    const write = async (changes: Partial<LedgerVerification>): Promise<void> => {
      beatAt = now();
      const next = await store.replace(kept, { ...run, checked, beatAt, ...changes });
      if (!next) throw new Abandoned();
      kept = next;
    };
    try {
      const result = await getService(strapi, 'ledger').verify({
        onProgress: async (read) => {
          checked = read;
          if (stopping) throw new Abandoned();
          if (Math.abs(now() - beatAt) >= BEAT) await write({});
        },
      });
      const { records } = result;
      await write({ state: 'done', checked: records, finishedAt: now(), result });
      if (!result.ok)
        strapi.log.error(
          `[optin] Verification found that the consent ledger was changed: ${JSON.stringify(result.broken)}`
        );
    } catch (error) {
      const isAbandoned = error instanceof Abandoned;
      if (!isAbandoned)
        strapi.log.error(
          `[optin] Verification of the ledger: ${error instanceof Error ? error.message : 'unknown error'}`
        );
      if (!isAbandoned || stopping)
        await write({ state: 'failed', finishedAt: now() }).catch(() => undefined);
    }
  };

  return {
    /** Starts a verification, or joins the one that runs on whichever instance. */
    async start(): Promise<LedgerVerification> {
      const kept = await store.read();
      if (kept.run && isAlive(kept.run, now())) return seen(kept.run, now());
      const total = await countRecords(strapi);
      const mine = await store.replace(kept, newRun(total, now()));
      if (!mine) return this.state();
      running = work(mine).finally(() => {
        running = null;
      });
      return seen(mine.run, now());
    },

    async state(): Promise<LedgerVerification> {
      return seen((await store.read()).run, now());
    },

    /** What stands guard over the ledger. */
    async status(): Promise<LedgerStatusResponse['data']> {
      const seals = getService(strapi, 'seals');
      const latest = await seals.latest();
      return {
        records: await countRecords(strapi),
        triggers: await getService(strapi, 'triggers').status(),
        latestSeal: latest && {
          day: latest.day,
          sealedAt: latest.sealedAt,
          records: latest.records,
          chains: latest.chains,
          root: latest.root,
        },
        seals: await seals.count(),
        verification: await this.state(),
      };
    },

    /** Waits for the run on this instance to end; for those who need its verdict. */
    async idle(): Promise<void> {
      await running;
    },

    /** Ends a run on this instance. */
    async stop(): Promise<void> {
      stopping = true;
      await running;
    },
  };
};
export type VerificationService = ReturnType<typeof createVerification>;
