import type { SocialNetwork } from '../../../../../../content-types';

/**
 * Hosts of the networks that live on some. Mastodon has servers of anybody's, and `website` and
 * `rss` are anywhere.
 */
const HOSTS: Partial<Record<SocialNetwork, readonly string[]>> = {
  bluesky: ['bsky.app', 'bsky.social'],
  facebook: ['facebook.com', 'fb.com', 'fb.me'],
  instagram: ['instagram.com', 'instagr.am'],
  linkedin: ['linkedin.com', 'lnkd.in'],
  threads: ['threads.net', 'threads.com'],
  tiktok: ['tiktok.com'],
  x: ['x.com', 'twitter.com'],
  youtube: ['youtube.com', 'youtu.be'],
};

const isOn = (host: string, hosts: readonly string[]): boolean =>
  hosts.some((name) => host === name || host.endsWith(`.${name}`));

const read = (url: string): URL | null => {
  try {
    return new URL(url);
  } catch {
    return null;
  }
};

/** The network whose host an address has; null for any other. */
const networkOf = ({ hostname }: URL): SocialNetwork | null => {
  for (const [network, hosts] of Object.entries(HOSTS) as [SocialNetwork, readonly string[]][])
    if (isOn(hostname.toLowerCase(), hosts)) return network;
  return null;
};

/** What is odd about an address; `looksLike` is the network that it belongs to, if we know it. */
export interface Misfit {
  looksLike: SocialNetwork | null;
}

/**
 * Whether an address belongs to another network than the one it is listed under. Feeds and web
 * pages may be anywhere; an address that is not finished fits.
 */
export const misfit = (network: SocialNetwork, url: string): Misfit | null => {
  const address = read(url);
  if (!address || network === 'rss') return null;
  const found = networkOf(address);
  if (found === network) return null;
  if (network === 'website' || network === 'mastodon') return found ? { looksLike: found } : null;
  const isMastodon = found === null && /^\/@[^/]+/.test(address.pathname);
  return { looksLike: found ?? (isMastodon ? 'mastodon' : null) };
};

/** More than these no message lists. */
export const MAX_LINKS = 12;

/** The network of a new row: one that is not listed yet. */
export const nextNetwork = (
  networks: readonly SocialNetwork[],
  listed: readonly SocialNetwork[]
): SocialNetwork => networks.find((network) => !listed.includes(network)) ?? networks[0];
