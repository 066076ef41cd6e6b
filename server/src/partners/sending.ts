import type { Core } from '@strapi/types';
import type { EpochMs, Partner, PartnerTransfer } from '../../../content-types';
import {
  DEFAULT_CONFIG,
  forUpdate,
  fromRow,
  getService,
  inTransaction,
  PLUGIN_ID,
  qualified,
  table,
  timeBudget,
  toRow,
  type OptinConfig,
} from '../core';
import { holdOf } from './contract-dates';
import { allPartners } from './partner-rows';
import { afterFailure } from './retry-schedule';
import { secretsOf, webhookHeaders } from './secrets';
import { prepareRecords, recordIdOf, type Prepared } from './transfer-record';
import { postWebhook, type WebhookOutcome } from './webhook-client';

/** Calls made at once, and at most as many claimed ahead. */
const LANES = 4;
/** How long one round may go on before the tick takes over again. */
const ROUND_MS = 20_000;
/** Longer than the longest call: a lease that runs out means that its instance is gone. */
const LEASE_SLACK = 60_000;

export const partnerConfig = (strapi: Core.Strapi): OptinConfig['partners'] => ({
  ...DEFAULT_CONFIG.partners,
  ...strapi.config.get<OptinConfig['partners']>(`plugin::${PLUGIN_ID}.partners`),
});

/**
 * Carries the outbox of transfers to partners' webhooks. Any number of instances may run it: what
 * each works on is leased to it in the database.
 *
 * waiting, due, nobody's lease, nothing earlier of the same person waiting
 *   --claim (lease, attempts + 1)--> the record is read as it stands now
 *     no longer allowed  --> cancelled
 *     2xx                --> sent
 *     anything else      --> waiting, later; failed once the attempts are used up
 *   lease ran out (the instance died): claimed anew, under the same id
 */
export const createSending = ({ strapi }: { strapi: Core.Strapi }) => {
  const clock = (): EpochMs => getService(strapi, 'clock').now();
  let running: Promise<number> | null = null;
  let stopped = false;

  /**
   * Takes some due transfers. A consent goes only to partners that may have it now; a withdrawal
   * always. Rides on optin_partner_transfers_due_ix and, for what came earlier, on
   * optin_partner_transfers_person_ix.
   */
  const claim = (partners: Map<number, Partner>, now: EpochMs): Promise<PartnerTransfer[]> =>
    inTransaction(strapi, async (trx) => {
      const ready = [...partners.values()]
        .filter((partner) => holdOf(partner, now) === null)
        .map(({ id }) => id);
      const callable = [...partners.keys()];
      if (callable.length === 0) return [];
      const rows: Record<string, unknown>[] = await forUpdate(
        strapi,
        trx
          .from(trx.raw('? as t', [qualified(strapi, 'partner-transfer')]))
          .where({ 't.state': 'waiting', 't.channel': 'webhook' })
          .where('t.due_at', '<=', now)
          .whereIn('t.partner_id', callable)
          .where((query) => {
            void query.whereNull('t.lease_until').orWhere('t.lease_until', '<=', now);
          })
          .where((query) => {
            void query.where('t.kind', 'withdrawal').orWhereIn('t.partner_id', ready);
          })
          .whereRaw(
            `NOT EXISTS (SELECT 1 FROM ? e WHERE e.subscriber_id = t.subscriber_id
               AND e.partner_id = t.partner_id AND e.id < t.id AND e.state = 'waiting')`,
            [qualified(strapi, 'partner-transfer')]
          )
          .orderBy('t.due_at')
          .orderBy('t.id')
          .limit(LANES)
          .select('t.*'),
        { skipLocked: true }
      );
      const leaseUntil = now + partnerConfig(strapi).timeoutSeconds * 1000 + LEASE_SLACK;
      const claimed = rows.map((row) => fromRow<PartnerTransfer>('partner-transfer', row));
      const mine: PartnerTransfer[] = [];
      for (const transfer of claimed) {
        const attempts = transfer.attempts + 1;
        // Compared and set: where locks are not to be had, the one whose update counts has it.
        const taken = await table(strapi, 'partner-transfer', trx)
          .where({ id: transfer.id, state: 'waiting', attempts: transfer.attempts })
          .update(toRow({ leaseUntil, attempts }));
        if (taken === 1) mine.push({ ...transfer, leaseUntil, attempts });
      }
      return mine;
    });

  /** Only for as long as the lease is ours. @returns whether it was */
  const finish = async (
    { id, attempts, leaseUntil }: PartnerTransfer,
    changes: Partial<PartnerTransfer>
  ): Promise<boolean> =>
    (await table(strapi, 'partner-transfer')
      .where({ id, attempts, lease_until: leaseUntil, state: 'waiting' })
      .update(toRow({ leaseUntil: null, ...changes }))) === 1;

  /** A newer word about the person makes a repetition of this one wrong. */
  const isOvertaken = async ({ id, kind, partnerId, subscriberId }: PartnerTransfer) =>
    kind === 'consent' &&
    Boolean(
      await table(strapi, 'partner-transfer')
        .where({ partner_id: partnerId, subscriber_id: subscriberId })
        .where('id', '>', id)
        .first('id')
    );

  const record = async (
    transfer: PartnerTransfer,
    { hash, batch }: { hash: string; batch: string },
    outcome: WebhookOutcome
  ): Promise<void> => {
    const now = clock();
    if (outcome.accepted) {
      await finish(transfer, {
        state: 'sent',
        sentAt: now,
        batch,
        payloadHash: hash,
        response: outcome.reason,
        address: null,
      });
      return;
    }
    if (await isOvertaken(transfer)) {
      await finish(transfer, { state: 'cancelled', response: 'withdrawn' });
      return;
    }
    const next = afterFailure(
      transfer.attempts,
      partnerConfig(strapi).maxAttempts,
      now,
      outcome.retryAfter
    );
    await finish(transfer, { ...next, response: outcome.reason });
  };

  const call = (
    partner: Partner,
    { id, body }: { id: string; body: string }
  ): Promise<WebhookOutcome> => {
    const now = clock();
    const { privateHosts, timeoutSeconds } = partnerConfig(strapi);
    const secrets = secretsOf(getService(strapi, 'keys').partner, partner, now);
    return postWebhook(
      partner.webhookUrl,
      { headers: webhookHeaders(secrets, { id, at: now, body }), body },
      { privateHosts, timeout: timeoutSeconds * 1000 }
    );
  };

  const handOver = async (partner: Partner, prepared: Prepared): Promise<void> => {
    const { transfer } = prepared;
    if ('refusal' in prepared) {
      await finish(transfer, { state: 'cancelled', response: prepared.refusal });
      return;
    }
    const id = recordIdOf(partner, transfer.id);
    const body = JSON.stringify({ type: `partner.${transfer.kind}`, data: prepared.record });
    const outcome = await call(partner, { id, body });
    await record(transfer, { hash: prepared.hash, batch: id }, outcome);
  };

  const round = async (): Promise<number> => {
    const hasTime = timeBudget(ROUND_MS);
    let handled = 0;
    while (hasTime() && !stopped) {
      const now = clock();
      // Withdrawals follow a partner that changed its channel as long as it has a URL.
      const partners = new Map(
        (await allPartners(strapi))
          .filter(({ webhookUrl }) => webhookUrl !== '')
          .map((partner) => [partner.id, partner])
      );
      const claimed = await claim(partners, now);
      if (claimed.length === 0) return handled;
      await Promise.all(
        claimed.map(async (transfer) => {
          const partner = partners.get(transfer.partnerId);
          if (!partner) return;
          const [prepared] = await prepareRecords(strapi, partner, [transfer]);
          await handOver(partner, prepared);
        })
      );
      handled += claimed.length;
    }
    return handled;
  };

  return {
    /**
     * Hands over what is due; joins a round that this instance has in hand already.
     * @returns how many transfers it came to
     */
    run(): Promise<number> {
      running ??= round().finally(() => {
        running = null;
      });
      return running;
    },

    /** Ends after the calls in hand. */
    async stop(): Promise<void> {
      stopped = true;
      await running?.catch(() => undefined);
    },

    /** One signed call without personal data, to see whether the partner's end works. */
    async test(partner: Partner): Promise<WebhookOutcome & { milliseconds: number }> {
      const started = Date.now();
      const id = `${partner.documentId}-test-${clock()}`;
      const body = JSON.stringify({
        type: 'partner.test',
        data: { id, kind: 'test', partner: { id: partner.documentId, name: partner.name } },
      });
      const outcome = await call(partner, { id, body });
      return { ...outcome, milliseconds: Date.now() - started };
    },
  };
};
export type SendingService = ReturnType<typeof createSending>;
