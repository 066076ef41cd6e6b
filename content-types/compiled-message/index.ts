import type { AbKey } from '../campaign';
import type { Condition } from '../form/conditions';
import { defineBulkModel, type EpochMs } from '../model';

/** A message document turned into templates with slots; immutable. */
export interface CompiledMessage {
  id: number;
  campaignId: number;
  locale: string;
  /** Of an A/B test; `a` where there is none. */
  variant: AbKey;
  /** Conditions of its blocks by the name that the templates use; null for none. */
  conditions: Record<string, Condition> | null;
  /** Liquid templates: subject and text part are plain text, html is HTML. */
  subject: string;
  html: string;
  text: string;
  /** The MIME template: headers and bodies already encoded, Liquid tags left in. */
  mime: string;
  /** SHA-256 (hex) over the four templates and the conditions. */
  hash: string;
  /** Size of the MIME template in bytes. */
  size: number;
  createdAt: EpochMs;
}

export const compiledMessage = defineBulkModel(
  'compiled-message',
  'optin_compiled_messages',
  {
    campaignId: { type: 'integer' },
    locale: { type: 'string' },
    variant: { type: 'string', default: 'a' },
    conditions: { type: 'text' },
    subject: { type: 'text' },
    html: { type: 'text' },
    text: { type: 'text' },
    mime: { type: 'text' },
    hash: { type: 'string' },
    size: { type: 'integer' },
    createdAt: { type: 'biginteger' },
  },
  [{ name: 'optin_compiled_messages_campaign_ix', columns: ['campaign_id'] }]
);
