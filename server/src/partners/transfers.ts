import type { Core } from '@strapi/types';
import type { Knex } from 'knex';
import {
  TRANSFER_KINDS,
  TRANSFER_STATES,
  type EpochMs,
  type PartnerTransfer,
} from '../../../content-types';
import {
  fromRow,
  getService,
  likePattern,
  qualified,
  readPage,
  table,
  toPage,
  toRow,
} from '../core';
import type { Page } from '../core/contract';
import type { ListTransfersRequest, PersonPartner, TransferRow } from './contract';
import type { PartnerConsent } from '../../../content-types';
import { readPartners } from './partner-rows';

/** Transfers of one person that their page shows. */
const LATEST = 50;

/** Who received whose data when. */
export const createTransfers = (strapi: Core.Strapi) => ({
  /** Rides on optin_partner_transfers_partner_ix; the search looks among the partner's people only. */
  async transfers(partnerId: number, request: ListTransfersRequest): Promise<Page<TransferRow>> {
    const page = readPage(request, ['id'], 'id:desc');
    const kind = TRANSFER_KINDS.find((known) => known === request.kind);
    const state = TRANSFER_STATES.find((known) => known === request.state);
    const { connection } = strapi.db;
    const matching = (): Knex.QueryBuilder =>
      connection
        .from(connection.raw('? as t', [qualified(strapi, 'partner-transfer')]))
        .joinRaw('LEFT JOIN ? u ON u.id = t.subscriber_id', [qualified(strapi, 'subscriber')])
        .where({ 't.partner_id': partnerId })
        .modify((rows) => {
          if (kind) void rows.where({ 't.kind': kind });
          if (state) void rows.where({ 't.state': state });
          if (page.search)
            void rows.whereRaw("LOWER(u.email) LIKE ? ESCAPE '!' AND u.status = 'active'", [
              likePattern(page.search),
            ]);
        });
    const [{ total }] = await matching().count({ total: '*' });
    const rows: Record<string, unknown>[] = await matching()
      .orderBy('t.id', page.sortOrder)
      .offset(page.offset)
      .limit(page.pageSize)
      .select('t.*', 'u.email as person_email', 'u.status as person_status');
    const results = rows.map(({ person_email, person_status, ...row }): TransferRow => {
      const {
        address: _address,
        leaseUntil: _leaseUntil,
        recordId: _recordId,
        partnerId: _partnerId,
        ...transfer
      } = fromRow<PartnerTransfer>('partner-transfer', row);
      return { ...transfer, email: person_status === 'active' ? String(person_email) : null };
    });
    return toPage(results, Number(total), page);
  },

  /** Tries again what failed for good. @returns how many are on their way now */
  async retry(partnerId: number): Promise<number> {
    const now: EpochMs = getService(strapi, 'clock').now();
    return (
      table(strapi, 'partner-transfer')
        .where({ partner_id: partnerId, state: 'failed' })
        // Not from none: that an attempt was made means that the partner may hold the data.
        .update(toRow({ state: 'waiting', dueAt: now, leaseUntil: null, attempts: 1 }))
    );
  },

  /** The partners that a person agreed to, with what each got. */
  async ofPerson(subscriberId: number): Promise<PersonPartner[]> {
    const consents: PartnerConsent[] = (
      await table(strapi, 'partner-consent').where({ subscriber_id: subscriberId }).orderBy('id')
    ).map((row: Record<string, unknown>) => fromRow<PartnerConsent>('partner-consent', row));
    if (consents.length === 0) return [];
    const partners = await readPartners(
      strapi,
      consents.map(({ partnerId }) => partnerId)
    );
    const transfers: PartnerTransfer[] = (
      await table(strapi, 'partner-transfer')
        .where({ subscriber_id: subscriberId })
        .orderBy('id', 'desc')
        .limit(LATEST)
    ).map((row: Record<string, unknown>) => fromRow<PartnerTransfer>('partner-transfer', row));
    return consents.map(({ partnerId, state, requestedAt, confirmedAt, withdrawnAt }) => ({
      partnerId,
      partnerName: partners.get(partnerId)?.name ?? '',
      state,
      requestedAt,
      confirmedAt,
      withdrawnAt,
      transfers: transfers
        .filter((transfer) => transfer.partnerId === partnerId)
        .map(({ id, kind, state: at, channel, sentAt, createdAt, response }) => ({
          id,
          kind,
          state: at,
          channel,
          sentAt,
          createdAt,
          response,
        })),
    }));
  },
});
