import type { Core } from '@strapi/types';
import { fieldOfTag, type CustomField, type FieldValues } from '../../../content-types';
import { formatFieldValue } from '../audience';
import { getService, table } from '../core';
import { factsOf, type Facts } from './facts';
import { fieldsIn } from './slots';
import { translate } from './translations';
import type { CompiledTemplates } from './types';

/** What messages ask about their readers. */
export interface ReaderNeeds {
  /** Keys of the custom fields that merge tags name. */
  tags: readonly string[];
  /** Paths that conditions look at. */
  paths: readonly string[];
}

/** What a message says of one reader, and shows them. */
export interface ReaderParts {
  /** What custom fields hold, in words, by key. */
  fields?: Readonly<Record<string, string>>;
  facts?: Facts;
}
export type Readers = ReadonlyMap<number, ReaderParts>;

export interface ReaderRef {
  id: number;
  /** Their own language. */
  locale: string;
  /** Language of the message that they get. */
  messageLocale: string;
}

export const needsOf = (
  messages: readonly Pick<CompiledTemplates, 'subject' | 'html' | 'conditions'>[]
): ReaderNeeds => ({
  tags: fieldsIn(messages.flatMap(({ subject, html }) => [subject, html])),
  paths: [
    ...new Set(
      messages.flatMap(({ conditions }) =>
        Object.values(conditions ?? {}).flatMap(({ rules }) => rules.map(({ path }) => path))
      )
    ),
  ],
});

/** Ids of the lists that people have confirmed. Rides on optin_subscriptions_pair_uq. */
const confirmedLists = async (
  strapi: Core.Strapi,
  ids: readonly number[]
): Promise<Map<number, number[]>> => {
  const rows: { subscriber_id: number; list_id: number }[] = await table(strapi, 'subscription')
    .whereIn('subscriber_id', ids)
    .where({ state: 'confirmed' })
    .select('subscriber_id', 'list_id');
  const lists = new Map<number, number[]>();
  for (const { subscriber_id, list_id } of rows) {
    const id = Number(subscriber_id);
    lists.set(id, [...(lists.get(id) ?? []), Number(list_id)]);
  }
  return lists;
};

const inWords = (
  fields: readonly CustomField[],
  values: FieldValues,
  locale: string
): Record<string, string> => {
  const words = { yes: translate(locale, 'field.yes'), no: translate(locale, 'field.no') };
  return Object.fromEntries(
    fields.map((field) => [
      field.key,
      formatFieldValue(field, values[field.key] ?? null, locale, words),
    ])
  );
};

/**
 * What messages need to know of these people at this moment, by subscriber id: at most three queries
 * however many they are, and none where the messages ask for nothing.
 */
export const readReaders = async (
  strapi: Core.Strapi,
  { tags, paths }: ReaderNeeds,
  people: readonly ReaderRef[]
): Promise<Readers> => {
  const readers = new Map<number, ReaderParts>();
  if (people.length === 0 || (tags.length === 0 && paths.length === 0)) return readers;
  const ids = people.map(({ id }) => id);
  const customFields = getService(strapi, 'customFields');
  const fields =
    tags.length === 0 ? [] : (await customFields.all()).filter(({ key }) => tags.includes(key));
  const looksAtFields = fields.length > 0 || paths.some((path) => fieldOfTag(path) !== null);
  const values = looksAtFields ? await customFields.valuesOf(ids) : new Map<number, FieldValues>();
  const lists = paths.includes('lists') ? await confirmedLists(strapi, ids) : null;
  for (const { id, locale, messageLocale } of people) {
    const known = values.get(id);
    readers.set(id, {
      fields: known && fields.length > 0 ? inWords(fields, known, messageLocale) : undefined,
      facts:
        paths.length > 0 ? factsOf({ locale, listIds: lists?.get(id), fields: known }) : undefined,
    });
  }
  return readers;
};

/**
 * Everything that a message may ask of one person: for previews and tests, which are looked at
 * before anything is compiled.
 * @param tags keys of the custom fields that its merge tags name
 */
export const readReader = async (
  strapi: Core.Strapi,
  person: { id: number; locale: string },
  { tags, locale }: { tags: readonly string[]; locale: string }
): Promise<ReaderParts> => {
  const needs = { tags, paths: ['locale', 'lists', 'fields.any'] };
  const readers = await readReaders(strapi, needs, [{ ...person, messageLocale: locale }]);
  return readers.get(person.id) ?? {};
};
