import { createContext, useContext } from 'react';
import type { FormBlock, FormDefinition } from '../../../../../content-types';
import type { GetWordingResponse } from '../../../../../server/src/consent/contract';
import type { FormProblem } from '../../../../../server/src/forms/contract';
import type { Draft } from '../model/draft';
import type { PaletteItem } from '../model/new-block';
import type { Selection } from '../model/selection';
import type { Place } from '../model/tree';
import type { FormChoices } from '../useFormChoices';

/** Parts of the page; where it is narrow, one shows at a time. */
export const PARTS = ['palette', 'canvas', 'inspector'] as const;
export type Part = (typeof PARTS)[number];

/** What the parts of the designer share. */
export interface DesignerState {
  draft: Draft;
  definition: FormDefinition;
  choices: FormChoices;
  /** Those that the form shows, by id; of who may not see them there are none. */
  wordings: Record<number, GetWordingResponse['data']>;
  /** A picture of a form: wordings are shown as they are drafted. */
  isPicture?: boolean;
  problems: FormProblem[];
  /** Whether the draft was judged at all by now. */
  isJudged: boolean;
  /** The language that texts are shown and written in. */
  locale: string;
  setLocale: (locale: string) => void;
  scheme: 'light' | 'dark';
  setScheme: (scheme: 'light' | 'dark') => void;
  selection: Selection;
  part: Part;
  setPart: (part: Part) => void;
  /** The reader may not change the form. */
  disabled: boolean;
  select: (selection: Selection) => void;
  /** Selects what a path is about and puts the focus there. */
  show: (path: string, locale?: string) => void;
  /** @param key edits of the same thing within a second are one step of undo */
  edit: (change: (draft: Draft) => Draft, key?: string) => void;
  editDefinition: (change: (definition: FormDefinition) => FormDefinition, key?: string) => void;
  editBlock: (block: FormBlock, key?: string) => void;
  /** Adds a block after the selected one, or where it was dropped. */
  insert: (item: PaletteItem, place?: Place) => void;
  move: (id: string, place: Place) => void;
  duplicate: (id: string) => void;
  remove: (id: string) => void;
  /** Says something to screen readers. */
  announce: (text: string) => void;
}

export const DesignerContext = createContext<DesignerState | null>(null);

export const useDesigner = (): DesignerState => {
  const state = useContext(DesignerContext);
  if (!state) throw new Error('useDesigner is used outside the designer');
  return state;
};
