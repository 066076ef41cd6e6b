import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  CustomField,
  FormDefinition,
  LegalBasis,
  PromotionRules,
  WordingVersion,
} from '../../content-types';
import { validateForm } from '../../server/src/forms/definition-schema';
import { problemsOf } from '../../server/src/forms/publication';
import { NO_SURROUNDINGS, type Surroundings } from '../../server/src/forms/surroundings';
import type { BoxList } from '../../admin/src/pages/Forms/model/boxes';
import {
  buildTemplate,
  TEMPLATE_BASES,
  TEMPLATES,
  type Ground,
  type Template,
} from '../../admin/src/pages/Forms/templates';
import { messages as english } from '../../admin/src/translations/en';
import { messages as french } from '../../admin/src/translations/fr';

const LOCALES = ['en', 'fr'];
const permitted: LegalBasis[] = ['double-opt-in', 'single-opt-in', 'soft-opt-in', 'b2b-opt-out'];

const listFor = (template: Template): BoxList => {
  const regime = TEMPLATE_BASES[template] ?? 'double-opt-in';
  return {
    id: 1,
    name: 'News',
    title: { en: 'News', fr: 'Actualités' },
    regime,
    acceptedBases: [regime],
    profession: 'Architects',
  };
};

const field: CustomField = {
  id: 1,
  documentId: 'f',
  key: 'city',
  type: 'text',
  label: { en: 'City', fr: 'Ville' },
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
  position: 0,
  isArchived: false,
  createdAt: '',
  updatedAt: '',
};

const wording = (id: number, text: string): WordingVersion => ({
  id,
  wordingId: id,
  version: 1,
  texts: { en: text, fr: text },
  hash: 'hash',
  publishedAt: 0,
  publishedBy: '',
});

const rules: PromotionRules = {
  id: 1,
  promotionId: 1,
  version: 1,
  texts: { en: 'Rules', fr: 'Règlement' },
  hash: 'hash',
  publishedAt: 0,
  publishedBy: '',
};

const aroundFor = (template: Template): Surroundings => ({
  ...NO_SURROUNDINGS,
  controller: 'Example Ltd',
  permitted,
  wordings: new Map([
    [1, wording(1, 'Write to me.')],
    [2, wording(2, '{partner} may write to me.')],
  ]),
  lists: new Map([[1, { ...listFor(template), purpose: {} }]]),
  fields: new Map([['city', field]]),
  partners: new Map([[1, { id: 1, name: 'Partner', purpose: {}, isActive: true }]]),
  promotions: new Map([
    [1, { id: 1, kind: 'contest', title: { en: 'Win', fr: 'Gagnez' }, options: [], latest: rules }],
  ]),
});

const groundFor = (template: Template): Ground => ({
  locales: LOCALES,
  wordingId: 1,
  partnerWordingId: 2,
  lists: [listFor(template)],
  partnerIds: [1],
  fields: [{ key: 'city' }],
  promotionId: 1,
});

const EMPTY: Ground = {
  locales: ['en'],
  wordingId: 0,
  partnerWordingId: 0,
  lists: [],
  partnerIds: [],
  fields: [],
  promotionId: null,
};

const save = (definition: FormDefinition) =>
  validateForm({ name: 'Form', slug: 'form', isOpen: true, definition });

describe.each(TEMPLATES)('the template %s', (template) => {
  it('can be saved, with everything at hand or nothing', async () => {
    await expect(save(buildTemplate(template, groundFor(template)))).resolves.toBeTruthy();
    await expect(save(buildTemplate(template, EMPTY))).resolves.toBeTruthy();
  });

  it('can be published as it is where its surroundings fit', () => {
    const found = problemsOf(buildTemplate(template, groundFor(template)), aroundFor(template));
    // A blank form has nothing to agree to yet.
    expect(found.map(({ code }) => code)).toEqual(template === 'blank' ? ['no-consent'] : []);
  });

  it('has a name and a description', () => {
    for (const messages of [english, french]) {
      expect(messages).toHaveProperty([`forms.template.${template}`]);
      expect(messages).toHaveProperty([`forms.template.${template}.hint`]);
    }
  });
});

it('every problem that the server can name has a sentence in each language', () => {
  const contract = readFileSync(join(__dirname, '../../server/src/forms/contract.ts'), 'utf8');
  const union = /code:\n((?:\s+\| '[a-z-]+';?\n)+)/.exec(contract)?.[1] ?? '';
  const codes = [...union.matchAll(/'([a-z-]+)'/g)].map(([, code]) => code);
  expect(codes.length).toBeGreaterThan(40);
  for (const code of codes) {
    expect(english).toHaveProperty([`forms.problem.${code}`]);
    expect(french).toHaveProperty([`forms.problem.${code}`]);
  }
});
