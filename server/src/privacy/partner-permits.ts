import type { Core } from '@strapi/types';
import type { Subscriber } from '../../../content-types';
import { getService, inTransaction } from '../core';

/** Whom a person allows to write, as their link shows it. */
export interface PartnerPermits {
  subscriber: Subscriber;
  partners: { id: number; name: string }[];
}

/** Partners that may write to a person, or were asked about and wait for the confirmation. */
export const permitsOf = async (
  strapi: Core.Strapi,
  subscriberId: number
): Promise<PartnerPermits['partners']> => {
  const consents = await getService(strapi, 'partners').of(subscriberId);
  const ids = consents.flatMap(({ partnerId, state }) => (state === 'withdrawn' ? [] : partnerId));
  const partners = await getService(strapi, 'partners').byIds(ids);
  return [...partners.values()].map(({ id, name }) => ({ id, name }));
};

/** The link of a person's partners; like that to unsubscribe, it never expires. */
export const permitsToken = (strapi: Core.Strapi, subscriberId: number): string =>
  getService(strapi, 'tokens').sign('partner', [subscriberId, 0]);

/**
 * Opens such a link; reads only.
 * @returns null for a token that was not signed for this, or whose person is not there any more
 */
export const openPermits = async (
  strapi: Core.Strapi,
  token: string
): Promise<PartnerPermits | null> => {
  const numbers = getService(strapi, 'tokens').verify('partner', token);
  if (numbers?.length !== 2) return null;
  const subscriber = await getService(strapi, 'subscribers').get(numbers[0]);
  if (!subscriber || subscriber.status === 'erased') return null;
  return { subscriber, partners: await permitsOf(strapi, subscriber.id) };
};

/** Takes back one consent to a partner, or all; each partner that may hold the data is told. */
export const takeBack = (
  strapi: Core.Strapi,
  { id: subscriberId, email, locale }: Subscriber,
  partnerIds: number[] | undefined,
  evidence: { ip: string | null; userAgent: string | null }
): Promise<number[]> =>
  inTransaction(strapi, async (trx) => {
    const person = await getService(strapi, 'subscribers').lock(trx, subscriberId);
    if (!person || person.status === 'erased') return [];
    return getService(strapi, 'partners').withdraw(
      trx,
      {
        subscriberId,
        locale,
        method: 'link',
        actor: 'subscriber',
        now: getService(strapi, 'clock').now(),
        evidence: { email, pageUrl: null, ...evidence },
      },
      partnerIds
    );
  });
