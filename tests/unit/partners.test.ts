import type { lookup as dnsLookup } from 'node:dns';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import fc from 'fast-check';
import {
  isOpen,
  mayHoldData,
  onAddressConfirmed,
  onTick,
  onWithdrawal,
} from '../../server/src/partners/consent-transitions';
import { holdOf } from '../../server/src/partners/contract-dates';
import { csvLine, csvRows } from '../../server/src/core/csv';
import { guardedLookup, isPublicAddress } from '../../server/src/core';
import { afterFailure } from '../../server/src/partners/retry-schedule';
import {
  CHANGE_OVER,
  readSecret,
  secretsOf,
  signWith,
  verifies,
  writeSecret,
} from '../../server/src/partners/secrets';
import { postWebhook, webhookUrlProblem } from '../../server/src/partners/webhook-client';

type Current = NonNullable<Parameters<typeof onTick>[0]>;
const at = (over: Partial<Current>): Current => ({
  state: 'pending',
  requestedAt: 10,
  confirmedAt: null,
  withdrawnAt: null,
  ...over,
});
const confirmed = at({ state: 'confirmed', confirmedAt: 20 });
const withdrawn = at({ state: 'withdrawn', confirmedAt: 20, withdrawnAt: 30 });
const tickedAgain = at({ state: 'withdrawn', withdrawnAt: 30, requestedAt: 40 });

describe('a consent to a partner', () => {
  test.each([
    ['nobody yet', null, 'asked', 'pending'],
    ['somebody who was asked', at({}), 'asked', 'pending'],
    ['somebody who agreed', confirmed, 'already-confirmed', undefined],
    ['somebody who took it back', withdrawn, 'asked', undefined],
  ] as const)('ticked for %s', (_who, current, outcome, state) => {
    const change = onTick(current, 50);
    expect(change.outcome).toBe(outcome);
    expect(change.patch?.state).toBe(state);
  });

  test.each([
    ['nobody', null, undefined, 'stale'],
    ['somebody who was asked', at({}), undefined, 'confirmed'],
    ['somebody who agreed', confirmed, undefined, 'already'],
    ['somebody who took it back', withdrawn, undefined, 'stale'],
    ['somebody who ticked again', tickedAgain, 41, 'confirmed'],
    ['somebody who ticked again, by the old mail', tickedAgain, 12, 'stale'],
    ['a tick in the same millisecond', at({ ...withdrawn, requestedAt: 30 }), undefined, 'stale'],
  ] as const)('confirmed for %s', (_who, current, mailedAt, outcome) => {
    expect(onAddressConfirmed(current, 50, mailedAt).outcome).toBe(outcome);
    expect(isOpen(current, mailedAt)).toBe(outcome === 'confirmed');
  });

  test('ends once, and a question asked since ends with it', () => {
    expect(onWithdrawal(confirmed, 50)).toEqual({
      outcome: 'withdrawn',
      patch: { state: 'withdrawn', withdrawnAt: 50 },
    });
    expect(onWithdrawal(withdrawn, 50).outcome).toBe('already');
    expect(onWithdrawal(tickedAgain, 50).outcome).toBe('withdrawn');
  });

  test('never comes back by ticks alone, whatever happens in which order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('tick', 'withdraw'), { maxLength: 20 }), (acts) => {
        let current: Current | null = confirmed;
        let now = 100;
        let left = false;
        for (const act of acts) {
          now += 1;
          const change: { patch: Partial<Current> | null } =
            act === 'tick' ? onTick(current, now) : onWithdrawal(current, now);
          current = { ...current, ...change.patch };
          left ||= act === 'withdraw';
          if (left) expect(current.state).toBe('withdrawn');
        }
      })
    );
  });

  test.each([
    ['nothing was sent', [], false],
    ['it waits untried', [['consent', 'waiting', 0]], false],
    ['it was tried and the answer may be lost', [['consent', 'waiting', 1]], true],
    ['it was sent', [['consent', 'sent', 1]], true],
    [
      'it was sent and told to stop',
      [
        ['consent', 'sent', 1],
        ['withdrawal', 'sent', 1],
      ],
      false,
    ],
    [
      'it was told to stop and got it anew',
      [
        ['consent', 'sent', 1],
        ['withdrawal', 'waiting', 0],
        ['consent', 'sent', 1],
      ],
      true,
    ],
  ] as const)(
    'is passed on as withdrawn where the partner may hold the data: %s',
    (_, rows, expected) => {
      const transfers = rows.map(([kind, state, attempts], index) => ({
        id: index + 1,
        kind,
        state,
        attempts,
      }));
      expect(mayHoldData(transfers)).toBe(expected);
    }
  );

  test('waits for the first day of the contract and stops after the last', () => {
    const contract = { isActive: true, contractFrom: '2026-03-01', contractUntil: '2026-03-31' };
    const on = (day: string) => holdOf(contract, Date.parse(day));
    expect(on('2026-02-28T23:59:59Z')).toBe('contract-not-begun');
    expect(on('2026-03-01T00:00:00Z')).toBeNull();
    expect(on('2026-03-31T23:59:59Z')).toBeNull();
    expect(on('2026-04-01T00:00:00Z')).toBe('contract-ended');
    expect(holdOf({ ...contract, isActive: false }, Date.parse('2026-03-15'))).toBe('inactive');
  });
});

describe('a webhook', () => {
  test.each([
    ['https://tea.example/hook', null],
    ['http://tea.example/hook', 'https'],
    ['ftp://tea.example/hook', 'https'],
    ['tea.example', 'url'],
    ['https://me:secret@tea.example/', 'credentials'],
    ['https://127.0.0.1/', 'private'],
    ['https://0x7f000001/', 'private'],
    ['https://2130706433/', 'private'],
    ['https://10.1.2.3/', 'private'],
    ['https://169.254.169.254/latest/meta-data', 'private'],
    ['https://[::1]/', 'private'],
    ['https://[::ffff:127.0.0.1]/', 'private'],
    ['https://[fd00::1]/', 'private'],
    ['https://[64:ff9b::7f00:1]/', 'private'],
    ['https://[2002:7f00:1::]/', 'private'],
    ['https://localhost/', 'private'],
    ['https://db.internal/', 'private'],
    ['https://8.8.8.8/', null],
    ['http://queue.internal:9000/in', null],
  ])('%s', (url, problem) => {
    expect(webhookUrlProblem(url, ['queue.internal:9000'])).toBe(problem);
  });

  test('addresses of the internet pass, all others do not', () => {
    for (const address of ['8.8.8.8', '93.184.216.34', '2606:4700::1111'])
      expect(isPublicAddress(address)).toBe(true);
    for (const address of [
      '0.0.0.0',
      '100.64.1.1',
      '192.168.1.1',
      '224.0.0.1',
      'fe80::1',
      '::',
      'x',
    ])
      expect(isPublicAddress(address)).toBe(false);
  });

  /** A resolver that knows one name. */
  const resolver = (addresses: { address: string; family: number }[]) =>
    ((_name: string, _options: object, callback: (...args: unknown[]) => void) =>
      callback(null, addresses)) as unknown as typeof dnsLookup;

  test('a name is not followed to a private address, not even to one of several', async () => {
    for (const addresses of [
      [{ address: '127.0.0.1', family: 4 }],
      [
        { address: '93.184.216.34', family: 4 },
        { address: '10.0.0.1', family: 4 },
      ],
      [],
    ]) {
      const outcome = await postWebhook(
        'https://tea.example/hook',
        { headers: {}, body: '{}' },
        { privateHosts: [], timeout: 1000, resolve: resolver(addresses) }
      );
      expect(outcome).toMatchObject({ accepted: false, reason: 'private-address' });
    }
  });

  test('the call goes to the very address that was judged', (done) => {
    guardedLookup(resolver([{ address: '93.184.216.34', family: 4 }]))(
      'tea.example',
      {},
      (error, address, family) => {
        expect([error, address, family]).toEqual([null, '93.184.216.34', 4]);
        done();
      }
    );
  });

  test('needs a certificate that holds', async () => {
    // A TLS server without any certificate: the handshake fails.
    const server = createTlsServer(() => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const outcome = await postWebhook(
      `https://127.0.0.1:${port}/`,
      { headers: {}, body: '{}' },
      { privateHosts: ['127.0.0.1'], timeout: 2000 }
    );
    expect(outcome.accepted).toBe(false);
    await new Promise((resolve) => server.close(resolve));
  });

  test('an endless answer is not waited for', async () => {
    const server = createServer((request, response) => {
      request.resume();
      response.writeHead(200);
      const chunk = 'x'.repeat(16_384);
      const write = () => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on('drain', write);
      write();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const outcome = await postWebhook(
      `http://127.0.0.1:${port}/`,
      { headers: {}, body: '{}' },
      { privateHosts: ['127.0.0.1'], timeout: 5000 }
    );
    expect(outcome).toMatchObject({ accepted: true, status: 200 });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  test('is tried again for days, later each time, and no sooner than asked', () => {
    const waits = Array.from({ length: 11 }, (_, index) => {
      const after = afterFailure(index + 1, 12, 0, null);
      return after.state === 'waiting' ? after.dueAt : 0;
    });
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits[0]).toBe(60_000);
    expect(afterFailure(12, 12, 0, null)).toEqual({ state: 'failed' });
    expect(afterFailure(1, 12, 0, 3600)).toEqual({ state: 'waiting', dueAt: 3_600_000 });
  });
});

describe('a partner’s secret', () => {
  const keys = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
  const owner = { documentId: 'doc', secretNumber: 1, secretReplacedAt: null };

  test('is another for each partner and each replacement, and signs beside the new one for a while', () => {
    const [first] = secretsOf(keys, owner, 0);
    const [other] = secretsOf(keys, { ...owner, documentId: 'other' }, 0);
    expect(first.equals(other)).toBe(false);
    const replaced = { ...owner, secretNumber: 2, secretReplacedAt: 1000 };
    const during = secretsOf(keys, replaced, 2000);
    expect(during[0].equals(first)).toBe(false);
    expect(during.some((secret) => secret.equals(first))).toBe(true);
    const after = secretsOf(keys, replaced, 1000 + CHANGE_OVER);
    expect(after.some((secret) => secret.equals(first))).toBe(false);
    expect(verifies(first, 'text', signWith(during, 'text'))).toBe(true);
    expect(verifies(first, 'text!', signWith(during, 'text'))).toBe(false);
  });

  test('is read as it was written, and nothing else is', () => {
    const [secret] = secretsOf(keys, owner, 0);
    expect(readSecret(writeSecret(secret))?.equals(secret)).toBe(true);
    for (const text of ['', 'whsec_', 'whsec_short', secret.toString('base64'), 'whsec_%%%'])
      expect(readSecret(text)).toBeNull();
  });
});

test('what is written to CSV is read back as it was, formulas and line breaks included', () => {
  const cell = fc.string().filter((text) => !/^'[=+\-@\t\r]|\r/.test(text));
  fc.assert(
    fc.property(fc.array(cell, { minLength: 2, maxLength: 6 }), (cells) => {
      const [row] = [...csvRows(csvLine(cells))];
      expect(row.cells).toEqual(cells);
    })
  );
  expect(csvLine(['=1+1', 'a'])).toBe("'=1+1,a\r\n");
});
