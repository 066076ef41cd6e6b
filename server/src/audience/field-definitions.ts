import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import { hasOptions, NO_RULES, type CustomField } from '../../../content-types';
import { fieldErrors, refusal, uid } from '../core';
import type { FieldDetail, FieldUsage, SaveFieldRequest } from './contract';
import { countOptions, readFieldUsage } from './field-usage';

/** More than this no form, page or filter could show. */
export const MAX_FIELDS = 200;

/** A field with all its parts, whether somebody said them or not. */
const whole = <F extends SaveFieldRequest>(field: F): F => ({
  ...field,
  help: field.help ?? {},
  options: field.options ?? [],
  rules: { ...NO_RULES, ...field.rules },
});

const namesOf = ({ forms, promotions }: FieldUsage): string[] =>
  [...forms, ...promotions].map(({ name }) => name);

/**
 * Definitions of custom fields. What is stored hangs on a field's key, its type and the keys of its
 * options, so these stay once somebody used them; texts, rules and order may change at any time.
 * @param changed called after each change
 */
export const createFieldDefinitions = (strapi: Core.Strapi, changed: () => void) => {
  const query = () => strapi.db.query(uid('custom-field'));

  const all = async (): Promise<CustomField[]> =>
    (
      (await query().findMany({
        orderBy: [{ position: 'asc' }, { id: 'asc' }],
      })) as CustomField[]
    ).map(whole);

  const get = async (id: number): Promise<CustomField> => {
    const field = (await query().findOne({ where: { id } })) as CustomField | null;
    if (!field) throw new errors.NotFoundError('This field does not exist (any more).');
    return whole(field);
  };

  const usageOf = async (field: CustomField): Promise<FieldUsage> => {
    const [usage] = await readFieldUsage(strapi, [field]);
    return usage;
  };

  /** MySQL takes `city` and `City` for one, so all databases do. */
  const assertKeyFree = (fields: CustomField[], key: string): void => {
    if (fields.some((field) => field.key.toLowerCase() === key.toLowerCase()))
      throw fieldErrors([
        { path: 'key', message: 'Another field has this key; choose a new one.' },
      ]);
  };

  const assertTypeFree = async (field: CustomField): Promise<void> => {
    const usage = await usageOf(field);
    const names = namesOf(usage);
    if (usage.people > 0 || names.length > 0)
      throw refusal(
        'field-type-fixed',
        `The type stays: ${usage.people} people have a value, and ${names.length} forms or promotions ask for it. Archive this field and create a new one.`,
        { people: usage.people, used: names }
      );
  };

  /** Options that somebody chose cannot go: their answer would have no meaning any more. */
  const assertOptionsFree = async (field: CustomField, input: SaveFieldRequest): Promise<void> => {
    const removed = field.options.filter(({ key }) =>
      input.options.every((option) => option.key !== key)
    );
    if (removed.length === 0) return;
    const people = await countOptions(strapi, field.id);
    const kept = removed.filter(({ key }) => people[key] > 0);
    if (kept.length > 0)
      throw refusal(
        'field-option-used',
        `Options that people chose stay: ${kept.map(({ key }) => `${key} (${people[key]})`).join(', ')}. Rename them, or offer them no longer by a new field.`,
        { options: kept.map(({ key }) => `${key} (${people[key]})`) }
      );
  };

  const detail = async (field: CustomField): Promise<FieldDetail> => ({
    ...field,
    usage: await usageOf(field),
    optionPeople: hasOptions(field.type) ? await countOptions(strapi, field.id) : {},
  });

  return {
    all,
    get,

    /** @throws NotFoundError */
    async detail(id: number): Promise<FieldDetail> {
      return detail(await get(id));
    },

    async usage(): Promise<FieldUsage[]> {
      return readFieldUsage(strapi, await all());
    },

    async create(input: SaveFieldRequest): Promise<FieldDetail> {
      const fields = await all();
      assertKeyFree(fields, input.key);
      if (fields.length >= MAX_FIELDS)
        throw refusal('field-limit', `There can be ${MAX_FIELDS} fields; delete one first.`, {
          max: MAX_FIELDS,
        });
      const position = Math.max(-1, ...fields.map((field) => field.position)) + 1;
      const field = (await query().create({
        data: { ...whole(input), position, isArchived: false },
      })) as CustomField;
      changed();
      return detail(whole(field));
    },

    /**
     * @throws ValidationError for another key
     * @throws ApplicationError `field-type-fixed`, `field-option-used`
     */
    async update(id: number, input: SaveFieldRequest): Promise<FieldDetail> {
      const current = await get(id);
      if (input.key !== current.key)
        throw fieldErrors([
          {
            path: 'key',
            message: `The key stays "${current.key}": forms, mails and programs call the field so.`,
          },
        ]);
      if (input.type !== current.type) await assertTypeFree(current);
      else await assertOptionsFree(current, whole(input));
      const field = (await query().update({ where: { id }, data: whole(input) })) as CustomField;
      changed();
      return detail(whole(field));
    },

    /** Offers a field no more, or again. Values stay, and published forms go on asking. */
    async setArchived(id: number, isArchived: boolean): Promise<FieldDetail> {
      await get(id);
      const field = (await query().update({ where: { id }, data: { isArchived } })) as CustomField;
      changed();
      return detail(whole(field));
    },

    /**
     * Puts fields in this order; those left out follow as they stood.
     * @throws ValidationError for an id that is no field
     */
    async reorder(ids: number[]): Promise<CustomField[]> {
      const fields = await all();
      if (ids.some((id) => fields.every((field) => field.id !== id)))
        throw fieldErrors([
          {
            path: 'ids',
            message: 'One of these fields does not exist (any more): reload the list.',
          },
        ]);
      const rank = new Map(ids.map((id, index) => [id, index]));
      const rankOf = ({ id }: CustomField) => rank.get(id) ?? ids.length;
      const ordered = [...fields].sort((a, b) => rankOf(a) - rankOf(b));
      await strapi.db.transaction(async () => {
        for (const [position, field] of ordered.entries())
          if (field.position !== position)
            await query().update({ where: { id: field.id }, data: { position } });
      });
      return ordered.map((field, position) => ({ ...field, position }));
    },

    /** @throws ApplicationError `field-in-use` with what still uses it */
    async remove(id: number): Promise<void> {
      const field = await get(id);
      const { people, forms, promotions } = await usageOf(field);
      if (people > 0 || forms.length > 0 || promotions.length > 0)
        throw refusal(
          'field-in-use',
          `"${field.key}" is in use: ${people} people have a value, ${forms.length} forms and ${promotions.length} promotions ask for it. Archive it instead.`,
          {
            people,
            forms: forms.map(({ name }) => name),
            promotions: promotions.map(({ name }) => name),
          }
        );
      await query().delete({ where: { id } });
      changed();
    },
  };
};
export type FieldDefinitions = ReturnType<typeof createFieldDefinitions>;
