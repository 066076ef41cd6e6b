import type { VideoBlock } from '../../../../content-types';
import { node, type Node } from '../layout';
import { linkStyle } from '../inline';
import { escapeHtml } from '../text';
import { translate } from '../translations';
import { padding, roomIn, targetOf, type BlockContext } from './context';
import { altOf, pictureHtml, sourceOf } from './image';

/** One link with the still and a label below, for mail programs play no films. */
export const video = (block: VideoBlock, context: BlockContext): Node[] => {
  const src = sourceOf(block.imageUrl, context);
  const href = targetOf(block.url, context);
  const still =
    src === null
      ? ''
      : pictureHtml({ src, alt: altOf(block.alt), width: roomIn(context), href: null });
  const label = `<span aria-hidden="true">&#9654;</span> ${escapeHtml(translate(context.locale, 'video.play'))}`;
  if (href === null) return still === '' ? [] : [node('mj-text', padding(context, 8), still)];
  return [
    node(
      'mj-text',
      { align: 'center', ...padding(context, 8) },
      `<a href="${href}" target="_blank" style="${linkStyle(context.look.light.link)}"><div>${still}</div>` +
        `<span style="display:block;padding-top:8px;font-weight:600">${label}</span></a>`
    ),
  ];
};
