import type { Core } from '@strapi/types';
import type {
  EpochMs,
  FieldValues,
  LocalizedText,
  Promotion,
  PromotionRules,
} from '../../../content-types';
import type { Db } from '../core';

/** What entering needs to know. */
export interface EntryInput {
  subscriberId: number;
  promotionId: number;
  /** `vote`: key of the chosen option. */
  choice: string | null;
  rulesVersion: number;
  form: { id: number; version: number };
  locale: string;
  /** Values of the person, those of this submission included, for eligibility. */
  values: FieldValues;
  now: EpochMs;
}

/** An entry that waits for its address to be confirmed. */
export interface OpenEntry {
  id: number;
  promotionId: number;
  /** As visitors know it. */
  title: LocalizedText;
}

export const createPromotions = ({ strapi: _strapi }: { strapi: Core.Strapi }) => ({
  /** Promotions by id with the latest published version of their rules. */
  async withRules(
    _ids: number[]
  ): Promise<Map<number, Promotion & { latest: PromotionRules | null }>> {
    return new Map();
  },

  /**
   * Takes an entry in, unconfirmed. Somebody who is in already stays in as they are.
   * @returns the entry's id where its confirmation is still open; null where there is nothing to confirm
   */
  async enter(_trx: Db, _input: EntryInput): Promise<number | null> {
    return null;
  },

  /** Whether sending a form enters now. */
  async stateOf(
    _promotionId: number,
    _now: EpochMs
  ): Promise<'before' | 'running' | 'over' | 'unknown'> {
    return 'unknown';
  },

  /** Those of these entries whose address is still to be confirmed; for the mail and its page. */
  async openEntries(_entryIds: number[], _db?: Db): Promise<OpenEntry[]> {
    return [];
  },

  /** The address behind these entries was confirmed: they count from now on. */
  async confirm(
    _trx: Db,
    _input: { subscriberId: number; entryIds: number[]; now: EpochMs }
  ): Promise<void> {
    // Filled in with the entries.
  },

  /** Takes the person out of everything that is not drawn yet (erasure). */
  async forget(_trx: Db, _subscriberId: number): Promise<void> {
    // Filled in with the entries.
  },
});
export type PromotionsService = ReturnType<typeof createPromotions>;
