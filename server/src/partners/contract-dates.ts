import type { EpochMs, Partner } from '../../../content-types';

/** Why a partner gets nobody's data at the moment; withdrawals reach it all the same. */
export const HOLDS = ['inactive', 'contract-not-begun', 'contract-ended'] as const;
export type Hold = (typeof HOLDS)[number];

const dayOf = (at: EpochMs): string => new Date(at).toISOString().slice(0, 10);

/** Contract days are days in UTC, first and last included. */
export const holdOf = (
  {
    isActive,
    contractFrom,
    contractUntil,
  }: Pick<Partner, 'isActive' | 'contractFrom' | 'contractUntil'>,
  now: EpochMs
): Hold | null => {
  if (!isActive) return 'inactive';
  const today = dayOf(now);
  if (contractFrom && today < contractFrom) return 'contract-not-begun';
  if (contractUntil && today > contractUntil) return 'contract-ended';
  return null;
};
