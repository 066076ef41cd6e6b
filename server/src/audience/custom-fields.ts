import type { Core } from '@strapi/types';
import type { CustomField, FieldValues } from '../../../content-types';
import { uid, type Db } from '../core';

/** Definitions of custom fields and the values that people have in them. */
export const createCustomFields = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Every field, archived ones included, in their order. */
  async all(): Promise<CustomField[]> {
    return (await strapi.db.query(uid('custom-field')).findMany({
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
    })) as CustomField[];
  },

  /** Writes values of one person; `null` takes a value away, what is absent stays. */
  async write(_trx: Db, _subscriberId: number, _values: FieldValues): Promise<void> {
    // Filled in with the storage of values.
  },

  /** Values of several people by subscriber id. */
  async valuesOf(_subscriberIds: number[], _db?: Db): Promise<Map<number, FieldValues>> {
    return new Map();
  },
});
export type CustomFieldsService = ReturnType<typeof createCustomFields>;
