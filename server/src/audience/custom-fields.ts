import type { Core } from '@strapi/types';
import type { FieldValue, FieldValues } from '../../../content-types';
import { fieldErrors } from '../core';
import { createFieldDefinitions } from './field-definitions';
import { problemText } from './field-problem-text';
import { readFieldValue } from './field-reading';
import { createFieldValues } from './field-values';

/** Definitions of custom fields and the values that people have in them. */
export const createCustomFields = ({ strapi }: { strapi: Core.Strapi }) => {
  const { write, valuesOf, forget, forgetFields } = createFieldValues(strapi);
  const definitions = createFieldDefinitions(strapi, forgetFields);

  return {
    ...definitions,
    write,
    valuesOf,
    forget,

    /**
     * Reads values as they come in from the panel or a program into the types of their fields.
     * @param path where they stand in the request, for errors
     * @throws ValidationError that names each field at fault
     */
    async read(given: Record<string, unknown>, path = 'fields'): Promise<FieldValues> {
      const keys = Object.keys(given);
      if (keys.length === 0) return {};
      const fields = new Map((await definitions.all()).map((field) => [field.key, field]));
      const problems: { path: string; message: string }[] = [];
      const values: Record<string, FieldValue> = {};
      for (const key of keys) {
        const field = fields.get(key);
        const reading = field ? readFieldValue(field, given[key]) : null;
        if (!reading)
          problems.push({ path: `${path}.${key}`, message: 'There is no field with this key.' });
        else if ('problem' in reading)
          problems.push({ path: `${path}.${key}`, message: problemText(reading.problem) });
        else values[key] = reading.value;
      }
      if (problems.length > 0) throw fieldErrors(problems);
      return values;
    },
  };
};
export type CustomFieldsService = ReturnType<typeof createCustomFields>;
