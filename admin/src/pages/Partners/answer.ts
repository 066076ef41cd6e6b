import type { Translate } from '../../hooks/useT';

/** What a partner's server said, or why nothing was heard; `HTTP 500` stands as it is. */
export const answerText = (reason: string | null, t: Translate): string =>
  reason === null ? '' : t.maybe(`partners.answer.${reason}`, reason);
