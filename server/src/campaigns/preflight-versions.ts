import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import {
  allBlocks,
  type AbKey,
  type Campaign,
  type EntryCard,
  type MessageDocument,
  type Sender,
} from '../../../content-types';
import { getService, type Links } from '../core';
import { sanitiseHtml, type CompiledTemplates, type CompileInput } from '../messages';
import type { EntryProblem } from './checks/entries';
import { lostSomething } from './checks/markup';
import { measure } from './checks/output';
import type { VersionFacts } from './preflight-rules';
import { versionsOfTest, type MessageVersion } from './versions';

/** An entry of the CMS that a version shows. */
export interface UsedEntry {
  blockId: string;
  uid: string;
  documentId: string;
}

/** One version as it would be sent, with what was found on the way. */
export interface MadeVersion extends VersionFacts {
  /** null while something it needs is missing. */
  compiled: CompiledTemplates | null;
  /** What that was made of; null while sender or public address is missing. */
  input: CompileInput | null;
  used: UsedEntry[];
}

interface Resolved {
  cards: ReadonlyMap<string, readonly EntryCard[]>;
  problems: EntryProblem[];
  used: UsedEntry[];
}

/** Entries as the readers of a version would see them; nothing is asked where there are none. */
const resolveEntries = async (
  strapi: Core.Strapi,
  campaign: Campaign,
  { locale, document }: MessageVersion
): Promise<Resolved> => {
  const hasEntries = allBlocks(document.blocks).some(
    ({ type }) => type === 'entry' || type === 'query'
  );
  if (!hasEntries) return { cards: new Map(), problems: [], used: [] };
  const { id: campaignId, listIds } = campaign;
  // A series looks at what its own issues had, as they do.
  const seriesId = campaign.seriesId ?? (campaign.recurrence === null ? null : campaignId);
  return getService(strapi, 'cms').resolve(document, {
    locale,
    fallback: campaign.locale,
    campaignId,
    seriesId,
    listIds,
  });
};

/** Blocks of markup that are not sent as they were written. */
const cleanedIn = ({ blocks }: MessageDocument): Set<string> =>
  new Set(
    allBlocks(blocks).flatMap((block) =>
      block.type === 'html' && lostSomething(block.html, sanitiseHtml(block.html)) ? [block.id] : []
    )
  );

/**
 * Every version of a campaign's message, A in its own language first: its entries looked up, compiled
 * as far as sender and public address are there.
 * @param senderOf each variant
 */
export const makeVersions = async (
  strapi: Core.Strapi,
  campaign: Campaign,
  { senderOf, links }: { senderOf: (variant: AbKey) => Sender | null; links: Links | null }
): Promise<MadeVersion[]> => {
  const { brand, controller } = await getService(strapi, 'settings').get();

  const inputOf = (
    { locale, variant, subject, preheader, document }: MessageVersion,
    cards: Resolved['cards']
  ): CompileInput | null => {
    const sender = senderOf(variant);
    return sender && links
      ? {
          campaignId: campaign.id,
          locale,
          subject,
          preheader,
          document,
          sender,
          brand,
          cards,
          linkTags: campaign.linkTags,
          links,
          privacyPolicyUrl: controller.privacyPolicyUrl,
        }
      : null;
  };

  /** Variants with the same blocks show the same entries, and are looked up once. */
  const resolved = new Map<string, Promise<Resolved>>();
  const entriesOf = (version: MessageVersion): Promise<Resolved> => {
    const key = `${campaign.abTest?.varied === 'content' ? version.variant : 'a'} ${version.locale}`;
    const known = resolved.get(key) ?? resolveEntries(strapi, campaign, version);
    resolved.set(key, known);
    return known;
  };

  const compile = async (input: CompileInput | null): Promise<CompiledTemplates | null> => {
    if (!input) return null;
    try {
      return await getService(strapi, 'messages').compile(input);
    } catch (error) {
      // The rules name the link that keeps it from compiling.
      if (error instanceof errors.ValidationError) return null;
      throw error;
    }
  };

  const made: MadeVersion[] = [];
  for (const version of versionsOfTest(campaign)) {
    const entries = await entriesOf(version);
    const input = inputOf(version, entries.cards);
    const compiled = await compile(input);
    made.push({
      version,
      ...entries,
      input,
      compiled,
      output: compiled && measure(compiled),
      cleaned: cleanedIn(version.document),
    });
  }
  return made;
};
