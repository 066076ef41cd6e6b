import { CONSENT_ACTIONS, type ActionName } from '../../../permissions';

export type SectionName = 'wordings' | 'rules' | 'ledger' | 'retention' | 'files';

export interface Section {
  name: SectionName;
  path: string;
  /** Having one of these is enough to see it. */
  actions: readonly ActionName[];
}

/** The pages of the area; the wordings stand at its root, where other pages link to them. */
export const SECTIONS: readonly Section[] = (
  ['wordings', 'rules', 'ledger', 'retention', 'files'] as const
).map((name) => ({
  name,
  path: name === 'wordings' ? '/consent' : `/consent/${name}`,
  actions: CONSENT_ACTIONS[name],
}));

export const visibleSections = (can: (action: ActionName) => boolean): Section[] =>
  SECTIONS.filter(({ actions }) => actions.some(can));
