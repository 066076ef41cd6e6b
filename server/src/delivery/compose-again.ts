import type { Core } from '@strapi/types';
import type { Delivery } from '../../../content-types';
import { getService, table } from '../core';
import type { OutgoingMail } from '../messages';
import type { ClaimedDelivery } from './claim';
import { createComposer, type Composer } from './compose';
import { ComposeError } from './compose-error';

/** One for each app, since a composer remembers what the readers of a campaign share. */
const composers = new WeakMap<Core.Strapi, Composer>();

const composerOf = (strapi: Core.Strapi): Composer => {
  const known = composers.get(strapi);
  if (known) return known;
  const made = createComposer(strapi);
  composers.set(strapi, made);
  return made;
};

/** The delivery with its person as they are now; null when their data was removed. */
const withPerson = async (
  strapi: Core.Strapi,
  delivery: Delivery
): Promise<ClaimedDelivery | null> => {
  const person = await table(strapi, 'subscriber')
    .where({ id: delivery.subscriberId, status: 'active' })
    .first('email', 'first_name', 'last_name', 'locale');
  if (!person) return null;
  // Rides on optin_subscriptions_pair_uq.
  const subscription = await table(strapi, 'subscription')
    .where({ subscriber_id: delivery.subscriberId, list_id: delivery.listId ?? 0 })
    .first('provenance_id');
  const provenance =
    subscription?.provenance_id &&
    (await table(strapi, 'provenance')
      .where({ id: subscription.provenance_id })
      .first('collector'));
  return {
    ...delivery,
    email: person.email,
    firstName: person.first_name,
    lastName: person.last_name,
    locale: person.locale,
    collector: provenance?.collector ?? null,
  };
};

/**
 * A campaign's mail to one person once more, to be looked at: same templates, the person as they are
 * now.
 * @returns null when the person or something that the mail needs is gone
 */
export const composeAgain = async (
  strapi: Core.Strapi,
  delivery: Delivery
): Promise<OutgoingMail | null> => {
  const links = await getService(strapi, 'settings').links();
  const whole = links && (await withPerson(strapi, delivery));
  if (!links || !whole) return null;
  const composer = composerOf(strapi);
  try {
    return await composer.compose(whole, links, await composer.prepare([whole]));
  } catch (error) {
    if (error instanceof ComposeError) return null;
    throw error;
  }
};
