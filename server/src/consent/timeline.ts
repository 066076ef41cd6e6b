import type { Core } from '@strapi/types';
import type { ConsentEvidence, ConsentRecord } from '../../../content-types';
import { fromRow, table } from '../core';
import type { TimelineEntry } from './contract';
import { shownTexts } from './shown';

const idsOf = (ids: (number | null)[]): number[] => [
  ...new Set(ids.filter((id): id is number => id !== null)),
];

const namesById = async (
  strapi: Core.Strapi,
  name: 'list' | 'form',
  ids: (number | null)[]
): Promise<Map<number, string>> => {
  const wanted = idsOf(ids);
  if (wanted.length === 0) return new Map();
  const rows: { id: number; name: string }[] = await table(strapi, name)
    .select('id', 'name')
    .whereIn('id', wanted);
  return new Map(rows.map((row) => [row.id, row.name]));
};

interface Administrator {
  id: number | string;
  firstname?: string | null;
  lastname?: string | null;
  username?: string | null;
}

/** The id in `admin:<id>`, or null for any other actor. */
const administratorOf = (actor: string): number | null => {
  const id = /^admin:(\d+)$/.exec(actor)?.[1];
  return id === undefined ? null : Number(id);
};

const administratorNames = async (
  strapi: Core.Strapi,
  actors: string[]
): Promise<Map<number, string>> => {
  const wanted = idsOf(actors.map(administratorOf));
  if (wanted.length === 0) return new Map();
  const users: Administrator[] = await strapi.db.query('admin::user').findMany({
    select: ['id', 'firstname', 'lastname', 'username'],
    where: { id: { $in: wanted } },
  });
  return new Map(
    users.flatMap(({ id, firstname, lastname, username }) => {
      const name = [firstname, lastname].filter(Boolean).join(' ') || username;
      return name ? [[Number(id), name] as const] : [];
    })
  );
};

/** A person's records, newest first, each with its evidence and the text that was shown. */
export const readTimeline = async (
  strapi: Core.Strapi,
  subscriberId: number
): Promise<TimelineEntry[]> => {
  const rows: Record<string, unknown>[] = await table(strapi, 'consent-record')
    .where({ subscriber_id: subscriberId })
    .orderBy('seq', 'desc');
  const records = rows.map((row) => fromRow<ConsentRecord>('consent-record', row));
  const evidenceRows: Record<string, unknown>[] = await table(strapi, 'consent-evidence').where({
    subscriber_id: subscriberId,
  });
  const evidence = new Map(
    evidenceRows.map((row) => {
      const item = fromRow<ConsentEvidence>('consent-evidence', row);
      return [item.recordId, item];
    })
  );
  const texts = await shownTexts(strapi, records);
  const lists = await namesById(
    strapi,
    'list',
    records.map(({ listId }) => listId)
  );
  const forms = await namesById(
    strapi,
    'form',
    records.map(({ formId }) => formId)
  );
  const administrators = await administratorNames(
    strapi,
    records.map(({ actor }) => actor)
  );

  return records.map((record) => {
    const kept = evidence.get(record.id);
    const administrator = administratorOf(record.actor);
    return {
      ...record,
      evidence: kept
        ? {
            email: kept.email,
            ip: kept.ip,
            userAgent: kept.userAgent,
            pageUrl: kept.pageUrl,
            facts: kept.facts,
          }
        : null,
      actorName: administrator === null ? null : (administrators.get(administrator) ?? null),
      listName: record.listId === null ? null : (lists.get(record.listId) ?? null),
      formName: record.formId === null ? null : (forms.get(record.formId) ?? null),
      wordingText: texts.get(record.id) ?? null,
    };
  });
};
