import fc from 'fast-check';
import {
  boundaryOf,
  bucketsOf,
  isTrapped,
  judgeStamp,
  readMultipart,
  retryAfter,
  type Hit,
} from '../../server/src/core';

const key = Buffer.alloc(32, 7);
const limits = {
  ip: { max: 3, seconds: 60 },
  address: { max: 2, seconds: 3600 },
  form: { max: 0, seconds: 60 },
};
const NOW = 1_700_000_030_000;

describe('counting', () => {
  const hits: Hit[] = [
    { limit: 'ip', value: '203.0.113.9' },
    { limit: 'address', value: 'ada@example.org' },
    { limit: 'form', value: '1' },
  ];

  it('gives one window to everything in it, and leaves switched-off limits out', () => {
    const buckets = bucketsOf(hits, limits, key, NOW);
    expect(buckets.map((bucket) => bucket.key.split(':')[0])).toEqual(['address', 'ip']);
    const later = bucketsOf(hits, limits, key, NOW + 1000);
    expect(later).toEqual(buckets);
    for (const { expiresAt } of buckets) expect(expiresAt).toBeGreaterThan(NOW);
  });

  it('keeps neither the value nor anything one could guess it from without the key', () => {
    const [mine] = bucketsOf([hits[0]], limits, key, NOW);
    const [theirs] = bucketsOf([hits[0]], limits, Buffer.alloc(32, 8), NOW);
    expect(mine.key).not.toContain('203');
    expect(mine.key).not.toBe(theirs.key);
  });

  it('asks all callers to touch counters in one order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(hits, { minLength: 3 }), (shuffled) => {
        expect(bucketsOf(shuffled, limits, key, NOW)).toEqual(bucketsOf(hits, limits, key, NOW));
      })
    );
  });

  it('asks to wait until the last overfull window is over', () => {
    const buckets = [
      { limit: 'ip' as const, key: 'a', max: 3, expiresAt: NOW + 10_000 },
      { limit: 'address' as const, key: 'b', max: 2, expiresAt: NOW + 90_500 },
      { limit: 'form' as const, key: 'c', max: 1, expiresAt: NOW + 500_000 },
    ];
    const seen: Record<string, number> = { a: 4, b: 3, c: 1 };
    expect(retryAfter(buckets, (name) => seen[name], NOW)).toBe(91);
    expect(retryAfter(buckets, () => 1, NOW)).toBe(0);
  });
});

describe('the stamp of a form', () => {
  const issued = NOW / 1000;
  it.each([
    ['is not asked for', undefined, NOW, 'absent'],
    ['must be signed', null, NOW, 'forged'],
    ['belongs to one form', [8, issued - 10], NOW, 'forged'],
    ['has two numbers', [7], NOW, 'forged'],
    ['asks for the rest of the time', [7, issued], NOW + 500, { waitSeconds: 2 }],
    ['is content once the time is over', [7, issued], NOW + 2000, 'ok'],
    ['stays good for long', [7, issued], NOW + 40 * 86_400_000, 'ok'],
  ] as const)('%s', (_name, stamp, now, verdict) => {
    expect(judgeStamp(stamp && [...stamp], 7, 2, now)).toEqual(verdict);
  });
});

describe('the trap', () => {
  it('snaps on anything but nothing', () => {
    expect([undefined, null, ''].map(isTrapped)).toEqual([false, false, false]);
    expect(['x', ' ', 0, false, [], {}].map(isTrapped)).not.toContain(false);
  });
});

describe('a multipart body', () => {
  it('says its boundary, quoted or bare', () => {
    expect(boundaryOf('multipart/form-data; boundary=abc')).toBe('abc');
    expect(boundaryOf('multipart/form-data; charset=x; boundary="a b"')).toBe('a b');
    expect(boundaryOf('multipart/form-data')).toBeNull();
  });

  it('gives its fields, and leaves files out', () => {
    const body = [
      '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n',
      '--b\r\nContent-Disposition: form-data; name="f"; filename="x"\r\n\r\ndata\r\n--b--\r\n',
    ].join('');
    expect(readMultipart(body, 'b')).toEqual({ 'List-Unsubscribe': 'One-Click' });
  });

  it('never throws, whatever comes (any text)', () => {
    fc.assert(fc.property(fc.string(), (text) => Boolean(readMultipart(text, '-'))));
  });
});
