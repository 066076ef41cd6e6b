import { BlockList, isIPv4, isIPv6 } from 'node:net';

/**
 * Addresses that are not on the public internet (IANA special-purpose registries, RFC 6890), so
 * that no URL somebody typed can make the server talk to itself, its neighbours or a cloud's metadata.
 */
const special = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  special.addSubnet(network, prefix, 'ipv4');

/** Global unicast is 2000::/3; inside it, what carries another address or is not to be routed. */
const globalUnicast = new BlockList();
globalUnicast.addSubnet('2000::', 3, 'ipv6');
const insideGlobal = new BlockList();
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  insideGlobal.addSubnet(network, prefix, 'ipv6');

/** Whether an IP address may be anybody's on the internet; false for what is no address. */
export const isPublicAddress = (address: string): boolean => {
  const bare = address.replace(/^\[|\]$/g, '');
  if (isIPv4(bare)) return !special.check(bare, 'ipv4');
  if (!isIPv6(bare)) return false;
  // IPv4 in its IPv6 dress (::ffff:127.0.0.1) lies outside 2000::/3 like everything else special.
  return globalUnicast.check(bare, 'ipv6') && !insideGlobal.check(bare, 'ipv6');
};
