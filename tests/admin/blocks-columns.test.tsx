import { Held, pick, show } from './blocks-panel';
import { fireEvent, screen } from '@testing-library/react';
import { ColumnsForm } from '../../admin/src/pages/Campaigns/blocks/columns/ColumnsForm';
import {
  addColumn,
  moveColumn,
  removeColumn,
  withColumnCount,
} from '../../admin/src/pages/Campaigns/blocks/columns/columns';
import { createBlock } from '../../admin/src/pages/Campaigns/blocks/create';
import type { ColumnsBlock } from '../../content-types';

const columns = (...ids: string[][]): ColumnsBlock => ({
  id: 'cols',
  type: 'columns',
  when: { match: 'all', rules: [{ path: 'locale', op: 'is', value: 'fr' }] },
  columns: ids.map((blocks, index) => ({
    id: `c${index}`,
    blocks: blocks.map((id) => createBlock('divider', id)),
  })),
});
/** `a b | c` are two columns. */
const shown = (block: ColumnsBlock | undefined): string =>
  (block?.columns ?? []).map(({ blocks }) => blocks.map(({ id }) => id).join(' ')).join(' | ');
const makeId = () => 'new';

describe('the columns of a block', () => {
  it('get an empty one more, up to four', () => {
    const three = addColumn(columns(['a'], ['b']), makeId);
    expect(shown(three)).toBe('a | b | ');
    expect(three.columns.at(-1)?.id).toBe('new');
    const full = columns([], [], [], []);
    expect(addColumn(full, makeId)).toBe(full);
    expect(withColumnCount(columns(['a']), 9, makeId).columns).toHaveLength(4);
  });

  it('hand what they hold to the column before when they go', () => {
    expect(shown(removeColumn(columns(['a'], ['b'], ['c']), 1))).toBe('a b | c');
    expect(shown(removeColumn(columns(['a'], ['b']), 0))).toBe('a b');
    expect(shown(withColumnCount(columns(['a'], ['b'], ['c', 'd']), 1, makeId))).toBe('a b c d');
  });

  it('never go altogether', () => {
    const one = columns(['a']);
    expect(removeColumn(one, 0)).toBe(one);
    expect(withColumnCount(one, 0, makeId)).toBe(one);
    expect(removeColumn(one, 5)).toBe(one);
  });

  it('change places', () => {
    expect(shown(moveColumn(columns(['a'], ['b'], ['c']), 2, -1))).toBe('a | c | b');
  });
});

describe('the form of columns', () => {
  const edit = (block: ColumnsBlock) => {
    const changes: ColumnsBlock[] = [];
    show(
      <Held first={block} onChange={(next) => changes.push(next)}>
        {(value, change) => <ColumnsForm block={value} onChange={change} disabled={false} />}
      </Held>
    );
    return changes;
  };

  it('asks before blocks move, and moves them all', () => {
    const block = columns(['a'], ['b', 'c'], ['d']);
    const changes = edit(block);
    pick('Number of columns', '1');
    expect(changes).toHaveLength(0);
    expect(screen.getByText(/Its 3 blocks are kept/)).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: 'Confirm' }));
    expect(shown(changes[0])).toBe('a b c d');
    expect(changes[0]).toMatchObject({ id: 'cols', when: block.when });
  });

  it('leaves everything as it was when the answer is no', () => {
    const changes = edit(columns(['a'], ['b']));
    fireEvent.click(screen.getByRole('button', { name: 'Remove column 2' }));
    fireEvent.keyDown(screen.getByRole('alertdialog'), { key: 'Escape' });
    expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument();
    expect(changes).toHaveLength(0);
  });

  it('asks nothing where the column is empty', () => {
    const changes = edit(columns(['a'], []));
    fireEvent.click(screen.getByRole('button', { name: 'Remove column 2' }));
    expect(shown(changes[0])).toBe('a');
    expect(screen.getByRole('button', { name: 'Remove column 1' })).toHaveAttribute(
      'aria-disabled',
      'true'
    );
  });

  it('adds columns with ids of their own', () => {
    const changes = edit(columns(['a']));
    pick('Number of columns', '4');
    expect(shown(changes[0])).toBe('a |  |  | ');
    expect(new Set(changes[0].columns.map(({ id }) => id)).size).toBe(4);
  });

  it('moves columns by keyboard, and the focus goes along', () => {
    const changes = edit(columns(['a'], ['b'], ['c']));
    fireEvent.click(screen.getByRole('button', { name: 'Move column 3 up' }));
    expect(shown(changes[0])).toBe('a | c | b');
    expect(screen.getByRole('button', { name: 'Move column 2 up' })).toHaveFocus();
  });
});
