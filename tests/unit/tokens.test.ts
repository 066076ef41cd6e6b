import fc from 'fast-check';
import { createTokens } from '../../server/src/core/tokens';

const key = (id: number, byte: number) => ({ id, key: Buffer.alloc(32, byte) });
const tokens = createTokens([key(7, 1)]);

describe('tokens', () => {
  it('carry their numbers through a link', () => {
    fc.assert(
      fc.property(fc.array(fc.maxSafeNat(), { maxLength: 5 }), (numbers) => {
        const token = tokens.sign('unsubscribe', numbers);
        expect(token).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(tokens.verify('unsubscribe', token)).toEqual(numbers);
      })
    );
  });

  it('stay short enough for a mail', () => {
    expect(tokens.sign('unsubscribe', [12_345_678, 42, 9_999]).length).toBeLessThan(50);
  });

  it('open nothing but what they were made for', () => {
    expect(tokens.verify('confirm', tokens.sign('unsubscribe', [1, 2, 3]))).toBeNull();
  });

  it('are refused when any character is changed, dropped or added', () => {
    const token = tokens.sign('confirm', [123, 1_900_000_000]);
    for (let at = 0; at < token.length; at += 1) {
      const other = token[at] === 'A' ? 'B' : 'A';
      expect(tokens.verify('confirm', token.slice(0, at) + other + token.slice(at + 1))).toBeNull();
      expect(tokens.verify('confirm', token.slice(0, at) + token.slice(at + 1))).toBeNull();
    }
    expect(tokens.verify('confirm', `${token}A`)).toBeNull();
    expect(tokens.verify('confirm', `${token}=`)).toBeNull();
    expect(tokens.verify('confirm', ` ${token}`)).toBeNull();
  });

  it.each([[''], ['x'], ['..'], ['A'.repeat(5000)], [undefined], [null], [42], [['a']]])(
    'refuse %p without an error',
    (input) => {
      expect(tokens.verify('confirm', input)).toBeNull();
    }
  );

  it('of a rotated key still verify, and new ones use the new key', () => {
    const rotated = createTokens([key(8, 2), key(7, 1)]);
    const old = tokens.sign('unsubscribe', [5]);
    expect(rotated.verify('unsubscribe', old)).toEqual([5]);
    expect(tokens.verify('unsubscribe', rotated.sign('unsubscribe', [5]))).toBeNull();
  });
});
