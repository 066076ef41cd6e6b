import type { Core } from '@strapi/types';
import type { ContentMapping, EntryCard, QueryBlock } from '../../../../content-types';
import { findEntries, type EntryQuery, type Version } from './entries';
import { cardOf, restrictMapping, selectionOf, type Entry } from './mapping';
import { componentFinder, findModel, mappingOf, type ContentModel } from './models';
import { toFilters, toSort } from './query-rules';
import type { EntryReader } from './reader';
import { isInternal } from './schema';

/** Entries of one query block. */
const MAX_LIMIT = 20;

/** A content type with how its entries are read. */
export interface ReadableType {
  model: ContentModel;
  mapping: ContentMapping;
}

export interface FoundEntry {
  documentId: string;
  /** The language that it was found in; '' for a type without languages. */
  locale: string;
  entry: Entry;
}

/** The first language that has any; the whole answer of a query is in one. */
interface QueryAnswer {
  found: FoundEntry[];
  /** A filter that is not open. */
  refused: string | null;
}

/** Reads entries as cards, through the eyes of `reader` where one is given. */
export const createLookup = (
  strapi: Core.Strapi,
  { publicUrl, reader }: { publicUrl: string | null; reader?: EntryReader }
) => {
  const findComponent = componentFinder(strapi);

  const read = async (
    { model, mapping }: ReadableType,
    query: EntryQuery,
    version: Version
  ): Promise<FoundEntry[]> => {
    const narrowing = (await reader?.narrowing(model.uid)) ?? null;
    const entries = await findEntries(
      strapi,
      model,
      {
        ...query,
        ...selectionOf(mapping, model.attributes, findComponent),
        filters: { $and: [query.filters ?? {}, ...(narrowing ? [narrowing] : [])] },
      },
      version
    );
    return entries.map((entry) => ({
      documentId: String(entry.documentId),
      locale: model.isLocalised ? (version.locale ?? '') : '',
      entry,
    }));
  };

  return {
    findComponent,
    read,

    /** Only what the reader may see of a type; null where it has no mapping. */
    async type(uid: string): Promise<ReadableType | 'type-missing' | 'mapping-missing'> {
      const model = findModel(strapi, uid);
      if (!model) return 'type-missing';
      const effective = await mappingOf(strapi, model);
      if (!effective) return 'mapping-missing';
      const mapping = reader
        ? restrictMapping(effective.mapping, (path) => reader.mayReadField(uid, path))
        : effective.mapping;
      return { model, mapping };
    },

    /** @param readerLocale said in links of types without languages */
    card: ({ model, mapping }: ReadableType, found: FoundEntry, readerLocale: string): EntryCard =>
      cardOf(found.entry, mapping, {
        attributes: model.attributes,
        findComponent,
        locale: found.locale || readerLocale,
        publicUrl,
      }),

    /** Published entries by id, each in the first language of the chain that has it. */
    async byIds(
      type: ReadableType,
      documentIds: readonly string[],
      chain: readonly string[]
    ): Promise<Map<string, FoundEntry>> {
      const found = new Map<string, FoundEntry>();
      for (const locale of type.model.isLocalised ? chain : [null]) {
        const missing = [...new Set(documentIds)].filter((id) => !found.has(id));
        if (missing.length === 0) break;
        const entries = await read(
          type,
          { filters: { documentId: { $in: missing } }, limit: missing.length },
          { status: 'published', locale }
        );
        for (const entry of entries) found.set(entry.documentId, entry);
      }
      return found;
    },

    /** What a query finds, all in the first language of the chain that has any. */
    async byQuery(
      type: ReadableType,
      { filters, sort, limit }: Pick<QueryBlock, 'filters' | 'sort' | 'limit'>,
      { chain, without }: { chain: readonly string[]; without: readonly string[] }
    ): Promise<QueryAnswer> {
      const { model } = type;
      const asked = toFilters(filters, model.attributes);
      if ('refused' in asked) return { found: [], refused: asked.refused };
      const hidden = filters.find(
        ({ field }) => !isInternal(field) && reader?.mayReadField(model.uid, field) === false
      );
      if (hidden) return { found: [], refused: hidden.field };
      const conditions = [
        ...asked.conditions,
        ...(without.length > 0 ? [{ documentId: { $notIn: [...without] } }] : []),
      ];
      for (const locale of model.isLocalised ? chain : [null]) {
        const found = await read(
          type,
          {
            filters: { $and: conditions },
            sort: toSort(sort, model.attributes),
            limit: Math.min(Math.max(limit, 1), MAX_LIMIT),
          },
          { status: 'published', locale }
        );
        if (found.length > 0) return { found, refused: null };
      }
      return { found: [], refused: null };
    },
  };
};
export type Lookup = ReturnType<typeof createLookup>;
