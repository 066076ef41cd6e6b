import type { Core } from '@strapi/types';
import type { Delivery, LegalBasis } from '../../../content-types';
import { declarationOf, policyContext } from '../consent';
import { getService, inTransaction, MINUTE, parseJson, table, toRow, type Db } from '../core';
import { peopleOf, type ClaimAudience } from './claim-people';
import { dueSystem, lockByTime, lockCampaign, lockSystem, type ClaimRequest } from './due';
import { firstOfChain, lockChain, readResend } from './resends';

/** A delivery in this instance's hands, with what it needs of the person. */
export interface ClaimedDelivery extends Delivery {
  email: string;
  firstName: string | null;
  lastName: string | null;
  locale: string;
  /** Who passed the address on, where it came from a third party: readers are told (GDPR art. 14). */
  collector: string | null;
}

/**
 * What one claim brought: mails to send, and how many rows were dealt with on the way: the policy
 * refused them, or they wait for another campaign's answer.
 */
export interface Claim {
  claimed: ClaimedDelivery[];
  skipped: number;
}

/** Somebody whom another campaign of the chain has in hand waits for what becomes of that. */
const CHAIN_WAIT = MINUTE;

/**
 * The next due deliveries under a lease: system mail first, then the sending campaigns in turn.
 * The policy is asked again for each row at this moment, not when the audience was taken; whoever
 * it refuses is skipped with the reason instead of claimed.
 */
export const claimBatch = async (strapi: Core.Strapi, request: ClaimRequest): Promise<Claim> => {
  const system = await claimSystem(strapi, request);
  const total = { claimed: system.claimed, skipped: system.skipped };

  const campaigns: {
    id: number;
    schedule_mode: string | null;
    resend_of: number | null;
    ab_test: unknown;
  }[] = await table(strapi, 'campaign')
    .select('id', 'schedule_mode', 'resend_of', 'ab_test')
    .where({ state: 'sending' })
    .orderBy('started_at');
  for (const { id, schedule_mode, resend_of, ab_test } of campaigns) {
    const room = request.limit - total.claimed.length;
    if (room <= 0) break;
    const first = resend_of === null ? null : await firstOfChain(strapi, Number(resend_of));
    const share = await inTransaction(strapi, async (trx) => {
      // The lock before any plain read: MySQL would judge people as they were before somebody left.
      if (first !== null) await lockChain(strapi, trx, first);
      const isByTime = schedule_mode === 'reader' || parseJson(ab_test) !== null;
      const lock = isByTime ? lockByTime : lockCampaign;
      const rows = await lock(strapi, trx, id, { ...request, limit: room });
      if (rows.length === 0) return { claimed: [], skipped: 0 };
      // Looked at again inside: a pause that is already committed lets nothing more out.
      const campaign = await table(strapi, 'campaign', trx)
        .select(
          'state',
          'list_ids',
          'excluded_list_ids',
          'resend_of',
          'nature',
          'similar_products',
          'profession'
        )
        .where({ id })
        .first();
      if (campaign?.state !== 'sending') return { claimed: [], skipped: 0 };
      return settle(strapi, trx, request, rows, await audienceOf(strapi, trx, id, campaign));
    });
    total.claimed.push(...share.claimed);
    total.skipped += share.skipped;
  }
  return total;
};

/** Most claims while a campaign goes out find no system mail: a look without a lock tells. */
const claimSystem = async (strapi: Core.Strapi, request: ClaimRequest): Promise<Claim> => {
  const due = await dueSystem(strapi, request.now).first('id');
  if (!due) return { claimed: [], skipped: 0 };
  return inTransaction(strapi, async (trx) => {
    const rows = await lockSystem(strapi, trx, request);
    return settle(strapi, trx, request, rows, null);
  });
};

const audienceOf = async (
  strapi: Core.Strapi,
  trx: Db,
  id: number,
  row: Record<string, unknown>
): Promise<ClaimAudience> => {
  const chosen = parseJson<number[]>(row.list_ids) ?? [];
  const excluded = parseJson<number[]>(row.excluded_list_ids) ?? [];
  const known = await getService(strapi, 'lists').byIds([...chosen, ...excluded], trx);
  const lists = known.filter((list) => chosen.includes(list.id));
  const campaign = { id, started: true, ...declarationOf(row) };
  return {
    campaignId: id,
    listIds: lists.map((list) => list.id),
    excludedListIds: known.flatMap((list) => (excluded.includes(list.id) ? list.id : [])),
    context: await policyContext(strapi, { lists, campaign }, trx),
    resend: await readResend(strapi, row.resend_of === null ? null : Number(row.resend_of), trx),
  };
};

/** Sorts locked rows into claimed and skipped, and writes both down. */
const settle = async (
  strapi: Core.Strapi,
  trx: Db,
  request: ClaimRequest,
  rows: Delivery[],
  audience: ClaimAudience | null
): Promise<Claim> => {
  if (rows.length === 0) return { claimed: [], skipped: 0 };
  const people = await peopleOf(strapi, trx, rows, audience);
  const claimed: ClaimedDelivery[] = [];
  const skipped = new Map<string, number[]>();
  const postponed: number[] = [];
  for (const row of rows) {
    const options = people.get(row.id) ?? [];
    // Through the list of the snapshot if that still allows it, else through another of the campaign's.
    const own = options.find(({ via_list_id }) => Number(via_list_id) === row.listId);
    const chosen = own?.refusal === null ? own : options.find(({ refusal }) => refusal === null);
    if (chosen?.is_excluded) {
      skipped.set('excluded', [...(skipped.get('excluded') ?? []), row.id]);
    } else if (Number(chosen?.reach) === 2) {
      skipped.set('received', [...(skipped.get('received') ?? []), row.id]);
    } else if (Number(chosen?.reach) === 1) {
      postponed.push(row.id);
    } else if (chosen) {
      claimed.push({
        ...row,
        attempts: row.attempts + 1,
        listId: audience ? Number(chosen.via_list_id) : row.listId,
        basis: audience ? chosen.basis : null,
        collector: chosen.collector,
        email: chosen.email,
        firstName: chosen.first_name,
        lastName: chosen.last_name,
        locale: chosen.locale,
      });
    } else {
      const reason = (own ?? options[0])?.refusal ?? 'not-subscribed';
      skipped.set(reason, [...(skipped.get(reason) ?? []), row.id]);
    }
  }

  if (claimed.length > 0)
    await table(strapi, 'delivery', trx)
      .whereIn(
        'id',
        claimed.map(({ id }) => id)
      )
      .update({
        ...toRow({ state: 'claimed', leaseOwner: request.owner, leaseUntil: request.leaseUntil }),
        attempts: strapi.db.connection.raw('attempts + 1'),
      });
  await noteReasons(strapi, trx, rows, claimed);
  if (postponed.length > 0)
    await table(strapi, 'delivery', trx)
      .whereIn('id', postponed)
      .update(toRow({ dueAt: request.now + CHAIN_WAIT }));
  for (const [reason, ids] of skipped)
    await table(strapi, 'delivery', trx)
      .whereIn('id', ids)
      .update(toRow({ state: 'skipped', reason, finishedAt: request.now }));
  return { claimed, skipped: rows.length - claimed.length };
};

/** Writes down through which list and on which basis each mail goes, in as few statements as kinds. */
const noteReasons = async (
  strapi: Core.Strapi,
  trx: Db,
  rows: Delivery[],
  claimed: ClaimedDelivery[]
): Promise<void> => {
  const before = new Map(rows.map((row) => [row.id, row]));
  const groups = new Map<
    string,
    { listId: number | null; basis: LegalBasis | null; ids: number[] }
  >();
  for (const { id, listId, basis } of claimed) {
    const row = before.get(id);
    if (row?.listId === listId && row.basis === basis) continue;
    const key = `${listId}:${basis}`;
    const group = groups.get(key);
    if (group) group.ids.push(id);
    else groups.set(key, { listId, basis, ids: [id] });
  }
  for (const { listId, basis, ids } of groups.values())
    await table(strapi, 'delivery', trx).whereIn('id', ids).update({ list_id: listId, basis });
};
