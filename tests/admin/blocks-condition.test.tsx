import { findings, Held, pick, server, show, type } from './blocks-panel';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { ConditionForm } from '../../admin/src/pages/Campaigns/blocks/ConditionForm';
import { useWhen, useWhenText } from '../../admin/src/pages/Campaigns/blocks/useWhenText';
import {
  NO_RULES,
  type Condition,
  type CustomField,
  type CustomFieldType,
} from '../../content-types';

const field = (
  key: string,
  kind: CustomFieldType,
  over: Partial<CustomField> = {}
): CustomField => ({
  id: 1,
  documentId: key,
  key,
  type: kind,
  label: { en: key[0].toUpperCase() + key.slice(1), fr: `Champ ${key}` },
  help: {},
  options: [],
  rules: NO_RULES,
  access: 'hidden',
  position: 0,
  isArchived: false,
  createdAt: '',
  updatedAt: '',
  ...over,
});

beforeEach(() => {
  // More than one page of them; the last one is on the second.
  server.lists = [
    ...Array.from({ length: 104 }, (_, index) => ({ id: index + 1, name: `List ${index + 1}` })),
    { id: 105, name: 'Weekly' },
  ];
  server.fields = [
    field('city', 'text'),
    field('age', 'number'),
    field('since', 'date'),
    field('member', 'boolean'),
    field('old', 'text', { isArchived: true }),
    field('topics', 'choices', {
      options: [
        { key: 'sea', label: { en: 'The sea', fr: 'La mer' } },
        { key: 'food', label: { en: 'Food' } },
      ],
    }),
  ];
  server.asked = [];
});

const rule = (path: string, op: Condition['rules'][number]['op'], value: string) => ({
  path,
  op,
  value,
});
const all = (...rules: Condition['rules']): Condition => ({ match: 'all', rules });

const edit = (when: Condition | null, locale: 'en' | 'fr' = 'en') => {
  const changes: (Condition | null)[] = [];
  show(
    <Held first={when} onChange={(next) => changes.push(next)}>
      {(value, change) => <ConditionForm when={value} onChange={change} />}
    </Held>,
    locale
  );
  return { last: () => changes.at(-1), changes };
};
const loaded = async () => {
  await waitFor(() => expect(server.asked).toContain('/optin/fields'));
  await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
};
const ruleNo = (number: number) => screen.getByRole('group', { name: `Rule ${number}` });

describe('who sees a block', () => {
  it('is everybody, until rules say otherwise, and again once they are put aside', async () => {
    const { last } = edit(null);
    await loaded();
    fireEvent.click(screen.getByRole('radio', { name: 'Show only to some' }));
    expect(last()).toEqual(all(rule('locale', 'is', 'en')));
    pick('Comparison', 'is not');
    expect(last()).toEqual(all(rule('locale', 'is-not', 'en')));
    fireEvent.click(screen.getByRole('radio', { name: 'Show to everybody' }));
    expect(last()).toBeNull();
    fireEvent.click(screen.getByRole('radio', { name: 'Show only to some' }));
    expect(last()).toEqual(all(rule('locale', 'is-not', 'en')));
  });

  it('is a round trip: what was set is what shows', async () => {
    const { last } = edit(all(rule('locale', 'is', 'fr')));
    await loaded();
    fireEvent.click(screen.getByRole('button', { name: 'Add a rule' }));
    expect(within(ruleNo(2)).getByRole('combobox', { name: 'If' })).toHaveFocus();
    pick('If', 'Topics', ruleNo(2));
    pick(/^Value/, 'Food', ruleNo(2));
    pick('Readers must fulfil', 'Any of the rules');
    expect(last()).toEqual({
      match: 'any',
      rules: [rule('locale', 'is', 'fr'), rule('fields.topics', 'is', 'food')],
    });
    expect(screen.getByText('Only readers in French or whose Topics is Food')).toBeVisible();
    fireEvent.click(screen.getByRole('button', { name: 'Remove rule 1' }));
    expect(last()).toEqual({ match: 'any', rules: [rule('fields.topics', 'is', 'food')] });
    expect(screen.getByRole('button', { name: 'Add a rule' })).toHaveFocus();
    fireEvent.click(screen.getByRole('button', { name: 'Remove rule 1' }));
    expect(last()).toBeNull();
    expect(screen.getByRole('radio', { name: 'Show to everybody' })).toHaveFocus();
  });

  it('asks with the input of what it looks at', async () => {
    const { last } = edit(all(rule('lists', 'is', '105')));
    await loaded();
    expect(screen.getByRole('combobox', { name: /^List/ })).toHaveValue('Weekly');
    pick('If', 'Age');
    pick('Comparison', 'is at least');
    type(/^Value/, 'many');
    expect(screen.getByText('Enter a number such as 18 or 2.5.')).toBeVisible();
    type(/^Value/, '18');
    expect(last()).toEqual(all(rule('fields.age', 'at-least', '18')));
    expect(screen.queryByText(/Enter a number/)).not.toBeInTheDocument();
    pick('Comparison', 'is filled in');
    expect(screen.queryByLabelText(/^Value/)).not.toBeInTheDocument();
    pick('If', 'Member');
    pick(/^Value/, 'No');
    expect(last()).toEqual(all(rule('fields.member', 'is', 'false')));
    pick('If', 'Since');
    pick('Comparison', 'is on or after');
    type(/^Value/, '12/31/2026');
    expect(last()).toEqual(all(rule('fields.since', 'at-least', '2026-12-31')));
  });

  it('finds a language by a part of its name, and keeps it when the field is only passed', async () => {
    const { last, changes } = edit(all(rule('locale', 'is', 'zu')));
    await loaded();
    const box = screen.getByRole('combobox', { name: /^Language/ });
    expect(box).toHaveValue('Zulu');
    act(() => box.focus());
    act(() => box.blur());
    expect(box).toHaveValue('Zulu');
    expect(changes).toEqual([]);
    act(() => box.focus());
    fireEvent.change(box, { target: { value: 'germ' } });
    fireEvent.keyUp(box, { key: 'm' });
    fireEvent.pointerUp(screen.getByRole('option', { name: 'German' }));
    expect(last()).toEqual(all(rule('locale', 'is', 'de')));
    expect(box).toHaveValue('German');
  });

  it('offers no field that is archived, but shows one that a rule has', async () => {
    edit(all(rule('fields.old', 'is', 'x')));
    await loaded();
    expect(screen.getByRole('combobox', { name: 'If' })).toHaveTextContent('Old');
    pick('If', 'City');
    fireEvent.keyDown(screen.getByRole('combobox', { name: 'If' }), { key: 'ArrowDown' });
    expect(screen.getByRole('option', { name: 'Topics' })).toBeInTheDocument();
    expect(screen.queryByRole('option', { name: 'Old' })).not.toBeInTheDocument();
  });

  it('marks rules about what is gone, with the remedy', async () => {
    edit(
      all(
        rule('lists', 'is', '999'),
        rule('fields.gone', 'is', 'x'),
        rule('fields.topics', 'is', 'sky'),
        rule('fields.city', 'is', '')
      )
    );
    await loaded();
    const says = (number: number) => within(ruleNo(number));
    expect(says(1).getByText(/This list has been deleted. Choose another/)).toBeVisible();
    expect(says(2).getByText(/This custom field has been deleted. Choose/)).toBeVisible();
    expect(says(3).getByText(/This answer is offered no more. Choose/)).toBeVisible();
    expect(says(4).getByText(/Say what to compare with/)).toBeVisible();
    expect(screen.getByText(/A rule cannot work as it is/)).toBeVisible();
  });

  it('cannot be changed while the block is locked', async () => {
    show(
      <ConditionForm when={all(rule('locale', 'is', 'fr'))} onChange={() => undefined} disabled />
    );
    await loaded();
    for (const radio of screen.getAllByRole('radio')) expect(radio).toBeDisabled();
    for (const box of screen.getAllByRole('combobox'))
      expect(box).toHaveAttribute('aria-disabled', 'true');
    expect(screen.getByRole('button', { name: 'Remove rule 1' })).toHaveAttribute(
      'aria-disabled',
      'true'
    );
    expect(screen.queryByRole('button', { name: 'Add a rule' })).not.toBeInTheDocument();
  });

  it.each(['en', 'fr'] as const)('is read well by a screen reader (%s)', async (locale) => {
    edit(
      all(
        rule('lists', 'is', '999'),
        rule('locale', 'is', 'fr'),
        rule('fields.since', 'at-least', '2026-12-31'),
        rule('fields.topics', 'is-not', 'sea')
      ),
      locale
    );
    await loaded();
    expect(await findings()).toEqual([]);
    expect(document.body).not.toHaveTextContent(/(blocks|forms|common)\./);
  });
});

const Chip = ({ when }: { when: Condition | null }) => {
  const text = useWhenText(when);
  const { isBroken } = useWhen(when);
  return <p data-broken={isBroken}>{text ?? 'everybody'}</p>;
};

describe('the words for a condition', () => {
  const words = async (when: Condition | null, locale: 'en' | 'fr' = 'en') => {
    const { container, unmount } = show(<Chip when={when} />, locale);
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
    const text = container.querySelector('p')?.textContent;
    const isBroken = container.querySelector('p')?.dataset.broken === 'true';
    unmount();
    return isBroken ? `${text} (!)` : text;
  };

  it('name languages, lists and answers', async () => {
    const when = all(rule('locale', 'is', 'fr'), rule('lists', 'is', '105'));
    expect(await words(when)).toBe('Only readers in French and on Weekly');
    expect(await words(when, 'fr')).toBe(
      'Uniquement les personnes qui lisent en français et qui sont inscrites à Weekly'
    );
    expect(await words(all(rule('fields.topics', 'is', 'sea')), 'fr')).toBe(
      'Uniquement les personnes dont « Champ topics » est La mer'
    );
    expect(await words(all(rule('fields.since', 'at-most', '2026-12-31')))).toBe(
      'Only readers whose Since is Dec 31, 2026 or earlier'
    );
    expect(await words(all(rule('fields.member', 'is', 'false')))).toBe(
      'Only readers whose Member is No'
    );
  });

  it('own up to what is gone', async () => {
    expect(await words(all(rule('lists', 'is-not', '999')))).toBe(
      'Only readers not on a deleted list (!)'
    );
    expect(await words(all(rule('fields.gone', 'filled', '')))).toBe(
      'Only readers whose gone is known (!)'
    );
  });

  it('ask the server for nothing where everybody sees the block', async () => {
    expect(await words(null)).toBe('everybody');
    expect(await words(all())).toBe('everybody');
    expect(server.asked.filter((url) => !url.includes('x'))).toEqual([]);
  });
});
