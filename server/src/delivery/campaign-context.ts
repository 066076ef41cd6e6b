import type { Core } from '@strapi/types';
import {
  pickVersion,
  type AbKey,
  type AbTest,
  type Campaign,
  type CompiledMessage,
  type List,
  type Sender,
} from '../../../content-types';
import { fromRow, getService, parseJson, pickText, table, uid } from '../core';
import { needsOf, whyOf, type ReaderNeeds } from '../messages';
import type { ClaimedDelivery } from './claim';
import { ComposeError } from './compose-error';

/** What all readers of one language share who get the same variant. */
export interface Version {
  compiled: CompiledMessage;
  sender: Sender;
  /** Whether it leads readers to their own copy in a browser. */
  hasView: boolean;
  /** Sentences why somebody gets the mail, by list, basis and collector. */
  whys: Map<string, string>;
}

/** What all recipients of one campaign share. */
export interface CampaignContext {
  /** Languages that it speaks, its own first. */
  locales: string[];
  /** By variant and language; see `keyOf`. */
  versions: ReadonlyMap<string, Version>;
  needs: ReaderNeeds;
  lists: ReadonlyMap<number, List>;
}

/** How long a campaign's context is kept; its compiled messages never change. */
const CONTEXT_MS = 30_000;
const MAX_CONTEXTS = 20;

const VIEW = '{{ viewUrl }}';

/** Messages from before there were tests name no variant. */
const keyOf = (variant: AbKey | null, locale: string): string => `${variant ?? 'a'} ${locale}`;

/** The campaign's compiled messages, the one in its own language first. */
const readMessages = async (
  strapi: Core.Strapi,
  { id, compiledMessageId }: Campaign
): Promise<CompiledMessage[]> => {
  // Rides on optin_compiled_messages_campaign_ix.
  const rows: Record<string, unknown>[] = await table(strapi, 'compiled-message')
    .where({ campaign_id: id })
    .orderBy('id');
  const messages = rows.map((row) => fromRow<CompiledMessage>('compiled-message', row));
  const own = messages.find((message) => message.id === Number(compiledMessageId));
  if (!own) throw new ComposeError('the compiled message is missing');
  return [own, ...messages.filter(({ id: other }) => other !== own.id)];
};

export const findSender = async (strapi: Core.Strapi, id: number | null): Promise<Sender> => {
  const senders = getService(strapi, 'senders');
  const sender = (id === null ? null : await senders.find(id)) ?? (await senders.default());
  if (!sender) throw new ComposeError('no sender is set up');
  return sender;
};

/** Who each variant is from: where senders are tested, each has its own. */
const readSenders = async (
  strapi: Core.Strapi,
  { senderId, abTest }: Campaign
): Promise<(variant: AbKey | null) => Sender> => {
  const test = parseJson<AbTest>(abTest);
  const own = await findSender(strapi, senderId);
  const others = new Map<AbKey, Sender>();
  for (const variant of test?.varied === 'sender' ? test.variants : [])
    others.set(variant.key, await findSender(strapi, variant.senderId));
  return (variant) => others.get(variant ?? 'a') ?? own;
};

const readContext = async (strapi: Core.Strapi, campaignId: number): Promise<CampaignContext> => {
  const campaign = (await strapi.db
    .query(uid('campaign'))
    .findOne({ where: { id: campaignId } })) as Campaign | null;
  if (!campaign) throw new ComposeError('the campaign is missing');
  const messages = await readMessages(strapi, campaign);
  const lists = await getService(strapi, 'lists').byIds(campaign.listIds);
  const senderOf = await readSenders(strapi, campaign);
  return {
    locales: [...new Set(messages.map(({ locale }) => locale))],
    versions: new Map(
      messages.map((compiled) => [
        keyOf(compiled.variant, compiled.locale),
        {
          compiled,
          sender: senderOf(compiled.variant),
          hasView: compiled.html.includes(VIEW),
          whys: new Map(),
        },
      ])
    ),
    needs: needsOf(messages),
    lists: new Map(lists.map((list) => [list.id, list])),
  };
};

/** Reads contexts of campaigns, each once for a while. */
export const createContexts = (strapi: Core.Strapi) => {
  const contexts = new Map<number, { context: Promise<CampaignContext>; until: number }>();

  /** Lanes that start together wait for one reading; a failed one is not kept. */
  return (campaignId: number): Promise<CampaignContext> => {
    const cached = contexts.get(campaignId);
    if (cached && cached.until > Date.now()) return cached.context;
    const context = readContext(strapi, campaignId);
    context.catch(() => contexts.delete(campaignId));
    if (contexts.size >= MAX_CONTEXTS) contexts.clear();
    contexts.set(campaignId, { context, until: Date.now() + CONTEXT_MS });
    return context;
  };
};

/** The variant that a reader gets, in their language or the one that stands in for it. */
export const versionFor = (
  { locales, versions }: CampaignContext,
  { locale, variant }: Pick<ClaimedDelivery, 'locale' | 'variant'>
): Version => {
  const version = versions.get(keyOf(variant, pickVersion(locales, locale)));
  if (!version) throw new ComposeError('the compiled message is missing');
  return version;
};

export const listNameIn = (list: List, { compiled }: Version): string =>
  pickText(list.title, compiled.locale) || list.name;

/** Why a reader gets the mail, in its language. */
export const whyFor = (
  { listId, basis, collector }: ClaimedDelivery,
  version: Version,
  listName: string
): string => {
  const key = `${listId}:${basis}:${collector ?? ''}`;
  const known = version.whys.get(key);
  if (known !== undefined) return known;
  const { sender } = version;
  const organisation = sender.organisation || sender.fromName;
  const why = whyOf(version.compiled.locale, { basis, listName, organisation, collector });
  version.whys.set(key, why);
  return why;
};
