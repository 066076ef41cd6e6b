import type { Checklist } from '../../../../server/src/insights/contract';
import type { ActionName } from '../../permissions';

export type StepName = keyof Checklist;

export interface Step {
  name: StepName;
  /** Page where the step is done. */
  to: string;
  /** Permission without which the page is of no help. */
  action: ActionName;
}

/** The first run, in order. */
export const STEPS: Step[] = [
  { name: 'publicUrl', to: '/settings', action: 'update-settings' },
  { name: 'transport', to: '/settings', action: 'read-settings' },
  { name: 'controller', to: '/settings', action: 'update-settings' },
  { name: 'sender', to: '/settings/senders/new', action: 'create-senders' },
  { name: 'list', to: '/lists/new', action: 'create-lists' },
  { name: 'wording', to: '/consent', action: 'update-wordings' },
  { name: 'form', to: '/forms', action: 'read-forms' },
  { name: 'firstSignUp', to: '/forms', action: 'read-forms' },
  { name: 'firstCampaign', to: '/campaigns', action: 'create-campaigns' },
];

export const doneCount = (checklist: Checklist): number =>
  STEPS.filter(({ name }) => checklist[name]).length;

export const isSetUp = (checklist: Checklist): boolean => doneCount(checklist) === STEPS.length;

/** The step to take now: the first that is open. */
export const nextStep = (checklist: Checklist): StepName | null =>
  STEPS.find(({ name }) => !checklist[name])?.name ?? null;
