import { hmacHex } from '../core';

/**
 * Deterministic Message-IDs (RFC 5322 3.6.4): the same delivery always carries the same one, so a
 * repeat after a crash can be told and dropped by the reader's mail program. The keyed part keeps
 * strangers from guessing others' ids.
 */
const messageId = (key: Buffer, name: string, fromEmail: string): string => {
  const domain = fromEmail.slice(fromEmail.lastIndexOf('@') + 1);
  return `<${name}.${hmacHex(key, `message-id:${name}`).slice(0, 12)}@${domain}>`;
};

export const campaignMessageId = (
  key: Buffer,
  campaignId: number,
  subscriberId: number,
  fromEmail: string
): string => messageId(key, `c${campaignId}.${subscriberId}`, fromEmail);

export const systemMessageId = (key: Buffer, deliveryId: number, fromEmail: string): string =>
  messageId(key, `s${deliveryId}`, fromEmail);
