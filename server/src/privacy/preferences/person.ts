import type { Core } from '@strapi/types';
import type {
  CustomField,
  FieldValue,
  List,
  Partner,
  PartnerConsent,
  Sender,
  Subscriber,
  Subscription,
} from '../../../../content-types';
import { getService, type Db } from '../../core';

/** What somebody's own page shows of them. */
export interface Preferences {
  subscriber: Subscriber;
  /** Lists that reach them, or wait for their confirmation. */
  lists: { list: List; state: Extract<Subscription['state'], 'confirmed' | 'pending'> }[];
  /** Custom fields that they may see, and those that they may change. */
  fields: { field: CustomField; value: FieldValue; canChange: boolean }[];
  /** Partners whom they allowed to write, or were asked about. */
  partners: {
    partner: Partner;
    state: Extract<PartnerConsent['state'], 'confirmed' | 'pending'>;
  }[];
  sender: Sender | null;
}

const listsOf = async (
  strapi: Core.Strapi,
  subscriberId: number,
  db?: Db
): Promise<Preferences['lists']> => {
  const subscriptions = await getService(strapi, 'subscriptions').of(subscriberId, db);
  const lists = await getService(strapi, 'lists').byIds(
    subscriptions.map(({ listId }) => listId),
    db
  );
  return lists.flatMap((list) => {
    const state = subscriptions.find(({ listId }) => listId === list.id)?.state;
    return state === 'confirmed' || state === 'pending' ? [{ list, state }] : [];
  });
};

const fieldsOf = async (
  strapi: Core.Strapi,
  subscriberId: number,
  db?: Db
): Promise<Preferences['fields']> => {
  const customFields = getService(strapi, 'customFields');
  const values = (await customFields.valuesOf([subscriberId], db)).get(subscriberId) ?? {};
  return (await customFields.all()).flatMap((field) => {
    const value = values[field.key] ?? null;
    const canChange = field.access === 'editable' && !field.isArchived;
    const isShown = canChange || (field.access !== 'hidden' && value !== null);
    return isShown ? [{ field, value, canChange }] : [];
  });
};

const partnersOf = async (
  strapi: Core.Strapi,
  subscriberId: number,
  db?: Db
): Promise<Preferences['partners']> => {
  const service = getService(strapi, 'partners');
  const consents = await service.of(subscriberId, db);
  const partners = await service.byIds(
    consents.map(({ partnerId }) => partnerId),
    db
  );
  return consents.flatMap(({ partnerId, state }) => {
    const partner = partners.get(partnerId);
    return partner && (state === 'confirmed' || state === 'pending') ? [{ partner, state }] : [];
  });
};

/** Reads a person's page; null for somebody whose data is gone. */
export const readPreferences = async (
  strapi: Core.Strapi,
  subscriber: Subscriber | null,
  db?: Db
): Promise<Preferences | null> => {
  if (!subscriber || subscriber.status === 'erased') return null;
  const lists = await listsOf(strapi, subscriber.id, db);
  const senders = getService(strapi, 'senders');
  const senderId = lists.find(({ list }) => list.senderId !== null)?.list.senderId ?? null;
  return {
    subscriber,
    lists,
    fields: await fieldsOf(strapi, subscriber.id, db),
    partners: await partnersOf(strapi, subscriber.id, db),
    sender: (senderId === null ? null : await senders.find(senderId)) ?? (await senders.default()),
  };
};
