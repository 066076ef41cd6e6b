import type { Core } from '@strapi/types';
import type { EpochMs, StopReason, SubmissionChannel } from '../../../../content-types';
import { DAY, getService, inTransaction, table, tableName } from '../../core';

const HOUR = 3_600_000;
/** How long the counts are kept. */
const KEEP_DAYS = 90;

/** One group of what was stopped, as the panel lists it. */
export interface StopCount {
  reason: StopReason;
  formId: number;
  channel: SubmissionChannel;
  stops: number;
}

/** What the guard stopped, by hour, form, reason and way in: counts, nothing of anybody. */
export const createStops = ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * Counts one stop. It stands outside the submission's transaction, which it outlives, and never
   * fails a request.
   */
  async note(formId: number, reason: StopReason, channel: SubmissionChannel): Promise<void> {
    const now = getService(strapi, 'clock').now();
    try {
      await inTransaction(strapi, (trx) =>
        table(strapi, 'guard-stop', trx)
          .insert({ form_id: formId, reason, channel, hour: now - (now % HOUR), stops: 1 })
          .onConflict(['hour', 'form_id', 'reason', 'channel'])
          .merge({ stops: trx.raw('?? + 1', [`${tableName(strapi, 'guard-stop')}.stops`]) })
      );
    } catch (error) {
      strapi.log.warn(
        `[optin] a stop could not be counted: ${error instanceof Error ? error.message : 'unknown error'}`
      );
    }
  },

  /** Sums since a moment, largest first. */
  async since(from: EpochMs, formId: number | null): Promise<StopCount[]> {
    const rows: Record<string, unknown>[] = await table(strapi, 'guard-stop')
      .where('hour', '>=', from - (from % HOUR))
      .modify((query) => {
        if (formId !== null) void query.andWhere({ form_id: formId });
      })
      .groupBy('reason', 'form_id', 'channel')
      .select('reason', 'form_id', 'channel')
      .sum({ total: 'stops' });
    return rows
      .map((row) => ({
        reason: row.reason as StopReason,
        formId: Number(row.form_id),
        channel: row.channel as SubmissionChannel,
        stops: Number(row.total),
      }))
      .sort((a, b) => b.stops - a.stops);
  },

  /** Sums by hour since a moment, oldest first; hours without a stop are left out. */
  async byHour(from: EpochMs, formId: number | null): Promise<{ hour: EpochMs; stops: number }[]> {
    const rows: { hour: number | string; total: number | string }[] = await table(
      strapi,
      'guard-stop'
    )
      .where('hour', '>=', from - (from % HOUR))
      .modify((query) => {
        if (formId !== null) void query.andWhere({ form_id: formId });
      })
      .groupBy('hour')
      .orderBy('hour')
      .select('hour')
      .sum({ total: 'stops' });
    return rows.map(({ hour, total }) => ({ hour: Number(hour), stops: Number(total) }));
  },

  async prune(now: EpochMs): Promise<void> {
    await table(strapi, 'guard-stop')
      .where('hour', '<', now - KEEP_DAYS * DAY)
      .delete();
  },
});
export type StopsService = ReturnType<typeof createStops>;
