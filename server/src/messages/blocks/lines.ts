import type { DividerBlock, SpacerBlock } from '../../../../content-types';
import { node, type Node } from '../layout';
import { padding, type BlockContext } from './context';

export const divider = (_block: DividerBlock, context: BlockContext): Node[] => [
  node('mj-divider', padding(context, 16)),
];

export const spacer = (block: SpacerBlock): Node[] => {
  const height = Math.min(Math.max(Math.round(Number(block.height) || 0), 4), 120);
  return [node('mj-spacer', { height: `${height}px` })];
};
