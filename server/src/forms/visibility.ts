import {
  conditionHolds,
  conditionsOf,
  pathOf,
  type ConditionInput,
  type FormBlock,
  type FormStep,
  type PublishedConsent,
  type PublishedForm,
} from '../../../content-types';

/** What of a form stood before the visitor who answered it so. */
export interface Shown {
  block: (id: string) => boolean;
  /** By the path that conditions and submissions use; unknown paths are shown. */
  path: (path: string) => boolean;
  consent: (consent: Pick<PublishedConsent, 'key' | 'group'>) => boolean;
}

const EVERYTHING: Shown = { block: () => true, path: () => true, consent: () => true };

interface Place {
  step: FormStep;
  block: FormBlock;
}

/**
 * Which blocks the given answers show. What is itself hidden counts as empty for the conditions of
 * others; publishing refuses circles, and one that is there all the same shows nothing.
 * @param look what came in at a path
 */
export const shownBy = (
  { steps }: Pick<PublishedForm, 'steps'>,
  look: (path: string) => ConditionInput
): Shown => {
  if (!steps) return EVERYTHING;
  const places: Place[] = steps.flatMap((step) =>
    step.rows.flatMap(({ columns }) => columns.flat().map((block) => ({ step, block })))
  );
  const byPath = new Map<string, Place>();
  const byId = new Map<string, Place>();
  for (const place of places) {
    byId.set(place.block.id, place);
    const path = pathOf(place.block);
    if (path !== null && !byPath.has(path)) byPath.set(path, place);
  }
  const judged = new Map<string, boolean>();
  const isShown = ({ step, block }: Place): boolean => {
    const known = judged.get(block.id);
    if (known !== undefined) return known;
    judged.set(block.id, false);
    const shown = conditionsOf(step, block).every((condition) =>
      conditionHolds(condition, (path) => {
        const place = byPath.get(path);
        return place && !isShown(place) ? null : look(path);
      })
    );
    judged.set(block.id, shown);
    return shown;
  };
  const block = (id: string): boolean => {
    const place = byId.get(id);
    return place ? isShown(place) : true;
  };
  const path = (name: string): boolean => {
    const place = byPath.get(name);
    return place ? isShown(place) : true;
  };
  return {
    block,
    path,
    consent: ({ key, group }) => (group === undefined ? path(`consents.${key}`) : block(group)),
  };
};
