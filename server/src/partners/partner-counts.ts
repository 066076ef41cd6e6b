import type { Core } from '@strapi/types';
import {
  blocksOf,
  toDefinition,
  type EpochMs,
  type Form,
  type Partner,
  type PartnerConsentState,
  type PublishedForm,
  type TransferKind,
  type TransferState,
} from '../../../content-types';
import { parseJson, table, uid } from '../core';
import type { PartnerRow } from './contract';
import { holdOf } from './contract-dates';

/** Partners that each form asks for, in its draft or its published version. Forms are few. */
const formsByPartner = async (
  strapi: Core.Strapi
): Promise<Map<number, { id: number; name: string }[]>> => {
  const forms = (await strapi.db.query(uid('form')).findMany({
    select: ['id', 'name', 'definition', 'publishedVersion'],
    orderBy: { name: 'asc' },
  })) as Pick<Form, 'id' | 'name' | 'definition' | 'publishedVersion'>[];
  const found = new Map<number, { id: number; name: string }[]>();
  for (const { id, name, definition, publishedVersion } of forms) {
    const drafted = definition
      ? blocksOf(toDefinition(definition)).flatMap((block) =>
          block.type === 'partners' ? block.partnerIds : []
        )
      : [];
    const row =
      publishedVersion > 0
        ? await table(strapi, 'form-version')
            .where({ form_id: id, version: publishedVersion })
            .first('definition')
        : null;
    const published = parseJson<PublishedForm>(row?.definition)?.consents ?? [];
    const asked = new Set([...drafted, ...published.flatMap(({ partnerId }) => partnerId ?? [])]);
    for (const partnerId of asked)
      found.set(partnerId, [...(found.get(partnerId) ?? []), { id, name }]);
  }
  return found;
};

type Numbers = Pick<PartnerRow, 'people' | 'transfers' | 'lastSentAt'>;
const nothing = (): Numbers => ({
  people: { pending: 0, confirmed: 0, withdrawn: 0 },
  transfers: { waiting: 0, waitingWithdrawals: 0, failed: 0, sent: 0 },
  lastSentAt: null,
});

/**
 * Counts over people and transfers, in three statements however many partners there are. Ride on
 * optin_partner_consents_state_ix and optin_partner_transfers_partner_ix.
 */
const numbersOf = async (strapi: Core.Strapi, ids: number[]): Promise<Map<number, Numbers>> => {
  const numbers = new Map(ids.map((id) => [id, nothing()]));
  const people: { partner_id: number; state: PartnerConsentState; people: number | string }[] =
    await table(strapi, 'partner-consent')
      .whereIn('partner_id', ids)
      .groupBy('partner_id', 'state')
      .select('partner_id', 'state')
      .count({ people: '*' });
  for (const row of people) {
    const own = numbers.get(Number(row.partner_id));
    if (own) own.people[row.state] = Number(row.people);
  }
  const transfers: {
    partner_id: number;
    state: TransferState;
    kind: TransferKind;
    number: number | string;
    latest: number | string | null;
  }[] = await table(strapi, 'partner-transfer')
    .whereIn('partner_id', ids)
    .groupBy('partner_id', 'state', 'kind')
    .select('partner_id', 'state', 'kind')
    .count({ number: '*' })
    .max({ latest: 'sent_at' });
  for (const row of transfers) {
    const own = numbers.get(Number(row.partner_id));
    if (!own || row.state === 'cancelled') continue;
    own.transfers[row.state] += Number(row.number);
    if (row.state === 'waiting' && row.kind === 'withdrawal')
      own.transfers.waitingWithdrawals += Number(row.number);
    const latest: EpochMs = Number(row.latest ?? 0);
    if (latest > (own.lastSentAt ?? 0)) own.lastSentAt = latest;
  }
  return numbers;
};

export const toRows = async (
  strapi: Core.Strapi,
  partners: Partner[],
  now: EpochMs
): Promise<PartnerRow[]> => {
  if (partners.length === 0) return [];
  const numbers = await numbersOf(
    strapi,
    partners.map(({ id }) => id)
  );
  const forms = await formsByPartner(strapi);
  return partners.map((partner) => {
    const { secretNumber: _secretNumber, ...shown } = partner;
    return {
      ...shown,
      hold: holdOf(partner, now),
      ...(numbers.get(partner.id) ?? nothing()),
      forms: forms.get(partner.id) ?? [],
    };
  });
};
