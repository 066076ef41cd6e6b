import type { Core } from '@strapi/types';
import {
  blocksOf,
  toDefinition,
  type CustomField,
  type Form,
  type Promotion,
  type PublishedForm,
} from '../../../content-types';
import { parseJson, table, uid } from '../core';
import type { FieldUsage } from './contract';

type FormRow = Pick<Form, 'id' | 'name' | 'definition' | 'publishedVersion'>;

/** Keys that a form asks for: in its draft, and in the version that visitors see. */
interface FormKeys {
  id: number;
  name: string;
  keys: Set<string>;
}

const draftKeys = (definition: Form['definition']): string[] =>
  definition
    ? blocksOf(toDefinition(definition)).flatMap((block) =>
        block.type === 'field' ? block.key : []
      )
    : [];

/** Forms are few, so their JSON is read here rather than searched in SQL. */
const readForms = async (strapi: Core.Strapi): Promise<FormKeys[]> => {
  const forms = (await strapi.db.query(uid('form')).findMany({
    select: ['id', 'name', 'definition', 'publishedVersion'],
    orderBy: { name: 'asc' },
  })) as FormRow[];
  const versions: { form_id: number; version: number; definition: unknown }[] = await table(
    strapi,
    'form-version'
  )
    .whereIn(
      ['form_id', 'version'],
      forms.map(({ id, publishedVersion }) => [id, publishedVersion ?? 0])
    )
    .select('form_id', 'version', 'definition');
  const live = new Map(
    versions.map((row) => [
      Number(row.form_id),
      (parseJson<PublishedForm>(row.definition)?.fields ?? []).map(({ key }) => key),
    ])
  );
  return forms.map(({ id, name, definition }) => ({
    id,
    name,
    keys: new Set([...draftKeys(definition), ...(live.get(id) ?? [])]),
  }));
};

const readPromotions = async (strapi: Core.Strapi): Promise<FormKeys[]> => {
  const promotions = (await strapi.db.query(uid('promotion')).findMany({
    select: ['id', 'name', 'eligibility'],
    orderBy: { name: 'asc' },
  })) as Pick<Promotion, 'id' | 'name' | 'eligibility'>[];
  return promotions.map(({ id, name, eligibility }) => ({
    id,
    name,
    keys: new Set(
      [eligibility?.countryField, eligibility?.birthField].filter((key) => typeof key === 'string')
    ),
  }));
};

const named = (users: FormKeys[], key: string) =>
  users.filter(({ keys }) => keys.has(key)).map(({ id, name }) => ({ id, name }));

/** How many people have a value, by field; a value's first row stands for it. */
const countPeople = async (strapi: Core.Strapi, ids: number[]): Promise<Map<number, number>> => {
  const rows: { field_id: number; people: number | string }[] = await table(strapi, 'field-value')
    .whereIn('field_id', ids)
    .andWhere({ position: 0 })
    .groupBy('field_id')
    .select('field_id')
    .count({ people: '*' });
  return new Map(rows.map((row) => [Number(row.field_id), Number(row.people)]));
};

/** Where fields are used: people, forms, promotions. */
export const readFieldUsage = async (
  strapi: Core.Strapi,
  fields: Pick<CustomField, 'id' | 'key'>[]
): Promise<FieldUsage[]> => {
  if (fields.length === 0) return [];
  const people = await countPeople(
    strapi,
    fields.map(({ id }) => id)
  );
  const forms = await readForms(strapi);
  const promotions = await readPromotions(strapi);
  return fields.map(({ id, key }) => ({
    fieldId: id,
    people: people.get(id) ?? 0,
    forms: named(forms, key),
    promotions: named(promotions, key),
  }));
};

/** How many people chose each option. Rides on optin_field_values_text_ix (field_id, text_value). */
export const countOptions = async (
  strapi: Core.Strapi,
  fieldId: number
): Promise<Record<string, number>> => {
  const rows: { text_value: string; people: number | string }[] = await table(strapi, 'field-value')
    .where({ field_id: fieldId })
    .whereNotNull('text_value')
    .groupBy('text_value')
    .select('text_value')
    .count({ people: '*' });
  return Object.fromEntries(rows.map((row) => [row.text_value, Number(row.people)]));
};
