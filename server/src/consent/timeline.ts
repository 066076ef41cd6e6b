import type { Core } from '@strapi/types';
import type { ConsentEvidence, ConsentRecord, WordingVersion } from '../../../content-types';
import { fromRow, pickText, table } from '../core';
import type { TimelineEntry } from './contract';

const namesById = async (
  strapi: Core.Strapi,
  name: 'list' | 'form',
  ids: (number | null)[]
): Promise<Map<number, string>> => {
  const wanted = [...new Set(ids.filter((id): id is number => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows: { id: number; name: string }[] = await table(strapi, name)
    .select('id', 'name')
    .whereIn('id', wanted);
  return new Map(rows.map((row) => [row.id, row.name]));
};

/** A person's records, newest first, each with its evidence and the text that was shown. */
export const readTimeline = async (
  strapi: Core.Strapi,
  subscriberId: number
): Promise<TimelineEntry[]> => {
  const rows = await table(strapi, 'consent-record')
    .where({ subscriber_id: subscriberId })
    .orderBy('seq', 'desc');
  const records = rows.map((row: Record<string, unknown>) =>
    fromRow<ConsentRecord>('consent-record', row)
  ) as ConsentRecord[];
  const evidenceRows = await table(strapi, 'consent-evidence').where({
    subscriber_id: subscriberId,
  });
  const evidence = new Map<number, ConsentEvidence>(
    evidenceRows.map((row: Record<string, unknown>) => {
      const item = fromRow<ConsentEvidence>('consent-evidence', row);
      return [item.recordId, item];
    })
  );
  const wordingIds = [...new Set(records.map(({ wordingId }) => wordingId))].filter(
    (id): id is number => id !== null
  );
  const versionRows =
    wordingIds.length > 0
      ? await table(strapi, 'wording-version').whereIn('wording_id', wordingIds)
      : [];
  const versions: WordingVersion[] = versionRows.map((row: Record<string, unknown>) =>
    fromRow<WordingVersion>('wording-version', row)
  );
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

  return records.map((record) => {
    const shown = versions.find(
      ({ wordingId, version }) =>
        wordingId === record.wordingId && version === record.wordingVersion
    );
    const kept = evidence.get(record.id);
    return {
      ...record,
      evidence: kept
        ? { email: kept.email, ip: kept.ip, userAgent: kept.userAgent, pageUrl: kept.pageUrl }
        : null,
      listName: record.listId === null ? null : (lists.get(record.listId) ?? null),
      formName: record.formId === null ? null : (forms.get(record.formId) ?? null),
      wordingText: shown ? pickText(shown.texts, record.locale ?? 'en') : null,
    };
  });
};
