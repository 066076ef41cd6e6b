import fc from 'fast-check';
import {
  createClientIp,
  ipForEvidence,
  ipForLimits,
  truncateIp,
  type Origin,
} from '../../server/src/core';

const from = (remoteAddress: string | undefined, forwarded?: string): Origin =>
  ({
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    socket: { remoteAddress },
  }) as unknown as Origin;

describe('the client’s IP', () => {
  it('is the socket’s while no proxy is trusted, whatever the header says', () => {
    const ip = createClientIp([]);
    expect(ip(from('203.0.113.9', '1.2.3.4'))).toBe('203.0.113.9');
    expect(ip(from('::ffff:203.0.113.9'))).toBe('203.0.113.9');
  });

  it('is the last hop that no trusted proxy wrote about itself', () => {
    const ip = createClientIp(['loopback', '10.0.0.0/8']);
    expect(ip(from('127.0.0.1', '203.0.113.9'))).toBe('203.0.113.9');
    expect(ip(from('127.0.0.1', '203.0.113.9, 10.1.2.3'))).toBe('203.0.113.9');
    expect(ip(from('127.0.0.1', '6.6.6.6, 203.0.113.9'))).toBe('203.0.113.9');
    expect(ip(from('198.51.100.1', '203.0.113.9'))).toBe('198.51.100.1');
  });

  it('reads the spellings of proxies, and falls back to the socket on nonsense', () => {
    const ip = createClientIp(['loopback']);
    expect(ip(from('127.0.0.1', '203.0.113.9:4711'))).toBe('203.0.113.9');
    expect(ip(from('127.0.0.1', '[2001:db8::1]:4711'))).toBe('2001:db8::1');
    expect(ip(from('127.0.0.1', 'unknown'))).toBe('127.0.0.1');
    expect(ip(from('127.0.0.1', "'; DROP TABLE"))).toBe('127.0.0.1');
    expect(ip(from(undefined, '1.2.3.4'))).toBe('');
  });

  it('never comes from the client where no proxy is trusted (any header)', () => {
    const ip = createClientIp([]);
    fc.assert(fc.property(fc.string(), (header) => ip(from('192.0.2.1', header)) === '192.0.2.1'));
  });

  it('says which configured proxy is no address', () => {
    expect(() => createClientIp(['nonsense'])).toThrow(/nonsense/);
  });
});

describe('an IP in the evidence', () => {
  it.each([
    ['203.0.113.77', '203.0.113.0/24'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
    ['2001:db8::1', '2001:db8:0::/48'],
    ['::1', '0:0:0::/48'],
    ['not an ip', null],
  ])('of %s is cut to %s', (ip, expected) => {
    expect(truncateIp(ip)).toBe(expected);
  });

  it('is as long as the settings allow', () => {
    expect(ipForEvidence('203.0.113.77', 'full')).toBe('203.0.113.77');
    expect(ipForEvidence('203.0.113.77', 'truncated')).toBe('203.0.113.0/24');
    expect(ipForEvidence('203.0.113.77', 'none')).toBeNull();
    expect(ipForEvidence('', 'full')).toBeNull();
  });

  it('never lets the host part through (any IPv6 address)', () => {
    fc.assert(
      fc.property(fc.ipV6(), fc.ipV6(), (a, b) => {
        const head = ipForLimits(a).replace('::/64', '');
        expect(head.split(':')).toHaveLength(4);
        expect(ipForLimits(a) === ipForLimits(b)).toBe(
          ipForLimits(a).replace('::/64', '') === ipForLimits(b).replace('::/64', '')
        );
        expect(truncateIp(a)?.split('::')[0].split(':')).toHaveLength(3);
      })
    );
  });
});
