import type { Condition } from '../../../content-types';
import type { Node } from './layout';
import type { Slots } from './slots';

/** Nodes that only some readers see: each reader's copy has them or not. */
export const conditional = (
  when: Condition | null | undefined,
  nodes: Node[],
  _slots: Slots
): Node[] => (when ? nodes : nodes);
