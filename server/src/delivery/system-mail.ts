import type { Core } from '@strapi/types';
import type { ConsentRecord, DeliveryPayload, List, Sender, Wording } from '../../../content-types';
import { isActiveConsent, retentionEnd, shownTexts } from '../consent';
import { DAY, fromRow, getService, table, uid, type Links } from '../core';
import type { Settings } from '../core/contract';
import type { OutgoingMail, ReceiptContent, RenewalTerms, SystemMailInput } from '../messages';
import type { ClaimedDelivery } from './claim';
import { ComposeError } from './compose-error';
import { systemMessageId } from './message-id';
import { promotionOf } from './promotion-mail';

/** Days for which the link of a renewal mail works: people answer such mails late. */
export const RENEWAL_DAYS = 60;

type Part = Partial<SystemMailInput>;
type SystemDelivery = ClaimedDelivery & { payload: DeliveryPayload };

const expiresAt = ({ createdAt }: ClaimedDelivery, days: number): number =>
  Math.floor((createdAt + days * DAY) / 1000);

const toConfirm = (
  strapi: Core.Strapi,
  delivery: SystemDelivery,
  links: Links,
  { confirmDays }: Settings
): Part => {
  const token = getService(strapi, 'tokens').sign('confirm', [
    delivery.id,
    expiresAt(delivery, confirmDays),
  ]);
  const { entries = [], partners = [] } = delivery.payload;
  return {
    confirmUrl: links.confirm(token),
    ...(partners.length > 0
      ? {
          unsubscribeUrl: links.partners(
            getService(strapi, 'tokens').sign('partner', [delivery.subscriberId, 0])
          ),
        }
      : {}),
    confirmDays,
    extras: {
      entries: entries.map(({ title }) => title),
      partners: partners.map(({ name }) => name),
    },
  };
};

/**
 * The way out. A link names one list or all of them; a mail that asks or tells about several leads
 * to all.
 */
const toLeave = (strapi: Core.Strapi, delivery: SystemDelivery, links: Links): Part => {
  const { kind, listId, subscriberId, payload } = delivery;
  const all = (kind === 'renewal' || kind === 'receipt') && payload.listIds.length > 1;
  const token = getService(strapi, 'tokens').sign('unsubscribe', [
    subscriberId,
    all ? 0 : (listId ?? 0),
    0,
  ]);
  return { unsubscribeUrl: links.unsubscribe(token) };
};

const termsOf = async (
  strapi: Core.Strapi,
  { payload, subscriberId, createdAt }: SystemDelivery,
  settings: Settings
): Promise<RenewalTerms> => {
  if (payload.renewal?.reason !== 'retention') {
    const wording = (await strapi.db.query(uid('wording')).findOne({
      where: { id: payload.renewal?.wordingId ?? 0 },
      select: ['askStops'],
    })) as Pick<Wording, 'askStops'> | null;
    return { reason: 'wording', stops: Boolean(wording?.askStops) };
  }
  const subscriptions = await getService(strapi, 'subscriptions').of(subscriberId);
  const ends = subscriptions
    .filter(({ listId }) => payload.listIds.includes(listId))
    .map(({ lastEngagedAt }) =>
      retentionEnd(lastEngagedAt ?? createdAt, settings.retention.months)
    );
  const end = ends.length > 0 ? Math.min(...ends) : createdAt + settings.retention.askDays * DAY;
  return { reason: 'retention', endsOn: new Date(end).toISOString().slice(0, 10) };
};

const toRenew = async (
  strapi: Core.Strapi,
  delivery: SystemDelivery,
  links: Links,
  settings: Settings
): Promise<Part> => {
  const token = getService(strapi, 'tokens').sign('renew', [
    delivery.id,
    expiresAt(delivery, RENEWAL_DAYS),
  ]);
  return { renewUrl: links.renew(token), renewal: await termsOf(strapi, delivery, settings) };
};

const receiptOf = async (
  strapi: Core.Strapi,
  { payload, createdAt }: SystemDelivery
): Promise<ReceiptContent> => {
  const rows: Record<string, unknown>[] = await table(strapi, 'consent-record')
    .whereIn('id', payload.recordIds ?? [])
    .orderBy('id');
  if (rows.length === 0) throw new ComposeError('the ledger records of the receipt are missing');
  const records = rows.map((row) => fromRow<ConsentRecord>('consent-record', row));
  const texts = [...(await shownTexts(strapi, records)).values()];
  return {
    at: new Date(Math.max(...records.map(({ at }) => at), 0) || createdAt),
    consented: records.every(({ basis }) => basis !== null && isActiveConsent(basis)),
    wordings: [...new Set(texts)].filter((text): text is string => Boolean(text)),
  };
};

/** What a mail of each kind holds beyond what they all do. */
const partOf = async (
  strapi: Core.Strapi,
  delivery: SystemDelivery,
  links: Links,
  settings: Settings
): Promise<Part> => {
  switch (delivery.kind) {
    case 'confirmation':
    case 'reminder':
      return toConfirm(strapi, delivery, links, settings);
    case 'renewal':
      return {
        ...toLeave(strapi, delivery, links),
        ...(await toRenew(strapi, delivery, links, settings)),
      };
    case 'receipt':
      return {
        ...toLeave(strapi, delivery, links),
        receipt: await receiptOf(strapi, delivery),
      };
    case 'entry':
    case 'already-entered':
    case 'code':
    case 'code-waiting':
    case 'winner':
      return { promotion: await promotionOf(strapi, delivery, links) };
    default:
      return toLeave(strapi, delivery, links);
  }
};

/** The lists that the mail speaks of: a renewal leaves out those that the person has left since. */
const listsOf = async (
  strapi: Core.Strapi,
  { kind, payload, subscriberId }: SystemDelivery
): Promise<List[]> => {
  const lists = await getService(strapi, 'lists').byIds(payload.listIds);
  if (kind !== 'renewal') return lists;
  const subscriptions = await getService(strapi, 'subscriptions').of(subscriberId);
  const confirmed = subscriptions.filter(({ state }) => state === 'confirmed');
  return lists.filter(({ id }) => confirmed.some(({ listId }) => listId === id));
};

const senderIdOf = ({ payload }: SystemDelivery, lists: List[]): number | null =>
  payload.senderId ?? lists.find((list) => list.senderId)?.senderId ?? null;

/** @throws ComposeError when something that the mail needs is gone */
export const composeSystemMail = async (
  strapi: Core.Strapi,
  delivery: ClaimedDelivery,
  links: Links,
  findSender: (id: number | null) => Promise<Sender>
): Promise<OutgoingMail> => {
  const { payload, kind } = delivery;
  if (!payload || kind === 'campaign') throw new ComposeError('the delivery has no payload');
  const whole = { ...delivery, payload };
  const lists = await listsOf(strapi, whole);
  const sender = await findSender(senderIdOf(whole, lists));
  const settings = await getService(strapi, 'settings').get();
  return getService(strapi, 'messages').systemMail({
    kind,
    locale: payload.locale,
    to: delivery.email,
    sender,
    lists,
    messageId: systemMessageId(
      getService(strapi, 'keys').fingerprint,
      delivery.id,
      sender.fromEmail
    ),
    date: new Date(getService(strapi, 'clock').now()),
    controller: settings.controller,
    ...(await partOf(strapi, whole, links, settings)),
  });
};
