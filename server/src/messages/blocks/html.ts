import type { HtmlBlock } from '../../../../content-types';
import { linkStyle } from '../inline';
import { node, type Node } from '../layout';
import { imageSource } from '../links';
import { sanitiseHtml } from '../sanitise';
import { padding, type BlockContext } from './context';

/** Whether markup says of itself how it is coloured; then dark colours around it would not fit. */
const COLOURED = /[\s;"]((background-)?color|background):|\s(bgcolor|color)="/i;

/**
 * Markup from elsewhere, cleaned each time that a message is compiled, whoever stored it. What has
 * colours of its own keeps a light ground where the mail program is dark.
 */
export const html = (block: HtmlBlock, context: BlockContext): Node[] => {
  const options = {
    tags: context.linkTags,
    asset: (path: string) => imageSource(path, context.asset),
  };
  const plain = sanitiseHtml(block.html, options).trim();
  if (plain === '') return [];
  const isOwn = COLOURED.test(plain);
  const { link } = context.look.light;
  const cleaned = sanitiseHtml(block.html, { ...options, linkStyle: linkStyle(link) }).trim();
  return [
    node(
      'mj-text',
      { ...(isOwn ? { 'css-class': 'optin-own' } : {}), ...padding(context, 8) },
      context.marks?.markHtml(cleaned) ?? cleaned
    ),
  ];
};
