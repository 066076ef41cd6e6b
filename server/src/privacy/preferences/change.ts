import type { Core } from '@strapi/types';
import { getService, inTransaction } from '../../core';
import { readPreferences, type Preferences } from './person';
import { readChange, type Change, type Mistake } from './reading';

export interface ChangeInput {
  subscriberId: number;
  body: unknown;
  evidence: { ip: string | null; userAgent: string | null };
}

export interface Changed {
  /** As it stood before. */
  before: Preferences;
  change: Change;
  /** Where there are any, nothing was changed. */
  mistakes: Mistake[];
}

/**
 * Takes what a person says on their page: leaving, taking consents back, names and answers, all of
 * it or nothing. null for somebody whose data is gone.
 */
export const changePreferences = (
  strapi: Core.Strapi,
  { subscriberId, body, evidence }: ChangeInput
): Promise<Changed | null> =>
  inTransaction(strapi, async (trx) => {
    const subscriber = await getService(strapi, 'subscribers').lock(trx, subscriberId);
    const before = await readPreferences(strapi, subscriber, trx);
    if (!subscriber || !before) return null;
    const { change, mistakes } = readChange(body, before);
    if (mistakes.length > 0) return { before, change, mistakes };

    const { leave, withdraw, names, values } = change;
    if (leave.length > 0)
      await getService(strapi, 'leaving').within(trx, subscriber, {
        subscriberId,
        listIds: leave,
        method: 'link',
        actor: 'subscriber',
        evidence,
      });
    const now = getService(strapi, 'clock').now();
    if (withdraw.length > 0)
      await getService(strapi, 'partners').withdraw(
        trx,
        {
          subscriberId,
          locale: subscriber.locale,
          evidence: { email: subscriber.email, pageUrl: null, ...evidence },
          now,
          method: 'link',
          actor: 'subscriber',
        },
        withdraw
      );
    if (Object.keys(names).length > 0)
      await getService(strapi, 'subscribers').updateProfile(trx, subscriberId, names);
    await getService(strapi, 'customFields').write(trx, subscriberId, values);
    if (Object.keys(names).length > 0 || Object.keys(values).length > 0)
      // Whoever keeps their data right is in touch: the retention clock starts anew.
      for (const { list, state } of before.lists)
        if (state === 'confirmed' && !leave.includes(list.id))
          await getService(strapi, 'subscriptions').engage(
            { subscriberId, listId: list.id, at: now },
            trx
          );
    return { before, change, mistakes };
  });
