import { useIntl } from 'react-intl';
import type { Condition } from '../../../../../content-types';
import { useT } from '../../../hooks/useT';
import { problemOf } from './condition/rules';
import { useSources } from './condition/sources';
import { useRuleWords } from './condition/useRuleWords';

export interface WhenSummary {
  /** "Only readers in French and on Weekly"; null where everybody sees it. */
  text: string | null;
  /** Something that a rule looks at is gone, or a value is missing. */
  isBroken: boolean;
}

/** Who sees a block, in words and by name. */
export const useWhen = (when: Condition | null | undefined): WhenSummary => {
  const t = useT();
  const { formatList } = useIntl();
  const rules = when?.rules ?? [];
  const sources = useSources(rules.length > 0);
  const words = useRuleWords(sources);
  if (!when || rules.length === 0) return { text: null, isBroken: false };
  const who = formatList(rules.map(words), {
    type: when.match === 'any' ? 'disjunction' : 'conjunction',
  });
  return {
    text: t('blocks.when.only', { who }),
    isBroken: rules.some((rule) => problemOf(rule, sources) !== null),
  };
};

/** The same for a chip on the canvas; null where everybody sees the block. */
export const useWhenText = (when: Condition | null | undefined): string | null =>
  useWhen(when).text;
