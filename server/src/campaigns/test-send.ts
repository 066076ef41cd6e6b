import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import {
  abKeysOf,
  pickVersion,
  type AbKey,
  type Campaign,
  type List,
  type Sender,
} from '../../../content-types';
import { fieldErrors, getService, parseEmail, pickText, refusal, type Links } from '../core';
import { factsOfNobody, inspectDocument, whyOf, type CompiledTemplates } from '../messages';
import type { PreflightFinding, TestSendRequest, TestSendResponse } from './contract';
import { personOf, readingOf, type Person } from './person';
import { findCampaign } from './store';
import { translate } from './texts';
import { senderIdOf, versionsOf, type MessageVersion } from './versions';

type Result = TestSendResponse['data']['results'][number];

/** What even a test cannot do without. */
const NEEDED: PreflightFinding['code'][] = [
  'sender-missing',
  'ab-sender-missing',
  'public-url-missing',
  'transport-missing',
  'link-invalid',
  'questionnaire-missing',
];

/** What all copies of one test share. */
interface Test {
  campaign: Campaign;
  version: MessageVersion;
  sender: Sender;
  links: Links;
  list: List | undefined;
}

/** Whether a finding is about what this variant is made of. */
const concerns = ({ variant }: PreflightFinding, key: AbKey): boolean =>
  variant === undefined || variant === key;

/** @throws ValidationError naming `variant`, when the campaign has no such */
const assertVariant = (campaign: Campaign, key: AbKey): void => {
  const keys = abKeysOf(campaign.abTest);
  if (keys.includes(key)) return;
  const message = campaign.abTest
    ? `The campaign has no variant "${key}". Choose one of: ${keys.join(', ')}.`
    : 'The campaign has no A/B test, so it has no other variant than "a".';
  throw fieldErrors([{ path: 'variant', message }]);
};

/**
 * The version to be looked at: the one asked for, else that of the person, else the campaign's own.
 * @throws ValidationError naming `locale`, when the campaign does not speak it
 */
const chooseVersion = (
  campaign: Campaign,
  { locale: wanted, variant }: { locale: string | undefined; variant: AbKey },
  person: Person | null
): MessageVersion => {
  const versions = versionsOf(campaign, variant);
  const locales = versions.map(({ locale }) => locale);
  if (wanted !== undefined && !locales.includes(wanted))
    throw fieldErrors([
      {
        path: 'locale',
        message: `The campaign has no version in "${wanted}". Choose one of: ${locales.join(', ')}.`,
      },
    ]);
  const chosen = wanted ?? pickVersion(locales, person?.locale ?? campaign.locale);
  return versions.find(({ locale }) => locale === chosen) ?? versions[0];
};

/**
 * Sends the draft as it is now to the people who write it: as a real mail through the real
 * transport, its subject marked, without a delivery, so that no count ever sees it. An address that
 * must not be mailed gets no test either.
 */
export const createTestSend = ({ strapi }: { strapi: Core.Strapi }) => {
  const compileTest = async ({ campaign, version, sender, links }: Test) => {
    const { locale, document } = version;
    const { brand, controller } = await getService(strapi, 'settings').get();
    const { cards } = await getService(strapi, 'cms').resolve(document, {
      locale,
      fallback: campaign.locale,
      campaignId: campaign.id,
      seriesId: campaign.seriesId,
      listIds: campaign.listIds,
    });
    return getService(strapi, 'messages').compile({
      campaignId: campaign.id,
      locale,
      sender,
      links,
      subject: [{ type: 'text', text: translate(locale, 'test.subject') }, ...version.subject],
      preheader: version.preheader,
      document,
      brand,
      cards,
      linkTags: campaign.linkTags,
      privacyPolicyUrl: controller.privacyPolicyUrl,
    });
  };

  /** Forms as visitors see them; what is sent from there goes nowhere. */
  const questionnaireLinks = async ({ version, links }: Test): Promise<Map<number, string>> => {
    const previews = new Map<number, string>();
    for (const { questionnaireId } of inspectDocument(version.document).links)
      if (questionnaireId !== null && !previews.has(questionnaireId))
        previews.set(
          questionnaireId,
          (await getService(strapi, 'forms').previewLink(questionnaireId))?.url ?? links.publicUrl
        );
    return previews;
  };

  const suppressionOf = (key: string) => {
    const suppressions = getService(strapi, 'suppressions');
    return suppressions.find(suppressions.fingerprintOf(key));
  };

  /** The copies of a test, by address. */
  const copies = async (test: Test, compiled: CompiledTemplates, person: Person | null) => {
    const { campaign, version, sender, links, list } = test;
    const { locale } = version;
    const listName = list ? pickText(list.title, locale) || list.name : campaign.name;
    const domain = sender.fromEmail.slice(sender.fromEmail.lastIndexOf('@') + 1);
    const tokens = getService(strapi, 'tokens');
    // Nobody is subscriber 0: whoever clicks through a test unsubscribes nobody.
    const token = tokens.sign('unsubscribe', [0, 0, campaign.id]);
    const previews = await questionnaireLinks(test);
    const reading = person && (await readingOf(strapi, person, version));
    return (to: string) =>
      getService(strapi, 'messages').personalise({
        compiled,
        sender,
        recipient: {
          email: to,
          firstName: translate(locale, 'test.firstName'),
          lastName: translate(locale, 'test.lastName'),
          facts: factsOfNobody(locale),
          ...reading,
          to,
          messageId: `<t${campaign.id}.${randomBytes(8).toString('hex')}@${domain}>`,
          date: new Date(getService(strapi, 'clock').now()),
          unsubscribeUrl: links.unsubscribe(token),
          viewUrl: links.view(tokens.sign('view', [0, campaign.id])),
          questionnaireUrl: (formId) => previews.get(formId) ?? links.publicUrl,
          oneClickUrl: links.oneClick(token),
          listId: `${list?.slug ?? 'test'}.${new URL(links.publicUrl).hostname}`,
          listName,
          why: whyOf(locale, { basis: null, listName, organisation: '', collector: null }),
        },
      });
  };

  return {
    /**
     * @throws NotFoundError for the campaign or the person
     * @throws ForbiddenError for a person, to those who may not read subscribers
     * @throws ValidationError naming `locale` or `variant`
     * @throws ApplicationError `preflight` with what keeps any mail from leaving
     */
    async sendTest(
      id: number,
      { to, locale, variant = 'a', subscriberId }: TestSendRequest,
      { mayReadSubscribers }: { mayReadSubscribers: boolean }
    ): Promise<TestSendResponse['data']> {
      const campaign = await findCampaign(strapi, id);
      const person = await personOf(strapi, subscriberId, mayReadSubscribers);
      assertVariant(campaign, variant);
      const version = chooseVersion(campaign, { locale, variant }, person);
      const { findings, listIds } = await getService(strapi, 'preflight').inspect(campaign);
      const blocking = findings.filter(
        (found) => NEEDED.includes(found.code) && concerns(found, variant)
      );
      const senderId = senderIdOf(campaign, variant);
      const sender = senderId === null ? null : await getService(strapi, 'senders').find(senderId);
      const links = await getService(strapi, 'settings').links();
      if (blocking.length > 0 || !sender || !links)
        throw refusal('preflight', 'The test cannot be sent yet.', { findings: blocking });
      const [list] = await getService(strapi, 'lists').byIds(listIds.slice(0, 1));
      const test: Test = { campaign, version, sender, links, list };
      const copyFor = await copies(test, await compileTest(test), person);

      const sendTo = async (email: string): Promise<Result> => {
        const address = parseEmail(email);
        if (!address) throw new errors.ValidationError(`${email} is not an e-mail address`);
        const suppression = await suppressionOf(address.key);
        if (suppression)
          return { to: email, accepted: false, response: `suppressed: ${suppression.reason}` };
        const outcome = await getService(strapi, 'transport').send(copyFor(address.email));
        return { to: email, accepted: outcome.type === 'accepted', response: outcome.response };
      };

      const results: Result[] = [];
      for (const email of new Set(to)) results.push(await sendTo(email));
      return { results };
    },
  };
};
export type TestSendService = ReturnType<typeof createTestSend>;
