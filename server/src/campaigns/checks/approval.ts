import type { Campaign } from '../../../../content-types';
import { essenceHash } from '../essence';
import type { PreflightFinding } from '../contract';
import { error } from './finding';

export interface ApprovalFacts {
  isRequired: boolean;
  /** `none`: nobody approved; `outdated`: somebody did, and it was edited since. */
  state: 'none' | 'current' | 'outdated';
}

/** Whether the last approval is of what would be sent now. */
export const approvalState = (campaign: Campaign): ApprovalFacts['state'] => {
  if (!campaign.approval) return 'none';
  return campaign.approval.hash === essenceHash(campaign) ? 'current' : 'outdated';
};

export const judgeApproval = ({ isRequired, state }: ApprovalFacts): PreflightFinding[] => {
  if (!isRequired || state === 'current') return [];
  return [error(state === 'none' ? 'approval-missing' : 'approval-outdated', { step: 'schedule' })];
};
