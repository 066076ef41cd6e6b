import type { Core } from '@strapi/types';
import type { List, LocalizedText, WordingVersion } from '../../../content-types';
import { fillWording, variablesIn, wordingValues } from '../consent';
import type { WordingVariable } from '../consent/contract';
import { getService, table, type Db } from '../core';
import { organisationFor } from './organisation';

/** A wording as one person reads it outside a form. */
export interface PersonalWording {
  version: WordingVersion;
  /** Variables filled in. */
  texts: LocalizedText;
  /** What the variables it uses stand for, by language: the ledger notes them with the answer. */
  values: Record<string, Partial<Record<WordingVariable, string>>>;
}

/** The partner that the person was told when they agreed, from the form that they filled in. */
const partnerOf = async (
  strapi: Core.Strapi,
  {
    subscriberId,
    listIds,
    wordingId,
  }: { subscriberId: number; listIds: number[]; wordingId: number },
  db?: Db
): Promise<string> => {
  const record = await table(strapi, 'consent-record', db)
    .where({ subscriber_id: subscriberId, wording_id: wordingId })
    .whereIn('list_id', listIds)
    .whereNotNull('form_id')
    .orderBy('seq', 'desc')
    .first('form_id', 'form_version');
  if (!record) return '';
  const form = await getService(strapi, 'forms').version(
    Number(record.form_id),
    Number(record.form_version),
    db
  );
  const box = form?.definition.consents.find((consent) => consent.wordingId === wordingId);
  return box?.partner ?? '';
};

/** @returns null where that version does not exist */
export const personalWording = async (
  strapi: Core.Strapi,
  input: { subscriberId: number; lists: List[]; wordingId: number; wordingVersion: number },
  db?: Db
): Promise<PersonalWording | null> => {
  const { subscriberId, lists, wordingId, wordingVersion } = input;
  const version = await getService(strapi, 'wordings').version(wordingId, wordingVersion, db);
  if (!version) return null;
  const settings = await getService(strapi, 'settings').get();
  const uses = variablesIn(Object.values(version.texts).join(' '));
  const names = {
    controller: settings.controller.name || (await organisationFor(strapi, lists)),
    partner: uses.includes('partner')
      ? await partnerOf(strapi, { subscriberId, listIds: lists.map(({ id }) => id), wordingId }, db)
      : '',
  };
  const texts: LocalizedText = {};
  const values: PersonalWording['values'] = {};
  for (const [locale, text] of Object.entries(version.texts)) {
    const all = wordingValues(lists, names, locale);
    if (text) texts[locale] = fillWording(text, all);
    values[locale] = Object.fromEntries(uses.map((variable) => [variable, all[variable]]));
  }
  return { version, texts, values };
};
