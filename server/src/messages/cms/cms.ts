import type { Core } from '@strapi/types';
import type { EntryBlock, EntryCard, MessageDocument } from '../../../../content-types';
import { getService } from '../../core';
import { describeType } from './describe';
import { cmsLocales, type CmsLocale } from './languages';
import { createLookup } from './lookup';
import { guessMapping } from './mapping';
import { componentFinder, findModel, listModels, mappingOf, type ContentModel } from './models';
import type { EntryReader } from './reader';
import { resolveContent, type ResolveOptions, type Resolved } from './resolve';
import { createSearch } from './search';

/** Entries of the CMS in messages. */
export const createCms = ({ strapi }: { strapi: Core.Strapi }) => {
  const publicUrl = async () => (await getService(strapi, 'settings').publicUrl()).value;

  return {
    resolve: (
      document: Pick<MessageDocument, 'blocks'>,
      options: ResolveOptions
    ): Promise<Resolved> => resolveContent(strapi, document, options),

    /** Content types whose entries can stand in a message. */
    models: (): ContentModel[] => listModels(strapi),
    model: (uid: string): ContentModel | null => findModel(strapi, uid),
    mapping: (model: ContentModel) => mappingOf(strapi, model),
    guess: ({ attributes }: ContentModel) => guessMapping(attributes, componentFinder(strapi)),
    locales: (): Promise<CmsLocale[]> => cmsLocales(strapi),
    describe: (model: ContentModel) => describeType(strapi, model),
    ...createSearch(strapi, publicUrl),

    /**
     * What a published entry says in each language that it has, to be kept in a frozen block.
     * A type without languages has the one that is asked for.
     */
    async freeze(
      { uid, documentId }: Pick<EntryBlock, 'uid' | 'documentId'>,
      { locale, reader }: { locale: string; reader?: EntryReader }
    ): Promise<Record<string, EntryCard>> {
      const lookup = createLookup(strapi, { publicUrl: await publicUrl(), reader });
      const type = await lookup.type(uid);
      if (typeof type === 'string') return {};
      const codes = (await cmsLocales(strapi)).map(({ code }) => code);
      const cards: Record<string, EntryCard> = {};
      for (const code of type.model.isLocalised ? codes : [locale]) {
        const found = (await lookup.byIds(type, [documentId], [code])).get(documentId);
        if (found) cards[code] = lookup.card(type, found, code);
      }
      return cards;
    },
  };
};
export type CmsService = ReturnType<typeof createCms>;
