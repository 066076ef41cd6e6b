import type { SocialBlock, SocialNetwork } from '../../../../content-types';
import { node, type Node } from '../layout';
import { escapeHtml } from '../text';
import { translate } from '../translations';
import { padding, targetOf, type BlockContext } from './context';

/** Names of their own are the same in every language. */
const NAMES: Record<Exclude<SocialNetwork, 'website' | 'rss'>, string> = {
  mastodon: 'Mastodon',
  bluesky: 'Bluesky',
  facebook: 'Facebook',
  instagram: 'Instagram',
  linkedin: 'LinkedIn',
  threads: 'Threads',
  tiktok: 'TikTok',
  x: 'X',
  youtube: 'YouTube',
};

export const networkName = (network: SocialNetwork, locale: string): string =>
  network === 'website' || network === 'rss'
    ? translate(locale, `social.${network}`)
    : (NAMES[network] ?? network);

/** Names rather than logos: nothing to load from anybody, and read out as what they are. */
export const social = (block: SocialBlock, context: BlockContext): Node[] => {
  const { line, link } = context.look.light;
  const links = block.links.flatMap(({ network, url }) => {
    const href = targetOf(url, context);
    if (href === null) return [];
    const name = escapeHtml(networkName(network, context.locale));
    return [
      `<a class="optin-pill" href="${href}" target="_blank" style="display:inline-block;margin:4px;padding:4px 14px;border:1px solid ${line};border-radius:16px;font-size:14px;line-height:1.5;color:${link};text-decoration:none">${name}</a>`,
    ];
  });
  if (links.length === 0) return [];
  return [
    node(
      'mj-text',
      { align: block.align, ...padding(context, 8) },
      `<p class="optin-last" style="margin:0">${links.join(' ')}</p>`
    ),
  ];
};
