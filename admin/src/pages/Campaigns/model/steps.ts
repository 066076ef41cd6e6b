import type {
  PreflightResponse,
  PreflightStep,
} from '../../../../../server/src/campaigns/contract';
import { isTestComplete } from '../ab/model/test';
import type { Draft } from './draft';

/** What there is to do for a campaign, in any order. */
export const STEPS = ['content', 'audience', 'sender', 'tracking', 'schedule', 'checks'] as const;
export type Step = (typeof STEPS)[number];

/**
 * - `open`: something is missing
 * - `problem`: the checks found something that keeps it from being sent
 * - `note`: the checks found something worth a look
 * - `done`: nothing is missing
 */
export type StepState = 'open' | 'problem' | 'note' | 'done';

const isStarted = (draft: Draft, step: PreflightStep): boolean => {
  switch (step) {
    case 'content':
      return draft.document.blocks.some(({ type }) => type !== 'footer');
    case 'audience':
      return draft.listIds.length > 0;
    case 'sender':
      return draft.senderId !== null && draft.subject.length > 0 && isTestComplete(draft);
    case 'tracking':
      return true;
    case 'schedule':
      return false;
  }
};

/**
 * How far a step is: by the draft on the page at once, by the last checks where they know more.
 * @param checks null while nobody has looked
 */
export const stepState = (
  step: Step,
  draft: Draft,
  checks: Pick<PreflightResponse['data'], 'findings' | 'ready'> | null
): StepState => {
  if (step === 'checks') {
    if (!checks) return 'open';
    if (!checks.ready) return 'problem';
    return checks.findings.length > 0 ? 'note' : 'done';
  }
  if (!isStarted(draft, step)) return 'open';
  const found = (checks?.findings ?? []).filter((finding) => finding.step === step);
  if (found.some(({ severity }) => severity === 'error')) return 'problem';
  return found.length > 0 ? 'note' : 'done';
};

export const readStep = (value: string | null): Step =>
  STEPS.find((step) => step === value) ?? 'content';

export const nextStep = (step: Step): Step | null => STEPS[STEPS.indexOf(step) + 1] ?? null;
