/** Where films are published, and whose stills could be fetched; none of them are. */
export type VideoPlatform = 'YouTube' | 'Vimeo' | 'PeerTube';

const read = (url: string): URL | null => {
  try {
    return new URL(url);
  } catch {
    return null;
  }
};

/** PeerTube runs on anybody's host; its pages are told by their paths. */
const PEERTUBE = /^\/(w|videos\/watch)\/[\w-]{8,}/;

export const platformOf = (url: string): VideoPlatform | null => {
  const address = read(url);
  if (!address) return null;
  const host = address.hostname.toLowerCase().replace(/^(www|m|player)\./, '');
  if (['youtube.com', 'youtu.be', 'youtube-nocookie.com'].includes(host)) return 'YouTube';
  if (host === 'vimeo.com') return 'Vimeo';
  return PEERTUBE.test(address.pathname) ? 'PeerTube' : null;
};

/** The file of a film itself, which a browser would download or play without its page. */
export const isVideoFile = (url: string): boolean =>
  /\.(mp4|m4v|mov|webm|ogv|avi|mkv)$/i.test(read(url)?.pathname ?? '');
