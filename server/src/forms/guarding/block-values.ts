import { BlockList, isIP } from 'node:net';
import type { BlockKind } from '../../../../content-types';
import { parseEmail } from '../../core';

const DOMAIN = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/;

/** An address or network in one spelling, or null: `203.0.113.7`, `203.0.113.0/24`, `2001:db8::/32`. */
const readNetwork = (text: string): string | null => {
  const [address, length, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return null;
  if (length === undefined) return address.toLowerCase();
  const bits = /^\d{1,3}$/.test(length) ? Number(length) : -1;
  // Whole continents are never meant.
  const fits = version === 4 ? bits >= 8 && bits <= 32 : bits >= 16 && bits <= 128;
  return fits ? `${address.toLowerCase()}/${bits}` : null;
};

/** A rule's value in the spelling that it is compared in; null for what is none of its kind. */
export const readBlockValue = (kind: BlockKind, given: string): string | null => {
  const text = given.trim();
  switch (kind) {
    case 'address':
      return parseEmail(text)?.key ?? null;
    case 'domain': {
      const domain = text.toLowerCase().replace(/^@|\.$/g, '');
      return DOMAIN.test(domain) ? domain : null;
    }
    case 'ip':
      return readNetwork(text);
  }
};

/** Rules in the form that a request is held against. */
export interface BlockIndex {
  addresses: ReadonlySet<string>;
  domains: ReadonlySet<string>;
  networks: BlockList;
}

export const indexOf = (rules: readonly { kind: BlockKind; value: string }[]): BlockIndex => {
  const networks = new BlockList();
  for (const { kind, value } of rules) {
    if (kind !== 'ip') continue;
    const [address, length] = value.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (length === undefined) networks.addAddress(address, family);
    else networks.addSubnet(address, Number(length), family);
  }
  const of = (wanted: BlockKind) =>
    new Set(rules.filter(({ kind }) => kind === wanted).map(({ value }) => value));
  return { addresses: of('address'), domains: of('domain'), networks };
};

/** A domain and those above it: `a.b.org`, `b.org`. */
export const domainsOf = (emailKey: string): string[] => {
  const parts = emailKey.slice(emailKey.lastIndexOf('@') + 1).split('.');
  return parts.slice(0, -1).map((_, index) => parts.slice(index).join('.'));
};

/** Which rule keeps a request out; null for none. */
export const blockedBy = (
  { addresses, domains, networks }: BlockIndex,
  emailKey: string,
  ip: string
): 'blocked-address' | 'blocked-domain' | 'blocked-ip' | null => {
  if (addresses.has(emailKey)) return 'blocked-address';
  if (domainsOf(emailKey).some((domain) => domains.has(domain))) return 'blocked-domain';
  const version = isIP(ip);
  if (version !== 0 && networks.check(ip, version === 6 ? 'ipv6' : 'ipv4')) return 'blocked-ip';
  return null;
};
