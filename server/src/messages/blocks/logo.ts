import type { Links } from '../../core';
import { directionOf, node, single, type Node } from '../layout';
import { imageSource, type Linker } from '../links';
import type { Look } from '../palette';
import { cleanLine, escapeHtml } from '../text';

/** The logo above the first card; nothing while the brand has none. */
export const logoHeader = (
  { logo }: Look,
  { locale, asset, href }: { locale: string; asset: Links['asset']; href: Linker }
): Node[] => {
  const src = logo ? imageSource(logo.url, asset) : null;
  if (!logo || src === null) return [];
  const link = logo.link.trim() === '' ? null : href(logo.link);
  const width = Math.min(Math.max(Math.round(Number(logo.width) || 0), 16), 552);
  return [
    single(
      directionOf(locale),
      [
        node('mj-image', {
          src: escapeHtml(src),
          alt: escapeHtml(cleanLine(logo.alt).trim()),
          width: `${width}px`,
          ...(link === null ? {} : { href: link }),
        }),
      ],
      { padding: '0 0 16px' }
    ),
  ];
};
