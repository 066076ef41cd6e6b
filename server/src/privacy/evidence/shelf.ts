import type { Core } from '@strapi/types';
import type {
  ConsentRecord,
  FormVersion,
  Subscription,
  WordingVersion,
} from '../../../../content-types';
import { fillWording, isBoxOf } from '../../consent';
import { fromRow, getService, pickText, table, type Db } from '../../core';
import { hashOfProvenance } from './check';
import type {
  EvidenceForm,
  EvidenceProvenance,
  EvidenceWording,
  Notice,
  SharedEvidence,
} from './model';

/**
 * What records point to, read once an export: published versions and contracts, of which there are
 * few however many people an export holds. null stands for what is not there any more.
 */
export interface Shelf {
  wordings: Map<string, EvidenceWording | null>;
  forms: Map<string, EvidenceForm | null>;
  provenances: Map<number, (EvidenceProvenance & { sent: number }) | null>;
}
export const emptyShelf = (): Shelf => ({
  wordings: new Map(),
  forms: new Map(),
  provenances: new Map(),
});

const key = (id: number, version: number | null): string => `${id}@${version ?? 0}`;

const versionOf = async <T>(
  strapi: Core.Strapi,
  db: Db,
  of: 'wording' | 'form',
  id: number,
  version: number | null
): Promise<(T & { name: string | null }) | null> => {
  const row = await table(strapi, `${of}-version`, db)
    .where({ [`${of}_id`]: id, version })
    .first();
  if (!row) return null;
  const owner = await table(strapi, of, db).where({ id }).first('name');
  return { ...fromRow<T>(`${of}-version`, row), name: owner?.name ?? null };
};

const provenanceOf = async (strapi: Core.Strapi, db: Db, id: number) => {
  const found = await getService(strapi, 'provenances').find(id);
  if (!found) return null;
  const { name, kind, collector, collectedOn, wording, contract } = found;
  const { allowedUses, maxSends, endsAt, erasedAt } = found;
  const what = { id, name, kind, collector, collectedOn, wording, contract };
  const file = { ...what, allowedUses, maxSends, endsAt, erasedAt };
  const [{ sent }] = await table(strapi, 'provenance-use', db)
    .where({ provenance_id: id })
    .count({ sent: '*' });
  return { ...file, hash: hashOfProvenance(file), sent: Number(sent) };
};

const provenanceIds = (records: ConsentRecord[], subscriptions: Subscription[]): Set<number> =>
  new Set([
    ...records.flatMap(({ details }) =>
      typeof details?.provenanceId === 'number' ? [details.provenanceId] : []
    ),
    ...subscriptions.flatMap(({ provenanceId }) => provenanceId ?? []),
  ]);

/** Puts what these records and subscriptions point to on the shelf. */
export const fillShelf = async (
  strapi: Core.Strapi,
  db: Db,
  shelf: Shelf,
  { records, subscriptions }: { records: ConsentRecord[]; subscriptions: Subscription[] }
): Promise<void> => {
  for (const { wordingId: id, wordingVersion: version } of records)
    if (id !== null && !shelf.wordings.has(key(id, version)))
      shelf.wordings.set(
        key(id, version),
        await versionOf<WordingVersion>(strapi, db, 'wording', id, version)
      );
  for (const { formId: id, formVersion: version } of records)
    if (id !== null && !shelf.forms.has(key(id, version)))
      shelf.forms.set(
        key(id, version),
        await versionOf<FormVersion>(strapi, db, 'form', id, version)
      );
  for (const id of provenanceIds(records, subscriptions))
    if (!shelf.provenances.has(id)) shelf.provenances.set(id, await provenanceOf(strapi, db, id));
};

/** What one person's records and subscriptions point to, each once. */
export const takeFrom = (
  shelf: Shelf,
  { records, subscriptions }: { records: ConsentRecord[]; subscriptions: Subscription[] }
): SharedEvidence => {
  const found = <T>(items: (T | null | undefined)[]): T[] => [
    ...new Set(items.filter((item): item is T => item !== null && item !== undefined)),
  ];
  return {
    wordings: found(
      records.map(({ wordingId: id, wordingVersion: version }) =>
        id === null ? null : shelf.wordings.get(key(id, version))
      )
    ),
    forms: found(
      records.map(({ formId: id, formVersion: version }) =>
        id === null ? null : shelf.forms.get(key(id, version))
      )
    ),
    provenances: found(
      [...provenanceIds(records, subscriptions)].map((id) => shelf.provenances.get(id))
    ).map(({ sent: _sent, ...file }) => file),
  };
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * What a record's person was shown: the text as the form froze it, or, where no form is recorded,
 * the published text with its variables as the record noted them (`details`).
 */
export const noticeOf = (record: ConsentRecord, shelf: Shelf): Notice | null => {
  const { wordingId, wordingVersion, wordingHash, formId, formVersion, locale } = record;
  if (wordingId === null || wordingVersion === null) return null;
  const wording = shelf.wordings.get(key(wordingId, wordingVersion)) ?? null;
  const form = formId === null ? null : (shelf.forms.get(key(formId, formVersion)) ?? null);
  const box = form?.definition.consents.find((consent) => isBoxOf(consent, record));
  const { controller, list, partner } = record.details ?? {};
  const filled =
    wording &&
    fillWording(pickText(wording.texts, locale ?? 'en'), {
      controller: textOf(controller),
      list: textOf(list),
      partner: textOf(partner),
    });
  return {
    wording_id: wordingId,
    wording_version: wordingVersion,
    wording_name: wording?.name ?? null,
    language: locale,
    text: box ? pickText(box.texts, locale ?? 'en') : filled,
    sha256: wordingHash,
  };
};

/** The name of the form behind a record, or null. */
export const formNameOf = ({ formId, formVersion }: ConsentRecord, shelf: Shelf): string | null =>
  formId === null ? null : (shelf.forms.get(key(formId, formVersion))?.name ?? null);
