import type { Core } from '@strapi/types';
import { pickVersion } from '../../../content-types';
import { getService, type Links } from '../core';
import { readReaders, type OutgoingMail, type Readers } from '../messages';
import {
  createContexts,
  findSender,
  listNameIn,
  versionFor,
  whyFor,
  type CampaignContext,
} from './campaign-context';
import type { ClaimedDelivery } from './claim';
import { ComposeError } from './compose-error';
import { campaignMessageId } from './message-id';
import { composeSystemMail } from './system-mail';

/** What the messages of a batch ask about its people, by campaign. */
export type BatchReaders = ReadonlyMap<number, Readers>;

/** Turns claimed deliveries into finished mails. */
export const createComposer = (strapi: Core.Strapi) => {
  const contextOf = createContexts(strapi);
  let host = { publicUrl: '', name: '' };

  const hostOf = ({ publicUrl }: Links): string => {
    if (host.publicUrl !== publicUrl) host = { publicUrl, name: new URL(publicUrl).hostname };
    return host.name;
  };

  const sign = (purpose: 'unsubscribe' | 'view', numbers: number[]): string =>
    getService(strapi, 'tokens').sign(purpose, numbers);

  const readersOf = (
    { needs, locales }: CampaignContext,
    batch: readonly ClaimedDelivery[]
  ): Promise<Readers> =>
    readReaders(
      strapi,
      needs,
      batch.map(({ subscriberId, locale }) => ({
        id: subscriberId,
        locale,
        messageLocale: pickVersion(locales, locale),
      }))
    );

  const campaignMail = async (
    delivery: ClaimedDelivery,
    campaignId: number,
    links: Links,
    readers: BatchReaders
  ): Promise<OutgoingMail> => {
    const context = await contextOf(campaignId);
    const { subscriberId } = delivery;
    const list = context.lists.get(delivery.listId ?? 0);
    if (!list) throw new ComposeError('the list is missing');
    const version = versionFor(context, delivery);
    const { sender } = version;
    const listName = listNameIn(list, version);
    const token = sign('unsubscribe', [subscriberId, delivery.listId ?? 0, campaignId]);
    const key = getService(strapi, 'keys').fingerprint;
    const reader = readers.get(campaignId)?.get(subscriberId);
    return getService(strapi, 'messages').personalise({
      compiled: version.compiled,
      sender,
      recipient: {
        email: delivery.email,
        firstName: delivery.firstName,
        lastName: delivery.lastName,
        fields: reader?.fields,
        facts: reader?.facts,
        messageId: campaignMessageId(key, campaignId, subscriberId, sender.fromEmail),
        date: new Date(getService(strapi, 'clock').now()),
        unsubscribeUrl: links.unsubscribe(token),
        viewUrl: version.hasView ? links.view(sign('view', [subscriberId, campaignId])) : undefined,
        questionnaireUrl: (formId) =>
          links.questionnaire(
            getService(strapi, 'questionnaires').personalToken(formId, subscriberId, 'link')
          ),
        oneClickUrl: links.oneClick(token),
        listId: `${list.slug}.${hostOf(links)}`,
        listName,
        why: whyFor(delivery, version, listName),
      },
    });
  };

  return {
    /**
     * Reads what the messages of a batch ask about its people, once for all of them. Most messages
     * ask for nothing, and then nothing is read. People are taken as they are now: what they changed
     * since the campaign started counts.
     */
    async prepare(batch: readonly ClaimedDelivery[]): Promise<BatchReaders> {
      const readers = new Map<number, Readers>();
      const campaignIds = new Set(batch.flatMap(({ campaignId }) => campaignId ?? []));
      for (const campaignId of campaignIds) {
        // What is missing is told by the deliveries themselves, one by one.
        const context = await contextOf(campaignId).catch(() => null);
        if (!context) continue;
        const own = batch.filter((delivery) => delivery.campaignId === campaignId);
        readers.set(campaignId, await readersOf(context, own));
      }
      return readers;
    },

    /** @throws ComposeError when something that the mail needs is gone */
    compose: (
      delivery: ClaimedDelivery,
      links: Links,
      readers: BatchReaders
    ): Promise<OutgoingMail> =>
      delivery.campaignId === null
        ? composeSystemMail(strapi, delivery, links, (id) => findSender(strapi, id))
        : campaignMail(delivery, delivery.campaignId, links, readers),
  };
};
export type Composer = ReturnType<typeof createComposer>;
