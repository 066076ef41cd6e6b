import type { Refusal } from '../../consent';
import type { AudienceNumbers } from '../audience';
import type { PreflightCode, PreflightFinding } from '../contract';
import { error, warning } from './finding';

/** Mailbox providers know a sender by its usual volume: what is far above it looks like an attack. */
export const WARM_UP_FACTOR = 5;
/** Below so many people no provider minds. */
export const WARM_UP_FROM = 1000;

export interface AudienceFacts {
  /** Chosen lists that exist. */
  lists: { id: number; name: string }[];
  excludedListIds: readonly number[];
  audience: Pick<AudienceNumbers, 'allowed' | 'skippedByReason'>;
  /** Mails of the sender's largest campaign of the last 30 days; null where nobody looked. */
  largest: number | null;
}

/** Reasons that another declaration of the campaign would lift. */
const BY_DECLARATION = {
  'not-similar-products': 'skipped-similar-products',
  'not-for-profession': 'skipped-profession',
  'use-not-allowed': 'skipped-use',
  'sends-used-up': 'skipped-sends',
} as const satisfies Partial<Record<Refusal, PreflightCode>>;

const place = { step: 'audience' } as const;

/** Whether so many mails at once would be far above what the sender is known for. */
export const isJump = (allowed: number, largest: number): boolean =>
  allowed > WARM_UP_FROM && allowed > largest * WARM_UP_FACTOR;

/** Whom it goes to. */
export const judgeAudience = ({
  lists,
  excludedListIds,
  audience,
  largest,
}: AudienceFacts): PreflightFinding[] => {
  if (lists.length === 0) return [error('lists-missing', place)];
  const both = lists
    .filter(({ id }) => excludedListIds.includes(id))
    .map(({ name }) => error('list-excluded', place, { list: name }));
  const skipped = Object.entries(BY_DECLARATION).flatMap(([reason, code]) => {
    const people = audience.skippedByReason[reason] ?? 0;
    return people > 0 ? [warning(code, place, { people })] : [];
  });
  const empty = audience.allowed === 0 ? [error('audience-empty', place)] : [];
  const jump =
    largest !== null && isJump(audience.allowed, largest)
      ? [
          warning(
            'volume-jump',
            { step: 'schedule' },
            { people: audience.allowed, largest, factor: WARM_UP_FACTOR }
          ),
        ]
      : [];
  return [...both, ...empty, ...skipped, ...jump];
};
