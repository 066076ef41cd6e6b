import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/types';
import type { Sender } from '../../../../content-types';
import { getService } from '../../core';

export interface TestMailRequest {
  sender: Sender;
  to: string;
  /** Language of the mail; English when left out. */
  locale?: string;
}

/**
 * Sends a small fixed mail at once, past the outbox, and tells what the server said.
 * @returns `response` without the address, fit to show and to keep
 */
export const sendTestMail = async (
  strapi: Core.Strapi,
  { sender, to, locale = 'en' }: TestMailRequest
): Promise<{ accepted: boolean; response: string }> => {
  const now = getService(strapi, 'clock').now();
  const domain = sender.fromEmail.slice(sender.fromEmail.lastIndexOf('@') + 1);
  const mail = await getService(strapi, 'messages').testMail({
    locale,
    to,
    sender,
    messageId: `<t${now}.${randomBytes(6).toString('hex')}@${domain}>`,
    date: new Date(now),
  });
  const outcome = await getService(strapi, 'transport').send(mail);
  return { accepted: outcome.type === 'accepted', response: outcome.response };
};
