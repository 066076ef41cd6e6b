import { useCallback, useEffect, useRef, useState } from 'react';
import { useAutosave } from '../../../hooks/useAutosave';
import { readApiError } from '../../../utils/api-error';
import type { Backups } from '../model/backup';
import { sameDraft, type Draft } from '../model/draft';

/** Milliseconds without an edit after which the browser keeps what the server does not have yet. */
const KEEP_AFTER = 300;

/** Where a draft is kept. */
export interface Store {
  /** As the page was opened. */
  revision: number;
  /**
   * Writes over the revision that was seen, and gives the new one. Rejects with the server's refusal.
   * @param overwrites theirs, which somebody chose to
   */
  save: (draft: Draft, seen: number, overwrites: boolean) => Promise<number>;
  /** `details.code` of a refusal because somebody else has saved. */
  conflictCode: string;
}

export interface Conflict {
  /** Theirs, as stored now. */
  revision: number;
}

/**
 * Saves over the revision that the page has seen, and over nothing else: when somebody else was
 * faster, saving stops until a person decides. What is not saved lies in the browser meanwhile.
 */
export const useSaving = (store: Store, draft: Draft, backups: Backups) => {
  const { save: write, conflictCode } = store;
  const [revision, setRevision] = useState(store.revision);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  /** Saves come and go between renders. */
  const now = useRef({ revision, conflict, overwrite: false });

  const meet = useCallback((theirs: number) => {
    now.current.conflict = { revision: theirs };
    setConflict(now.current.conflict);
  }, []);
  const save = useCallback(
    async (next: Draft) => {
      if (now.current.conflict) throw new Error(conflictCode);
      const { revision: seen, overwrite } = now.current;
      try {
        const saved = await write(next, seen, overwrite);
        now.current = { ...now.current, revision: saved, overwrite: false };
        setRevision(saved);
        backups.drop(seen);
      } catch (error) {
        const { code, details } = readApiError(error);
        if (code === conflictCode) meet(Number(details.revision ?? seen + 1));
        throw error;
      }
    },
    [backups, conflictCode, meet, write]
  );
  const autosave = useAutosave(draft, save, sameDraft);
  const { state, flush } = autosave;

  const latest = useRef(draft);
  latest.current = draft;
  useEffect(() => {
    if (state === 'saved') {
      backups.drop(now.current.revision);
      return undefined;
    }
    const keep = () =>
      backups.keep({ revision: now.current.revision, at: Date.now(), draft: latest.current });
    const timer = setTimeout(keep, KEEP_AFTER);
    window.addEventListener('pagehide', keep);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pagehide', keep);
    };
  }, [backups, draft, state]);

  useEffect(() => {
    const again = () => void flush();
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [flush]);

  return {
    ...autosave,
    revision,
    conflict,
    /** Somebody else's page has saved, as presence tells before the next save would. */
    noticeRevision: useCallback(
      (stored: number) => {
        if (stored > now.current.revision) meet(stored);
      },
      [meet]
    ),
    /** Saves over theirs. */
    keepMine: useCallback(() => {
      const theirs = now.current.conflict;
      if (!theirs) return;
      now.current = { revision: theirs.revision, conflict: null, overwrite: true };
      setConflict(null);
      void flush();
    }, [flush]),
  };
};
export type Saving = ReturnType<typeof useSaving>;
