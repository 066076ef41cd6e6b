import type { Core } from '@strapi/types';
import { LEGAL_BASES } from '../../../content-types';
import { PLUGIN_ID, qualified, table } from '../core';
import { isActiveConsent } from './regimes';

/**
 * Notes once, for people who agreed before subscriptions named their wording, which version the
 * ledger has for them: otherwise nobody could ask them again. Several instances may do it at once.
 */
export const noteWordings = async (strapi: Core.Strapi): Promise<void> => {
  const store = strapi.store({ type: 'plugin', name: PLUGIN_ID, key: 'wordings-noted' });
  if (await store.get({})) return;
  const subscriptions = qualified(strapi, 'subscription');
  const latest = (column: 'wording_id' | 'wording_version') =>
    strapi.db.connection.raw(
      `(SELECT r.${column} FROM ? r
         WHERE r.subscriber_id = ?.subscriber_id AND r.list_id = ?.list_id AND r.event = 'confirmed'
         ORDER BY r.seq DESC LIMIT 1)`,
      [qualified(strapi, 'consent-record'), subscriptions, subscriptions]
    );
  await table(strapi, 'subscription')
    .where({ state: 'confirmed' })
    .whereIn('basis', LEGAL_BASES.filter(isActiveConsent))
    .whereNull('wording_id')
    .update({ wording_id: latest('wording_id'), wording_version: latest('wording_version') });
  await store.set({ value: true });
};
