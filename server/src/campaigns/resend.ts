import type { Core } from '@strapi/types';
import { unmarkedDocument, type Campaign, type MessageTranslation } from '../../../content-types';
import { policyContext } from '../consent';
import { getService, refusal } from '../core';
import { readResend } from '../delivery';
import { countAudience } from './audience';
import type { SaveCampaignRequest } from './contract';
import { draftOf } from './draft-store';
import { MAX_NAME } from './message-schema';
import { findCampaign } from './store';
import { translate } from './texts';
import { senderIdOf, versionsOf } from './versions';

/** Nothing of it is on its way any more: a cancelled one waits for what the mail server has in hand. */
const isOver = ({ state, completedAt }: Pick<Campaign, 'state' | 'completedAt'>): boolean =>
  (state === 'completed' || state === 'cancelled') && completedAt !== null;

/**
 * A campaign's draft once more, under a name that says so, without an address in the archive. What
 * had an A/B test is sent again as its winner, or as A where none was chosen.
 */
const draftAgain = (campaign: Campaign): SaveCampaignRequest => {
  const { name, locale } = campaign;
  const room = MAX_NAME - translate(locale, 'resend.name', { name: '' }).length;
  const draft = {
    ...draftOf(campaign),
    name: translate(locale, 'resend.name', { name: name.slice(0, room) }),
    abTest: null,
    archive: null,
  };
  if (!campaign.abTest) return draft;
  const key = campaign.abOutcome?.winner ?? 'a';
  const [own, ...others] = versionsOf(campaign, key);
  const translations = Object.fromEntries(
    others.map((version): [string, MessageTranslation] => [
      version.locale,
      {
        ...campaign.translations[version.locale],
        subject: version.subject,
        preheader: version.preheader,
      },
    ])
  );
  return {
    ...draft,
    senderId: senderIdOf(campaign, key),
    subject: own.subject,
    preheader: own.preheader,
    document: unmarkedDocument(own.document),
    translations,
  };
};

/** Those whom a resend could try, and those of them who may be written to as things stand. */
const countAgain = async (strapi: Core.Strapi, campaign: Campaign) => {
  const all = await getService(strapi, 'lists').all();
  const lists = all.filter(({ id }) => campaign.listIds.includes(id));
  return countAudience(strapi, {
    listIds: lists.map(({ id }) => id),
    excludedListIds: campaign.excludedListIds.filter((id) => all.some((list) => list.id === id)),
    context: await policyContext(strapi, {
      lists,
      campaign: { ...campaign, id: null, started: false },
    }),
    resend: await readResend(strapi, campaign.id),
  });
};

/**
 * A new draft that says the same to those of a campaign's audience whom it did not reach. Who that
 * is, is asked again when it starts; here only whether there would be anybody.
 * @param by who does it, as the ledger names them
 * @throws NotFoundError
 * @throws ApplicationError `campaign-state` while the campaign is not over, `resend` when there is
 *   nobody to send it to
 */
export const resendCampaign = async (
  strapi: Core.Strapi,
  id: number,
  by: string
): Promise<Campaign> => {
  const campaign = await findCampaign(strapi, id);
  if (!isOver(campaign))
    throw refusal(
      'campaign-state',
      campaign.state === 'cancelled'
        ? 'Some mails of this campaign are still in the hands of the mail server. Try again in a moment.'
        : `This is not possible while the campaign is ${campaign.state}.`,
      { state: campaign.state, action: 'resend' }
    );
  const { targeted, allowed } = await countAgain(strapi, campaign);
  if (targeted === 0)
    throw refusal(
      'resend',
      'Everybody whom this campaign was for and who is still on its lists has got it.',
      { missed: 0 }
    );
  if (allowed === 0)
    throw refusal(
      'resend',
      'None of those whom this campaign did not reach may be written to now.'
    );
  return getService(strapi, 'campaigns').create(draftAgain(campaign), by, id);
};
