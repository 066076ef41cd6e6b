import fc from 'fast-check';
import {
  conditionHolds,
  DEFAULT_AFTER,
  DEFAULT_DISPLAY,
  DEFAULT_GUARD,
  type Condition,
  type ConditionRule,
  type CustomField,
  type FormBlock,
  type FormDefinition,
  type FormStep,
} from '../../content-types';
import { freeze, problemsOf } from '../../server/src/forms/publication';
import { readSubmission } from '../../server/src/forms/submission';
import { NO_SURROUNDINGS, type Surroundings } from '../../server/src/forms/surroundings';

const when = (...rules: [string, ConditionRule['op'], string?][]): Condition => ({
  match: 'all',
  rules: rules.map(([path, op, value = '']) => ({ path, op, value })),
});

describe('a condition', () => {
  const look =
    (values: Record<string, string | number | boolean | string[] | null>) => (path: string) =>
      values[path];

  it.each<[ConditionRule['op'], string, string | number | boolean | string[] | null, boolean]>([
    ['is', 'fr', 'fr', true],
    ['is', 'fr', 'de', false],
    ['is', 'fr', ['de', 'fr'], true],
    ['is', 'true', true, true],
    ['is', 'true', false, false],
    ['is', 'false', null, true],
    ['is', 'false', 'on', false],
    ['is-not', 'fr', null, true],
    ['is-not', 'fr', 'fr', false],
    ['contains', 'AR', 'Paris', true],
    ['contains', 'x', 'Paris', false],
    ['at-least', '18', '18', true],
    ['at-least', '18', '9', false],
    ['at-least', '18', null, false],
    ['at-most', '2000-01-01', '1999-12-31', true],
    ['at-most', '2000-01-01', '2000-01-02', false],
    ['filled', '', ' ', false],
    ['filled', '', 'x', true],
    ['filled', '', false, false],
    ['empty', '', [], true],
    ['empty', '', 'x', false],
  ])('%s %j of %j is %s', (op, value, given, expected) => {
    expect(conditionHolds(when(['a', op, value]), look({ a: given }))).toBe(expected);
  });

  it('joins its rules by all or by any, and holds without any', () => {
    const rules = [
      { path: 'a', op: 'filled' as const, value: '' },
      { path: 'b', op: 'filled' as const, value: '' },
    ];
    const only = look({ a: 'x' });
    expect(conditionHolds({ match: 'all', rules }, only)).toBe(false);
    expect(conditionHolds({ match: 'any', rules }, only)).toBe(true);
    expect(conditionHolds({ match: 'any', rules: [] }, only)).toBe(true);
    expect(conditionHolds(null, only)).toBe(true);
  });

  it('uses nothing from outside itself, so that its source can travel', () => {
    const copy = new Function(`return (${conditionHolds.toString()})`)() as typeof conditionHolds;
    fc.assert(
      fc.property(
        fc.constantFrom('is', 'is-not', 'contains', 'at-least', 'at-most', 'filled', 'empty'),
        fc.string(),
        fc.oneof(fc.string(), fc.boolean(), fc.integer(), fc.constant(null)),
        (op, value, given) => {
          const condition = when(['a', op as ConditionRule['op'], value]);
          expect(copy(condition, () => given)).toBe(conditionHolds(condition, () => given));
        }
      )
    );
  });
});

const text = (en: string) => ({ en });
const email: FormBlock = { id: 'email', type: 'email', label: text('E-mail') };
const consent: FormBlock = {
  id: 'consent',
  type: 'consent',
  key: 'news',
  wordingId: 5,
  listIds: [1],
  required: true,
};
const submit: FormBlock = { id: 'submit', type: 'submit', label: {} };
const fieldBlock = (key: string, over: Partial<FormBlock> = {}): FormBlock =>
  ({ id: key, type: 'field', key, required: true, label: {}, ...over }) as FormBlock;

const stepOf = (id: string, blocks: FormBlock[], showIf: Condition | null = null): FormStep => ({
  id,
  title: {},
  showIf,
  rows: blocks.map((block) => ({ id: `row-${block.id}`, columns: [[block]] })),
});
const formOf = (...steps: FormStep[]): FormDefinition => ({
  schema: 2,
  kind: 'sign-up',
  locales: ['en'],
  steps,
  texts: { title: {}, success: {}, next: {}, back: {} },
  theme: { accent: '#2f6f4f' },
  after: DEFAULT_AFTER,
  display: DEFAULT_DISPLAY,
  guard: DEFAULT_GUARD,
  promotionId: null,
});

const RULES = {
  maxLength: null,
  min: null,
  max: null,
  integer: false,
  minChoices: null,
  maxChoices: null,
};
const customField = (
  key: string,
  type: CustomField['type'],
  options: string[] = []
): [string, CustomField] => [
  key,
  {
    id: 1,
    documentId: key,
    key,
    type,
    label: text(key),
    help: {},
    options: options.map((option) => ({ key: option, label: text(option) })),
    rules: RULES,
    access: 'hidden',
    position: 0,
    isArchived: false,
    createdAt: '',
    updatedAt: '',
  },
];
const around: Surroundings = {
  ...NO_SURROUNDINGS,
  wordings: new Map([
    [
      5,
      {
        id: 1,
        wordingId: 5,
        version: 1,
        texts: text('Yes'),
        hash: 'h',
        publishedAt: 1,
        publishedBy: 'test',
      },
    ],
  ]),
  lists: new Map([
    [
      1,
      {
        id: 1,
        name: 'News',
        title: {},
        purpose: {},
        regime: 'double-opt-in',
        acceptedBases: ['double-opt-in'],
        profession: '',
      },
    ],
  ]),
  permitted: ['double-opt-in'],
  fields: new Map([
    customField('pet', 'choice', ['cat', 'dog']),
    customField('city', 'text'),
    customField('age', 'number'),
    customField('likes', 'choices', ['tea', 'coffee']),
  ]),
};
const found = (...steps: FormStep[]) =>
  problemsOf(formOf(...steps), around).map(({ path, code }) => `${path} ${code}`);

describe('publishing a form with conditions', () => {
  it('takes conditions on what stands before', () => {
    expect(
      found(
        stepOf('one', [email, fieldBlock('pet'), consent]),
        stepOf(
          'two',
          [fieldBlock('city', { showIf: when(['email', 'contains', '@']) }), submit],
          when(['fields.pet', 'is', 'cat'])
        )
      )
    ).toEqual([]);
  });

  it.each<[string, FormStep[], string]>([
    [
      'a field that is not in the form',
      [
        stepOf('one', [
          email,
          fieldBlock('city', { showIf: when(['fields.age', 'filled']) }),
          consent,
          submit,
        ]),
      ],
      'blocks.city.showIf condition-unknown',
    ],
    [
      'a field of a later step',
      [
        stepOf('one', [email, fieldBlock('city', { showIf: when(['fields.pet', 'filled']) })]),
        stepOf('two', [fieldBlock('pet'), consent, submit]),
      ],
      'blocks.city.showIf condition-later',
    ],
    [
      'a step that asks for what it holds itself',
      [
        stepOf('one', [email]),
        stepOf('two', [fieldBlock('pet'), consent, submit], when(['fields.pet', 'filled'])),
      ],
      'steps.two.showIf condition-later',
    ],
    [
      'an option that does not exist',
      [
        stepOf('one', [
          email,
          fieldBlock('pet'),
          fieldBlock('city', { showIf: when(['fields.pet', 'is-not', 'cow']) }),
          consent,
          submit,
        ]),
      ],
      'blocks.city.showIf condition-value',
    ],
    [
      'an address that shows only sometimes',
      [
        stepOf('one', [
          fieldBlock('pet'),
          { ...email, showIf: when(['fields.pet', 'filled']) },
          consent,
          submit,
        ]),
      ],
      'blocks.email.showIf email-conditional',
    ],
  ])('names %s', (_name, steps, expected) => {
    expect(found(...steps)).toContain(expected);
  });

  it('names boxes that some visitors would never be shown', () => {
    expect(
      found(
        stepOf('one', [
          email,
          fieldBlock('pet'),
          { ...consent, showIf: when(['fields.pet', 'is', 'cat']) },
          submit,
        ])
      )
    ).toEqual(['blocks.consent.showIf consent-conditional']);
  });

  it('names every block of a circle', () => {
    const problems = found(
      stepOf('one', [
        email,
        fieldBlock('city', { showIf: when(['fields.age', 'filled']) }),
        fieldBlock('age', { showIf: when(['fields.pet', 'filled']) }),
        fieldBlock('pet', { showIf: when(['fields.city', 'filled']) }),
        consent,
        submit,
      ])
    );
    for (const id of ['city', 'age', 'pet'])
      expect(problems).toContain(`blocks.${id}.showIf condition-loop`);
  });

  it.each<[string, Condition]>([
    ['two options at once', when(['fields.pet', 'is', 'cat'], ['fields.pet', 'is', 'dog'])],
    ['filled and empty', when(['fields.pet', 'empty'], ['fields.pet', 'filled'])],
    ['an option and not it', when(['fields.pet', 'is', 'cat'], ['fields.pet', 'is-not', 'cat'])],
    [
      'more than its own limit',
      when(['fields.age', 'at-least', '9'], ['fields.age', 'at-most', '8']),
    ],
  ])('names what can never be shown: %s', (_name, showIf) => {
    expect(
      found(
        stepOf('one', [email, fieldBlock('pet'), fieldBlock('age')]),
        stepOf('two', [fieldBlock('city', { showIf }), consent, submit])
      )
    ).toContain('blocks.city.showIf never-shown');
  });

  it('knows that several options can be chosen where several may be', () => {
    expect(
      found(
        stepOf('one', [email, fieldBlock('likes')]),
        stepOf('two', [
          fieldBlock('city', {
            showIf: when(['fields.likes', 'is', 'tea'], ['fields.likes', 'is', 'coffee']),
          }),
          consent,
          submit,
        ])
      )
    ).toEqual([]);
  });

  it('names what rests on something that is never shown', () => {
    const never = when(['fields.pet', 'is', 'cat'], ['fields.pet', 'is', 'dog']);
    expect(
      found(
        stepOf('one', [email, fieldBlock('pet'), fieldBlock('age', { showIf: never })]),
        stepOf('two', [
          fieldBlock('city', { showIf: when(['fields.age', 'filled']) }),
          consent,
          submit,
        ])
      )
    ).toEqual(['blocks.age.showIf never-shown', 'blocks.city.showIf never-shown']);
  });
});

describe('reading a form with conditions', () => {
  const form = freeze(
    formOf(
      stepOf('one', [
        email,
        fieldBlock('pet'),
        fieldBlock('city', { showIf: when(['fields.pet', 'is', 'cat']) }),
      ]),
      stepOf('two', [{ ...consent, showIf: when(['fields.city', 'filled']) }, submit])
    ),
    around
  );
  const read = (fields: Record<string, unknown>, consents: Record<string, unknown> = {}) => {
    const { submission, problems } = readSubmission(
      { email: 'a@example.org', fields, consents },
      form
    );
    return {
      values: submission.values,
      consents: submission.consents,
      problems: problems.map(({ path }) => path),
    };
  };

  it('asks for what is shown', () => {
    expect(read({ pet: 'cat' }).problems).toEqual(['fields.city', 'consents']);
    expect(read({ pet: 'cat', city: 'Nantes' }).problems).toEqual(['consents.news']);
  });

  it('leaves out what is hidden, whatever came in for it', () => {
    // Without a script all of it can be filled in.
    expect(read({ pet: 'dog', city: 'Nantes' }, { news: true })).toEqual({
      values: { pet: 'dog' },
      consents: [],
      problems: ['consents'],
    });
  });

  it('judges boxes behind hidden fields as hidden', () => {
    expect(read({ pet: 'cat', city: 'Nantes' }, { news: 'on' })).toEqual({
      values: { pet: 'cat', city: 'Nantes' },
      consents: ['news'],
      problems: [],
    });
  });
});
