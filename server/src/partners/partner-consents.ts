import type { Core } from '@strapi/types';
import type {
  ConsentDetails,
  ConsentMethod,
  ConsentRecord,
  EpochMs,
  Partner,
  PartnerConsent,
  WithdrawalReason,
} from '../../../content-types';
import type { ChainEntry } from '../consent';
import { fromRow, getService, inTransaction, table, toRow, type Db } from '../core';
import { isOpen, onAddressConfirmed, onTick, onWithdrawal } from './consent-transitions';
import { passOnConsent, passOnWithdrawal } from './outbox';
import { readPartners } from './partner-rows';

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
  /** `confirm`: when the mail that asks was queued; one from before a withdrawal confirms nothing. */
  mailedAt?: EpochMs;
}

/** Who takes a consent back, how, and why. */
export interface WithdrawalContext {
  subscriberId: number;
  locale?: string | null;
  evidence: PartnerContext['evidence'] | null;
  now: EpochMs;
  method?: Extract<ConsentMethod, 'link' | 'one-click' | 'panel' | 'engine'>;
  /** `subscriber`, `engine` or `admin:<id>`. */
  actor?: string;
  reason?: WithdrawalReason;
}

const detailsOf = ({ id, name }: Pick<Partner, 'id' | 'name'>): ConsentDetails => ({
  partnerId: id,
  partner: name,
});

/** One tick that nobody confirmed in time goes, with its line in the ledger. */
const expire = (
  strapi: Core.Strapi,
  id: number,
  subscriberId: number,
  before: EpochMs
): Promise<boolean> =>
  inTransaction(strapi, async (trx) => {
    if (!(await getService(strapi, 'subscribers').lock(trx, subscriberId))) return false;
    const row = await table(strapi, 'partner-consent', trx)
      .where({ id, state: 'pending' })
      .where('requested_at', '<', before)
      .first();
    if (!row) return false;
    const { partnerId } = fromRow<PartnerConsent>('partner-consent', row);
    const partner = (await readPartners(strapi, [partnerId], trx)).get(partnerId);
    await table(strapi, 'partner-consent', trx).where({ id }).delete();
    await getService(strapi, 'ledger').append(trx, {
      subscriberId,
      event: 'expired',
      method: 'engine',
      actor: 'engine',
      basis: 'double-opt-in',
      details: detailsOf(partner ?? { id: partnerId, name: '' }),
    });
    return true;
  });

/**
 * Consents of people to partners. Every call stands in a transaction that holds the lock on the
 * person's row, so that what happens to one person happens in one order.
 */
export const createPartnerConsents = (strapi: Core.Strapi) => {
  const of = async (subscriberId: number, db?: Db): Promise<PartnerConsent[]> =>
    (
      await table(strapi, 'partner-consent', db)
        .where({ subscriber_id: subscriberId })
        .orderBy('id')
    ).map((row: Record<string, unknown>) => fromRow<PartnerConsent>('partner-consent', row));

  const forPartner = (consents: PartnerConsent[], partnerId: number): PartnerConsent | null =>
    consents.find((consent) => consent.partnerId === partnerId) ?? null;

  const patch = async (trx: Db, id: number, changes: Partial<PartnerConsent>): Promise<void> => {
    await table(strapi, 'partner-consent', trx).where({ id }).update(toRow(changes));
  };

  /**
   * What the person was asked in this version of a form, as the ledger has it. The consent's row
   * speaks of the latest form; a mail may be about an earlier one.
   */
  const askedIn = async (
    trx: Db,
    { subscriberId, form }: Pick<PartnerContext, 'subscriberId' | 'form'>
  ): Promise<(partnerId: number) => ConsentRecord | null> => {
    const rows: Record<string, unknown>[] = await table(strapi, 'consent-record', trx)
      .where({
        subscriber_id: subscriberId,
        form_id: form.id,
        form_version: form.version,
        event: 'requested',
      })
      .orderBy('seq', 'desc');
    const records = rows.map((row) => fromRow<ConsentRecord>('consent-record', row));
    return (partnerId) => records.find(({ details }) => details?.partnerId === partnerId) ?? null;
  };

  return {
    /** A person's consents, one a partner, oldest first. */
    of,

    /**
     * Notes that a person ticked these partners: state `pending`, ledger `requested`.
     * @returns ids of the partners whose confirmation is still open
     */
    async request(
      trx: Db,
      { subscriberId, form, locale, evidence, now }: PartnerContext,
      requests: PartnerRequest[]
    ): Promise<number[]> {
      const partners = await readPartners(
        strapi,
        requests.map(({ partnerId }) => partnerId),
        trx
      );
      const known = await of(subscriberId, trx);
      const entries: ChainEntry[] = [];
      const open: number[] = [];
      for (const [partnerId, partner] of partners) {
        const asked = requests.find((request) => request.partnerId === partnerId);
        if (!asked) continue;
        const { wording } = asked;
        const current = forPartner(known, partnerId);
        const change = onTick(current, now);
        entries.push({
          event: 'requested',
          method: 'form',
          actor: 'subscriber',
          basis: 'double-opt-in',
          wording,
          form,
          locale,
          details: detailsOf(partner),
          evidence,
        });
        if (change.outcome === 'already-confirmed') continue;
        open.push(partnerId);
        const row = {
          ...change.patch,
          wordingId: wording.id,
          wordingVersion: wording.version,
          wordingHash: wording.hash,
          formId: form.id,
          formVersion: form.version,
          locale,
        };
        if (current) await patch(trx, current.id, row);
        else
          await table(strapi, 'partner-consent', trx).insert(
            toRow({
              partnerId,
              subscriberId,
              confirmedAt: null,
              withdrawnAt: null,
              ...row,
            })
          );
      }
      await getService(strapi, 'ledger').appendAll(trx, subscriberId, entries);
      return open;
    },

    /** Those of these partners to whom the person's consent is still to be confirmed. */
    async openConsents(
      subscriberId: number,
      partnerIds: number[],
      db?: Db,
      mailedAt?: EpochMs
    ): Promise<Partner[]> {
      if (partnerIds.length === 0) return [];
      const known = await of(subscriberId, db);
      const open = partnerIds.filter((id) => isOpen(forPartner(known, id), mailedAt));
      return [...(await readPartners(strapi, open, db)).values()];
    },

    /** The address was confirmed: state `confirmed`, ledger `confirmed`, a transfer is due. */
    async confirm(trx: Db, context: PartnerContext, partnerIds: number[]): Promise<number[]> {
      const { subscriberId, form, locale, evidence, now, mailedAt } = context;
      const partners = await readPartners(strapi, partnerIds, trx);
      const known = await of(subscriberId, trx);
      const asked = await askedIn(trx, context);
      const recordIds: number[] = [];
      for (const [partnerId, partner] of partners) {
        const current = forPartner(known, partnerId);
        const change = onAddressConfirmed(current, now, mailedAt);
        if (!current || change.outcome !== 'confirmed') continue;
        const request = asked(partnerId);
        const shown =
          request?.wordingId != null && request.wordingVersion !== null && request.wordingHash
            ? { id: request.wordingId, version: request.wordingVersion, hash: request.wordingHash }
            : { id: current.wordingId, version: current.wordingVersion, hash: current.wordingHash };
        await patch(trx, current.id, {
          ...change.patch,
          wordingId: shown.id,
          wordingVersion: shown.version,
          wordingHash: shown.hash,
          formId: form.id,
          formVersion: form.version,
          locale: request?.locale ?? locale,
        });
        const { id: recordId } = await getService(strapi, 'ledger').append(trx, {
          subscriberId,
          event: 'confirmed',
          method: 'link',
          actor: 'subscriber',
          basis: 'double-opt-in',
          wording: shown,
          form,
          locale: request?.locale ?? locale,
          details: detailsOf(partner),
          evidence,
        });
        await passOnConsent(strapi, trx, { partner, subscriberId, recordId, now });
        recordIds.push(recordId);
      }
      return recordIds;
    },

    /**
     * Takes back what the person agreed to; each partner that may hold their data is told (GDPR
     * art. 7(3), 19). All partners where none is named. Doing it twice changes nothing more.
     * @returns ids of the partners whose consent ended now
     */
    async withdraw(trx: Db, context: WithdrawalContext, partnerIds?: number[]): Promise<number[]> {
      const { subscriberId, evidence, now, reason = 'withdrawn' } = context;
      const known = await of(subscriberId, trx);
      const ended = known.filter(
        (consent) =>
          (partnerIds === undefined || partnerIds.includes(consent.partnerId)) &&
          onWithdrawal(consent, now).outcome === 'withdrawn'
      );
      if (ended.length === 0) return [];
      const partners = await readPartners(
        strapi,
        ended.map(({ partnerId }) => partnerId),
        trx
      );
      const person = await getService(strapi, 'subscribers').get(subscriberId, trx);
      for (const consent of ended) {
        const partner = partners.get(consent.partnerId);
        await patch(trx, consent.id, onWithdrawal(consent, now).patch ?? {});
        const { id: recordId } = await getService(strapi, 'ledger').append(trx, {
          subscriberId,
          event: 'withdrawn',
          method: context.method ?? 'engine',
          actor: context.actor ?? 'engine',
          basis: 'double-opt-in',
          locale: context.locale ?? null,
          details: {
            ...detailsOf(partner ?? { id: consent.partnerId, name: '' }),
            ...(reason === 'withdrawn' ? {} : { reason }),
          },
          evidence,
        });
        if (partner && person)
          await passOnWithdrawal(strapi, trx, {
            partner,
            subscriberId,
            address: person.email,
            recordId,
            reason,
            now,
          });
      }
      return ended.map(({ partnerId }) => partnerId);
    },

    /**
     * Lets ticks that nobody confirmed expire.
     * @param before asked for before this moment
     * @returns how many expired
     */
    async expirePending(before: EpochMs): Promise<number> {
      const rows: { id: number; subscriber_id: number }[] = await table(strapi, 'partner-consent')
        .where({ state: 'pending' })
        .where('requested_at', '<', before)
        .orderBy('id')
        .limit(200)
        .select('id', 'subscriber_id');
      let expired = 0;
      for (const { id, subscriber_id } of rows)
        if (await expire(strapi, Number(id), Number(subscriber_id), before)) expired += 1;
      return expired;
    },
  };
};
