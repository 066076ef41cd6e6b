import {
  DEFAULT_AFTER,
  DEFAULT_DISPLAY,
  DEFAULT_GUARD,
  type CustomField,
  type FormBlock,
  type FormDefinition,
  type FormStep,
} from '../../content-types';
import { getService, uid } from '../../server/src/core';
import type { BootedStrapi } from './strapi';

export const stepWith = (
  id: string,
  blocks: FormBlock[],
  over: Partial<FormStep> = {}
): FormStep => ({
  id,
  title: {},
  rows: blocks.map((block) => ({ id: `row-${block.id}`, columns: [[block]] })),
  ...over,
});

export const definitionWith = (
  steps: FormStep[],
  over: Partial<FormDefinition> = {}
): FormDefinition => ({
  schema: 2,
  kind: 'sign-up',
  locales: ['en'],
  steps,
  texts: { title: { en: 'The Letter' }, success: {}, next: {}, back: {} },
  theme: { accent: '#2f6f4f' },
  after: DEFAULT_AFTER,
  display: DEFAULT_DISPLAY,
  guard: DEFAULT_GUARD,
  promotionId: null,
  ...over,
});

/** Saves and publishes a form through the services that the panel uses. @returns its id */
export const publishForm = async (
  { strapi }: BootedStrapi,
  slug: string,
  definition: FormDefinition
): Promise<number> => {
  const forms = getService(strapi, 'forms');
  const { id } = await forms.create({ name: slug, slug, isOpen: true, definition });
  await forms.publish(id, 'test');
  return id;
};

/** A custom field, as the panel makes it. */
export const addField = async (
  { strapi }: BootedStrapi,
  key: string,
  type: CustomField['type'],
  over: Partial<CustomField> = {}
): Promise<void> => {
  await strapi.db.query(uid('custom-field')).create({
    data: {
      key,
      type,
      label: { en: key },
      help: {},
      options: [],
      rules: {},
      access: 'hidden',
      ...over,
    },
  });
};
