import type { ImageBlock } from '../../../../content-types';
import { node, type Node } from '../layout';
import { imageSource } from '../links';
import { cleanLine, escapeHtml } from '../text';
import { padding, roomIn, targetOf, type BlockContext } from './context';

/**
 * The address of a picture; null while there is none: an unfinished picture is left out of previews,
 * and preflight keeps it from being sent.
 * @throws ValidationError for what is no http(s) resource
 */
export const sourceOf = (url: string, { asset, refuse }: BlockContext): string | null => {
  const src = imageSource(url, asset);
  if (src !== null) return escapeHtml(src);
  return url.trim() === '' ? null : refuse(url);
};

export const altOf = (alt: string): string => escapeHtml(cleanLine(alt).trim());

interface Picture {
  src: string;
  alt: string;
  width: number;
  href: string | null;
}

/** A picture by itself; one that fills a column fills the screen of a phone, too. */
export const pictureNode = (
  { src, alt, width, href }: Picture,
  context: BlockContext,
  attributes: Record<string, string> = {}
): Node =>
  node('mj-image', {
    src,
    alt,
    width: `${width}px`,
    ...(width < roomIn(context) ? {} : { 'fluid-on-mobile': 'true' }),
    ...(href === null ? {} : { href }),
    ...padding(context, 8),
    ...attributes,
  });

/** A picture inside a text node. */
export const pictureHtml = ({ src, alt, width, href }: Picture): string => {
  const img = `<img src="${src}" alt="${alt}" width="${width}" style="border:0;display:block;margin:0 auto;outline:none;width:100%;max-width:${width}px;height:auto;font-size:13px">`;
  return href === null ? img : `<a href="${href}" target="_blank">${img}</a>`;
};

/**
 * Two pictures of which one shows. Where nobody asks for the scheme the dark one stays hidden, in
 * Outlook for Windows by `mso-hide`; the style sheet of the message changes them over.
 */
const twoSchemes = (light: Picture, darkSrc: string): string =>
  `<div class="optin-light-only">${pictureHtml(light)}</div>` +
  '<!--[if !mso]><!-->' +
  `<div class="optin-dark-only" style="display:none;mso-hide:all;max-height:0;overflow:hidden">${pictureHtml({ ...light, src: darkSrc })}</div>` +
  '<!--<![endif]-->';

export const image = (block: ImageBlock, context: BlockContext): Node[] => {
  const src = sourceOf(block.url, context);
  if (src === null) return [];
  const room = roomIn(context);
  const picture = {
    src,
    alt: altOf(block.alt),
    width: Math.round(Math.min(Math.max(block.width ?? room, 1), room)),
    href: targetOf(block.link, context),
  };
  const dark = block.dark ? sourceOf(block.dark.url, context) : null;
  return dark === null
    ? [pictureNode(picture, context)]
    : [node('mj-text', { align: 'center', ...padding(context, 8) }, twoSchemes(picture, dark))];
};
