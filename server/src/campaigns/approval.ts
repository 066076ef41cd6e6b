import type { Core } from '@strapi/types';
import type { Campaign } from '../../../content-types';
import {
  actionId,
  forUpdate,
  getService,
  inTransaction,
  MINUTE,
  PLUGIN_ID,
  refusal,
  table,
} from '../core';
import { approvalMail } from './approval-mail';
import { approvalState } from './checks/approval';
import type { ApprovalResponse, AskApprovalResponse } from './contract';
import type { AdminUser } from './drafts';
import { essenceHash } from './essence';
import { campaignQuery, findCampaign, stateRefusal } from './store';

/** What has not gone out can still be approved. */
const OPEN: readonly Campaign['state'][] = ['draft', 'scheduled'];

/** Nobody is asked about the same thing again sooner than this. */
const ASK_AGAIN = 10 * MINUTE;

/** An administrator, and the language in which to write to them. */
type Approver = AdminUser & { preferedLanguage: string | null };

const ownEdit = () =>
  refusal(
    'approval-own-edit',
    'You edited this campaign last, so somebody else has to approve it.'
  );

/**
 * A second person's word on a campaign. What is approved is the essence of the campaign, by its
 * fingerprint: any later edit of it, by whomever, leaves the approval behind.
 */
export const createApproval = ({ strapi }: { strapi: Core.Strapi }) => {
  const drafts = () => getService(strapi, 'drafts');
  /** What this instance asked about last, by campaign: enough to keep a button from flooding people. */
  const askedAbout = new Map<number, { revision: number; at: number }>();

  /** Active administrators whose roles let them approve. */
  const approvers = async (): Promise<Approver[]> =>
    (await strapi.db.query('admin::user').findMany({
      where: {
        isActive: true,
        blocked: { $ne: true },
        roles: { permissions: { action: actionId('approve-campaigns') } },
      },
      select: ['id', 'firstname', 'lastname', 'username', 'email', 'preferedLanguage'],
      orderBy: { id: 'asc' },
    })) as Approver[];

  const nameOf = async (actor: string | null): Promise<string | null> => {
    const id = Number(/^admin:(\d+)$/.exec(actor ?? '')?.[1] ?? NaN);
    if (!Number.isSafeInteger(id)) return null;
    const user = (await strapi.db.query('admin::user').findOne({
      where: { id },
      select: ['id', 'firstname', 'lastname', 'username', 'email'],
    })) as AdminUser | null;
    return user && drafts().nameOfUser(user);
  };

  const store = async (
    id: number,
    change: (campaign: Campaign) => Campaign['approval']
  ): Promise<void> =>
    inTransaction(strapi, async (trx) => {
      // An edit that is under way ends first; what is approved is what it left.
      await forUpdate(strapi, table(strapi, 'campaign', trx).where({ id }).select('id'));
      const campaign = await findCampaign(strapi, id);
      if (!OPEN.includes(campaign.state)) throw stateRefusal('edit', campaign);
      const approval = change(campaign);
      await campaignQuery(strapi).updateMany({ where: { id }, data: { approval } });
    });

  return {
    approvers,

    /** @throws NotFoundError */
    async state(id: number, by: string): Promise<ApprovalResponse['data']> {
      const campaign = await findCampaign(strapi, id);
      const { approval } = campaign;
      const editor = await drafts().lastEditor(id);
      const others = (await approvers()).filter((user) => `admin:${user.id}` !== editor);
      return {
        isRequired: (await getService(strapi, 'settings').get()).requireApproval,
        approval: approval && {
          name: await nameOf(approval.by),
          at: approval.at,
          isCurrent: approvalState(campaign) === 'current',
        },
        lastEditor: await nameOf(editor),
        isOwnEdit: editor === by,
        approvers: others
          .filter((user) => `admin:${user.id}` !== by)
          .map((user) => drafts().nameOfUser(user)),
        revision: campaign.revision,
      };
    },

    /**
     * @param seen the revision that the approver looked at
     * @throws NotFoundError
     * @throws ApplicationError `approval-own-edit`, `approval-changed` when it was edited meanwhile,
     *   `campaign-state` once it has gone out
     */
    async approve(id: number, by: string, seen: number): Promise<void> {
      const editor = await drafts().lastEditor(id);
      await store(id, (campaign) => {
        // Whoever edits after the look above moves the revision on.
        if (campaign.revision !== seen)
          throw refusal('approval-changed', 'It was edited meanwhile. Look again, then approve.', {
            revision: campaign.revision,
          });
        if (editor === by) throw ownEdit();
        return { by, at: getService(strapi, 'clock').now(), hash: essenceHash(campaign) };
      });
    },

    /**
     * Mails those who may approve, in their own languages, under the campaign's sender.
     * @throws NotFoundError
     * @throws ApplicationError `campaign-state` once it has gone out, `preflight` while no mail can
     *   leave, `approval-asked` a moment after they were asked about the same revision
     */
    async ask(
      id: number,
      { by, name }: { by: string; name: string }
    ): Promise<AskApprovalResponse['data']> {
      const campaign = await findCampaign(strapi, id);
      if (!OPEN.includes(campaign.state)) throw stateRefusal('edit', campaign);
      const now = getService(strapi, 'clock').now();
      const last = askedAbout.get(id);
      if (last?.revision === campaign.revision && now - last.at < ASK_AGAIN) {
        const minutes = Math.ceil((last.at + ASK_AGAIN - now) / MINUTE);
        throw refusal(
          'approval-asked',
          `They were asked a moment ago. Ask again in ${minutes} minutes, or once it was edited.`,
          { minutes }
        );
      }
      const senders = getService(strapi, 'senders');
      const sender =
        (campaign.senderId === null ? null : await senders.find(campaign.senderId)) ??
        (await senders.default());
      const transport = getService(strapi, 'transport');
      if (!sender || transport.info().kind === 'none')
        throw refusal(
          'preflight',
          'No mail can leave yet: choose a sender and set up a transport.'
        );
      const editor = await drafts().lastEditor(id);
      const asked = (await approvers()).filter(
        (user) => ![by, editor].includes(`admin:${user.id}`)
      );
      const url = `${strapi.config.get<string>('admin.absoluteUrl')}/plugins/${PLUGIN_ID}/campaigns/${id}`;
      const date = new Date(now);
      let accepted = 0;
      for (const user of asked) {
        const mail = await approvalMail({
          ...{ sender, url, date, asker: name, campaign: campaign.name },
          to: user.email,
          locale: user.preferedLanguage ?? 'en',
        });
        if ((await transport.send(mail)).type === 'accepted') accepted += 1;
      }
      if (accepted > 0) askedAbout.set(id, { revision: campaign.revision, at: now });
      return { asked: asked.length, accepted };
    },

    /** @throws NotFoundError; ApplicationError `campaign-state` once it has gone out */
    withdraw: (id: number): Promise<void> => store(id, () => null),
  };
};
export type ApprovalService = ReturnType<typeof createApproval>;
