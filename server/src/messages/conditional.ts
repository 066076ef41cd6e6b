import type { Condition } from '../../../content-types';
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
