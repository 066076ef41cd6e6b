import { blocksOf, type FormBlock, type FormStep } from '../../content-types';
import { subjectsFor } from '../../admin/src/pages/Forms/model/condition-subjects';
import {
  emptyDefinition,
  sameDraft,
  toDefinitionRequest,
  withLocale,
} from '../../admin/src/pages/Forms/model/draft';
import {
  createHistory,
  historyReducer,
  MERGE_WINDOW,
  type History,
} from '../../admin/src/utils/history';
import { missingTexts } from '../../admin/src/pages/Forms/model/missing';
import { copyBlock, newBlock } from '../../admin/src/pages/Forms/model/new-block';
import {
  addLastStep,
  addStep,
  moveStep,
  removeStep,
} from '../../admin/src/pages/Forms/model/steps';
import {
  insertBlock,
  joinRowAbove,
  moveBlock,
  placeBeside,
  placeNextTo,
  removeBlock,
  setColumns,
} from '../../admin/src/pages/Forms/model/tree';

const text = (id: string): FormBlock => ({ id, type: 'text', text: { en: id } });
const step = (id: string, ...rows: string[][][]): FormStep => ({
  id,
  title: {},
  rows: rows.map((columns, index) => ({
    id: `${id}-row-${index}`,
    columns: columns.map((column) => column.map(text)),
  })),
});
/** `a b | c` are two columns of a row, `;` ends a row, `/` a step. */
const shown = (steps: FormStep[]): string =>
  steps
    .map(({ rows }) =>
      rows
        .map(({ columns }) =>
          columns.map((column) => column.map(({ id }) => id).join(' ')).join(' | ')
        )
        .join('; ')
    )
    .join(' / ');

describe('blocks in rows, columns and steps', () => {
  const steps = [step('one', [['a']], [['b', 'c'], ['d']]), step('two', [['e']])];

  it('are inserted in a row of their own or in a column', () => {
    expect(shown(insertBlock(steps, text('x'), { stepId: 'two', row: 0 }, 'new'))).toBe(
      'a; b c | d / x; e'
    );
    const place = { rowId: 'one-row-1', column: 1, index: 1 };
    expect(shown(insertBlock(steps, text('x'), place, 'new'))).toBe('a; b c | d x / e');
  });

  it('move to any row, column and step', () => {
    const to = (id: string, place: Parameters<typeof moveBlock>[2]) =>
      shown(moveBlock(steps, id, place, 'new'));
    expect(to('a', { stepId: 'one', row: 2 })).toBe('b c | d; a / e');
    expect(to('c', { rowId: 'one-row-1', column: 0, index: 0 })).toBe('a; c b | d / e');
    expect(to('d', { stepId: 'two', row: 1 })).toBe('a; b c / e; d');
    expect(to('e', { rowId: 'one-row-1', column: 1, index: 0 })).toBe('a; b c | e d / ');
  });

  it('stay as they are when they are dropped where they were', () => {
    expect(moveBlock(steps, 'a', { stepId: 'one', row: 1 }, 'new')).toBe(steps);
    expect(moveBlock(steps, 'a', { stepId: 'gone', row: 0 }, 'new')).toBe(steps);
  });

  it('walk through the whole form one place at a time', () => {
    let now = [step('one', [['a']], [['b']]), step('two', [['c']])];
    const down = () => {
      const place = placeNextTo(now, 'a', 1);
      if (place) now = moveBlock(now, 'a', place, 'new');
      return place ? shown(now) : null;
    };
    expect(down()).toBe('b; a / c');
    expect(down()).toBe('b / a; c');
    expect(down()).toBe('b / c; a');
    expect(down()).toBeNull();
  });

  it('leave a shared row before they pass it', () => {
    const place = placeNextTo(steps, 'b', -1);
    expect(place && shown(moveBlock(steps, 'b', place, 'new'))).toBe('a; b; c | d / e');
  });

  it('stand beside each other and come apart again', () => {
    const joined = joinRowAbove(steps, 'b');
    expect(joined && shown(joined)).toBe('a | b; c | d / e');
    expect(joinRowAbove(steps, 'a')).toBeNull();
    const right = placeBeside(steps, 'b', 1);
    expect(right && shown(moveBlock(steps, 'b', right, 'new'))).toBe('a; c | d b / e');
    const left = placeBeside(steps, 'd', -1);
    expect(left && shown(moveBlock(steps, 'd', left, 'new'))).toBe('a; d | b c / e');
    const three = [step('one', [['a'], ['b'], ['c']])];
    const past = placeBeside(three, 'a', 1);
    expect(past && shown(moveBlock(three, 'a', past, 'new'))).toBe('b | a | c');
    expect(shown(setColumns(steps, 'one-row-1', 1))).toBe('a; b c d / e');
    expect(shown(setColumns(steps, 'one-row-0', 2))).toBe('a | ; b c | d / e');
  });

  it('get a column of their own at the edge of another, as long as there is room', () => {
    const to = (id: string, rowId: string, beside: number) =>
      shown(moveBlock(steps, id, { rowId, beside }, 'new'));
    expect(to('e', 'one-row-0', 1)).toBe('a | e; b c | d / ');
    expect(to('e', 'one-row-0', 0)).toBe('e | a; b c | d / ');
    expect(to('a', 'one-row-1', 1)).toBe('b c | a | d / e');
    // In its own row a block takes its column along.
    expect(to('d', 'one-row-1', 0)).toBe('a; d | b c / e');
    expect(moveBlock(steps, 'a', { rowId: 'one-row-0', beside: 1 }, 'new')).toBe(steps);
    const full = [step('one', [['a'], ['b'], ['c']], [['d']])];
    expect(moveBlock(full, 'd', { rowId: 'one-row-0', beside: 3 }, 'new')).toBe(full);
    expect(shown(insertBlock(steps, text('x'), { rowId: 'one-row-0', beside: 1 }, 'new'))).toBe(
      'a | x; b c | d / e'
    );
  });

  it('take their row along when they are deleted', () => {
    expect(shown(removeBlock(steps, 'a'))).toBe('b c | d / e');
    expect(shown(removeBlock(steps, 'd'))).toBe('a; b c / e');
    expect(removeBlock(steps, 'nobody')).toBe(steps);
  });

  it('are kept when their step goes', () => {
    expect(shown(removeStep(steps, 'two'))).toBe('a; b c | d; e');
    expect(shown(removeStep(steps, 'one'))).toBe('a; b c | d; e');
    expect(removeStep([steps[0]], 'one')).toHaveLength(1);
    expect(shown(moveStep(addStep(steps, 'new', 0), 'new', -1))).toBe(' / a; b c | d / e');
  });
});

it('the button goes along to a new last step', () => {
  const submit: FormBlock = { id: 'send', type: 'submit', label: {} };
  const steps = insertBlock([step('one', [['a']])], submit, { stepId: 'one', row: 1 }, 'row');
  expect(shown(addLastStep(steps, 'two'))).toBe('a / send');
});

describe('undo', () => {
  const type = (state: History<string>, present: string, at: number, key?: string) =>
    historyReducer(state, { type: 'edit', change: () => present, key, at });

  it('takes a word back at once, and each move by itself', () => {
    let state = type(createHistory(''), 'N', 0, 'name');
    state = type(state, 'Ne', 300, 'name');
    state = type(state, 'New', 300 + MERGE_WINDOW, 'name');
    state = type(state, 'moved', 2000);
    state = type(state, 'moved again', 2001);
    const undo = () => (state = historyReducer(state, { type: 'undo' })).present;
    expect(undo()).toBe('moved');
    expect(undo()).toBe('New');
    expect(undo()).toBe('Ne');
    expect(undo()).toBe('');
    expect(undo()).toBe('');
    expect(historyReducer(state, { type: 'redo' }).present).toBe('Ne');
  });

  it('forgets what was undone once something else is done', () => {
    let state = type(createHistory('a'), 'b', 0);
    state = historyReducer(state, { type: 'undo' });
    state = type(state, 'c', 1);
    expect(historyReducer(state, { type: 'redo' })).toBe(state);
    expect(historyReducer(state, { type: 'edit', change: (same) => same, at: 2 })).toBe(state);
  });
});

describe('a new block', () => {
  const definition = emptyDefinition(['en', 'fr'], [step('one')]);
  const around = { wordingId: 7, listIds: [3] };

  it('speaks every language of the form', () => {
    expect(newBlock('email', definition, around)).toMatchObject({
      label: { en: 'E-mail address', fr: 'Adresse e-mail' },
    });
    expect(newBlock('field:city', definition, around)).toMatchObject({
      type: 'field',
      key: 'city',
    });
  });

  it('has a key that no other has, as has a copy', () => {
    const first = newBlock('consent', definition, around);
    const filled = {
      ...definition,
      steps: insertBlock(definition.steps, first, { stepId: 'one', row: 0 }, 'row'),
    };
    expect(first).toMatchObject({ key: 'newsletter', wordingId: 7, listIds: [3] });
    expect(newBlock('consent', filled, around)).toMatchObject({ key: 'newsletter-2' });
    const copy = copyBlock(first, filled);
    expect(copy).toMatchObject({ key: 'newsletter-2' });
    expect(copy.id).not.toBe(first.id);
  });
});

describe('languages', () => {
  const email: FormBlock = { id: 'email', type: 'email', label: { en: 'Mail' } };
  const definition = emptyDefinition(
    ['en'],
    [{ id: 'one', title: { en: 'You' }, rows: [{ id: 'r', columns: [[email, text('b')]] }] }]
  );

  it('bring the labels that publishing asks for', () => {
    const two = withLocale(definition, 'fr', true);
    expect(two.locales).toEqual(['en', 'fr']);
    expect(blocksOf(two)[0]).toMatchObject({ label: { en: 'Mail', fr: 'Adresse e-mail' } });
    expect(withLocale(two, 'en', false).locales).toEqual(['fr']);
  });

  it('say which texts they lack', () => {
    const two = withLocale(definition, 'fr', true);
    expect(missingTexts(two, 'en')).toEqual([]);
    expect(missingTexts(two, 'fr').map(({ path }) => path)).toEqual([
      'steps.one.title',
      'blocks.b.text',
    ]);
  });

  it('are saved without empty texts', () => {
    const saved = toDefinitionRequest({
      ...definition,
      texts: { ...definition.texts, title: { en: ' Hello ', fr: ' ' } },
    });
    expect(saved.texts.title).toEqual({ en: 'Hello' });
    const draft = { name: 'F', slug: 'f', isOpen: true, definition };
    expect(sameDraft(draft, { ...draft, definition: { ...definition } })).toBe(true);
  });
});

describe('conditions', () => {
  const field = (id: string): FormBlock => ({
    id,
    type: 'field',
    key: id,
    label: {},
    required: false,
  });
  const steps: FormStep[] = ['a', 'b', 'c'].map((id) => ({
    id: `step-${id}`,
    title: {},
    rows: [{ id: `row-${id}`, columns: [[field(id)]] }],
  }));
  const fields = [
    { key: 'a', type: 'choice' as const, options: [{ key: 'x', label: {} }] },
    { key: 'b', type: 'number' as const, options: [] },
    { key: 'c', type: 'boolean' as const, options: [] },
  ];
  const paths = (about: string) =>
    subjectsFor({ steps }, about, fields, []).map(({ path }) => path);

  it('look at what was asked before, never at themselves', () => {
    expect(paths('a')).toEqual([]);
    expect(paths('b')).toEqual(['fields.a']);
    expect(paths('step-b')).toEqual(['fields.a']);
    expect(paths('step-c')).toEqual(['fields.a', 'fields.b']);
  });

  it('offer the answers that there are', () => {
    const [first, second] = subjectsFor({ steps }, 'c', fields, []);
    expect(first.options).toEqual(['x']);
    expect(second.operators).toContain('at-least');
    expect(second.options).toBeNull();
  });
});
