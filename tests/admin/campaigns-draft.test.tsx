import type { MessageBlock } from '../../content-types';
import type { SaveCampaignRequest } from '../../server/src/campaigns/contract';
import {
  BLOCK_TYPES,
  blockSummary,
  createBlock,
  endOfContent,
  newBlockId,
} from '../../admin/src/pages/Campaigns/model/blocks';
import {
  createDraftState,
  draftReducer,
  HISTORY_LIMIT,
  type DraftAction,
  type DraftState,
} from '../../admin/src/pages/Campaigns/model/draft';

const heading = (id: string, text: string): MessageBlock => ({
  id,
  type: 'heading',
  level: 2,
  align: 'left',
  content: [{ type: 'text', text }],
});

const draft: SaveCampaignRequest = {
  name: 'Spring',
  locale: 'en',
  senderId: 1,
  listIds: [1],
  nature: 'editorial',
  similarProducts: false,
  profession: '',
  subject: [],
  preheader: '',
  document: { version: 1, blocks: [heading('a', 'A'), heading('b', 'B'), heading('c', 'C')] },
};

const run = (...actions: DraftAction[]): DraftState =>
  actions.reduce(draftReducer, createDraftState(draft));
const ids = (state: DraftState) => state.present.document.blocks.map((block) => block.id);

describe('the draft of a campaign', () => {
  it('moves a block one place up or down, and no further than the ends', () => {
    expect(ids(run({ type: 'move', id: 'b', by: -1, at: 0 }))).toEqual(['b', 'a', 'c']);
    expect(ids(run({ type: 'move', id: 'b', by: 1, at: 0 }))).toEqual(['a', 'c', 'b']);
    const stuck = run({ type: 'move', id: 'a', by: -1, at: 0 });
    expect(ids(stuck)).toEqual(['a', 'b', 'c']);
    expect(stuck.past).toHaveLength(0);
  });

  it('puts a copy right below the original, with content of its own', () => {
    const state = run({ type: 'duplicate', id: 'a', copyId: 'x', at: 0 });
    expect(ids(state)).toEqual(['a', 'x', 'b', 'c']);
    const [original, copy] = state.present.document.blocks;
    expect(copy).toEqual({ ...original, id: 'x' });
    expect(copy).not.toBe(original);
  });

  it('brings a deleted block back where it was', () => {
    const deleted = run({ type: 'remove', id: 'b', at: 0 });
    expect(ids(deleted)).toEqual(['a', 'c']);
    expect(deleted.removed).toEqual({ index: 1, block: draft.document.blocks[1] });
    const restored = draftReducer(deleted, { type: 'undo' });
    expect(restored.present).toEqual(draft);
    expect(restored.removed).toBeNull();
  });

  it('takes typing of a moment as one step, and other edits each as their own', () => {
    const typed = run(
      { type: 'update', block: heading('a', 'Ab'), at: 0 },
      { type: 'update', block: heading('a', 'Abc'), at: 400 },
      { type: 'update', block: heading('a', 'Abcd'), at: 800 }
    );
    expect(typed.past).toHaveLength(1);
    expect(draftReducer(typed, { type: 'undo' }).present).toEqual(draft);
    const others = run(
      { type: 'update', block: heading('a', 'Ab'), at: 0 },
      { type: 'update', block: heading('b', 'Bb'), at: 100 },
      { type: 'field', field: 'preheader', value: 'x', at: 200 },
      { type: 'field', field: 'preheader', value: 'xy', at: 5000 }
    );
    expect(others.past).toHaveLength(4);
  });

  it('redoes what was undone, until something new is written', () => {
    const undone = run({ type: 'remove', id: 'a', at: 0 }, { type: 'undo' });
    expect(ids(draftReducer(undone, { type: 'redo' }))).toEqual(['b', 'c']);
    const edited = draftReducer(undone, { type: 'field', field: 'name', value: 'New', at: 9 });
    expect(draftReducer(edited, { type: 'redo' })).toBe(edited);
  });

  it('has nothing to undo at first, and forgets steps of long ago', () => {
    const state = createDraftState(draft);
    expect(draftReducer(state, { type: 'undo' })).toBe(state);
    const many = Array.from({ length: HISTORY_LIMIT + 20 }, (_, index): DraftAction => ({
      type: 'field',
      field: 'name',
      value: `${index}`,
      at: index * 2000,
    }));
    expect(run(...many).past).toHaveLength(HISTORY_LIMIT);
  });

  it('adds at the end of the content, which a closing footer stays behind', () => {
    expect(endOfContent(draft.document)).toBe(3);
    const closed = run({ type: 'insert', block: createBlock('footer', 'f'), index: 3, at: 0 });
    expect(endOfContent(closed.present.document)).toBe(3);
  });

  it('starts every block empty, with an id that no other block has', () => {
    const blocks = BLOCK_TYPES.map((type) => createBlock(type, newBlockId()));
    expect(new Set(blocks.map((block) => block.id)).size).toBe(BLOCK_TYPES.length);
    expect(blocks.map(blockSummary)).toEqual(BLOCK_TYPES.map(() => ''));
  });
});
