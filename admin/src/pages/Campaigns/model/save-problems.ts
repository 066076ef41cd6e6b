import { readApiError } from '../../../utils/api-error';
import type { Draft } from './draft';
import { readRecord } from './read-blocks';

/** What the server found wrong with a draft, and the block that it is about. */
export interface SaveProblem {
  blockId: string | null;
  message: string;
}

/** The innermost block on the way that a path of the document goes. */
const blockAlong = (draft: Draft, path: readonly string[]): string | null => {
  let at: unknown = draft;
  let found: string | null = null;
  for (const key of path) {
    at = Array.isArray(at) ? (at[Number(key)] as unknown) : readRecord(at)?.[key];
    const block = readRecord(at);
    if (block && typeof block.id === 'string' && typeof block.type === 'string') found = block.id;
  }
  return found;
};

/** Paths are for programs: a person is told what is wrong at the place that is shown. */
const withoutPath = (message: string, path: string): string =>
  message.startsWith(path) ? `…${message.slice(path.length)}` : message;

/** Faults of single fields; none where the save failed for another reason. */
export const saveProblems = (error: unknown, draft: Draft): SaveProblem[] => {
  const { errors } = readApiError(error).details;
  if (!Array.isArray(errors)) return [];
  return errors.flatMap((item): SaveProblem[] => {
    const entry = readRecord(item);
    if (!entry || !Array.isArray(entry.path)) return [];
    const path = entry.path.map(String);
    return [
      {
        blockId: blockAlong(draft, path),
        message: withoutPath(String(entry.message ?? ''), path.join('.')),
      },
    ];
  });
};
