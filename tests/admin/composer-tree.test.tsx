import type { ColumnsBlock, MessageBlock, MessageDocument } from '../../content-types';
import { createItem, PALETTE_GROUPS } from '../../admin/src/pages/Campaigns/model/new-block';
import {
  endOfContent,
  outOfColumns,
  placeAfter,
  placeBeside,
  placeNextTo,
  setColumnCount,
} from '../../admin/src/pages/Campaigns/model/places';
import {
  findBlock,
  insertBlocks,
  isFree,
  isLocked,
  MAX_BLOCKS,
  moveBlock,
  positionOf,
  removeBlock,
  updateBlock,
  type Place,
} from '../../admin/src/pages/Campaigns/model/tree';
import { blockSummary } from '../../admin/src/pages/Campaigns/model/words';

const text = (id: string, locked = false): MessageBlock => ({
  id,
  type: 'text',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: id }] }],
  ...(locked && { locked }),
});
const footer: MessageBlock = { id: 'foot', type: 'footer', content: [] };
const query: MessageBlock = { ...createItem('query'), id: 'query' };
const columns = (id: string, ...inside: string[][]): ColumnsBlock => ({
  id,
  type: 'columns',
  columns: inside.map((ids, index) => ({
    id: `${id}.${index + 1}`,
    blocks: ids.map((item) => {
      const block = text(item);
      if (block.type !== 'text') throw new Error('not a text');
      return block;
    }),
  })),
});
const message = (...blocks: MessageBlock[]): MessageDocument => ({ version: 1, blocks });
let count = 0;
const makeId = () => `new${++count}`;
beforeEach(() => {
  count = 0;
});

/** `a [b c | d] e`: blocks of the message, and columns in brackets. */
const shown = ({ blocks }: MessageDocument): string =>
  blocks
    .map((block) =>
      block.type === 'columns'
        ? `[${block.columns.map((column) => column.blocks.map(({ id }) => id).join(' ')).join(' | ')}]`
        : block.id
    )
    .join(' ');

const start = message(text('a'), columns('c', ['b', 'd'], ['e']), text('f'), footer);
const move = (id: string, place: Place | null, from = start) =>
  place ? shown(moveBlock(from, id, place, makeId)) : null;

describe('blocks of a message', () => {
  it('are inserted in the message and in columns', () => {
    const put = (place: Place) => shown(insertBlocks(start, [text('x'), text('y')], place, makeId));
    expect(put({ parent: null, index: 1 })).toBe('a x y [b d | e] f foot');
    expect(put({ parent: 'c.1', index: 1 })).toBe('a [b x y d | e] f foot');
    expect(put({ parent: 'gone', index: 0 })).toBe(shown(start));
  });

  it('move between the message and any column', () => {
    expect(move('a', { parent: 'c.2', index: 1 })).toBe('[b d | e a] f foot');
    expect(move('d', { parent: 'c.2', index: 0 })).toBe('a [b | d e] f foot');
    expect(move('b', { parent: null, index: 3 })).toBe('a [d | e] f b foot');
    expect(move('f', { parent: null, index: 0 })).toBe('f a [b d | e] foot');
    expect(move('c', { parent: null, index: 0 })).toBe('[b d | e] a f foot');
  });

  it('stay as they are when they are dropped where they were', () => {
    expect(moveBlock(start, 'a', { parent: null, index: 0 }, makeId)).toBe(start);
    expect(moveBlock(start, 'a', { parent: null, index: 1 }, makeId)).toBe(start);
    expect(moveBlock(start, 'a', { parent: 'gone', index: 1 }, makeId)).toBe(start);
    expect(moveBlock(start, 'nobody', { parent: null, index: 1 }, makeId)).toBe(start);
  });

  it('make columns when one is put beside another', () => {
    const two = message(text('a'), text('b'), text('z'));
    expect(move('z', { beside: 'a', at: 1 }, two)).toBe('[a | z] b');
    expect(move('z', { beside: 'a', at: 0 }, two)).toBe('[z | a] b');
    expect(move('f', { beside: 'c', at: 1 })).toBe('a [b d | f | e] foot');
    expect(shown(insertBlocks(two, [text('x')], { beside: 'b', at: 1 }, makeId))).toBe(
      'a [b | x] z'
    );
  });

  it('never make more than four columns, nor columns in columns', () => {
    const full = message(columns('c', ['a'], ['b'], ['d'], ['e']), text('f'));
    expect(move('f', { beside: 'c', at: 4 }, full)).toBe(shown(full));
    const nested = message(columns('c', ['a'], []), columns('k', ['b'], []));
    expect(move('k', { parent: 'c.2', index: 0 }, nested)).toBe(shown(nested));
    expect(move('k', { beside: 'c', at: 0 }, nested)).toBe(shown(nested));
  });

  it('leave no empty shell behind when the last one has moved out of its columns', () => {
    const lone = message(text('a'), columns('c', ['b'], []));
    expect(move('b', { parent: null, index: 0 }, lone)).toBe('b a');
    // Somebody who empties columns by hand keeps them.
    expect(shown(removeBlock(lone, 'b'))).toBe('a [ | ]');
  });

  it('take their column along when they get one more beside it', () => {
    expect(move('e', { beside: 'c', at: 0 })).toBe('a [e | b d] f foot');
    expect(move('d', { beside: 'c', at: 0 })).toBe('a [d | b | e] f foot');
  });

  it('have one footer, which stands in the message itself like queries', () => {
    expect(insertBlocks(start, [footer], { parent: null, index: 0 }, makeId)).toBe(start);
    expect(move('foot', { parent: null, index: 0 })).toBe('foot a [b d | e] f');
    expect(move('foot', { parent: 'c.1', index: 0 })).toBe(shown(start));
    expect(move('foot', { beside: 'a', at: 0 })).toBe(shown(start));
    expect(insertBlocks(start, [query], { parent: 'c.1', index: 0 }, makeId)).toBe(start);
    expect(outOfColumns(start, { parent: 'c.1', index: 0 })).toEqual({ parent: null, index: 2 });
    expect(outOfColumns(start, { beside: 'a', at: 0 })).toEqual({ parent: null, index: 1 });
  });

  it('walk through the whole message one place at a time', () => {
    expect(move('a', placeNextTo(start, 'a', 1))).toBe('[b d | e] a f foot');
    expect(placeNextTo(start, 'a', -1)).toBeNull();
    expect(move('b', placeNextTo(start, 'b', 1))).toBe('a [d b | e] f foot');
    expect(move('b', placeNextTo(start, 'b', -1))).toBe('a b [d | e] f foot');
    expect(move('d', placeNextTo(start, 'd', 1))).toBe('a [b | e] d f foot');
  });

  it('walk to the left and right, out of the message into columns and between them', () => {
    expect(move('b', placeBeside(start, 'b', 1))).toBe('a [d | e b] f foot');
    expect(move('e', placeBeside(start, 'e', -1))).toBe('a [b d e | ] f foot');
    expect(move('d', placeBeside(start, 'd', -1))).toBe('a [d | b | e] f foot');
    expect(placeBeside(start, 'e', 1)).toBeNull();
    expect(move('f', placeBeside(start, 'f', -1))).toBe('a [b d | e | f] foot');
    expect(placeBeside(start, 'f', 1)).toBeNull();
    const two = message(text('a'), text('b'));
    expect(move('b', placeBeside(two, 'b', -1), two)).toBe('[a | b]');
    expect(move('a', placeBeside(two, 'a', 1), two)).toBe('[a | b]');
  });

  it('come after the selected one, or at the end before a closing footer', () => {
    expect(placeAfter(start, 'd')).toEqual({ parent: 'c.1', index: 2 });
    expect(placeAfter(start, 'a')).toEqual({ parent: null, index: 1 });
    expect(placeAfter(start, null)).toEqual({ parent: null, index: 3 });
    expect(endOfContent(message(text('a')))).toBe(1);
  });

  it('are a thousand at most, those in columns counted', () => {
    const many = message(
      columns('c', ['b', 'd']),
      ...Array.from({ length: MAX_BLOCKS - 4 }, (_none, index) => text(`t${index}`))
    );
    const last = insertBlocks(many, [text('x')], { parent: 'c.1', index: 0 }, makeId);
    expect(last).not.toBe(many);
    expect(insertBlocks(last, [text('y')], { parent: null, index: 0 }, makeId)).toBe(last);
    expect(insertBlocks(many, [text('x'), text('y')], { parent: null, index: 0 }, makeId)).toBe(
      many
    );
  });

  it('are kept when columns become fewer', () => {
    expect(shown(setColumnCount(start, 'c', 1, makeId))).toBe('a [b d e] f foot');
    expect(shown(setColumnCount(start, 'c', 3, makeId))).toBe('a [b d | e | ] f foot');
    expect(setColumnCount(start, 'c', 5, makeId)).toBe(start);
    expect(setColumnCount(start, 'a', 2, makeId)).toBe(start);
  });

  it('are one object less to draw: what did not change stays the same object', () => {
    const next = updateBlock(start, { ...text('e'), type: 'divider', id: 'e' });
    expect(findBlock(next, 'e')?.type).toBe('divider');
    expect(next.blocks[0]).toBe(start.blocks[0]);
    const [before, after] = [start.blocks[1], next.blocks[1]] as ColumnsBlock[];
    expect(after).not.toBe(before);
    expect(after.columns[0]).toBe(before.columns[0]);
    expect(updateBlock(start, text('nobody'))).toBe(start);
  });
});

describe('a locked block', () => {
  const inColumns = { ...columns('c', ['b'], []), locked: true };
  const fixed = message(text('a', true), inColumns, text('f'));

  it('cannot be changed, moved or removed, nor be put into columns', () => {
    expect(updateBlock(fixed, { ...text('a'), content: [] } as MessageBlock)).toBe(fixed);
    expect(removeBlock(fixed, 'a')).toBe(fixed);
    expect(move('a', { parent: null, index: 3 }, fixed)).toBe(shown(fixed));
    expect(move('f', { beside: 'a', at: 1 }, fixed)).toBe(shown(fixed));
    expect(placeBeside(fixed, 'f', -1)).toBeNull();
  });

  it('keeps what stands in it', () => {
    expect(isLocked(fixed, 'b')).toBe(true);
    expect(removeBlock(fixed, 'b')).toBe(fixed);
    expect(move('f', { parent: 'c.2', index: 0 }, fixed)).toBe(shown(fixed));
    expect(setColumnCount(fixed, 'c', 1, makeId)).toBe(fixed);
    expect(placeAfter(fixed, 'b')).toEqual({ parent: null, index: 3 });
  });

  it('keeps the columns around it', () => {
    const holder = columns('c', ['b'], ['d']);
    const first = holder.columns[0].blocks[0];
    const held = message({
      ...holder,
      columns: [{ ...holder.columns[0], blocks: [{ ...first, locked: true }] }, holder.columns[1]],
    });
    expect(isFree(held, 'c')).toBe(false);
    expect(removeBlock(held, 'c')).toBe(held);
    expect(shown(removeBlock(held, 'd'))).toBe('[b | ]');
  });

  it('lets others pass', () => {
    expect(move('f', { parent: null, index: 0 }, fixed)).toBe('f a [b | ]');
    expect(positionOf(fixed, 'f')).toEqual({ parent: null, index: 2 });
  });
});

it('the palette makes every kind of block, empty, under ids of their own', () => {
  const blocks = PALETTE_GROUPS.flatMap(({ items }) => items.map((item) => createItem(item)));
  expect(new Set(blocks.map(({ id }) => id)).size).toBe(blocks.length);
  expect(blocks.map(blockSummary)).toEqual(blocks.map(() => ''));
  expect(
    blocks.flatMap((block) => (block.type === 'columns' ? [block.columns.length] : []))
  ).toEqual([2, 3, 4]);
});
