import type { TransportInfo } from '../core/contract';
import type { OutgoingMail } from '../messages';

/**
 * What became of handing one mail over.
 * - `accepted`: the server took responsibility (RFC 5321 4.2.1, 250 after DATA).
 * - `deferred`: 4xx, or no connection: try again later.
 * - `rejected`: 5xx: final. `scope` says whether the address or the message itself was refused;
 *   only a refused address may be suppressed.
 * - `uncertain`: the message went out and no answer came; a repeat must carry the same Message-ID.
 */
export type SendOutcome =
  | { type: 'accepted'; response: string }
  | { type: 'deferred'; response: string; code: string }
  | { type: 'rejected'; response: string; code: string; scope: 'recipient' | 'message' }
  | { type: 'uncertain'; response: string };

/** The way out. `send` never throws for what the network or the server did; it says so. */
export interface Transport {
  info(): TransportInfo;
  /** How many mails may be in hand at once. */
  concurrency: number;
  send(mail: OutgoingMail): Promise<SendOutcome>;
  close(): Promise<void>;
}
