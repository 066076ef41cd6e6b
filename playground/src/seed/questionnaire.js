const ACTOR = 'demo';

const NO_RULES = {
  maxLength: null,
  min: null,
  max: null,
  integer: false,
  minChoices: null,
  maxChoices: null,
};

const field = (key, type, label, more = {}) => ({
  key,
  type,
  label,
  help: {},
  options: [],
  rules: { ...NO_RULES, ...more.rules },
  access: 'editable',
  ...(more.options ? { options: more.options } : {}),
});

const FIELDS = [
  field(
    'topics',
    'choices',
    { en: 'What do you like to read about?', fr: 'Quels sujets aimez-vous lire ?' },
    {
      options: [
        { key: 'sea', label: { en: 'The sea', fr: 'La mer' } },
        { key: 'food', label: { en: 'Food', fr: 'La cuisine' } },
        { key: 'people', label: { en: 'People', fr: 'Les gens' } },
      ],
    }
  ),
  field('sails', 'boolean', { en: 'I sail', fr: 'Je navigue' }),
  field('boatName', 'text', {
    en: 'What is your boat called?',
    fr: 'Comment s’appelle votre bateau ?',
  }),
  field(
    'yearsReading',
    'number',
    { en: 'For how many years have you read us?', fr: 'Depuis combien d’années nous lisez-vous ?' },
    {
      rules: { min: 0, max: 100, integer: true },
    }
  ),
  field('wishes', 'long-text', {
    en: 'Anything we should write about?',
    fr: 'Un sujet que nous devrions traiter ?',
  }),
];

const ask = (key, more = {}) => ({
  id: key.toLowerCase(),
  type: 'field',
  key,
  label: {},
  required: false,
  ...more,
});
const step = (id, title, blocks) => ({
  id,
  title,
  rows: blocks.map((block) => ({ id: `row-${block.id}`, columns: [[block]] })),
});

const QUESTIONNAIRE = {
  name: 'About our readers',
  slug: 'about-our-readers',
  isOpen: true,
  definition: {
    schema: 2,
    kind: 'questionnaire',
    locales: ['en', 'fr'],
    steps: [
      step('reading', { en: 'Reading', fr: 'Lecture' }, [
        ask('topics', { progressive: true }),
        ask('yearsReading'),
      ]),
      step('sailing', { en: 'Sailing', fr: 'Navigation' }, [
        ask('sails'),
        ask('boatName', {
          showIf: { match: 'all', rules: [{ path: 'fields.sails', op: 'is', value: 'true' }] },
        }),
      ]),
      step('wishes', { en: 'Your wishes', fr: 'Vos envies' }, [
        ask('wishes'),
        {
          id: 'submit',
          type: 'submit',
          label: { en: 'Send my answers', fr: 'Envoyer mes réponses' },
        },
      ]),
    ],
    texts: {
      title: { en: 'A few questions', fr: 'Quelques questions' },
      success: {},
      next: {},
      back: {},
    },
    theme: { accent: '#2f6f4f' },
    after: {
      kind: 'message',
      redirectUrl: '',
      questionnaireId: null,
      questionnaireWhen: 'confirmation',
    },
    display: {
      kind: 'inline',
      position: 'end',
      delaySeconds: null,
      scrollPercent: null,
      exitIntent: false,
      everyDays: 30,
      include: [],
      exclude: [],
    },
    guard: {
      challenge: 'none',
      challengeWhen: 'always',
      disposable: 'allow',
      minFillSeconds: null,
      maxPerHour: null,
    },
    promotionId: null,
  },
};

/** Custom fields and a questionnaire about them, to be linked from a letter. */
const seedQuestionnaire = async (strapi) => {
  const service = (name) => strapi.plugin('optin').service(name);
  for (const input of FIELDS) await service('customFields').create(input);
  const { id } = await service('forms').create(QUESTIONNAIRE);
  await service('forms').publish(id, ACTOR);
};

module.exports = { seedQuestionnaire };
