import type { Core } from '@strapi/types';
import type { EpochMs, FormVersion, ResponseDraft } from '../../../../content-types';
import { DAY, forUpdate, fromRow, getService, table, toRow, type Db } from '../../core';

export interface NewDraft {
  key: number;
  version: Pick<FormVersion, 'formId' | 'version'>;
  locale: string;
  submissionId: number | null;
  subscriberId: number | null;
  confirmedAt: EpochMs | null;
  now: EpochMs;
}

const first = async (query: PromiseLike<unknown>): Promise<ResponseDraft | null> => {
  const row = (await query) as Record<string, unknown> | undefined;
  return row ? fromRow<ResponseDraft>('response-draft', row) : null;
};

/** The table of answers whose address is not confirmed; see the type `response-draft`. */
export const createDrafts = (strapi: Core.Strapi) => ({
  find: (key: number, db?: Db) => first(table(strapi, 'response-draft', db).where({ key }).first()),

  lock: (trx: Db, key: number) =>
    first(forUpdate(strapi, table(strapi, 'response-draft', trx).where({ key }).first())),

  lockOfSubmission: (trx: Db, submissionId: number) =>
    first(
      forUpdate(
        strapi,
        table(strapi, 'response-draft', trx).where({ submission_id: submissionId }).first()
      )
    ),

  /** Makes a draft where the key has none; two tabs that save at once make one. */
  async insert(trx: Db, draft: NewDraft): Promise<void> {
    const { pendingDays } = await getService(strapi, 'settings').get();
    const { key, version, locale, submissionId, subscriberId, confirmedAt, now } = draft;
    const row: Omit<ResponseDraft, 'id'> = {
      key,
      formId: version.formId,
      formVersion: version.version,
      submissionId,
      subscriberId,
      confirmedAt,
      locale,
      given: {},
      step: 0,
      startedAt: now,
      updatedAt: now,
      completedAt: null,
      // As long as the sign-up waits for its confirmation.
      expiresAt: now + pendingDays * DAY,
    };
    await table(strapi, 'response-draft', trx).insert(toRow(row)).onConflict('key').ignore();
  },

  async update(trx: Db, id: number, patch: Partial<ResponseDraft>): Promise<void> {
    await table(strapi, 'response-draft', trx).where({ id }).update(toRow(patch));
  },

  async forget(trx: Db, subscriberId: number): Promise<void> {
    await table(strapi, 'response-draft', trx).where({ subscriber_id: subscriberId }).delete();
  },

  /** Drops drafts whose time is over. Rides on optin_response_drafts_expiry_ix. */
  prune: (now: EpochMs): Promise<number> =>
    table(strapi, 'response-draft').where('expires_at', '<', now).delete(),
});
export type Drafts = ReturnType<typeof createDrafts>;
