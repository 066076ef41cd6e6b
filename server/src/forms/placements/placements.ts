import type { Core } from '@strapi/types';
import type { FormUsage } from '../contract';
import { dialectOf } from '../../core';
import { behind, isFormField, modelOf, type Model } from './fields';

type Placement = FormUsage['entries'][number];

/** Ids of rows by the model whose rows they are. */
type Found = Map<string, Set<number>>;

interface JoinTable {
  name: string;
  joinColumn: { name: string };
  inverseJoinColumn?: { name: string };
  morphColumn?: { idColumn: { name: string }; typeColumn: { name: string } };
}

const CHUNK = 500;

/** Attributes that can say what an entry is, best first. */
const LABELS = ['title', 'name', 'headline', 'label', 'slug'];

const add = (found: Found, uid: string, ids: Iterable<number>): void => {
  const known = found.get(uid) ?? new Set<number>();
  for (const id of ids) known.add(id);
  if (known.size > 0) found.set(uid, known);
};

/** Entries of the site's own content types that place a form. */
export const createPlacements = ({ strapi }: { strapi: Core.Strapi }) => {
  const models = (): Model[] =>
    [...Object.keys(strapi.contentTypes), ...Object.keys(strapi.components)].flatMap(
      (uid) => modelOf(strapi, uid) ?? []
    );

  const from = (name: string) => {
    const query = strapi.db.connection(name);
    const schema = strapi.db.getSchemaName();
    return schema ? query.withSchema(schema) : query;
  };

  /** Rides on no index: JSON as text, in the two ways in which databases space it. */
  const holding = async (uid: string, attribute: string, slug: string): Promise<number[]> => {
    const { tableName, attributes } = strapi.db.metadata.get(uid);
    const meta = attributes[attribute];
    const column = 'columnName' in meta && meta.columnName ? meta.columnName : attribute;
    const type = dialectOf(strapi) === 'mysql' ? 'CHAR' : 'TEXT';
    const rows: { id: number }[] = await from(tableName)
      .whereRaw(`CAST(?? AS ${type}) IN (?, ?)`, [
        column,
        `{"slug":"${slug}"}`,
        `{"slug": "${slug}"}`,
      ])
      .select('id');
    return rows.map(({ id }) => Number(id));
  };

  const joinTableOf = (uid: string, attribute: string): JoinTable | null => {
    const meta = strapi.db.metadata.get(uid).attributes[attribute];
    return meta && 'joinTable' in meta && meta.joinTable ? (meta.joinTable as JoinTable) : null;
  };

  /** Rows of `parent` that hold these components. */
  const parentsOf = async (
    parent: Model,
    attribute: string,
    component: string,
    ids: number[]
  ): Promise<number[]> => {
    const join = joinTableOf(parent.uid, attribute);
    if (!join) return [];
    const { morphColumn, inverseJoinColumn } = join;
    const child = morphColumn?.idColumn.name ?? inverseJoinColumn?.name;
    if (child === undefined) return [];
    const parents: number[] = [];
    for (let start = 0; start < ids.length; start += CHUNK) {
      const query = from(join.name)
        .whereIn(child, ids.slice(start, start + CHUNK))
        .where({ field: attribute });
      if (morphColumn) query.where(morphColumn.typeColumn.name, component);
      const rows: Record<string, unknown>[] = await query.select(join.joinColumn.name);
      parents.push(...rows.map((row) => Number(row[join.joinColumn.name])));
    }
    return parents;
  };

  /** From rows of components to the entries that hold them, through components in components. */
  const climb = async (found: Found): Promise<Found> => {
    const entries: Found = new Map();
    const open = [...found].map(([uid, ids]) => ({ uid, ids: [...ids] }));
    const seen = new Set<string>();
    for (let next = open.pop(); next; next = open.pop()) {
      const { uid, ids } = next;
      if (uid in strapi.contentTypes) {
        add(entries, uid, ids);
        continue;
      }
      const fresh = ids.filter((id) => !seen.has(`${uid}:${id}`));
      for (const id of fresh) seen.add(`${uid}:${id}`);
      if (fresh.length === 0) continue;
      for (const parent of models())
        for (const [name, attribute] of Object.entries(parent.attributes))
          if (attribute.type !== 'relation' && behind(attribute).includes(uid)) {
            const parents = await parentsOf(parent, name, uid, fresh);
            if (parents.length > 0) open.push({ uid: parent.uid, ids: [...new Set(parents)] });
          }
    }
    return entries;
  };

  const labelled = async (uid: string, ids: number[]): Promise<Placement[]> => {
    const { attributes = {} } = modelOf(strapi, uid) ?? {};
    const named = LABELS.find((name) => attributes[name]);
    const rows = (await strapi.db.query(uid).findMany({
      where: { id: { $in: ids } },
      select: ['documentId', ...(named ? [named] : [])],
      orderBy: { id: 'asc' },
    })) as Record<string, unknown>[];
    const entries = new Map<string, Placement>();
    for (const row of rows) {
      const documentId = String(row.documentId);
      const label = named && typeof row[named] === 'string' ? row[named] : documentId;
      if (!entries.has(documentId)) entries.set(documentId, { uid, documentId, label });
    }
    return [...entries.values()];
  };

  return {
    /** Where a form is placed by the custom field, drafts and all languages included. */
    async of(slug: string): Promise<Placement[]> {
      const found: Found = new Map();
      for (const { uid, attributes } of models())
        for (const [name, attribute] of Object.entries(attributes))
          if (isFormField(attribute)) add(found, uid, await holding(uid, name, slug));
      const entries = await climb(found);
      const placements: Placement[] = [];
      for (const [uid, ids] of entries) placements.push(...(await labelled(uid, [...ids])));
      return placements;
    },
  };
};
export type PlacementsService = ReturnType<typeof createPlacements>;
