import {
  blocksOf,
  LEGAL_BASES,
  type CustomField,
  type FormDefinition,
  type LegalBasis,
  type Promotion,
  type WordingVersion,
} from '../../content-types';
import { validateForm } from '../../server/src/forms/definition-schema';
import { freeze, problemsOf } from '../../server/src/forms/publication';
import { NO_SURROUNDINGS, type Surroundings } from '../../server/src/forms/surroundings';
import {
  TEMPLATE_KEYS,
  TEMPLATES,
  type FormTemplate,
  type TemplateChoices,
} from '../../admin/src/pages/Forms/templates';

const wording = (wordingId: number, en: string, fr: string): WordingVersion => ({
  id: wordingId,
  wordingId,
  version: 1,
  texts: { en, fr },
  hash: 'h',
  publishedAt: 1,
  publishedBy: 'test',
});

const NEWSLETTER = 1;
const PARTNERS = 2;
const LIST = 4;
const SECOND_LIST = 5;

const listUnder = (id: number, regime: LegalBasis) => ({
  id,
  name: `List ${id}`,
  title: { en: `The letter ${id}`, fr: `La lettre ${id}` },
  purpose: {},
  regime,
  acceptedBases: [regime],
  profession: 'Dentists',
});

const promotion = (id: number, kind: Promotion['kind'], rulesVersion: number) => ({
  id,
  kind,
  title: { en: 'A prize', fr: 'Un prix' },
  options: [{ key: 'a', label: { en: 'A', fr: 'A' } }],
  latest:
    rulesVersion === 0
      ? null
      : {
          id: 1,
          promotionId: id,
          version: rulesVersion,
          texts: { en: 'Rules', fr: 'Règlement' },
          hash: 'h',
          publishedAt: 1,
          publishedBy: 'test',
        },
});

const customField = (key: string): CustomField => ({
  id: 1,
  documentId: key,
  key,
  type: 'text',
  label: { en: key, fr: key },
  help: {},
  options: [],
  rules: {
    maxLength: null,
    min: null,
    max: null,
    integer: false,
    minChoices: null,
    maxChoices: null,
  },
  access: 'editable',
  position: 1,
  isArchived: false,
  createdAt: '',
  updatedAt: '',
});

const FIELDS = ['city', 'company', 'favouriteColour'];

const around = (regime: LegalBasis): Surroundings => ({
  ...NO_SURROUNDINGS,
  wordings: new Map([
    [NEWSLETTER, wording(NEWSLETTER, 'Yes, write to me.', 'Oui, écrivez-moi.')],
    [PARTNERS, wording(PARTNERS, '{partner} may write to me.', '{partner} peut m’écrire.')],
  ]),
  lists: new Map([LIST, SECOND_LIST].map((id) => [id, listUnder(id, regime)])),
  permitted: LEGAL_BASES,
  controller: 'Letter & Sons',
  fields: new Map(FIELDS.map((key) => [key, customField(key)])),
  partners: new Map([[7, { id: 7, name: 'Harbour Books', purpose: {}, isActive: true }]]),
  promotions: new Map([
    [8, promotion(8, 'contest', 1)],
    [9, promotion(9, 'vote', 1)],
    [10, promotion(10, 'private-sale', 1)],
  ]),
});

const CHOICES: TemplateChoices = {
  wordingId: NEWSLETTER,
  listIds: [LIST],
  partnerWordingId: PARTNERS,
  partnerIds: [7],
  promotion: { id: 8, kind: 'contest' },
  fieldKeys: FIELDS,
};

/** The regime that a list needs for the template's box. */
const regimeFor = ({ key }: FormTemplate): LegalBasis =>
  key === 'customer' ? 'soft-opt-in' : key === 'business' ? 'b2b-opt-out' : 'double-opt-in';

const templateOf = (key: FormTemplate['key']): FormTemplate => {
  const found = TEMPLATES.find((template) => template.key === key);
  if (!found) throw new Error(`no template ${key}`);
  return found;
};

const LOCALES = ['en', 'fr', 'fr-CA'];

/** Texts that are said in some language of the form and not in all, wherever they stand. */
const halfSaid = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const keys = Object.keys(value);
  const isText = keys.length > 0 && keys.every((key) => LOCALES.includes(key));
  if (isText) return keys.length < LOCALES.length ? [JSON.stringify(value)] : [];
  return Object.values(value).flatMap(halfSaid);
};

const asked = (definition: FormDefinition) => blocksOf(definition).map(({ type }) => type);

const each = TEMPLATES.map((template) => [template.key, template] as const);

describe('the templates of forms', () => {
  it('are offered once each', () => {
    expect(TEMPLATES.map(({ key }) => key)).toEqual(TEMPLATE_KEYS);
  });

  it.each(each)('%s can be published once it is about something', (_key, template) => {
    const definition = template.build(['en', 'fr'], CHOICES);
    expect(problemsOf(definition, around(regimeFor(template)))).toEqual([]);
  });

  it.each(each)(
    '%s is a draft that the server keeps, whatever is chosen',
    async (key, template) => {
      for (const choices of [CHOICES, {}, { listIds: [LIST, SECOND_LIST] }]) {
        const data = {
          name: 'Form',
          slug: `form-${key}`,
          isOpen: true,
          definition: template.build(['en', 'fr'], choices),
        };
        await expect(validateForm(data)).resolves.toEqual(data);
      }
    }
  );

  it.each(each)('%s is said in every language of the plugin', (_key, template) => {
    const definition = template.build(LOCALES, CHOICES);
    expect(halfSaid(definition)).toEqual([]);
  });

  it.each(each)('%s leaves a language open that nobody here speaks', (_key, template) => {
    const { steps, texts } = template.build(['en', 'de'], CHOICES);
    expect(JSON.stringify({ steps, texts })).not.toContain('"de"');
  });

  it.each(each)('%s names nothing but what it needs while nothing is chosen', (_key, template) => {
    const codes = new Set(
      problemsOf(template.build(['en'], {}), around(regimeFor(template))).map(({ code }) => code)
    );
    const expected = new Set(
      template.needs.flatMap(
        (need) =>
          ({
            wording: ['wording-unpublished'],
            list: ['no-list'],
            promotion: ['no-promotion'],
            partner: ['no-partner'],
            // Boxes of partners are judged one by one, and there are none yet.
            'partner-wording': [],
          })[need]
      )
    );
    expect(codes).toEqual(expected);
  });

  it.each(each)('%s ticks no box for the visitor', (_key, template) => {
    const { consents } = freeze(template.build(['en'], CHOICES), around(regimeFor(template)));
    expect(consents.map(({ basis }) => basis)).not.toContain('passive-opt-in');
  });

  it('show where the name says so', () => {
    const displayOf = (key: FormTemplate['key']) => templateOf(key).build(['en'], CHOICES).display;
    expect(displayOf('pop-up')).toMatchObject({ kind: 'pop-up', exitIntent: true });
    expect(displayOf('slide-in')).toMatchObject({ kind: 'slide-in', scrollPercent: 50 });
    expect(displayOf('bar')).toMatchObject({ kind: 'bar', position: 'top' });
    expect(displayOf('newsletter')).toMatchObject({ kind: 'inline' });
  });
});

describe('the full page', () => {
  it('offers a box for each of several lists', () => {
    const definition = templateOf('page').build(['en', 'fr'], {
      ...CHOICES,
      listIds: [LIST, SECOND_LIST],
    });
    expect(asked(definition)).toContain('lists');
    expect(problemsOf(definition, around('double-opt-in'))).toEqual([]);
  });
});

describe('the templates about regimes', () => {
  it('let customers object, and say what they bought', () => {
    const { consents } = freeze(
      templateOf('customer').build(['fr', 'en'], CHOICES),
      around('soft-opt-in')
    );
    expect(consents).toEqual([
      expect.objectContaining({
        basis: 'soft-opt-in',
        required: false,
        relation: 'Commande dans notre boutique',
      }),
    ]);
  });

  it('ask professionals for what fields about work there are', () => {
    const fields = blocksOf(templateOf('business').build(['en'], CHOICES)).flatMap((block) =>
      block.type === 'field' ? [block.key] : []
    );
    expect(fields).toEqual(['company']);
  });
});

describe('the contest', () => {
  it('never makes taking part depend on the newsletter', () => {
    const blocks = blocksOf(templateOf('contest').build(['en'], CHOICES));
    expect(blocks.find(({ type }) => type === 'consent')).toMatchObject({ required: false });
  });

  it.each([
    [9, 'vote', true],
    [10, 'private-sale', false],
  ] as const)('fits promotion %i, a %s', (id, kind, votes) => {
    const definition = templateOf('contest').build(['en', 'fr'], {
      ...CHOICES,
      promotion: { id, kind },
    });
    expect(asked(definition).includes('vote')).toBe(votes);
    expect(problemsOf(definition, around('double-opt-in'))).toEqual([]);
  });
});

describe('the questionnaire', () => {
  it('asks for every custom field, on a step of its own, unless the answer is known', () => {
    const { steps } = templateOf('questionnaire').build(['en'], CHOICES);
    expect(steps.map(({ id }) => id)).toEqual(['about', 'interests']);
    expect(blocksOf({ steps: [steps[1]] })).toEqual([
      ...FIELDS.map((key) => expect.objectContaining({ type: 'field', key, progressive: true })),
      expect.objectContaining({ type: 'submit' }),
    ]);
  });

  it('has one step while there are no custom fields', () => {
    const definition = templateOf('questionnaire').build(['en'], {});
    expect(definition.steps).toHaveLength(1);
    expect(problemsOf(definition, NO_SURROUNDINGS)).toEqual([]);
  });
});
