import { createContext, createElement, useContext, type ReactNode } from 'react';
import type { AbKey, MessageBlock } from '../../../../../content-types';
import type { Copied } from '../model/clipboard';
import type { Draft } from '../model/draft';
import type { PaletteItem } from '../model/new-block';
import type { Place } from '../model/tree';

/** Parts of the content step; where it is narrow, one shows at a time. */
export const PARTS = ['palette', 'canvas', 'inspector'] as const;
export type Part = (typeof PARTS)[number];

/** What the inspector is about. */
export const INSPECTOR_TABS = ['block', 'message', 'checks'] as const;
export type InspectorTab = (typeof INSPECTOR_TABS)[number];

/** Where the cursor goes when a text is opened: under the pointer, or to the end. */
export type CursorAt = { x: number; y: number } | 'end';

export interface Editing {
  id: string;
  at: CursorAt;
}

/** Where the focus goes once the page shows a change. */
export type FocusTarget =
  { kind: 'block'; id: string } | { kind: 'inspector' } | { kind: 'place'; place: string };

/**
 * What can be done. These never change while the composer is open, so that a block on the canvas is
 * drawn again only when it is itself another one.
 */
export interface ComposerActions {
  select: (id: string | null) => void;
  /** Opens a block: the cursor into its text, or to its form where it has none. */
  open: (id: string, at?: CursorAt) => void;
  /** Back from the text to the block. */
  close: (id: string) => void;
  /** @param key edits of the same thing within a second are one step of undo */
  edit: (change: (draft: Draft) => Draft, key?: string) => void;
  /** Writes a block as it is shown, in the language that is written. */
  editBlock: (block: MessageBlock, key?: string) => void;
  /** After the selected block, or where it was dropped. */
  insert: (item: PaletteItem, place?: Place) => void;
  insertBlocks: (copied: Copied, place?: Place) => void;
  move: (id: string, place: Place | null) => void;
  remove: (id: string) => void;
  duplicate: (id: string) => void;
  /** Copies a block for other variants of an A/B test; one that all had becomes that of A. */
  makeVersions: (id: string, keys: readonly AbKey[]) => void;
  setColumns: (id: string, count: number) => void;
  /** The block as JSON text for the clipboard. */
  copy: (id: string) => string | null;
  /** @returns whether it was a copied block */
  paste: (text: string) => boolean;
  undo: () => void;
  redo: () => void;
  /** Says something to screen readers. */
  announce: (text: string) => void;
  setPart: (part: Part) => void;
  setTab: (tab: InspectorTab) => void;
  setLocale: (locale: string) => void;
  focus: (target: FocusTarget) => void;
}

export interface ComposerState {
  draft: Draft;
  /** The language that is shown and written. */
  locale: string;
  selectedId: string | null;
  editing: Editing | null;
  part: Part;
  tab: InspectorTab;
}

const ActionsContext = createContext<ComposerActions | null>(null);
const StateContext = createContext<ComposerState | null>(null);
const LatestContext = createContext<(() => ComposerState) | null>(null);
export const ActionsProvider = ActionsContext.Provider;
export const StateProvider = StateContext.Provider;
/**
 * Nothing below it sees the state: React looks through everything under a context that changes, and a
 * message of a thousand blocks is looked through with each letter.
 */
export const StateShield = ({ children }: { children: ReactNode }) =>
  createElement(StateContext.Provider, { value: null }, children);
export const LatestProvider = LatestContext.Provider;

/** The state at the moment of asking, for those who need it only when something happens. */
export const useLatest = (): (() => ComposerState) => {
  const latest = useContext(LatestContext);
  if (!latest) throw new Error('useLatest is used outside the composer');
  return latest;
};

export const useActions = (): ComposerActions => {
  const actions = useContext(ActionsContext);
  if (!actions) throw new Error('useActions is used outside the composer');
  return actions;
};
/** Changes with every edit: for the few parts that show the whole. */
export const useComposer = (): ComposerState => {
  const state = useContext(StateContext);
  if (!state) throw new Error('useComposer is used outside the composer');
  return state;
};
