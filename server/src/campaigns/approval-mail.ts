import { randomBytes } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Sender } from '../../../content-types';
import type { OutgoingMail } from '../messages';
import { translate } from './texts';

export interface ApprovalMailInput {
  sender: Sender;
  to: string;
  /** Of the approver, as chosen in the panel. */
  locale: string;
  /** Who asks, by name. */
  asker: string;
  /** Name of the campaign in the panel. */
  campaign: string;
  url: string;
  date: Date;
}

/** A plain note to a colleague: no list mail, so `Auto-Submitted` (RFC 3834 5) and no way to leave. */
export const approvalMail = async (input: ApprovalMailInput): Promise<OutgoingMail> => {
  const { sender, to, locale, asker, campaign, url, date } = input;
  const subject = translate(locale, 'approval.subject', { campaign });
  const text = translate(locale, 'approval.body', { asker, campaign, url });
  const domain = sender.fromEmail.slice(sender.fromEmail.lastIndexOf('@') + 1);
  const messageId = `<a.${randomBytes(12).toString('hex')}@${domain}>`;
  const headers = { 'Auto-Submitted': 'auto-generated' };
  const from = { name: sender.fromName, address: sender.fromEmail };
  const raw = await new MailComposer({
    ...{ from, to, subject, text, messageId, date, headers },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
  return {
    envelope: { from: sender.fromEmail, to },
    messageId,
    chunks: () => [raw],
    raw: () => raw,
    parts: () => ({
      ...{ from, to, subject, text, headers },
      replyTo: sender.replyTo,
      html: '',
    }),
  };
};
