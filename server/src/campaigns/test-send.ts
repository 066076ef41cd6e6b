import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import { getService, parseEmail, pickText, refusal } from '../core';
import type { PreflightFinding, TestSendRequest, TestSendResponse } from './contract';
import { findCampaign } from './store';
import { inspectDocument, whyOf } from '../messages';
import { translate } from './texts';

type Result = TestSendResponse['data']['results'][number];

/** What even a test cannot do without. */
const NEEDED: PreflightFinding['code'][] = [
  'sender-missing',
  'public-url-missing',
  'transport-missing',
  'link-invalid',
  'questionnaire-missing',
];

/**
 * Sends the draft as it is now to the people who write it: as a real mail through the real
 * transport, its subject marked, without a delivery, so that no count ever sees it. An address that
 * must not be mailed gets no test either.
 */
export const createTestSend = ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * @throws NotFoundError
   * @throws ApplicationError `preflight` with what keeps any mail from leaving
   */
  async sendTest(id: number, { to }: TestSendRequest): Promise<TestSendResponse['data']> {
    const campaign = await findCampaign(strapi, id);
    const { findings, listIds } = await getService(strapi, 'preflight').inspect(campaign);
    const blocking = findings.filter(({ code }) => NEEDED.includes(code));
    const sender =
      campaign.senderId === null
        ? null
        : await getService(strapi, 'senders').find(campaign.senderId);
    const links = await getService(strapi, 'settings').links();
    if (blocking.length > 0 || !sender || !links)
      throw refusal('preflight', 'The test cannot be sent yet.', { findings: blocking });

    const { locale } = campaign;
    const messages = getService(strapi, 'messages');
    const compiled = await messages.compile({
      campaignId: id,
      locale,
      sender,
      links,
      subject: [{ type: 'text', text: translate(locale, 'test.subject') }, ...campaign.subject],
      preheader: campaign.preheader,
      document: campaign.document,
      privacyPolicyUrl: (await getService(strapi, 'settings').get()).controller.privacyPolicyUrl,
    });
    const [list] = await getService(strapi, 'lists').byIds(listIds.slice(0, 1));
    const listName = list ? pickText(list.title, locale) || list.name : campaign.name;
    const domain = sender.fromEmail.slice(sender.fromEmail.lastIndexOf('@') + 1);
    // Nobody is subscriber 0: whoever clicks through a test unsubscribes nobody.
    const token = getService(strapi, 'tokens').sign('unsubscribe', [0, 0, id]);

    const previews = new Map<number, string>();
    for (const { questionnaireId } of inspectDocument(campaign.document).links)
      if (questionnaireId !== null && !previews.has(questionnaireId))
        previews.set(
          questionnaireId,
          (await getService(strapi, 'forms').previewLink(questionnaireId))?.url ?? links.publicUrl
        );

    const sendTo = async (email: string): Promise<Result> => {
      const address = parseEmail(email);
      if (!address) throw new errors.ValidationError(`${email} is not an e-mail address`);
      const suppressions = getService(strapi, 'suppressions');
      const suppression = await suppressions.find(suppressions.fingerprintOf(address.key));
      if (suppression)
        return { to: email, accepted: false, response: `suppressed: ${suppression.reason}` };
      const mail = messages.personalise({
        compiled,
        sender,
        recipient: {
          email: address.email,
          firstName: translate(locale, 'test.firstName'),
          lastName: translate(locale, 'test.lastName'),
          messageId: `<t${id}.${randomBytes(8).toString('hex')}@${domain}>`,
          date: new Date(getService(strapi, 'clock').now()),
          unsubscribeUrl: links.unsubscribe(token),
          // The form as visitors see it; what is sent from there goes nowhere.
          questionnaireUrl: (formId) => previews.get(formId) ?? links.publicUrl,
          oneClickUrl: links.oneClick(token),
          listId: `${list?.slug ?? 'test'}.${new URL(links.publicUrl).hostname}`,
          listName,
          why: whyOf(locale, { basis: null, listName, organisation: '', collector: null }),
        },
      });
      const outcome = await getService(strapi, 'transport').send(mail);
      return { to: email, accepted: outcome.type === 'accepted', response: outcome.response };
    };

    const results: Result[] = [];
    for (const email of to) results.push(await sendTo(email));
    return { results };
  },
});
export type TestSendService = ReturnType<typeof createTestSend>;
