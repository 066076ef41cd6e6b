import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Subscriber } from '../../../content-types';
import {
  dialectOf,
  forUpdate,
  getService,
  inTransaction,
  table,
  type Db,
  type EmailAddress,
} from '../core';
import { createId } from './document-id';
import type {
  ListSubscribersRequest,
  ListSubscribersResponse,
  SubscriberRow,
  UpdateSubscriberRequest,
} from './contract';
import { findSubscriberRows, listSubscribers } from './subscriber-list';

export interface NewSubscriber {
  address: EmailAddress;
  firstName: string | null;
  lastName: string | null;
  locale: string;
  timeZone?: string | null;
}

interface SubscriberColumns {
  id: number;
  document_id: string;
  email: string;
  email_key: string;
  fingerprint: string;
  first_name: string | null;
  last_name: string | null;
  locale: string;
  time_zone: string | null;
  status: Subscriber['status'];
  created_at: string;
  updated_at: string;
}

const fromColumns = (row: SubscriberColumns): Subscriber => ({
  id: Number(row.id),
  documentId: row.document_id,
  email: row.email,
  emailKey: row.email_key,
  fingerprint: row.fingerprint,
  firstName: row.first_name,
  lastName: row.last_name,
  locale: row.locale,
  timeZone: row.time_zone,
  status: row.status,
  createdAt: new Date(row.created_at).toISOString(),
  updatedAt: new Date(row.updated_at).toISOString(),
});

export const createSubscribers = ({ strapi }: { strapi: Core.Strapi }) => {
  const row = async (id: number): Promise<SubscriberRow> => {
    const [found] = await findSubscriberRows(strapi, [id]);
    if (!found) throw new errors.NotFoundError('This subscriber does not exist (any more).');
    return found;
  };

  return {
    /**
     * The person behind an address, locked until the transaction ends, so that whatever happens to
     * one person happens in one order. Never changes the profile of somebody already known: the
     * caller may be a stranger who typed their address.
     */
    async findOrCreate(
      trx: Db,
      { address, firstName, lastName, locale, timeZone = null }: NewSubscriber
    ): Promise<Subscriber & { isNew: boolean }> {
      const find = () =>
        forUpdate(
          strapi,
          table(strapi, 'subscriber', trx).where({ email_key: address.key }).first()
        ) as unknown as Promise<SubscriberColumns | undefined>;
      const isMysql = dialectOf(strapi) === 'mysql';
      // Looking for nobody under a lock would lock the gap on MySQL, and of strangers who sign up at
      // once each would wait for the others: there the row comes first and is looked at afterwards.
      const known = isMysql ? undefined : await find();
      if (known) return { ...fromColumns(known), isNew: false };

      const now = new Date();
      const documentId = createId();
      const insert = table(strapi, 'subscriber', trx)
        .insert({
          document_id: documentId,
          email: address.email,
          email_key: address.key,
          fingerprint: getService(strapi, 'suppressions').fingerprintOf(address.key),
          first_name: firstName,
          last_name: lastName,
          locale,
          time_zone: timeZone,
          status: 'active',
          created_at: now,
          updated_at: now,
          published_at: now,
        })
        .onConflict('email_key');
      // Changing nothing still locks the row for writing, where ignoring would lock it for reading.
      if (isMysql) await insert.merge({ email_key: address.key });
      const [inserted]: SubscriberColumns[] = isMysql ? [] : await insert.ignore().returning('*');
      const stored = inserted ?? (await find());
      if (!stored) throw new errors.ApplicationError('The subscriber could not be stored.');
      return { ...fromColumns(stored), isNew: stored.document_id === documentId };
    },

    /** One person, locked until the transaction ends; null when there is none. */
    async lock(trx: Db, id: number): Promise<Subscriber | null> {
      const found = (await forUpdate(
        strapi,
        table(strapi, 'subscriber', trx).where({ id }).first()
      )) as unknown as SubscriberColumns | undefined;
      return found ? fromColumns(found) : null;
    },

    async get(id: number, db?: Db): Promise<Subscriber | null> {
      const found = await table(strapi, 'subscriber', db).where({ id }).first();
      return found ? fromColumns(found) : null;
    },

    /** Whoever has this address, in canonical form; rides on optin_subscribers_email_key_uq. */
    async byEmailKey(emailKey: string, db?: Db): Promise<Subscriber | null> {
      const found = await table(strapi, 'subscriber', db).where({ email_key: emailKey }).first();
      return found ? fromColumns(found) : null;
    },

    async byIds(ids: number[], db?: Db): Promise<Subscriber[]> {
      const rows = await table(strapi, 'subscriber', db).whereIn('id', ids);
      return rows.map(fromColumns);
    },

    /** Fills in or corrects a profile. */
    async updateProfile(
      db: Db,
      id: number,
      profile: Partial<Pick<Subscriber, 'firstName' | 'lastName' | 'locale' | 'timeZone'>>
    ): Promise<void> {
      await table(strapi, 'subscriber', db).where({ id }).update({
        first_name: profile.firstName,
        last_name: profile.lastName,
        locale: profile.locale,
        time_zone: profile.timeZone,
        updated_at: new Date(),
      });
    },

    /**
     * Removes the person from the row and keeps the row, which the ledger's chain belongs to. The
     * placeholder is unique and not an address that mail could reach (RFC 2606 `.invalid`).
     */
    async erase(trx: Db, id: number): Promise<void> {
      const placeholder = `erased-${id}@erased.invalid`;
      await table(strapi, 'subscriber', trx).where({ id }).update({
        email: placeholder,
        email_key: placeholder,
        fingerprint: null,
        first_name: null,
        last_name: null,
        time_zone: null,
        status: 'erased',
        updated_at: new Date(),
      });
    },

    row,
    list: (query: ListSubscribersRequest): Promise<ListSubscribersResponse> =>
      listSubscribers(strapi, query),

    /**
     * Changes a profile and custom fields in one go.
     * @throws NotFoundError
     * @throws ValidationError that names each custom field at fault
     * @throws ApplicationError for a person whose data was erased
     */
    async update(id: number, input: UpdateSubscriberRequest): Promise<SubscriberRow> {
      const { fields = {}, ...profile } = input;
      const customFields = getService(strapi, 'customFields');
      const values = await customFields.read(fields);
      await inTransaction(strapi, async (trx) => {
        const current = await this.lock(trx, id);
        if (!current) throw new errors.NotFoundError('This subscriber does not exist (any more).');
        if (current.status === 'erased')
          throw new errors.ApplicationError(
            "This person's data was erased; there is nothing to edit."
          );
        await this.updateProfile(trx, id, profile);
        await customFields.write(trx, id, values);
      });
      return row(id);
    },
  };
};
export type SubscribersService = ReturnType<typeof createSubscribers>;
