import { readRecord } from './read-blocks';
import type { Draft } from './draft';

/**
 * What could not be saved, kept in the browser until it is: by person, what it is of and the revision that
 * it was written over, so that neither two people at one machine nor two tabs take each other's.
 */
export interface Backup {
  revision: number;
  /** Epoch milliseconds. */
  at: number;
  draft: Draft;
}

const prefixOf = (user: string, of: number | string): string => `optin.draft.${user}.${of}.`;

const parse = (text: string | null): unknown => {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
};

const readBackup = (text: string | null): Backup | null => {
  const found = readRecord(parse(text));
  const draft = readRecord(found?.draft);
  const document = readRecord(draft?.document);
  if (!found || !draft || !Array.isArray(document?.blocks)) return null;
  if (typeof found.revision !== 'number' || typeof found.at !== 'number') return null;
  // The composer wrote it; what is checked here is that it was written whole.
  return { revision: found.revision, at: found.at, draft: found.draft as Draft };
};

/** A browser may refuse storage altogether, or have no room left. */
const attempt = <T>(run: () => T, otherwise: T): T => {
  try {
    return run();
  } catch {
    return otherwise;
  }
};

const keysOf = (storage: Storage, prefix: string): string[] =>
  Array.from({ length: storage.length }, (_none, index) => storage.key(index) ?? '').filter((key) =>
    key.startsWith(prefix)
  );

/** @param of id of a campaign, or `template-` and that of a template */
export const createBackups = (user: string, of: number | string, storage: Storage) => {
  const prefix = prefixOf(user, of);
  const aside = `${prefix}offer`;
  return {
    keep: (backup: Backup): void =>
      attempt(
        () => storage.setItem(`${prefix}${backup.revision}`, JSON.stringify(backup)),
        undefined
      ),
    /** Kept on purpose, to be offered when it is opened next. */
    putAside: (backup: Backup): void =>
      attempt(() => storage.setItem(aside, JSON.stringify(backup)), undefined),
    /** What was written over a revision has been saved. */
    drop: (revision: number): void =>
      attempt(() => storage.removeItem(`${prefix}${revision}`), undefined),
    /**
     * The latest one that a page left behind, of whatever revision. It is put aside until a person
     * has decided, so that what is written meanwhile does not take its place.
     */
    offer: (): Backup | null =>
      attempt(() => {
        const keys = keysOf(storage, prefix);
        const [latest] = keys
          .flatMap((key) => readBackup(storage.getItem(key)) ?? [])
          .sort((a, b) => b.at - a.at);
        for (const key of keys) storage.removeItem(key);
        if (latest) storage.setItem(aside, JSON.stringify(latest));
        return latest ?? null;
      }, null),
    /** A person has decided about what was offered. */
    settle: (): void => attempt(() => storage.removeItem(aside), undefined),
  };
};
export type Backups = ReturnType<typeof createBackups>;
