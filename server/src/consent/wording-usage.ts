import type { Core } from '@strapi/types';
import {
  consentsOf,
  toDefinition,
  type Form,
  type FormConsent,
  type List,
  type LocalizedText,
  type PublishedForm,
  type Wording,
} from '../../../content-types';
import { getService, joinNames, parseJson, pickText, table, uid } from '../core';
import type { GetWordingResponse, WordingVariable } from './contract';
import { fillWording } from './variables';

type WordingForm = GetWordingResponse['data']['forms'][number];

/** People by the version that a confirmed subscription of theirs rests on; see optin_subscriptions_wording_ix. */
export const peopleByVersion = async (
  strapi: Core.Strapi,
  wordingId: number
): Promise<Map<number, number>> => {
  const rows: { wording_version: number; people: number | string }[] = await table(
    strapi,
    'subscription'
  )
    .where({ wording_id: wordingId, state: 'confirmed' })
    .groupBy('wording_version')
    .select('wording_version')
    .countDistinct({ people: 'subscriber_id' });
  return new Map(rows.map((row) => [Number(row.wording_version), Number(row.people)]));
};

type ListTitle = Pick<List, 'id' | 'name' | 'title'>;

const listTitles = async (strapi: Core.Strapi): Promise<Map<number, ListTitle>> => {
  const rows: { id: number; name: string; title: unknown }[] = await table(strapi, 'list').select(
    'id',
    'name',
    'title'
  );
  return new Map(
    rows.map(({ id, name, title }) => [
      Number(id),
      { id: Number(id), name, title: parseJson<LocalizedText>(title) ?? {} },
    ])
  );
};

/** What a wording's variables stand for where it asks for these lists. */
export const wordingValues = (
  lists: ListTitle[],
  { controller, partner }: { controller: string; partner: string },
  locale: string
): Record<WordingVariable, string> => ({
  controller,
  partner,
  list: joinNames(
    lists.map(({ title, name }) => pickText(title, locale) || name),
    locale.replaceAll('_', '-')
  ),
});

/**
 * The boxes that show a wording: those of published versions with the texts that visitors see, and
 * those that only a draft has, with `latest` filled in. Forms are few, so their JSON is read here.
 */
export const formsShowing = async (
  strapi: Core.Strapi,
  { id: wordingId }: Pick<Wording, 'id'>,
  latest: LocalizedText
): Promise<WordingForm[]> => {
  const forms = (await strapi.db.query(uid('form')).findMany({
    select: ['id', 'name', 'definition', 'publishedVersion'],
    orderBy: { name: 'asc' },
  })) as Pick<Form, 'id' | 'name' | 'definition' | 'publishedVersion'>[];
  const titles = await listTitles(strapi);
  const { controller } = await getService(strapi, 'settings').get();
  const valuesOf = ({ listIds, partner = '' }: FormConsent, locales: string[]) => {
    const lists = listIds.flatMap((id) => titles.get(id) ?? []);
    return Object.fromEntries(
      locales.map((locale) => [
        locale,
        wordingValues(lists, { controller: controller.name, partner }, locale),
      ])
    );
  };

  const found: WordingForm[] = [];
  for (const { id, name, definition, publishedVersion } of forms) {
    const row =
      publishedVersion > 0
        ? await table(strapi, 'form-version')
            .where({ form_id: id, version: publishedVersion })
            .first('definition')
        : null;
    const published = row ? parseJson<PublishedForm>(row.definition) : null;
    const shown = (published?.consents ?? []).filter((item) => item.wordingId === wordingId);
    for (const consent of shown)
      found.push({
        id,
        name,
        version: consent.wordingVersion,
        texts: consent.texts,
        values: valuesOf(consent, published?.locales ?? []),
      });
    if (shown.length > 0) continue;
    if (!definition) continue;
    const draft = toDefinition(definition);
    const drafted = consentsOf(draft).filter((item) => item.wordingId === wordingId);
    for (const consent of drafted) {
      const values = valuesOf(consent, draft.locales);
      const texts = Object.fromEntries(
        draft.locales.flatMap((locale) => {
          const text = latest[locale];
          return text ? [[locale, fillWording(text, values[locale])]] : [];
        })
      );
      found.push({ id, name, version: null, texts, values });
    }
  }
  return found;
};
