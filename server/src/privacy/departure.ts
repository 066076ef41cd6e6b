import type { Core } from '@strapi/types';
import type { List, Sender, Subscriber, Subscription } from '../../../content-types';
import { getService } from '../core';
import { permitsOf, permitsToken } from './partner-permits';
import { isFreshMail, preferencesToken } from './preferences/link';

/** What an unsubscribe link stands for at this moment. */
export interface Departure {
  subscriber: Subscriber;
  /** The list the link leaves; null where it leaves all. */
  list: List | null;
  sender: Sender | null;
  /** Whether the person has already left what the link leaves. */
  left: boolean;
  /** How many other lists still reach the person. */
  others: number;
  /** Partners that the person allowed to write, and the link to take that back. */
  partners: { names: string[]; link: string };
  /** Token of the person's own page; null behind a mail too old to show it. */
  preferences: string | null;
}

const reaches = ({ state }: Subscription): boolean => state === 'confirmed' || state === 'pending';

/**
 * Opens an unsubscribe link; reads only. The token never expires: whoever finds an old newsletter
 * may still leave (CAN-SPAM asks for 30 days, CASL for 60; an opt-out has no end).
 * @returns null for a token that was not signed for this
 */
export const openDeparture = async (
  strapi: Core.Strapi,
  token: string
): Promise<Departure | null> => {
  const numbers = getService(strapi, 'tokens').verify('unsubscribe', token);
  if (numbers?.length !== 3) return null;
  const [subscriberId, listId, campaignId] = numbers;
  const subscriber = await getService(strapi, 'subscribers').get(subscriberId);
  if (!subscriber) return null;
  const [list = null] = listId > 0 ? await getService(strapi, 'lists').byIds([listId]) : [];
  const subscriptions = await getService(strapi, 'subscriptions').of(subscriberId);
  const here = subscriptions.filter((item) => list === null || item.listId === list.id);
  const senders = getService(strapi, 'senders');
  const permits = await permitsOf(strapi, subscriberId);
  return {
    subscriber,
    list,
    sender:
      (list?.senderId ? await senders.find(list.senderId) : null) ?? (await senders.default()),
    left: !here.some(reaches),
    others: subscriptions.filter(
      (item) => list !== null && item.listId !== list.id && reaches(item)
    ).length,
    partners: {
      names: permits.map(({ name }) => name),
      link: `../partner-consents/${permitsToken(strapi, subscriberId)}`,
    },
    preferences:
      subscriber.status === 'active' && (await isFreshMail(strapi, subscriberId, campaignId))
        ? preferencesToken(strapi, subscriberId)
        : null,
  };
};
