import {
  PREFLIGHT_CODES,
  type PreflightFinding,
} from '../../../../../server/src/campaigns/contract';
import { readApiError } from '../../../utils/api-error';

const isFinding = (value: unknown): value is PreflightFinding =>
  typeof value === 'object' &&
  value !== null &&
  'code' in value &&
  PREFLIGHT_CODES.some((code) => code === value.code) &&
  'severity' in value;

/** What keeps a campaign from leaving, where that is why the server refused; else nothing. */
export const readFindings = (error: unknown): PreflightFinding[] => {
  const { code, details } = readApiError(error);
  return code === 'preflight' && Array.isArray(details.findings)
    ? details.findings.filter(isFinding)
    : [];
};
