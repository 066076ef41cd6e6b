import type { Core } from '@strapi/types';
import { consentsOf, toDefinition, type DeliveryState, type EpochMs } from '../../../content-types';
import { REGISTRATION_BASES } from '../audience/contract';
import { acceptedBasesOf } from '../consent';
import { DAY, getService, table } from '../core';
import { CAMPAIGN_PRIORITY, SYSTEM_PRIORITY } from '../delivery';
import { isComplete, isLive, type Setup } from './checklist';
import type { OverviewWarning } from './contract';

/** One list after another would bury the rest. */
const MAX_PER_CODE = 5;
/** So few failures are nothing but typing mistakes. */
const MIN_FAILURES = 5;
/** Part of a day's mail from which failures are worth a word; providers block senders above it. */
const FAILURE_SHARE = 0.05;

/** Deliveries due in the last day that came to `state`; rides on optin_deliveries_due_ix. */
const countRecent = async (
  strapi: Core.Strapi,
  state: DeliveryState,
  now: EpochMs
): Promise<number> => {
  const [{ rows }] = await table(strapi, 'delivery')
    .where({ state })
    .whereIn('priority', [SYSTEM_PRIORITY, CAMPAIGN_PRIORITY])
    .where('due_at', '>', now - DAY)
    .count({ rows: '*' });
  return Number(rows);
};

const failing = async (strapi: Core.Strapi, now: EpochMs): Promise<OverviewWarning[]> => {
  const failed = await countRecent(strapi, 'failed', now);
  if (failed < MIN_FAILURES) return [];
  const sent = await countRecent(strapi, 'sent', now);
  if (failed / (failed + sent) < FAILURE_SHARE) return [];
  return [{ code: 'deliveries-failing', values: { failed, sent }, to: 'campaigns' }];
};

const overdue = async (strapi: Core.Strapi): Promise<OverviewWarning[]> => {
  const waiting = await getService(strapi, 'campaigns').needingAttention();
  return waiting.map(({ id, name }) => ({
    code: 'campaign-overdue',
    values: { name },
    to: `campaigns/${id}`,
  }));
};

/** Partners that do not know yet that somebody took their consent back (GDPR art. 19). */
const unreached = async (strapi: Core.Strapi): Promise<OverviewWarning[]> => {
  const rows: { partner_id: number; failed: number | string }[] = await table(
    strapi,
    'partner-transfer'
  )
    .where({ state: 'failed', kind: 'withdrawal' })
    .groupBy('partner_id')
    .orderBy('partner_id')
    .limit(MAX_PER_CODE)
    .select('partner_id')
    .count({ failed: '*' });
  const partners = await getService(strapi, 'partners').byIds(
    rows.map(({ partner_id }) => Number(partner_id))
  );
  return rows.map(({ partner_id, failed }) => ({
    code: 'partner-unreached',
    values: { name: partners.get(Number(partner_id))?.name ?? '', failed: Number(failed) },
    to: `partners/${partner_id}`,
  }));
};

/** The database lets the ledger be changed; verifying still finds it. */
const unprotected = async (strapi: Core.Strapi): Promise<OverviewWarning[]> => {
  const { active } = await getService(strapi, 'triggers').status();
  return active ? [] : [{ code: 'ledger-unprotected', values: {}, to: 'consent/ledger' }];
};

/** Lists that people are put on in the panel, with evidence, need no form. */
const takesOnEvidence = (list: Setup['lists'][number]): boolean =>
  acceptedBasesOf(list).some((basis) => REGISTRATION_BASES.some((other) => other === basis));

/** What is wrong or about to be, each with the page that mends it. */
export const readWarnings = async (
  strapi: Core.Strapi,
  { hasPublicUrl, hasTransport, hasController, senders, lists, forms }: Setup,
  now: EpochMs
): Promise<OverviewWarning[]> => {
  const fed = new Set(
    forms
      .filter(isLive)
      .flatMap(({ definition }) =>
        definition ? consentsOf(toDefinition(definition)).flatMap(({ listIds }) => listIds) : []
      )
  );
  const warnings: OverviewWarning[] = [];
  if (!hasPublicUrl) warnings.push({ code: 'public-url-missing', values: {}, to: 'settings' });
  if (!hasTransport) warnings.push({ code: 'transport-missing', values: {}, to: 'settings' });
  if (!hasController && forms.some(isLive))
    warnings.push({ code: 'controller-missing', values: {}, to: 'settings' });
  warnings.push(...(await unprotected(strapi)));
  for (const { id, name } of senders.filter((sender) => !isComplete(sender)).slice(0, MAX_PER_CODE))
    warnings.push({
      code: 'sender-without-address',
      values: { name },
      to: `settings/senders/${id}`,
    });
  const unfed = lists.filter(
    (list) => list.isPublic && !fed.has(list.id) && !takesOnEvidence(list)
  );
  for (const { id, name } of unfed.slice(0, MAX_PER_CODE))
    warnings.push({ code: 'list-without-form', values: { name }, to: `lists/${id}` });
  warnings.push(
    ...(await overdue(strapi)),
    ...(await failing(strapi, now)),
    ...(await unreached(strapi))
  );
  return warnings;
};
