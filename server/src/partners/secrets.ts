import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { EpochMs, Partner } from '../../../content-types';
import { DAY } from '../core';

/** How long a partner's former secret signs beside the new one, so that they can change over. */
export const CHANGE_OVER = 14 * DAY;

const PREFIX = 'whsec_';
const SECRET_BYTES = 32;

type Owner = Pick<Partner, 'documentId' | 'secretNumber' | 'secretReplacedAt'>;

const secretFrom = (key: Buffer, { documentId }: Owner, number: number): Buffer =>
  Buffer.from(hkdfSync('sha256', key, 'partner', `${documentId}:${number}`, SECRET_BYTES));

/**
 * The secrets that sign for a partner, the one in force first. Nothing is stored: they come from the
 * plugin's keys, so every instance has them and an export of the database has none. While one is
 * being replaced, the partner's own or the plugin's, the one before signs as well.
 */
export const secretsOf = (keys: readonly Buffer[], owner: Owner, now: EpochMs): Buffer[] => {
  const number = Math.max(1, owner.secretNumber);
  const numbers =
    number > 1 && owner.secretReplacedAt !== null && now < owner.secretReplacedAt + CHANGE_OVER
      ? [number, number - 1]
      : [number];
  return numbers.flatMap((one) => keys.map((key) => secretFrom(key, owner, one)));
};

/** As partners are given it, in the way that Standard Webhooks writes secrets. */
export const writeSecret = (secret: Buffer): string => `${PREFIX}${secret.toString('base64')}`;

/** @returns null for what is no secret of this kind */
export const readSecret = (text: string): Buffer | null => {
  const encoded = text.trim().startsWith(PREFIX) ? text.trim().slice(PREFIX.length) : null;
  if (encoded === null) return null;
  const secret = Buffer.from(encoded, 'base64');
  return secret.length >= 16 && secret.toString('base64') === encoded ? secret : null;
};

const macOf = (secret: Buffer, text: string): Buffer =>
  createHmac('sha256', secret).update(text).digest();

/** `v1,<base64>` for each secret, separated by spaces: one that verifies is enough. */
export const signWith = (secrets: readonly Buffer[], text: string): string =>
  secrets.map((secret) => `v1,${macOf(secret, text).toString('base64')}`).join(' ');

/** Compares in constant time. */
export const verifies = (secret: Buffer, text: string, signatures: string): boolean => {
  const expected = macOf(secret, text);
  return signatures.split(' ').some((signature) => {
    const given = Buffer.from(signature.replace(/^v1,/, ''), 'base64');
    return (
      signature.startsWith('v1,') &&
      given.length === expected.length &&
      timingSafeEqual(given, expected)
    );
  });
};

/** The headers of a signed call, after the Standard Webhooks specification, version 1.0. */
export const webhookHeaders = (
  secrets: readonly Buffer[],
  { id, at, body }: { id: string; at: EpochMs; body: string }
): Record<string, string> => {
  const timestamp = String(Math.floor(at / 1000));
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signWith(secrets, `${id}.${timestamp}.${body}`),
  };
};
