import type { Core } from '@strapi/types';
import type {
  ConsentRecord,
  FormVersion,
  PublishedConsent,
  WordingVersion,
} from '../../../content-types';
import { fromRow, pickText, table, type Db } from '../core';
import { fillWording } from './variables';

type Shown = Pick<
  ConsentRecord,
  'id' | 'listId' | 'wordingId' | 'wordingVersion' | 'formId' | 'formVersion' | 'locale' | 'details'
>;

/**
 * Whether a form's box is the one that a record speaks of. Several partners share one wording, so a
 * partner's box is told by the partner that the record names.
 */
export const isBoxOf = (
  { listIds, partnerId, ...box }: PublishedConsent,
  { wordingId, wordingVersion, listId, details }: Omit<Shown, 'id'>
): boolean =>
  box.wordingId === wordingId &&
  box.wordingVersion === wordingVersion &&
  (typeof details?.partnerId === 'number'
    ? partnerId === details.partnerId
    : listId === null || listIds.includes(listId));

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * The words that people read when each record was made, by record id; null where there were none.
 * A form's version has them as shown; elsewhere the wording's version is filled with the values
 * that the record notes (`details.controller`, `.list`, `.partner`).
 */
export const shownTexts = async (
  strapi: Core.Strapi,
  records: Shown[],
  db?: Db
): Promise<Map<number, string | null>> => {
  const forms = new Map<string, FormVersion>();
  const versions = new Map<string, WordingVersion>();
  const formIds = [...new Set(records.flatMap(({ formId }) => formId ?? []))];
  const wordingIds = [...new Set(records.flatMap(({ wordingId }) => wordingId ?? []))];
  if (formIds.length > 0)
    for (const row of await table(strapi, 'form-version', db).whereIn('form_id', formIds)) {
      const item = fromRow<FormVersion>('form-version', row);
      forms.set(`${item.formId}:${item.version}`, item);
    }
  if (wordingIds.length > 0)
    for (const row of await table(strapi, 'wording-version', db).whereIn(
      'wording_id',
      wordingIds
    )) {
      const item = fromRow<WordingVersion>('wording-version', row);
      versions.set(`${item.wordingId}:${item.version}`, item);
    }

  const textFor = (record: Shown): string | null => {
    if (record.wordingId === null) return null;
    const locale = record.locale ?? 'en';
    const box = forms
      .get(`${record.formId}:${record.formVersion}`)
      ?.definition.consents.find((consent) => isBoxOf(consent, record));
    if (box) return pickText(box.texts, locale);
    const version = versions.get(`${record.wordingId}:${record.wordingVersion}`);
    if (!version) return null;
    const { controller, list, partner } = record.details ?? {};
    return fillWording(pickText(version.texts, locale), {
      controller: textOf(controller),
      list: textOf(list),
      partner: textOf(partner),
    });
  };
  return new Map(records.map((record) => [record.id, textFor(record)]));
};
