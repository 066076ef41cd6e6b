import type { Campaign, CampaignState } from '../../../content-types';

/**
 * What can happen to a campaign, and from which states. Every change of state goes through this
 * table and then through a compare-and-set on the row, so that of two people (or instances) who act
 * at once exactly one wins.
 *
 * draft --schedule--> scheduled --start, send--> preparing --prepared--> sending --complete--> completed
 * draft --send--> preparing            scheduled --schedule--> scheduled (another date)
 * scheduled --unschedule--> draft
 * scheduled --end--> completed (a recurring campaign after its last date; it is never sent itself)
 * preparing, sending --pause--> paused --resume--> preparing or sending, whether the audience is whole
 * scheduled, preparing, sending, paused --cancel--> cancelled
 */
const TRANSITIONS = {
  edit: { from: ['draft'], to: 'draft' },
  remove: { from: ['draft'], to: null },
  schedule: { from: ['draft', 'scheduled'], to: 'scheduled' },
  unschedule: { from: ['scheduled'], to: 'draft' },
  /** A person says now; lifts a date, overdue or not. */
  send: { from: ['draft', 'scheduled'], to: 'preparing' },
  /** The engine keeps a date. */
  start: { from: ['scheduled'], to: 'preparing' },
  /** The audience snapshot is whole. */
  prepared: { from: ['preparing'], to: 'sending' },
  complete: { from: ['sending'], to: 'completed' },
  /** The last date of a recurring campaign is settled. */
  end: { from: ['scheduled'], to: 'completed' },
  pause: { from: ['preparing', 'sending'], to: 'paused' },
  resume: { from: ['paused'], to: 'preparing' },
  cancel: { from: ['scheduled', 'preparing', 'sending', 'paused'], to: 'cancelled' },
} as const satisfies Record<string, { from: readonly CampaignState[]; to: CampaignState | null }>;

export type CampaignAction = keyof typeof TRANSITIONS;
export const CAMPAIGN_ACTIONS = Object.keys(TRANSITIONS) as CampaignAction[];

/** The states an action may be taken in. */
export const statesFor = (action: CampaignAction): readonly CampaignState[] =>
  TRANSITIONS[action].from;

/** Whether `action` may be taken on a campaign in `state`. */
export const canDo = (action: CampaignAction, state: CampaignState): boolean =>
  statesFor(action).includes(state);

/**
 * The state that follows.
 * @returns null when the action is not open in this state, or leaves no campaign behind
 */
export const nextState = (
  action: CampaignAction,
  { state, snapshotDone }: Pick<Campaign, 'state' | 'snapshotDone'>
): CampaignState | null => {
  if (!canDo(action, state)) return null;
  if (action === 'resume') return snapshotDone ? 'sending' : 'preparing';
  return TRANSITIONS[action].to;
};
