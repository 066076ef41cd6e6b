import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { createChallenge, verifySolution } from 'altcha-lib/v1';
import { DEFAULT_GUARD } from '../../content-types';
import {
  blockedBy,
  domainsOf,
  indexOf,
  readBlockValue,
} from '../../server/src/forms/guarding/block-values';
import { isDisposable } from '../../server/src/forms/guarding/disposable';
import { BASE_WORK, factorOf, isPressed, workFor } from '../../server/src/forms/guarding/pressure';
import { answerOf, hitsOf } from '../../server/src/forms/guarding/rules';
import { solveChallenge } from '../../server/src/forms/guarding/solver';

describe('the block list', () => {
  it.each([
    ['address', ' Ada@Example.ORG ', 'Ada@example.org'.toLowerCase()],
    ['address', 'not an address', null],
    ['domain', '@Example.org.', 'example.org'],
    ['domain', 'localhost', null],
    ['ip', '203.0.113.7', '203.0.113.7'],
    ['ip', '203.0.113.0/24', '203.0.113.0/24'],
    ['ip', '0.0.0.0/0', null],
    ['ip', '2001:DB8::/32', '2001:db8::/32'],
    ['ip', '203.0.113.0/33', null],
    ['ip', 'example.org', null],
  ] as const)('reads %s %j as %j', (kind, given, expected) => {
    expect(readBlockValue(kind, given)?.toLowerCase() ?? null).toBe(expected);
  });

  const index = indexOf([
    { kind: 'address', value: 'ada@example.org' },
    { kind: 'domain', value: 'spam.example' },
    { kind: 'ip', value: '203.0.113.0/24' },
    { kind: 'ip', value: '2001:db8::/32' },
  ]);

  it.each([
    ['ada@example.org', '192.0.2.1', 'blocked-address'],
    ['eve@example.org', '192.0.2.1', null],
    ['eve@a.b.spam.example', '192.0.2.1', 'blocked-domain'],
    ['eve@nospam.example', '192.0.2.1', null],
    ['eve@example.org', '203.0.113.9', 'blocked-ip'],
    ['eve@example.org', '2001:db8:1::9', 'blocked-ip'],
    ['eve@example.org', '', null],
  ])('judges %s from %s: %s', (address, ip, expected) => {
    expect(blockedBy(index, address, ip)).toBe(expected);
  });

  it('looks at a domain and those above it, never at the last part alone', () => {
    expect(domainsOf('a@x.y.example')).toEqual(['x.y.example', 'y.example']);
  });
});

describe('throw-away domains', () => {
  const none = { add: [], remove: [] };
  it('are known, with their subdomains; the administrator has the last word', async () => {
    expect(await isDisposable('a@mailinator.com', none)).toBe(true);
    expect(await isDisposable('a@x.mailinator.com', none)).toBe(true);
    expect(await isDisposable('a@example.org', none)).toBe(false);
    expect(await isDisposable('a@example.org', { add: ['example.org'], remove: [] })).toBe(true);
    expect(await isDisposable('a@mailinator.com', { add: [], remove: ['mailinator.com'] })).toBe(
      false
    );
  });
});

describe('pressure', () => {
  it('costs nothing while calm and at most sixteen times the base', () => {
    expect([0, 20, 39, 40, 79, 80, 160, 320, 100_000].map(factorOf)).toEqual([
      1, 1, 1, 2, 2, 4, 8, 16, 16,
    ]);
    expect(workFor(0)).toBe(BASE_WORK);
    expect([isPressed(20), isPressed(21)]).toEqual([false, true]);
  });

  it('never falls while submissions rise (any numbers)', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(factorOf(low)).toBeLessThanOrEqual(factorOf(high));
      })
    );
  });

  it('is counted only for forms that ask for a challenge', () => {
    expect(hitsOf(3, undefined).map(({ limit }) => limit)).toEqual(['form']);
    expect(hitsOf(3, { ...DEFAULT_GUARD, maxPerHour: 9 }).map(({ limit }) => limit)).toEqual([
      'form',
      'form-hour',
    ]);
    expect(hitsOf(3, { ...DEFAULT_GUARD, challenge: 'altcha' }).map(({ limit }) => limit)).toEqual([
      'form',
      'pressure',
    ]);
  });
});

describe('the solver', () => {
  const solve = async (data: unknown) => {
    const fetched = jest
      .spyOn(globalThis, 'fetch')
      .mockResolvedValue({ json: async () => ({ data }) } as Response);
    try {
      return await solveChallenge(
        { kind: 'altcha', url: 'x/challenge', script: '' },
        null as unknown as HTMLFormElement,
        'https://cms.example/api/optin/'
      );
    } finally {
      fetched.mockRestore();
    }
  };

  it('finds the number, and the library takes its answer', async () => {
    const challenge = await createChallenge({
      algorithm: 'SHA-256',
      hmacKey: 'key',
      maxNumber: 3000,
      params: { form: '7' },
    });
    const answer = await solve(challenge);
    expect(await verifySolution(answer, 'key')).toBe(true);
    const { number, salt } = JSON.parse(Buffer.from(answer, 'base64').toString()) as {
      number: number;
      salt: string;
    };
    expect(createHash('sha256').update(`${salt}${number}`).digest('hex')).toBe(challenge.challenge);
  });

  it('hashes texts of every length as the standard says', async () => {
    for (const length of [0, 1, 54, 55, 56, 63, 64, 65, 119, 120, 200]) {
      const salt = 'x'.repeat(length);
      const wanted = createHash('sha256').update(`${salt}5`).digest('hex');
      const answer = await solve({
        algorithm: 'SHA-256',
        challenge: wanted,
        maxnumber: 9,
        salt,
        signature: '',
      });
      expect(answer).not.toBe('');
    }
  });

  it('does nothing where nothing is asked', async () => {
    expect(await solve(null)).toBe('');
    expect(await solve({ needed: false })).toBe('');
  });
});

it('an answer is found under the names that widgets give it', () => {
  expect(answerOf({ challenge: 'a' })).toBe('a');
  expect(answerOf({ altcha: 'b' })).toBe('b');
  expect(answerOf({ 'h-captcha-response': 'c' })).toBe('c');
  expect(answerOf({ 'cf-turnstile-response': 'd' })).toBe('d');
  expect(answerOf({})).toBeUndefined();
});
