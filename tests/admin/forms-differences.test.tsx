import { DEFAULT_AFTER, type FormBlock, type FormDefinition } from '../../content-types';
import {
  comparableDraft,
  comparableVersion,
  differences,
} from '../../admin/src/pages/Forms/model/differences';
import { emptyDefinition } from '../../admin/src/pages/Forms/model/draft';

const email: FormBlock = { id: 'email', type: 'email', label: { en: 'E-mail' } };
const intro: FormBlock = { id: 'intro', type: 'text', text: { en: 'Hello' } };
const submit: FormBlock = { id: 'submit', type: 'submit', label: {} };

const define = (blocks: FormBlock[], change: Partial<FormDefinition> = {}): FormDefinition => ({
  ...emptyDefinition(
    ['en'],
    [
      {
        id: 'step',
        title: {},
        rows: blocks.map((block) => ({ id: `row-${block.id}`, columns: [[block]] })),
      },
    ]
  ),
  ...change,
});

const compare = (before: FormDefinition, after: FormDefinition) =>
  differences(comparableDraft(before), comparableDraft(after)).map((item) => {
    const about = item.of === 'block' ? item.block.id : item.of === 'step' ? item.step.id : item.of;
    const property = 'property' in item ? `.${item.property}` : '';
    const locale = 'locale' in item && item.locale ? `.${item.locale}` : '';
    return `${item.kind} ${about}${property}${locale}`;
  });

const base = define([intro, email, submit]);

describe('what a version changes', () => {
  it('is nothing where only the way of saying differs', () => {
    const said = define([{ ...intro, showIf: null }, { ...email, help: {} }, submit]);
    expect(compare(base, said)).toEqual([]);
  });

  it('names blocks that are new, gone, or say something else', () => {
    const after = define([{ ...intro, text: { en: 'Hi', fr: 'Salut' } }, email]);
    expect(compare(base, after)).toEqual([
      'changed intro.text.en',
      'changed intro.text.fr',
      'removed submit',
    ]);
    expect(compare(after, base)).toContain('added submit');
  });

  it('names one block as moved where one has moved', () => {
    expect(compare(base, define([email, submit, intro]))).toEqual(['moved intro']);
  });

  it('names steps, texts and settings', () => {
    const after = define([intro, email, submit], {
      texts: { ...base.texts, title: { en: 'News' } },
      after: { ...DEFAULT_AFTER, kind: 'redirect', redirectUrl: 'https://example.org' },
      theme: { accent: '#000000' },
    });
    after.steps = [
      { ...after.steps[0], title: { en: 'You' } },
      { id: 'two', title: {}, rows: [] },
    ];
    expect(compare(base, after)).toEqual([
      'changed step.title',
      'added two',
      'changed text.title.en',
      'changed setting.theme',
      'changed setting.after',
    ]);
  });

  it('is read from versions that were published before there were blocks', () => {
    const old = comparableVersion({
      locales: ['en'],
      fields: [{ key: 'email', label: { en: 'E-mail' }, required: true }],
      consents: [],
      texts: { intro: { en: 'Hello' } },
      theme: base.theme,
    });
    expect(differences(old, comparableDraft(base))).toEqual([]);
  });
});
