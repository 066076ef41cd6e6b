import { useAuth } from '@strapi/strapi/admin';
import { useCallback, useMemo, useRef, useState } from 'react';
import { createBackups } from '../model/backup';
import { sameDraft, type Draft } from '../model/draft';
import { saveProblems } from '../model/save-problems';
import { useComposerState } from './useComposerState';
import { useSaving, type Store } from './useSaving';
import type { View } from './view';

interface WritingOptions {
  /** As it was when the page was opened; later values are not looked at. */
  stored: Draft;
  store: Store;
  /** Id of a campaign, or `template-` and that of a template: what the browser keeps is kept by it. */
  of: number | string;
  mayEdit: boolean;
  /** Opens it anew, as it is stored now. */
  onReload: () => void;
}

/**
 * A message being written, whatever it belongs to: the draft and what can be done with it, saving, what
 * the browser has kept, and what somebody does about a conflict.
 */
export const useWriting = ({ stored, store, of, mayEdit, onReload }: WritingOptions) => {
  const user = useAuth('Composer', (state) => state.user?.id) ?? '';
  const backups = useMemo(() => createBackups(String(user), of, window.localStorage), [user, of]);
  const [offer, setOffer] = useState(() => {
    const found = backups.offer();
    if (!found || !sameDraft(found.draft, stored)) return found;
    backups.settle();
    return null;
  });
  const [view, setView] = useState<View>('edit');
  const composer = useComposerState(stored, mayEdit);
  const { state, actions } = composer;
  const { draft } = state;
  const saving = useSaving(store, draft, backups);
  const latest = useRef(state);
  latest.current = state;
  const getLatest = useCallback(() => latest.current, []);
  const problems = useMemo(
    () => (saving.state === 'failed' ? saveProblems(saving.error, draft) : []),
    [saving.state, saving.error, draft]
  );
  return {
    ...composer,
    saving,
    getLatest,
    mayEdit,
    view,
    setView,
    problems,
    /** What the browser has kept, and the revision that is stored. */
    offer,
    openedAt: store.revision,
    settle: (restored: Draft | null) => {
      if (restored) actions.edit(() => restored);
      backups.settle();
      setOffer(null);
    },
    seeTheirs: () => {
      // What this page has of its own is offered again once theirs is on view.
      if (saving.state !== 'saved')
        backups.putAside({ revision: saving.revision, at: Date.now(), draft });
      saving.discard();
      onReload();
    },
    /** Brings a block into view, ready to be written. */
    reveal: (blockId: string) => {
      setView('edit');
      actions.select(blockId);
      actions.setPart('canvas');
      actions.focus({ kind: 'block', id: blockId });
    },
  };
};
export type Writing = ReturnType<typeof useWriting>;
