import type { Core } from '@strapi/types';
import type { ContentMapping, EntryCard } from '../../../../content-types';
import { countEntries, versionsOfEntries } from './entries';
import { cmsLocales, localeChain } from './languages';
import { createLookup, type ReadableType } from './lookup';
import { restrictMapping, thumbnailOf } from './mapping';
import { mappingOf, type ContentModel } from './models';
import type { EntryReader } from './reader';
import { attributeAt } from './schema';

export interface EntrySearch {
  q: string;
  offset: number;
  limit: number;
  /** The language to look in; the nearest that the CMS has. */
  locale: string;
  /** Only these. */
  documentIds?: readonly string[];
}

export interface EntryRow {
  documentId: string;
  /** As it stands in Strapi now, published or not. */
  card: EntryCard;
  thumbnailUrl: string;
  isPublished: boolean;
  /** Languages that it exists in; none for a type without languages. */
  locales: string[];
}

/** Entries as people look for them in the panel: drafts too, marked as such. */
export const createSearch = (strapi: Core.Strapi, publicUrl: () => Promise<string | null>) => {
  const localeOf = async ({ isLocalised }: ContentModel, wanted: string) =>
    isLocalised ? (localeChain(await cmsLocales(strapi), [wanted])[0] ?? null) : null;

  return {
    /** @returns none where nobody said how entries of the type become cards */
    async search(
      model: ContentModel,
      { q, offset, limit, locale, documentIds }: EntrySearch,
      reader: EntryReader
    ): Promise<{ rows: EntryRow[]; total: number }> {
      const lookup = createLookup(strapi, { publicUrl: await publicUrl(), reader });
      const type = await lookup.type(model.uid);
      if (typeof type === 'string') return { rows: [], total: 0 };
      const { title } = type.mapping;
      // A search tells what it searches, so it goes by the title alone, where they may read it.
      const isSearchable =
        title !== '' &&
        !title.includes('.') &&
        attributeAt(model.attributes, title, lookup.findComponent) !== null;
      if (q !== '' && !isSearchable) return { rows: [], total: 0 };
      const filters = {
        $and: [
          ...(q === '' ? [] : [{ [title]: { $containsi: q } }]),
          ...(documentIds ? [{ documentId: { $in: [...documentIds] } }] : []),
        ],
      };
      const version = { status: 'draft', locale: await localeOf(model, locale) } as const;
      const found = await lookup.read(
        type,
        { filters, sort: ['updatedAt:desc', 'id:desc'], start: offset, limit },
        version
      );
      const narrowing = await reader.narrowing(model.uid);
      const total = await countEntries(
        strapi,
        model,
        { $and: [filters, ...(narrowing ? [narrowing] : [])] },
        version
      );
      const versions = await versionsOfEntries(
        strapi,
        model,
        found.map(({ documentId }) => documentId)
      );
      const { attributes } = model;
      const rows = found.map((item): EntryRow => {
        const there = versions.get(item.documentId);
        return {
          documentId: item.documentId,
          card: lookup.card(type, item, locale),
          thumbnailUrl: thumbnailOf(item.entry, type.mapping, {
            attributes,
            findComponent: lookup.findComponent,
          }),
          isPublished: there?.published.includes(item.locale) ?? false,
          locales: (there?.locales ?? []).filter((code) => code !== '').sort(),
        };
      });
      return { rows, total };
    },

    /**
     * How the newest entry would look with a mapping that is not saved yet; null where there is no
     * entry to show.
     */
    async sample(
      model: ContentModel,
      mapping: ContentMapping | null,
      { locale, reader }: { locale: string; reader: EntryReader }
    ): Promise<EntryCard | null> {
      const lookup = createLookup(strapi, { publicUrl: await publicUrl(), reader });
      const chosen = mapping ?? (await mappingOf(strapi, model))?.mapping;
      if (!chosen) return null;
      const type: ReadableType = {
        model,
        mapping: restrictMapping(chosen, (path) => reader.mayReadField(model.uid, path)),
      };
      const [wanted, ...others] = [
        await localeOf(model, locale),
        ...(model.isLocalised ? (await cmsLocales(strapi)).map(({ code }) => code) : []),
      ];
      for (const status of ['published', 'draft'] as const)
        for (const language of [...new Set([wanted, ...others])]) {
          const [found] = await lookup.read(
            type,
            { sort: ['updatedAt:desc', 'id:desc'], limit: 1 },
            { status, locale: language }
          );
          if (found) return lookup.card(type, found, locale);
        }
      return null;
    },
  };
};
