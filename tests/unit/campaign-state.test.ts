import { CAMPAIGN_STATES, type CampaignState } from '../../content-types';
import {
  CAMPAIGN_ACTIONS,
  canDo,
  nextState,
  type CampaignAction,
} from '../../server/src/campaigns/state';

/** Every transition there is; what is not listed is refused. */
const OPEN: [CampaignAction, CampaignState, CampaignState | null][] = [
  ['edit', 'draft', 'draft'],
  ['remove', 'draft', null],
  ['schedule', 'draft', 'scheduled'],
  ['schedule', 'scheduled', 'scheduled'],
  ['unschedule', 'scheduled', 'draft'],
  ['send', 'draft', 'preparing'],
  ['send', 'scheduled', 'preparing'],
  ['start', 'scheduled', 'preparing'],
  ['prepared', 'preparing', 'sending'],
  ['complete', 'sending', 'completed'],
  ['end', 'scheduled', 'completed'],
  ['pause', 'preparing', 'paused'],
  ['pause', 'sending', 'paused'],
  ['resume', 'paused', 'preparing'],
  ['cancel', 'scheduled', 'cancelled'],
  ['cancel', 'preparing', 'cancelled'],
  ['cancel', 'sending', 'cancelled'],
  ['cancel', 'paused', 'cancelled'],
];

const isOpen = (action: CampaignAction, state: CampaignState) =>
  OPEN.some(([a, s]) => a === action && s === state);

describe('the states of a campaign', () => {
  it.each(OPEN)('%s: %s becomes %s', (action, state, next) => {
    expect(canDo(action, state)).toBe(true);
    expect(nextState(action, { state, snapshotDone: false })).toBe(next);
  });

  it('knows no other transition', () => {
    for (const action of CAMPAIGN_ACTIONS)
      for (const state of CAMPAIGN_STATES)
        if (!isOpen(action, state)) {
          expect(canDo(action, state)).toBe(false);
          expect(nextState(action, { state, snapshotDone: true })).toBeNull();
        }
  });

  it('resumes where it was paused, never from the beginning', () => {
    expect(nextState('resume', { state: 'paused', snapshotDone: true })).toBe('sending');
    expect(nextState('resume', { state: 'paused', snapshotDone: false })).toBe('preparing');
  });

  it('lets nothing move again once it is over', () => {
    for (const state of ['completed', 'cancelled'] as const)
      for (const action of CAMPAIGN_ACTIONS) expect(canDo(action, state)).toBe(false);
  });

  it('changes the message of drafts alone', () => {
    expect(CAMPAIGN_STATES.filter((state) => canDo('edit', state))).toEqual(['draft']);
  });
});
