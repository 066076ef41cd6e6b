import type { HeadingBlock } from '../../../../content-types';
import { hasInline, inlineHtml } from '../inline';
import { node, type Node } from '../layout';
import type { Look } from '../palette';
import { inlineContext, padding, type BlockContext } from './context';

const SIZES = {
  1: 'font-size:28px;line-height:1.25',
  2: 'font-size:22px;line-height:1.3',
  3: 'font-size:18px;line-height:1.4',
} as const;
export type HeadingLevel = keyof typeof SIZES;

/** A style attribute's worth of a heading. */
export const headingStyle = (level: HeadingLevel, { headingFont, textFont }: Look): string =>
  `margin:0;font-weight:700;${SIZES[level]}${headingFont === textFont ? '' : `;font-family:${headingFont}`}`;

export const heading = (block: HeadingBlock, context: BlockContext): Node[] => {
  if (!hasInline(block.content)) return [];
  const html = inlineHtml(block.content, inlineContext(context));
  const level = block.level === 1 || block.level === 2 ? block.level : 3;
  return [
    node(
      'mj-text',
      { align: block.align, ...padding(context, 8) },
      `<h${level} style="${headingStyle(level, context.look)}">${html}</h${level}>`
    ),
  ];
};
