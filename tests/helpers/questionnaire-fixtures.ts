import {
  DEFAULT_AFTER,
  DEFAULT_DISPLAY,
  DEFAULT_GUARD,
  NO_RULES,
  type Answer,
  type CustomField,
  type FieldBlock,
  type FormBlock,
  type FormDefinition,
  type FormResponse,
  type FormStep,
  type ResponseDraft,
} from '../../content-types';
import { fromRow, getService, table } from '../../server/src/core';
import type { BootedStrapi } from './strapi';

/** Custom fields as the panel saves them, one of each kind that the suites need. */
export const FIELDS: Pick<CustomField, 'key' | 'type' | 'label' | 'options' | 'access'>[] = [
  {
    key: 'city',
    type: 'text',
    label: { en: 'City', fr: 'Ville' },
    options: [],
    access: 'editable',
  },
  {
    key: 'topics',
    type: 'choices',
    label: { en: 'Topics', fr: 'Sujets' },
    options: [
      { key: 'sea', label: { en: 'The sea', fr: 'La mer' } },
      { key: 'food', label: { en: 'Food', fr: 'La cuisine' } },
      { key: 'people', label: { en: 'People', fr: 'Les gens' } },
    ],
    access: 'editable',
  },
  {
    key: 'frequency',
    type: 'choice',
    label: { en: 'How often?', fr: 'À quel rythme ?' },
    options: [
      { key: 'weekly', label: { en: 'Weekly', fr: 'Chaque semaine' } },
      { key: 'monthly', label: { en: 'Monthly', fr: 'Chaque mois' } },
    ],
    access: 'visible',
  },
  { key: 'age', type: 'number', label: { en: 'Age', fr: 'Âge' }, options: [], access: 'editable' },
  {
    key: 'boat',
    type: 'boolean',
    label: { en: 'I have a boat', fr: 'J’ai un bateau' },
    options: [],
    access: 'editable',
  },
  {
    key: 'boatName',
    type: 'text',
    label: { en: 'Its name', fr: 'Son nom' },
    options: [],
    access: 'editable',
  },
  {
    key: 'remarks',
    type: 'long-text',
    label: { en: 'Remarks', fr: 'Remarques' },
    options: [],
    access: 'editable',
  },
  {
    key: 'born',
    type: 'date',
    label: { en: 'Born', fr: 'Naissance' },
    options: [],
    access: 'hidden',
  },
];

export const setUpFields = async ({ strapi }: BootedStrapi): Promise<void> => {
  for (const field of FIELDS)
    await getService(strapi, 'customFields').create({ ...field, help: {}, rules: NO_RULES });
};

export const ask = (key: string, over: Partial<FieldBlock> = {}): FieldBlock => ({
  id: key.toLowerCase(),
  type: 'field',
  key,
  label: {},
  required: false,
  ...over,
});

export const stepOf = (
  id: string,
  blocks: FormBlock[],
  over: Partial<FormStep> = {}
): FormStep => ({
  id,
  title: {},
  rows: blocks.map((block) => ({ id: `row-${block.id}`, columns: [[block]] })),
  ...over,
});

const submit: FormBlock = { id: 'submit', type: 'submit', label: {} };

/** The last step gets the button that every form has. */
const withButton = (steps: FormStep[]): FormStep[] =>
  steps.map((step, index) =>
    index < steps.length - 1
      ? step
      : { ...step, rows: [...step.rows, { id: 'row-submit', columns: [[submit]] }] }
  );

export const questionnaireOf = (
  steps: FormStep[],
  over: Partial<FormDefinition> = {}
): FormDefinition => ({
  schema: 2,
  kind: 'questionnaire',
  locales: ['en', 'fr'],
  steps: withButton(steps),
  texts: { title: { en: 'About you', fr: 'Vous et nous' }, success: {}, next: {}, back: {} },
  theme: { accent: '#2f6f4f' },
  after: DEFAULT_AFTER,
  display: DEFAULT_DISPLAY,
  guard: DEFAULT_GUARD,
  promotionId: null,
  ...over,
});

/** Three steps: place and topics; a boat that calls up its name; remarks. */
export const STEPS: FormStep[] = [
  stepOf('place', [ask('city', { required: true }), ask('topics')]),
  stepOf('boat', [
    ask('boat'),
    ask('boatName', {
      required: true,
      showIf: { match: 'all', rules: [{ path: 'fields.boat', op: 'is', value: 'true' }] },
    }),
  ]),
  stepOf('rest', [ask('age'), ask('remarks')]),
];

export const setUpQuestionnaire = async (
  { strapi }: BootedStrapi,
  slug: string,
  definition: FormDefinition = questionnaireOf(STEPS)
): Promise<number> => {
  const forms = getService(strapi, 'forms');
  const form = await forms.create({
    name: `Questionnaire ${slug}`,
    slug,
    isOpen: true,
    definition,
  });
  await forms.publish(form.id, 'test');
  return form.id;
};

/** What is stored of a person's answers, read past the services. */
export const responsesOf = async ({ strapi }: BootedStrapi, subscriberId: number) => {
  const rows: Record<string, unknown>[] = await table(strapi, 'response')
    .where({ subscriber_id: subscriberId })
    .orderBy('id');
  const responses = rows.map((row) => fromRow<FormResponse>('response', row));
  const answers: Record<string, unknown>[] = await table(strapi, 'answer')
    .whereIn(
      'response_id',
      responses.map(({ id }) => id)
    )
    .orderBy(['field_key', 'position']);
  return { responses, answers: answers.map((row) => fromRow<Answer>('answer', row)) };
};

export const draftsOf = async ({ strapi }: BootedStrapi): Promise<ResponseDraft[]> =>
  ((await table(strapi, 'response-draft').orderBy('id')) as Record<string, unknown>[]).map((row) =>
    fromRow<ResponseDraft>('response-draft', row)
  );
