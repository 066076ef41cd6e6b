import {
  SCHEDULE_PROBLEMS,
  type ScheduleProblem,
} from '../../../../../../server/src/campaigns/contract';
import { readApiError } from '../../../../utils/api-error';

/** What is wrong with a plan, where that is why the server refused. */
export const readPlanProblem = (error: unknown): ScheduleProblem | null => {
  const { code, details } = readApiError(error);
  return code === 'schedule'
    ? (SCHEDULE_PROBLEMS.find((problem) => problem === details.problem) ?? null)
    : null;
};
