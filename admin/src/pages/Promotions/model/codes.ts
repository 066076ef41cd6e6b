import type { UploadReport } from '../../../../../server/src/promotions/contract';

/** What the server reads at once; about 50,000 codes. */
export const MOST_CHARACTERS = 900_000;

/** Whether the server would take the list that the report is about. */
export const mayTake = (
  { fresh, invalid, known, repeated }: UploadReport,
  isSkipping: boolean
): boolean => fresh > 0 && invalid === 0 && (isSkipping || known + repeated === 0);
