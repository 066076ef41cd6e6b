import type { Core } from '@strapi/types';
import type { Campaign, CompiledMessage, List, Sender } from '../../../content-types';
import { fromRow, getService, pickText, table, uid, type Links } from '../core';
import { fieldsIn, readFieldTexts, whyOf, type FieldTexts, type OutgoingMail } from '../messages';
import type { ClaimedDelivery } from './claim';
import { ComposeError } from './compose-error';
import { campaignMessageId } from './message-id';
import { composeSystemMail } from './system-mail';

/** What all recipients of one campaign share. */
interface CampaignContext {
  compiled: CompiledMessage;
  /** Keys of the custom fields that the message names. */
  fields: string[];
  sender: Sender;
  lists: Map<number, SharedByList>;
}

/** What all recipients through one list share. */
interface SharedByList {
  list: List;
  listName: string;
  /** Sentences why somebody gets the mail, by basis and collector. */
  whys: Map<string, string>;
}

/** How long a campaign's context is kept; its compiled message never changes. */
const CONTEXT_MS = 30_000;
const MAX_CONTEXTS = 20;

/** What a batch needs to know of its people, by campaign. */
export type BatchTexts = ReadonlyMap<number, FieldTexts>;

/** Turns claimed deliveries into finished mails. */
export const createComposer = (strapi: Core.Strapi) => {
  const contexts = new Map<number, { context: Promise<CampaignContext>; until: number }>();
  let host = { publicUrl: '', name: '' };

  const findSender = async (id: number | null): Promise<Sender> => {
    const senders = getService(strapi, 'senders');
    const sender = (id === null ? null : await senders.find(id)) ?? (await senders.default());
    if (!sender) throw new ComposeError('no sender is set up');
    return sender;
  };

  const readContext = async (campaignId: number): Promise<CampaignContext> => {
    const campaign = (await strapi.db
      .query(uid('campaign'))
      .findOne({ where: { id: campaignId } })) as Campaign | null;
    const row =
      campaign?.compiledMessageId &&
      (await table(strapi, 'compiled-message').where({ id: campaign.compiledMessageId }).first());
    if (!campaign || !row) throw new ComposeError('the compiled message is missing');
    const lists = await getService(strapi, 'lists').byIds(campaign.listIds);
    const compiled = fromRow<CompiledMessage>('compiled-message', row);
    return {
      compiled,
      fields: fieldsIn([compiled.subject, compiled.html]),
      sender: await findSender(campaign.senderId),
      lists: new Map(
        lists.map((list) => [
          list.id,
          { list, listName: pickText(list.title, compiled.locale) || list.name, whys: new Map() },
        ])
      ),
    };
  };

  /** Lanes that start together wait for one reading; a failed one is not kept. */
  const campaignContext = (campaignId: number): Promise<CampaignContext> => {
    const cached = contexts.get(campaignId);
    if (cached && cached.until > Date.now()) return cached.context;
    const context = readContext(campaignId);
    context.catch(() => contexts.delete(campaignId));
    if (contexts.size >= MAX_CONTEXTS) contexts.clear();
    contexts.set(campaignId, { context, until: Date.now() + CONTEXT_MS });
    return context;
  };

  const hostOf = ({ publicUrl }: Links): string => {
    if (host.publicUrl !== publicUrl) host = { publicUrl, name: new URL(publicUrl).hostname };
    return host.name;
  };

  const whyFor = (
    { basis, collector }: ClaimedDelivery,
    { compiled, sender }: CampaignContext,
    { listName, whys }: SharedByList
  ): string => {
    const key = `${basis}:${collector ?? ''}`;
    const known = whys.get(key);
    if (known !== undefined) return known;
    const organisation = sender.organisation || sender.fromName;
    const why = whyOf(compiled.locale, { basis, listName, organisation, collector });
    whys.set(key, why);
    return why;
  };

  const unsubscribeToken = (delivery: ClaimedDelivery): string =>
    getService(strapi, 'tokens').sign('unsubscribe', [
      delivery.subscriberId,
      delivery.listId ?? 0,
      delivery.campaignId ?? 0,
    ]);

  const campaignMail = async (
    delivery: ClaimedDelivery,
    campaignId: number,
    links: Links,
    texts: BatchTexts
  ): Promise<OutgoingMail> => {
    const context = await campaignContext(campaignId);
    const { compiled, sender } = context;
    const shared = context.lists.get(delivery.listId ?? 0);
    if (!shared) throw new ComposeError('the list is missing');
    const token = unsubscribeToken(delivery);
    const key = getService(strapi, 'keys').fingerprint;
    return getService(strapi, 'messages').personalise({
      compiled,
      sender,
      recipient: {
        email: delivery.email,
        firstName: delivery.firstName,
        lastName: delivery.lastName,
        fields: texts.get(campaignId)?.get(delivery.subscriberId),
        messageId: campaignMessageId(key, campaignId, delivery.subscriberId, sender.fromEmail),
        date: new Date(getService(strapi, 'clock').now()),
        unsubscribeUrl: links.unsubscribe(token),
        questionnaireUrl: (formId) =>
          links.questionnaire(
            getService(strapi, 'questionnaires').personalToken(
              formId,
              delivery.subscriberId,
              'link'
            )
          ),
        oneClickUrl: links.oneClick(token),
        listId: `${shared.list.slug}.${hostOf(links)}`,
        listName: shared.listName,
        why: whyFor(delivery, context, shared),
      },
    });
  };

  return {
    /**
     * Reads what the messages of a batch name of its people, once for all of them. Most messages
     * name nothing, and then nothing is read.
     */
    async prepare(batch: readonly ClaimedDelivery[]): Promise<BatchTexts> {
      const texts = new Map<number, FieldTexts>();
      const campaignIds = new Set(batch.flatMap(({ campaignId }) => campaignId ?? []));
      for (const campaignId of campaignIds) {
        // What is missing is told by the deliveries themselves, one by one.
        const context = await campaignContext(campaignId).catch(() => null);
        if (!context || context.fields.length === 0) continue;
        const { fields: keys, compiled } = context;
        const people = batch.flatMap((delivery) =>
          delivery.campaignId === campaignId ? delivery.subscriberId : []
        );
        texts.set(
          campaignId,
          await readFieldTexts(strapi, { keys, locale: compiled.locale }, people)
        );
      }
      return texts;
    },

    /** @throws ComposeError when something that the mail needs is gone */
    compose: (delivery: ClaimedDelivery, links: Links, texts: BatchTexts): Promise<OutgoingMail> =>
      delivery.campaignId === null
        ? composeSystemMail(strapi, delivery, links, findSender)
        : campaignMail(delivery, delivery.campaignId, links, texts),
  };
};
export type Composer = ReturnType<typeof createComposer>;
