import { createHash, hkdfSync } from 'node:crypto';
import type { Core } from '@strapi/types';
import type { OptinConfig } from './config';
import { PLUGIN_ID } from './constants';

export interface SigningKey {
  /** One byte that tells keys apart in a token. */
  id: number;
  key: Buffer;
}

export interface Keys {
  source: 'config' | 'derived';
  /** The first signs; every one verifies. */
  token: SigningKey[];
  /** Keys address fingerprints: must outlive rotations, so the oldest secret makes it. */
  fingerprint: Buffer;
  /** Make the ledger's daily seals: the first signs, every one verifies. */
  seal: Buffer[];
  /** Partners' webhook and export secrets come from these: the first signs, older ones beside it. */
  partner: Buffer[];
}

const derive = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'strapi-plugin-optin', purpose, 32));

/**
 * The keys in force. Without a configured secret they come from Strapi's own keys, which a restart
 * keeps and every instance shares.
 * @throws Error when Strapi has no key either
 */
export const loadKeys = (strapi: Core.Strapi): Keys => {
  const configured = strapi.config.get<OptinConfig['secret']>(`plugin::${PLUGIN_ID}.secret`);
  const secrets = configured === null || configured === undefined ? [] : [configured].flat();
  const source = secrets.length > 0 ? 'config' : 'derived';
  if (source === 'derived') {
    const own =
      strapi.config.get<string | undefined>('admin.apiToken.salt') ??
      strapi.config.get<string[] | undefined>('server.app.keys')?.[0];
    if (!own)
      throw new Error(
        'The plugin "optin" needs a secret: set `secret` under optin.config in config/plugins, or app.keys in config/server.'
      );
    secrets.push(own);
  }
  const oldest = secrets[secrets.length - 1];
  return {
    source,
    token: secrets.map((secret) => ({
      id: createHash('sha256').update(derive(secret, 'key-id')).digest()[0],
      key: derive(secret, 'token'),
    })),
    fingerprint: derive(oldest, 'fingerprint'),
    seal: secrets.map((secret) => derive(secret, 'seal')),
    partner: secrets.map((secret) => derive(secret, 'partner')),
  };
};
