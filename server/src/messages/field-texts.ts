import type { Core } from '@strapi/types';
import { formatFieldValue } from '../audience';
import { getService } from '../core';
import { translate } from './translations';

/** What custom fields hold, in words: by person, then by key. */
export type FieldTexts = ReadonlyMap<number, Readonly<Record<string, string>>>;

const NONE: FieldTexts = new Map();

/**
 * What stands in the merge tags of a message for these people, as its language writes it. Two
 * queries however many they are, and none where the message names no field.
 */
export const readFieldTexts = async (
  strapi: Core.Strapi,
  { keys, locale }: { keys: readonly string[]; locale: string },
  subscriberIds: number[]
): Promise<FieldTexts> => {
  if (keys.length === 0 || subscriberIds.length === 0) return NONE;
  const customFields = getService(strapi, 'customFields');
  const fields = (await customFields.all()).filter(({ key }) => keys.includes(key));
  if (fields.length === 0) return NONE;
  const words = { yes: translate(locale, 'field.yes'), no: translate(locale, 'field.no') };
  const values = await customFields.valuesOf(subscriberIds);
  return new Map(
    Array.from(values, ([id, known]) => [
      id,
      Object.fromEntries(
        fields.map((field) => [
          field.key,
          formatFieldValue(field, known[field.key] ?? null, locale, words),
        ])
      ),
    ])
  );
};
