import type { Core } from '@strapi/types';
import {
  allBlocks,
  type EntryBlock,
  type EntryCard,
  type MessageBlock,
  type MessageDocument,
  type QueryBlock,
} from '../../../../content-types';
import { getService } from '../../core';
import type { ContentProblem } from '../contract';
import { versionsOfEntries } from './entries';
import { cmsLocales, localeChain, matchLocale } from './languages';
import { createLookup, type ReadableType } from './lookup';
import { findModel } from './models';
import type { EntryReader } from './reader';
import { sentBefore } from './sent-before';

export interface ResolveOptions {
  /** The reader's language. */
  locale: string;
  /** Where an entry has no version in it. */
  fallback: string;
  /** null for a message that is not stored. */
  campaignId: number | null;
  seriesId: number | null;
  listIds: readonly number[];
  /** Through whose eyes; absent for a message that goes out. */
  reader?: EntryReader;
}

export interface UsedEntry {
  blockId: string;
  uid: string;
  documentId: string;
}

export interface Resolved {
  /** By block id; a block that shows nothing is absent. */
  cards: Map<string, EntryCard[]>;
  problems: ContentProblem[];
  used: UsedEntry[];
  /** Blocks whose content type the reader may not see. */
  forbidden: string[];
}

type ContentBlock = EntryBlock | QueryBlock;
const isContent = (block: MessageBlock): block is ContentBlock =>
  block.type === 'entry' || block.type === 'query';

/** What a frozen block says in a language, or in the one that stands in for it. */
const frozenCard = (
  { source, frozen }: EntryBlock,
  { locale, fallback }: Pick<ResolveOptions, 'locale' | 'fallback'>
): EntryCard | null => {
  if (source !== 'frozen' || !frozen) return null;
  const codes = Object.keys(frozen);
  const code = matchLocale(codes, locale) ?? matchLocale(codes, fallback) ?? codes[0];
  return code === undefined ? null : frozen[code];
};

/**
 * What the blocks of a document show, in one language. Only published entries; whatever is gone,
 * unpublished or refused becomes a problem of its block and never an error.
 * @param document in that language already
 */
export const resolveContent = async (
  strapi: Core.Strapi,
  document: Pick<MessageDocument, 'blocks'>,
  options: ResolveOptions
): Promise<Resolved> => {
  const resolved: Resolved = { cards: new Map(), problems: [], used: [], forbidden: [] };
  const blocks = allBlocks([...document.blocks]).filter(isContent);
  if (blocks.length === 0) return resolved;
  const { reader, locale } = options;
  const locales = await cmsLocales(strapi);
  const { value: publicUrl } = await getService(strapi, 'settings').publicUrl();
  const lookup = createLookup(strapi, { publicUrl, reader });
  const wanted = localeChain(locales, [locale, options.fallback]);
  const isOwn = (found: string, chain: readonly string[]) =>
    found === '' || matchLocale(chain, locale) === found;

  const problem = (
    { id: blockId }: ContentBlock,
    code: ContentProblem['code'],
    values: ContentProblem['values'] = {}
  ) => resolved.problems.push({ blockId, code, values });
  const show = (block: ContentBlock, card: EntryCard, documentId: string) => {
    resolved.cards.set(block.id, [...(resolved.cards.get(block.id) ?? []), card]);
    resolved.used.push({ blockId: block.id, uid: block.uid, documentId });
  };

  const showQuery = async (type: ReadableType, block: QueryBlock) => {
    // A language that the editor fixed is meant; another would not be what they asked for.
    const chain = block.locale ? localeChain(locales, [block.locale]).slice(0, 1) : wanted;
    const without = block.onlyNew ? await sentBefore(strapi, block.uid, options) : [];
    const { found, refused } = await lookup.byQuery(type, block, { chain, without });
    const name = type.model.name;
    if (found.length === 0) {
      problem(block, 'query-empty', refused === null ? { name } : { name, field: refused });
      return;
    }
    for (const entry of found) show(block, lookup.card(type, entry, locale), entry.documentId);
    if (!block.locale && !isOwn(found[0].locale, wanted))
      problem(block, 'entry-untranslated', { name, locale: found[0].locale });
  };

  const showEntries = async (type: ReadableType, live: readonly EntryBlock[]) => {
    const ids = live.map(({ documentId }) => documentId);
    const found = await lookup.byIds(type, ids, wanted);
    const lost = ids.filter((id) => !found.has(id));
    const versions = await versionsOfEntries(strapi, type.model, lost);
    for (const block of live) {
      const entry = found.get(block.documentId);
      if (!entry) {
        const code = versions.has(block.documentId) ? 'entry-unpublished' : 'entry-missing';
        problem(block, code, { name: type.model.name, locale });
        continue;
      }
      const card = lookup.card(type, entry, locale);
      show(block, card, entry.documentId);
      if (!isOwn(entry.locale, wanted))
        problem(block, 'entry-untranslated', { title: card.title, locale: entry.locale });
    }
  };

  const showType = async (uid: string, own: readonly ContentBlock[]) => {
    if (reader && !reader.mayRead(uid) && findModel(strapi, uid)) {
      resolved.forbidden.push(...own.map(({ id }) => id));
      return;
    }
    const type = await lookup.type(uid);
    if (typeof type === 'string') {
      for (const block of own) problem(block, type, { uid });
      return;
    }
    await showEntries(
      type,
      own.flatMap((block) => (block.type === 'entry' ? [block] : []))
    );
    for (const block of own) if (block.type === 'query') await showQuery(type, block);
  };

  const byType = new Map<string, ContentBlock[]>();
  for (const block of blocks) {
    const frozen = block.type === 'entry' ? frozenCard(block, options) : null;
    if (block.type === 'entry' && frozen) show(block, frozen, block.documentId);
    else if (block.uid === '' || (block.type === 'entry' && block.documentId === ''))
      problem(block, 'entry-not-chosen');
    else byType.set(block.uid, [...(byType.get(block.uid) ?? []), block]);
  }
  for (const [uid, own] of byType) await showType(uid, own);
  return resolved;
};
