import { PREFLIGHT_CODES, type PreflightCode, type PreflightFinding } from '../contract';
import { error, warning, type Values } from './finding';

/** A block whose entries could not be shown as they are meant to. */
export interface EntryProblem {
  blockId: string;
  code: string;
  values: Values;
}

/** What leaves a hole in the message blocks; what only falls back, or shows less, asks. */
const BLOCKING = new Set<PreflightCode>([
  'entry-not-chosen',
  'entry-missing',
  'entry-unpublished',
  'type-missing',
  'mapping-missing',
]);

/** Blocks that show entries of the CMS. */
export const judgeEntries = (problems: readonly EntryProblem[]): PreflightFinding[] =>
  problems.map(({ blockId, code: given, values }) => {
    const code = PREFLIGHT_CODES.find((known) => known === given) ?? 'entry-problem';
    const make = BLOCKING.has(code) ? error : warning;
    return make(code, { blockId }, code === 'entry-problem' ? { ...values, code: given } : values);
  });
