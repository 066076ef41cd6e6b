import { createPrivateKey } from 'node:crypto';
import DKIM from 'nodemailer/lib/dkim';
import type { DkimConfig } from '../../core';

/**
 * RFC 6376 5.4.1, and RFC 8058 4: both list headers must be covered, or one-click is not offered.
 * The signer skips the names that a message does not have.
 */
const SIGNED_HEADERS = [
  'From',
  'Reply-To',
  'To',
  'Subject',
  'Date',
  'Message-ID',
  'MIME-Version',
  'Content-Type',
  'List-ID',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
  'Auto-Submitted',
].join(':');

export interface Signer {
  sign(message: Buffer): Promise<Buffer>;
}

const keyKind = (pem: string): string => {
  try {
    return createPrivateKey(pem).asymmetricKeyType ?? 'no private key';
  } catch {
    return 'not readable';
  }
};

/**
 * Signs finished messages: rsa-sha256, relaxed/relaxed.
 * @throws Error for a key that cannot sign, since the signer would send unsigned mail without a word
 */
export const createSigner = (config: DkimConfig): Signer => {
  const kind = keyKind(config.privateKey);
  if (kind !== 'rsa')
    throw new Error(`smtp.dkim.privateKey under optin.config must be an RSA key; it is ${kind}`);
  const dkim = new DKIM({ ...config, headerFieldNames: SIGNED_HEADERS });
  return {
    async sign(message) {
      const chunks: Buffer[] = [];
      for await (const chunk of dkim.sign(message)) chunks.push(Buffer.from(chunk));
      return Buffer.concat(chunks);
    },
  };
};
