import type { Core } from '@strapi/types';
import type { CustomField, EpochMs, FieldValueRow, FieldValues } from '../../../content-types';
import { fromRow, getService, table, toRow, type Db } from '../core';
import { valueOfRows, valueRows } from './field-storage';

type KnownField = Pick<CustomField, 'id' | 'key' | 'type'>;

/** How long names and types are remembered: neither changes once there are values. */
const REMEMBER_MS = 5000;
/** Ids in one statement; SQLite takes 32,766 variables. */
const CHUNK = 5000;

/**
 * The values of custom fields. A new person's sign-up costs one `INSERT` more, whatever the number
 * of fields, and a known one's a look, a `DELETE` and an `INSERT`: names and types come from memory.
 */
export const createFieldValues = (strapi: Core.Strapi) => {
  let known = new Map<string, KnownField>();
  let knownUntil: EpochMs = 0;

  const remember = async (db?: Db): Promise<void> => {
    const rows: Record<string, unknown>[] = await table(strapi, 'custom-field', db).select(
      'id',
      'key',
      'type'
    );
    known = new Map(
      rows.map((row) => [
        String(row.key),
        { id: Number(row.id), key: String(row.key), type: row.type as CustomField['type'] },
      ])
    );
    knownUntil = Date.now() + REMEMBER_MS;
  };

  /** Fields by key; what is not remembered is looked up, since it may be new. */
  const fieldsOf = async (keys: string[], db?: Db): Promise<KnownField[]> => {
    if (Date.now() > knownUntil || keys.some((key) => !known.has(key))) await remember(db);
    return keys.flatMap((key) => known.get(key) ?? []);
  };

  const fieldsById = async (ids: number[], db?: Db): Promise<Map<number, KnownField>> => {
    const here = new Set([...known.values()].map(({ id }) => id));
    if (Date.now() > knownUntil || ids.some((id) => !here.has(id))) await remember(db);
    return new Map([...known.values()].map((field) => [field.id, field]));
  };

  const read = async (subscriberIds: number[], db?: Db): Promise<FieldValueRow[]> => {
    const rows: FieldValueRow[] = [];
    for (let from = 0; from < subscriberIds.length; from += CHUNK) {
      const found: Record<string, unknown>[] = await table(strapi, 'field-value', db)
        .whereIn('subscriber_id', subscriberIds.slice(from, from + CHUNK))
        // The order of optin_field_values_uq, which this rides on.
        .orderBy(['subscriber_id', 'field_id', 'position']);
      rows.push(...found.map((row) => fromRow<FieldValueRow>('field-value', row)));
    }
    return rows;
  };

  /**
   * Removes what stood in some fields. By primary key: a `DELETE` that finds nothing would lock the
   * gap on MySQL, and two people signing up at once would wait for each other's.
   */
  const clear = async (trx: Db, subscriberId: number, fields: KnownField[]): Promise<void> => {
    const before: { id: number }[] = await table(strapi, 'field-value', trx)
      .where({ subscriber_id: subscriberId })
      .whereIn(
        'field_id',
        fields.map(({ id }) => id)
      )
      .select('id');
    if (before.length > 0)
      await table(strapi, 'field-value', trx)
        .whereIn(
          'id',
          before.map(({ id }) => id)
        )
        .delete();
  };

  return {
    /** Forgets names and types, after a definition changed here. */
    forgetFields(): void {
      knownUntil = 0;
    },

    /**
     * Writes values of one person, whose row the caller has locked; `null` takes a value away, what
     * is absent stays, and what is no field (any more) is left out.
     * @param isNew nobody can have said anything about the person before
     */
    async write(
      trx: Db,
      subscriberId: number,
      values: FieldValues,
      { isNew = false } = {}
    ): Promise<void> {
      const keys = Object.keys(values);
      if (keys.length === 0) return;
      const fields = await fieldsOf(keys, trx);
      if (fields.length === 0) return;
      if (!isNew) await clear(trx, subscriberId, fields);
      const updatedAt = getService(strapi, 'clock').now();
      const rows = fields.flatMap(({ id, key, type }) =>
        valueRows(type, values[key]).map((columns) =>
          toRow<Omit<FieldValueRow, 'id'>>({ subscriberId, fieldId: id, ...columns, updatedAt })
        )
      );
      if (rows.length > 0) await table(strapi, 'field-value', trx).insert(rows);
    },

    /** Values of several people by subscriber id; whoever has none is absent. */
    async valuesOf(subscriberIds: number[], db?: Db): Promise<Map<number, FieldValues>> {
      const people = new Map<number, FieldValues>();
      const rows = await read([...new Set(subscriberIds)], db);
      if (rows.length === 0) return people;
      const fields = await fieldsById(
        rows.map(({ fieldId }) => fieldId),
        db
      );
      for (let from = 0; from < rows.length;) {
        const { subscriberId, fieldId } = rows[from];
        let to = from + 1;
        while (rows[to]?.subscriberId === subscriberId && rows[to].fieldId === fieldId) to += 1;
        const field = fields.get(fieldId);
        const value = field ? valueOfRows(field.type, rows.slice(from, to)) : null;
        if (field && value !== null) {
          const values = people.get(subscriberId) ?? {};
          values[field.key] = value;
          people.set(subscriberId, values);
        }
        from = to;
      }
      return people;
    },

    /** Removes everything a person said (erasure). */
    async forget(trx: Db, subscriberId: number): Promise<void> {
      await table(strapi, 'field-value', trx).where({ subscriber_id: subscriberId }).delete();
    },
  };
};
export type FieldValuesStore = ReturnType<typeof createFieldValues>;
