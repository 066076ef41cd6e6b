import type { Core } from '@strapi/types';
import type { EpochMs, Partner } from '../../../content-types';
import type { Db } from '../core';

/** One partner that a person ticked, and the words under which they did. */
export interface PartnerRequest {
  partnerId: number;
  wording: { id: number; version: number; hash: string };
}

/** What every line of the ledger about partners carries. */
export interface PartnerContext {
  subscriberId: number;
  form: { id: number; version: number };
  locale: string;
  evidence: { email: string; ip: string | null; userAgent: string | null; pageUrl: string | null };
  now: EpochMs;
}

export const createPartners = ({ strapi: _strapi }: { strapi: Core.Strapi }) => ({
  async byIds(_ids: number[]): Promise<Map<number, Partner>> {
    return new Map();
  },

  /**
   * Notes that a person ticked these partners: state `pending`, ledger `requested`.
   * @returns ids of the partners whose confirmation is still open
   */
  async request(
    _trx: Db,
    _context: PartnerContext,
    _requests: PartnerRequest[]
  ): Promise<number[]> {
    return [];
  },

  /** Those of these partners to whom the person's consent is still to be confirmed. */
  async openConsents(_subscriberId: number, _partnerIds: number[], _db?: Db): Promise<Partner[]> {
    return [];
  },

  /** The address was confirmed: state `confirmed`, ledger `confirmed`, a transfer is due. */
  async confirm(_trx: Db, _context: PartnerContext, _partnerIds: number[]): Promise<void> {
    // Filled in with the consents.
  },

  /** Takes back what the person agreed to; each partner is told. All partners where none is named. */
  async withdraw(
    _trx: Db,
    _context: Omit<PartnerContext, 'form'>,
    _partnerIds?: number[]
  ): Promise<void> {
    // Filled in with the consents.
  },
});
export type PartnersService = ReturnType<typeof createPartners>;
