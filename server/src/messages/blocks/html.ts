import type { HtmlBlock } from '../../../../content-types';
import { node, type Node } from '../layout';
import { imageSource } from '../links';
import { sanitiseHtml } from '../sanitise';
import { padding, type BlockContext } from './context';

/** Markup from elsewhere, cleaned each time that a message is compiled, whoever stored it. */
export const html = (block: HtmlBlock, context: BlockContext): Node[] => {
  const cleaned = sanitiseHtml(block.html, {
    tags: context.linkTags,
    asset: (path) => imageSource(path, context.asset),
  }).trim();
  return cleaned === '' ? [] : [node('mj-text', padding(context, 8), cleaned)];
};
