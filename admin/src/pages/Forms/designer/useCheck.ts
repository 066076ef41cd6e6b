import { useEffect, useState } from 'react';
import type { FormDefinition } from '../../../../../content-types';
import type { FormProblem } from '../../../../../server/src/forms/contract';
import { useCheckFormQuery } from '../../../api/forms';
import { toDefinitionRequest } from '../model/draft';

/** Milliseconds without an edit after which the draft is judged again. */
const CHECK_AFTER = 600;

export interface Verdict {
  problems: FormProblem[];
  /** False until the first answer is there: nothing found is not nothing wrong. */
  isJudged: boolean;
}

/** What publishing the draft as it stands would refuse; saves nothing. */
export const useCheck = (definition: FormDefinition): Verdict => {
  const [judged, setJudged] = useState(() => ({ definition: toDefinitionRequest(definition) }));
  useEffect(() => {
    const timer = setTimeout(
      () => setJudged({ definition: toDefinitionRequest(definition) }),
      CHECK_AFTER
    );
    return () => clearTimeout(timer);
  }, [definition]);
  const { data, currentData } = useCheckFormQuery(judged);
  // What was found last stays until the next verdict is there.
  const problems = currentData ?? data;
  return { problems: problems ?? NOTHING, isJudged: problems !== undefined };
};

const NOTHING: FormProblem[] = [];
