import { isIP } from 'node:net';
import type { IncomingMessage } from 'node:http';
import proxyAddr from 'proxy-addr';
import type { IpStorage } from './contract';

/** `1.2.3.4:5678` and `[::1]:443`, as some proxies write them, and IPv4 in its IPv6 dress. */
const bare = (address: string): string => {
  const text = address.trim().replace(/%.*$/, '');
  const bracketed = /^\[(.+)\](?::\d+)?$/.exec(text)?.[1] ?? text;
  const withoutPort = /^(\d{1,3}(?:\.\d{1,3}){3}):\d+$/.exec(bracketed)?.[1] ?? bracketed;
  return withoutPort.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
};

/** What of a request tells where it came from. */
export type Origin = Pick<IncomingMessage, 'headers' | 'socket'>;

/**
 * Reads who is calling. `X-Forwarded-For` counts only as far as configured proxies wrote it: from
 * the socket backwards through trusted hops, the first untrusted one is the client. Without
 * trusted proxies the header is ignored, since anybody can send it.
 * @param trustedProxies addresses, CIDR ranges, or `loopback`, `linklocal`, `uniquelocal`
 * @throws TypeError when one of them is none of these
 */
export const createClientIp = (trustedProxies: string[]) => {
  const trust = trustedProxies.length > 0 ? proxyAddr.compile(trustedProxies) : () => false;
  /** An IP address in its plain spelling, or an empty text when the connection is gone. */
  return (request: Origin): string => {
    const socket = bare(request.socket.remoteAddress ?? '');
    if (!isIP(socket)) return '';
    const client = bare(proxyAddr(request as IncomingMessage, trust));
    return isIP(client) ? client : socket;
  };
};

/** The eight groups of an IPv6 address; the URL parser knows every way to write one. */
const groupsOf = (address: string): string[] => {
  const [head, tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  const gap = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array<string>(gap).fill('0'), ...right];
};

/** The network part of an address: `/24` of IPv4, `/48` of IPv6, as `203.0.113.0/24`. */
export const truncateIp = (ip: string): string | null => {
  if (isIP(ip) === 4) return `${ip.split('.').slice(0, 3).join('.')}.0/24`;
  if (isIP(ip) === 6) return `${groupsOf(ip).slice(0, 3).join(':')}::/48`;
  return null;
};

/** What of an address goes into the evidence, by the setting `ipStorage`. */
export const ipForEvidence = (ip: string, storage: IpStorage): string | null => {
  if (storage === 'none' || !isIP(ip)) return null;
  return storage === 'full' ? ip : truncateIp(ip);
};

/**
 * What limits count by: one IPv6 customer usually holds a whole `/64` and could otherwise take a
 * fresh address for every request.
 */
export const ipForLimits = (ip: string): string =>
  isIP(ip) === 6 ? `${groupsOf(ip).slice(0, 4).join(':')}::/64` : ip || 'unknown';
