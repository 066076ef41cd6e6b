import type { Condition, ConditionRule } from '../../../content-types';
import { node, type Node } from './layout';
import type { Slots } from './slots';

/**
 * Nodes that only some readers see: each reader's copy has them or not. The marks stand beside whole
 * blocks or sections, whose tables for Outlook open and close within, so that nothing stays open
 * where they are left out.
 */
export const conditional = (
  when: Condition | null | undefined,
  nodes: Node[],
  slots: Slots
): Node[] => {
  // A condition without rules holds for everybody.
  if (!when || when.rules.length === 0 || nodes.length === 0) return nodes;
  const { open, close } = slots.edges(when);
  return [node('mj-raw', {}, open), ...nodes, node('mj-raw', {}, close)];
};

/**
 * Who sees anything of several blocks: a card of which somebody sees nothing would be an empty one.
 * @returns null for everybody, and where no single condition says it
 */
export const anyOf = (whens: readonly (Condition | null | undefined)[]): Condition | null => {
  const conditions = whens.flatMap((when) => (when && when.rules.length > 0 ? [when] : []));
  if (conditions.length === 0 || conditions.length < whens.length) return null;
  const keyOf = ({ path, op, value }: ConditionRule) => JSON.stringify([path, op, value]);
  const texts = conditions.map(({ match, rules }) => `${match} ${rules.map(keyOf).join()}`);
  if (new Set(texts).size === 1) return conditions[0];
  if (!conditions.every(({ match, rules }) => match === 'any' || rules.length === 1)) return null;
  const rules = conditions.flatMap((condition) => condition.rules);
  return { match: 'any', rules: [...new Map(rules.map((rule) => [keyOf(rule), rule])).values()] };
};
