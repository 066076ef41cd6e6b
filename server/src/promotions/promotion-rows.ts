import type { Core } from '@strapi/types';
import {
  toDefinition,
  type Eligibility,
  type EntryState,
  type Form,
  type LocalizedText,
  type Promotion,
  type PromotionDraw,
  type PromotionKind,
  type PromotionOption,
  type PublishedForm,
} from '../../../content-types';
import { fromRow, getService, parseJson, qualified, table, uid, type Db } from '../core';
import type { CodeCounts, DrawSummary, PromotionRow } from './contract';
import { promotionState } from './promotion-state';

const toIso = (value: unknown): string => {
  if (value instanceof Date || typeof value === 'number') return new Date(value).toISOString();
  const time = Number(value);
  return new Date(Number.isNaN(time) ? String(value) : time).toISOString();
};
const toText = (value: unknown): string => (typeof value === 'string' ? value : '');
const toMs = (value: unknown): number | null => (value == null ? null : Number(value));
const toKind = (value: unknown): PromotionKind =>
  value === 'vote' || value === 'private-sale' ? value : 'contest';

const NO_CONDITIONS: Eligibility = {
  countries: [],
  countryField: null,
  minAge: null,
  birthField: null,
};

/** A promotion as its row has it: drivers differ in JSON and 64-bit integers. */
const toPromotion = (row: Record<string, unknown>): Promotion => ({
  id: Number(row.id),
  documentId: toText(row.document_id),
  slug: toText(row.slug),
  name: toText(row.name),
  kind: toKind(row.kind),
  title: parseJson<LocalizedText>(row.title) ?? {},
  startsAt: toMs(row.starts_at),
  endsAt: toMs(row.ends_at),
  timeZone: toText(row.time_zone) || 'UTC',
  rules: parseJson<LocalizedText>(row.rules) ?? {},
  rulesVersion: Number(row.rules_version ?? 0),
  eligibility: { ...NO_CONDITIONS, ...parseJson<Eligibility>(row.eligibility) },
  options: parseJson<PromotionOption[]>(row.options) ?? [],
  winners: Number(row.winners ?? 1),
  reserves: Number(row.reserves ?? 0),
  createdAt: toIso(row.created_at),
  updatedAt: toIso(row.updated_at),
});

/** Promotions by id; those that are not there are left out. */
export const readPromotions = async (
  strapi: Core.Strapi,
  ids: readonly number[],
  db?: Db
): Promise<Map<number, Promotion>> => {
  if (ids.length === 0) return new Map();
  const rows: Record<string, unknown>[] = await table(strapi, 'promotion', db).whereIn('id', [
    ...new Set(ids),
  ]);
  return new Map(rows.map((row) => [Number(row.id), toPromotion(row)]));
};

export const drawsOf = async (
  strapi: Core.Strapi,
  promotionIds: readonly number[],
  db?: Db
): Promise<Map<number, Omit<PromotionDraw, 'frozenList' | 'proof'>>> => {
  if (promotionIds.length === 0) return new Map();
  const rows: Record<string, unknown>[] = await table(strapi, 'promotion-draw', db)
    .whereIn('promotion_id', [...promotionIds])
    // Without the list and the proof, which may be megabytes.
    .select(
      ...['id', 'promotion_id', 'commitment', 'committed_at', 'seed', 'entries_hash', 'entries'],
      ...['frozen_at', 'frozen_by', 'drawn_at', 'drawn_by']
    );
  return new Map(
    rows.map((row) => [Number(row.promotion_id), fromRow<PromotionDraw>('promotion-draw', row)])
  );
};

const noEntries = (): PromotionRow['entries'] => ({
  pending: 0,
  confirmed: 0,
  ineligible: 0,
  withdrawn: 0,
});

/** Rides on optin_promotion_entries_state_ix. */
const entryCounts = async (
  strapi: Core.Strapi,
  ids: number[]
): Promise<Map<number, PromotionRow['entries']>> => {
  const rows: { promotion_id: number; state: EntryState; people: number | string }[] = await table(
    strapi,
    'promotion-entry'
  )
    .whereIn('promotion_id', ids)
    .groupBy('promotion_id', 'state')
    .select('promotion_id', 'state')
    .count({ people: '*' });
  const counts = new Map(ids.map((id) => [id, noEntries()]));
  for (const { promotion_id, state, people } of rows) {
    const own = counts.get(Number(promotion_id));
    if (own) own[state] = Number(people);
  }
  return counts;
};

/** Confirmed entries without a code. Rides on the entries' state and the codes' person index. */
export const waitingForCode = (strapi: Core.Strapi, ids: readonly number[], db?: Db) => {
  const { connection } = strapi.db;
  return (db ?? connection)
    .from(connection.raw('? as e', [qualified(strapi, 'promotion-entry')]))
    .joinRaw(
      'LEFT JOIN ? c ON c.promotion_id = e.promotion_id AND c.subscriber_id = e.subscriber_id',
      [qualified(strapi, 'promotion-code')]
    )
    .whereIn('e.promotion_id', [...ids])
    .andWhere({ 'e.state': 'confirmed' })
    .whereNull('c.id');
};

const codeCounts = async (strapi: Core.Strapi, ids: number[]): Promise<Map<number, CodeCounts>> => {
  if (ids.length === 0) return new Map();
  const counts = new Map(ids.map((id) => [id, { total: 0, free: 0, waiting: 0 }]));
  const rows: { promotion_id: number; total: number | string; given: number | string }[] =
    await table(strapi, 'promotion-code')
      .whereIn('promotion_id', ids)
      .groupBy('promotion_id')
      .select('promotion_id')
      .count({ total: '*', given: 'subscriber_id' });
  for (const { promotion_id, total, given } of rows) {
    const own = counts.get(Number(promotion_id));
    if (own) Object.assign(own, { total: Number(total), free: Number(total) - Number(given) });
  }
  const waiting: { promotion_id: number; people: number | string }[] = await waitingForCode(
    strapi,
    ids
  )
    .groupBy('e.promotion_id')
    .select('e.promotion_id')
    .count({ people: '*' });
  for (const { promotion_id, people } of waiting) {
    const own = counts.get(Number(promotion_id));
    if (own) own.waiting = Number(people);
  }
  return counts;
};

/** Forms by the promotion that their draft or published version enters. Forms are few. */
export const formsByPromotion = async (
  strapi: Core.Strapi,
  db?: Db
): Promise<Map<number, { id: number; name: string }[]>> => {
  const forms = (await strapi.db.query(uid('form')).findMany({
    select: ['id', 'name', 'definition', 'publishedVersion'],
    orderBy: { name: 'asc' },
  })) as Pick<Form, 'id' | 'name' | 'definition' | 'publishedVersion'>[];
  const found = new Map<number, { id: number; name: string }[]>();
  for (const { id, name, definition, publishedVersion } of forms) {
    const row =
      publishedVersion > 0
        ? await table(strapi, 'form-version', db)
            .where({ form_id: id, version: publishedVersion })
            .first('definition')
        : null;
    const asked = new Set([
      definition ? toDefinition(definition).promotionId : null,
      parseJson<PublishedForm>(row?.definition)?.promotion?.id ?? null,
    ]);
    for (const promotionId of asked)
      if (promotionId !== null)
        found.set(promotionId, [...(found.get(promotionId) ?? []), { id, name }]);
  }
  return found;
};

const toSummary = (draw: Omit<PromotionDraw, 'frozenList' | 'proof'> | undefined) =>
  draw
    ? ({
        commitment: draw.commitment,
        committedAt: draw.committedAt,
        entriesHash: draw.entriesHash,
        entries: draw.entries,
        frozenAt: draw.frozenAt,
        drawnAt: draw.drawnAt,
      } satisfies DrawSummary)
    : null;

/** Promotions with everything that the panel shows of them, in the order given. */
export const toRows = async (
  strapi: Core.Strapi,
  promotions: Promotion[]
): Promise<PromotionRow[]> => {
  if (promotions.length === 0) return [];
  const now = getService(strapi, 'clock').now();
  const ids = promotions.map(({ id }) => id);
  const entries = await entryCounts(strapi, ids);
  const draws = await drawsOf(strapi, ids);
  const forms = await formsByPromotion(strapi);
  const sales = promotions.filter(({ kind }) => kind === 'private-sale').map(({ id }) => id);
  const codes = await codeCounts(strapi, sales);
  const links = await getService(strapi, 'settings').links();
  return promotions.map((promotion) => {
    const { id, slug, kind, rulesVersion } = promotion;
    const own = entries.get(id) ?? noEntries();
    const draw = draws.get(id);
    const total = own.pending + own.confirmed + own.ineligible + own.withdrawn;
    return {
      ...promotion,
      state: promotionState(promotion, draw ?? null, now),
      entries: own,
      draw: toSummary(draw),
      codes: codes.get(id) ?? null,
      forms: forms.get(id) ?? [],
      locks: {
        identity: rulesVersion > 0 || total > 0,
        conditions: total > 0,
        period: Boolean(draw?.frozenAt),
      },
      proofUrl: kind === 'contest' && draw ? (links?.drawProof(slug) ?? null) : null,
    };
  });
};
