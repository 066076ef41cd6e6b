import type { QuoteBlock } from '../../../../content-types';
import { hasInline, inlineHtml } from '../inline';
import { node, startOf, type Node } from '../layout';
import { cleanLine, escapeHtml } from '../text';
import { inlineContext, padding, type BlockContext } from './context';

export const quote = (block: QuoteBlock, context: BlockContext): Node[] => {
  if (!hasInline(block.content)) return [];
  const { line, muted } = context.look.light;
  const side = startOf(context.direction);
  const author = escapeHtml(cleanLine(block.author).trim());
  const said = `<p class="optin-last" style="margin:0;font-size:18px;font-style:italic">${inlineHtml(block.content, inlineContext(context))}</p>`;
  const by =
    author === ''
      ? ''
      : `<p class="optin-last optin-muted" style="margin:8px 0 0;color:${muted}">&mdash; ${author}</p>`;
  return [
    node(
      'mj-text',
      padding(context, 8),
      `<blockquote style="margin:0;padding:4px 0;padding-${side}:16px;border-${side}:4px solid ${line}">${said}${by}</blockquote>`
    ),
  ];
};
