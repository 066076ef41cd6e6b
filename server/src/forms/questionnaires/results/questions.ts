import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Form, PublishedField } from '../../../../../content-types';
import { getService, pickText, table } from '../../../core';
import { typeOf } from '../answers';

export type QuestionField = PublishedField & { type: NonNullable<PublishedField['type']> };

/** @throws NotFoundError for anything but a questionnaire that was published */
export const questionnaireRow = async (
  strapi: Core.Strapi,
  id: number
): Promise<Pick<Form, 'id' | 'name' | 'slug'> & { published: number }> => {
  const row = await table(strapi, 'form').where({ id }).first();
  const published = Number(row?.published_version ?? 0);
  const version = published > 0 ? await getService(strapi, 'forms').version(id, published) : null;
  if (!row || version?.definition.kind !== 'questionnaire')
    throw new errors.NotFoundError('There is no such questionnaire, or it is not published yet.');
  return { id, name: String(row.name), slug: String(row.slug), published };
};

/**
 * The questions of a questionnaire: those that it asks now in their order, then those that older
 * versions asked and somebody answered. The newest wording of each.
 */
export const questionsOf = async (
  strapi: Core.Strapi,
  formId: number,
  published: number
): Promise<QuestionField[]> => {
  const rows: { form_version: number }[] = await table(strapi, 'response')
    .where({ form_id: formId })
    .distinct('form_version');
  const numbers = new Set([published, ...rows.map(({ form_version }) => Number(form_version))]);
  const questions = new Map<string, QuestionField>();
  for (const number of [...numbers].sort((a, b) => b - a)) {
    const version = await getService(strapi, 'forms').version(formId, number);
    for (const field of version?.definition.fields ?? [])
      if (!questions.has(field.key)) questions.set(field.key, { ...field, type: typeOf(field) });
  }
  return [...questions.values()];
};

export const labelOf = ({ label, key }: PublishedField, locale: string): string =>
  pickText(label, locale) || key;
