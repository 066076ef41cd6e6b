import type { Core } from '@strapi/types';
import type {
  Answer,
  EpochMs,
  FieldValues,
  FormResponse,
  FormVersion,
  ResponseOrigin,
} from '../../../../content-types';
import { fromRow, getService, insertReturningId, table, toRow, type Db } from '../../core';
import { answerRows, answersOf, splitNames, typeOf } from './answers';

/** What one saving changes about a person's response. */
export interface ResponseChange {
  subscriberId: number;
  version: FormVersion;
  /** Answers to set, and with `null` to take away; what is absent stays. */
  values: FieldValues;
  /** Questions that do not stand before the person any more. */
  dropped: string[];
  origin: ResponseOrigin;
  locale: string;
  step: number;
  completed: boolean;
  now: EpochMs;
}

/**
 * Responses and their answers. Whatever writes expects the subscriber's row to be locked, so that
 * two tabs of one person come one after the other.
 */
export const createResponses = (strapi: Core.Strapi) => {
  const find = async (
    formId: number,
    subscriberId: number,
    db?: Db
  ): Promise<FormResponse | null> => {
    const row = await table(strapi, 'response', db)
      .where({ form_id: formId, subscriber_id: subscriberId })
      .first();
    return row ? fromRow<FormResponse>('response', row) : null;
  };

  const answers = async (responseIds: number[], db?: Db): Promise<Answer[]> => {
    if (responseIds.length === 0) return [];
    const rows: Record<string, unknown>[] = await table(strapi, 'answer', db)
      .whereIn('response_id', responseIds)
      .orderBy(['response_id', 'field_key', 'position']);
    return rows.map((row) => fromRow<Answer>('answer', row));
  };

  const store = async (
    trx: Db,
    responseId: number,
    { definition, formId }: FormVersion,
    values: FieldValues,
    dropped: string[]
  ): Promise<void> => {
    const keys = [...new Set([...Object.keys(values), ...dropped])];
    if (keys.length === 0) return;
    await table(strapi, 'answer', trx)
      .where({ response_id: responseId })
      .whereIn('field_key', keys)
      .delete();
    const rows = definition.fields.flatMap((field) =>
      dropped.includes(field.key)
        ? []
        : answerRows(typeOf(field), values[field.key] ?? null).map((columns) =>
            toRow({ responseId, formId, fieldKey: field.key, ...columns })
          )
    );
    if (rows.length > 0) await table(strapi, 'answer', trx).insert(rows);
  };

  return {
    find,
    answers,

    /** What the person said in this response, by question. */
    async given(response: FormResponse, version: FormVersion, db?: Db): Promise<FieldValues> {
      return answersOf(version.definition, await answers([response.id], db));
    },

    /** Makes answers the person's: the response, the custom fields, the names, the contact. */
    async apply(trx: Db, change: ResponseChange): Promise<void> {
      const { subscriberId, version, values, origin, locale, now } = change;
      const before = await find(version.formId, subscriberId, trx);
      const completedAt = change.completed ? now : (before?.completedAt ?? null);
      const row: Omit<FormResponse, 'id'> = {
        formId: version.formId,
        formVersion: version.version,
        subscriberId,
        origin: before?.origin ?? origin,
        locale,
        step: Math.max(change.step, before?.step ?? 0),
        startedAt: before?.startedAt ?? now,
        updatedAt: now,
        completedAt,
      };
      if (before) await table(strapi, 'response', trx).where({ id: before.id }).update(toRow(row));
      const id = before?.id ?? (await insertReturningId(strapi, 'response', trx, toRow(row)));
      await store(trx, id, version, values, change.dropped);

      const { names, fields } = splitNames(values);
      if (Object.keys(names).length > 0)
        await getService(strapi, 'subscribers').updateProfile(trx, subscriberId, names);
      if (Object.keys(fields).length > 0)
        await getService(strapi, 'customFields').write(trx, subscriberId, fields);
      const subscriptions = getService(strapi, 'subscriptions');
      for (const { listId, state } of await subscriptions.of(subscriberId, trx))
        if (state === 'confirmed')
          await subscriptions.engage({ subscriberId, listId, at: now }, trx);
    },

    async forget(trx: Db, subscriberId: number): Promise<void> {
      const ids = (
        (await table(strapi, 'response', trx)
          .where({ subscriber_id: subscriberId })
          .select('id')) as { id: number }[]
      ).map(({ id }) => id);
      if (ids.length === 0) return;
      await table(strapi, 'answer', trx).whereIn('response_id', ids).delete();
      await table(strapi, 'response', trx).whereIn('id', ids).delete();
    },
  };
};
export type Responses = ReturnType<typeof createResponses>;
