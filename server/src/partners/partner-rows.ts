import type { Core } from '@strapi/types';
import type { LocalizedText, Partner } from '../../../content-types';
import { parseJson, table, type Db } from '../core';

const toIso = (value: unknown): string => {
  if (value instanceof Date || typeof value === 'number') return new Date(value).toISOString();
  const time = Number(value);
  return new Date(Number.isNaN(time) ? String(value) : time).toISOString();
};
const toText = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A partner as its row has it: drivers differ in JSON, booleans and 64-bit integers. */
const toPartner = (row: Record<string, unknown>): Partner => ({
  id: Number(row.id),
  documentId: toText(row.document_id),
  slug: toText(row.slug),
  name: toText(row.name),
  purpose: parseJson<LocalizedText>(row.purpose) ?? {},
  privacyPolicyUrl: toText(row.privacy_policy_url),
  contactName: toText(row.contact_name),
  contactEmail: toText(row.contact_email),
  contractFrom: toText(row.contract_from),
  contractUntil: toText(row.contract_until),
  channel: row.channel === 'webhook' ? 'webhook' : 'export',
  webhookUrl: toText(row.webhook_url),
  isActive: Boolean(row.is_active),
  secretNumber: Number(row.secret_number ?? 1),
  secretReplacedAt: row.secret_replaced_at == null ? null : Number(row.secret_replaced_at),
  createdAt: toIso(row.created_at),
  updatedAt: toIso(row.updated_at),
});

/** Partners by id, in the order of their ids; those that are not there are left out. */
export const readPartners = async (
  strapi: Core.Strapi,
  ids: readonly number[],
  db?: Db
): Promise<Map<number, Partner>> => {
  if (ids.length === 0) return new Map();
  const rows: Record<string, unknown>[] = await table(strapi, 'partner', db)
    .whereIn('id', [...new Set(ids)])
    .orderBy('id');
  return new Map(rows.map((row) => [Number(row.id), toPartner(row)]));
};

/** All partners; there are few. */
export const allPartners = async (strapi: Core.Strapi, db?: Db): Promise<Partner[]> =>
  (await table(strapi, 'partner', db).orderBy('id')).map(toPartner);
