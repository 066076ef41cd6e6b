import type { Core } from '@strapi/types';
import type {
  Delivery,
  DeliveryPayload,
  EpochMs,
  FieldValues,
  Subscriber,
} from '../../../content-types';
import { getService, parseJson, table, type Db } from '../core';
import type { ConfirmationEvidence } from './confirmation';

/** A confirmation mail, as far as what it asks besides lists goes. */
export type ConfirmationMail = Pick<Delivery, 'subscriberId' | 'createdAt'> & {
  payload: DeliveryPayload;
};

/** What later mails need to know of a confirmation's payload. */
export const listsOnly = ({
  partners: _partners,
  entries: _entries,
  submissionId: _submissionId,
  ...payload
}: DeliveryPayload): DeliveryPayload => payload;

/** What a mail asked besides lists, and is not confirmed yet. */
export const openExtras = async (
  strapi: Core.Strapi,
  { subscriberId, payload, createdAt }: ConfirmationMail,
  db?: Db
): Promise<Pick<DeliveryPayload, 'partners' | 'entries'>> => {
  const { partners = [], entries = [] } = payload;
  const entryIds = entries.map(({ id }) => id);
  const partnerIds = partners.map(({ id }) => id);
  const openEntries =
    entryIds.length > 0 ? await getService(strapi, 'promotions').openEntries(entryIds, db) : [];
  const openPartners =
    partnerIds.length > 0
      ? await getService(strapi, 'partners').openConsents(subscriberId, partnerIds, db, createdAt)
      : [];
  return {
    entries: entries.filter((entry) => openEntries.some(({ id }) => id === entry.id)),
    partners: partners.filter((partner) => openPartners.some(({ id }) => id === partner.id)),
  };
};

/** Makes what came with the sign-up the person's own, now that it was them who sent it. */
export const takeOver = async (
  strapi: Core.Strapi,
  trx: Db,
  subscriberId: number,
  submissionId: number
): Promise<void> => {
  const row = await table(strapi, 'submission', trx)
    .where({ id: submissionId, subscriber_id: subscriberId })
    .first('given');
  const given = parseJson<FieldValues>(row?.given);
  if (!given) return;
  const { firstName, lastName, timeZone, ...values } = given;
  const profile = {
    ...(typeof firstName === 'string' ? { firstName } : {}),
    ...(typeof lastName === 'string' ? { lastName } : {}),
    ...(typeof timeZone === 'string' ? { timeZone } : {}),
  };
  if (Object.keys(profile).length > 0)
    await getService(strapi, 'subscribers').updateProfile(trx, subscriberId, profile);
  await getService(strapi, 'customFields').write(trx, subscriberId, values);
  await table(strapi, 'submission', trx).where({ id: submissionId }).update({ given: null });
};

/**
 * Puts in force what the mail asked besides lists.
 * @returns ids of the ledger's records of what the person agreed to
 */
export const confirmExtras = async (
  strapi: Core.Strapi,
  trx: Db,
  mail: ConfirmationMail,
  { id: subscriberId, email }: Subscriber,
  evidence: ConfirmationEvidence,
  now: EpochMs
): Promise<number[]> => {
  const { formId, formVersion, locale } = mail.payload;
  const { entries = [], partners = [] } = await openExtras(strapi, mail, trx);
  if (entries.length > 0)
    await getService(strapi, 'promotions').confirm(trx, {
      subscriberId,
      entries,
      now,
    });
  if (partners.length === 0 || !formId || !formVersion) return [];
  return getService(strapi, 'partners').confirm(
    trx,
    {
      subscriberId,
      form: { id: formId, version: formVersion },
      locale,
      evidence: { email, pageUrl: null, ...evidence },
      now,
      mailedAt: mail.createdAt,
    },
    partners.map(({ id }) => id)
  );
};
