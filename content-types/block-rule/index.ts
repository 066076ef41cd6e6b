import { defineContentType } from '../model';

export const BLOCK_KINDS = ['address', 'domain', 'ip'] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** Something that no form takes: an address, a domain with its subdomains, an IP or a CIDR range. */
export interface BlockRule {
  id: number;
  documentId: string;
  kind: BlockKind;
  /** Canonical: lower-case domain, address key, CIDR. */
  value: string;
  note: string;
  createdAt: string;
  updatedAt: string;
}

export const blockRule = defineContentType(
  'block-rule',
  'block-rules',
  'An address, domain or network from which no form takes anything.',
  {
    kind: { type: 'string', required: true },
    value: { type: 'string', required: true },
    note: { type: 'string', default: '' },
  },
  [{ name: 'optin_block_rules_uq', columns: ['kind', 'value'], type: 'unique' }]
);
