import { defineContentType } from '../model';

export interface Sender {
  id: number;
  documentId: string;
  /** Name in the panel. */
  name: string;
  fromName: string;
  fromEmail: string;
  replyTo: string | null;
  /** Who answers for the mail: company or association. */
  organisation: string;
  /** Printed in every mail (CAN-SPAM, LCEN); line breaks allowed. */
  postalAddress: string;
  createdAt: string;
  updatedAt: string;
}

export const sender = defineContentType(
  'sender',
  'senders',
  'The identity that mails are sent under.',
  {
    name: { type: 'string', required: true },
    fromName: { type: 'string', required: true },
    fromEmail: { type: 'string', required: true },
    replyTo: { type: 'string' },
    organisation: { type: 'string' },
    postalAddress: { type: 'text' },
  }
);
