import type { Wording, WordingVersion } from '../../../../../content-types';

/** What becomes of people who agreed to an older version. */
export const AFTERWARDS = ['keep', 'ask', 'stop'] as const;
export type Afterwards = (typeof AFTERWARDS)[number];

/** People whose consent rests on a version below this one. */
export const peopleBelow = (
  versions: (Pick<WordingVersion, 'version'> & { people: number })[],
  version: number
): number =>
  versions.filter((older) => older.version < version).reduce((sum, { people }) => sum + people, 0);

/** Whether people are being asked again to agree to the latest version, and how. */
export const askingNow = ({
  askVersion,
  askStops,
  publishedVersion,
}: Pick<Wording, 'askVersion' | 'askStops' | 'publishedVersion'>): Afterwards =>
  askVersion > 0 && askVersion === publishedVersion ? (askStops ? 'stop' : 'ask') : 'keep';
