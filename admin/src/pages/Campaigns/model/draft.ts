import type { MessageBlock, MessageDocument } from '../../../../../content-types';
import type {
  GetCampaignResponse,
  SaveCampaignRequest,
} from '../../../../../server/src/campaigns/contract';
import {
  duplicateBlock,
  indexOfBlock,
  insertBlock,
  moveBlock,
  removeBlock,
  updateBlock,
} from './blocks';

/**
 * The draft in the editor, with undo. Everything here is pure: ids and times come in with the
 * actions.
 *
 * edit --> past grows, future empties; edits of one thing within a second count as one step
 * undo --> present goes to the future    redo --> and back
 */
export interface DraftState {
  past: SaveCampaignRequest[];
  present: SaveCampaignRequest;
  future: SaveCampaignRequest[];
  /** What was edited last and when, so that typing a word is one step. */
  lastEdit: { key: string; at: number } | null;
  /** The block deleted by the latest edit, which the editor offers to bring back. */
  removed: { block: MessageBlock; index: number } | null;
}

/** Milliseconds within which edits of the same thing are one step. */
export const MERGE_WINDOW = 1000;
/** Steps kept. */
export const HISTORY_LIMIT = 100;

type Field = Exclude<keyof SaveCampaignRequest, 'document'>;
type FieldEdit = {
  [F in Field]: { type: 'field'; field: F; value: SaveCampaignRequest[F]; at: number };
}[Field];

export type DraftAction =
  | FieldEdit
  | { type: 'insert'; block: MessageBlock; index: number; at: number }
  | { type: 'update'; block: MessageBlock; at: number }
  | { type: 'move'; id: string; by: -1 | 1; at: number }
  | { type: 'duplicate'; id: string; copyId: string; at: number }
  | { type: 'remove'; id: string; at: number }
  | { type: 'undo' }
  | { type: 'redo' };

type Loaded = GetCampaignResponse['data'];

/** The part of a stored campaign that the editor writes back. */
export const toDraft = (campaign: Loaded): SaveCampaignRequest => ({
  name: campaign.name,
  locale: campaign.locale,
  senderId: campaign.senderId,
  listIds: campaign.listIds ?? [],
  // Campaigns from before the declaration count as editorial.
  nature: campaign.nature ?? 'editorial',
  similarProducts: campaign.similarProducts ?? false,
  profession: campaign.profession ?? '',
  subject: campaign.subject ?? [],
  preheader: campaign.preheader ?? '',
  document: campaign.document ?? { version: 1, blocks: [] },
});

export const createDraftState = (present: SaveCampaignRequest): DraftState => ({
  past: [],
  present,
  future: [],
  lastEdit: null,
  removed: null,
});

const step = (
  state: DraftState,
  present: SaveCampaignRequest,
  key: string,
  at: number
): DraftState => {
  const merges = state.lastEdit?.key === key && at - state.lastEdit.at < MERGE_WINDOW;
  return {
    past: merges ? state.past : [...state.past, state.present].slice(-HISTORY_LIMIT),
    present,
    future: [],
    lastEdit: { key, at },
    removed: null,
  };
};

const editDocument = (document: MessageDocument, action: DraftAction): MessageDocument => {
  switch (action.type) {
    case 'insert':
      return insertBlock(document, action.block, action.index);
    case 'update':
      return updateBlock(document, action.block);
    case 'move':
      return moveBlock(document, action.id, action.by);
    case 'duplicate':
      return duplicateBlock(document, action.id, action.copyId);
    case 'remove':
      return removeBlock(document, action.id);
    case 'field':
    case 'undo':
    case 'redo':
      return document;
  }
};

export const draftReducer = (state: DraftState, action: DraftAction): DraftState => {
  switch (action.type) {
    case 'undo': {
      const previous = state.past.at(-1);
      return previous
        ? {
            past: state.past.slice(0, -1),
            present: previous,
            future: [state.present, ...state.future],
            lastEdit: null,
            removed: null,
          }
        : state;
    }
    case 'redo': {
      const [next, ...future] = state.future;
      return next
        ? {
            past: [...state.past, state.present],
            present: next,
            future,
            lastEdit: null,
            removed: null,
          }
        : state;
    }
    case 'field':
      return step(
        state,
        { ...state.present, [action.field]: action.value },
        `field:${action.field}`,
        action.at
      );
    default: {
      const document = editDocument(state.present.document, action);
      if (document === state.present.document) return state;
      // Only typing merges; each move, copy and removal is a step of its own.
      const key =
        action.type === 'update' ? `update:${action.block.id}` : `${action.type}:${action.at}`;
      const next = step(state, { ...state.present, document }, key, action.at);
      if (action.type !== 'remove') return next;
      const index = indexOfBlock(state.present.document, action.id);
      return { ...next, removed: { index, block: state.present.document.blocks[index] } };
    }
  }
};

/** Equal by content, whatever path led there; drafts are small and plain JSON. */
export const sameDraft = (a: SaveCampaignRequest, b: SaveCampaignRequest): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);
