import type { FormProblem } from '../../../../../server/src/forms/contract';
import { readApiError } from '../../../utils/api-error';

const isProblem = (value: unknown): value is FormProblem =>
  typeof value === 'object' && value !== null && 'path' in value && 'code' in value;

/** What a refused publication says is missing; null where it was refused for another reason. */
export const readProblems = (error: unknown): FormProblem[] | null => {
  const { problems } = readApiError(error).details;
  return Array.isArray(problems) ? problems.filter(isProblem) : null;
};
