import { useCallback, useEffect, useRef, useState } from 'react';

/**
 * saved --edit--> dirty --pause in typing--> saving --ok--> saved (or dirty, when typing went on)
 * saving --refused--> failed --edit or retry--> dirty
 * dirty or failed --taken back--> saved
 */
export type SaveState = 'saved' | 'dirty' | 'saving' | 'failed';

/** Milliseconds without an edit after which a draft is saved. */
export const SAVE_AFTER = 1200;

interface Autosave {
  state: SaveState;
  /** What the last refused save said. */
  error: unknown;
  savedAt: number | null;
  /** Saves at once what is not saved yet; false when it could not. */
  flush: () => Promise<boolean>;
  /** Gives up what is not saved, because what it belongs to is gone. */
  discard: () => void;
}

/**
 * Saves a value some time after its last change, one save at a time and the latest value last.
 * @param save rejects when the value was not saved
 * @param same whether two values need no save between them
 */
export const useAutosave = <T>(
  value: T,
  save: (value: T) => Promise<unknown>,
  same: (a: T, b: T) => boolean
): Autosave => {
  const [state, setState] = useState<SaveState>('saved');
  const [error, setError] = useState<unknown>(null);
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const latest = useRef(value);
  const stored = useRef(value);
  const running = useRef<Promise<boolean> | null>(null);
  const saver = useRef(save);
  latest.current = value;
  saver.current = save;

  const flush = useCallback(async (): Promise<boolean> => {
    while (running.current) await running.current;
    const next = latest.current;
    if (same(next, stored.current)) {
      setError(null);
      setState('saved');
      return true;
    }
    setState('saving');
    const attempt = saver.current(next).then(
      () => {
        stored.current = next;
        setSavedAt(Date.now());
        setError(null);
        setState(same(latest.current, next) ? 'saved' : 'dirty');
        return true;
      },
      (reason: unknown) => {
        setError(reason);
        setState('failed');
        return false;
      }
    );
    running.current = attempt;
    const ok = await attempt;
    if (running.current === attempt) running.current = null;
    return ok;
  }, [same]);

  const discard = useCallback(() => {
    stored.current = latest.current;
    setState('saved');
  }, []);

  useEffect(() => {
    // While a save is under way, what is stored is about to change: going back to it is an edit.
    if (!running.current && same(value, stored.current)) {
      setError(null);
      setState('saved');
      return undefined;
    }
    setState('dirty');
    const timer = setTimeout(() => void flush(), SAVE_AFTER);
    return () => clearTimeout(timer);
  }, [value, same, flush]);

  return { state, error, savedAt, flush, discard };
};
