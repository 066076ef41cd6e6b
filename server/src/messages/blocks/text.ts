import type { InlineNode, RichNode, TextBlock } from '../../../../content-types';
import { inlineHtml } from '../inline';
import { node, type Node } from '../layout';
import { inlineContext, padding, type BlockContext } from './context';

const rich = (
  content: RichNode,
  isLast: boolean,
  inline: (nodes: readonly InlineNode[]) => string
): string => {
  const margin = `margin:0 0 ${isLast ? 0 : 16}px`;
  if (content.type === 'paragraph')
    return `<p${isLast ? ' class="optin-last"' : ''} style="${margin}">${inline(content.content) || '&nbsp;'}</p>`;
  const tag = content.type === 'bulletList' ? 'ul' : 'ol';
  const items = content.items.map((item) => `<li>${inline(item)}</li>`).join('');
  return `<${tag} style="${margin};padding-inline-start:24px">${items}</${tag}>`;
};

export const text = (block: TextBlock, context: BlockContext): Node[] => {
  if (block.content.length === 0) return [];
  const own = inlineContext(context);
  const html = block.content
    .map((content, index) =>
      rich(content, index === block.content.length - 1, (nodes) => inlineHtml(nodes, own))
    )
    .join('');
  return [node('mj-text', padding(context, 8), html)];
};
