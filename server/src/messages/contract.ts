import type { InlineNode, MessageDocument, Sender } from '../../../content-types';
import type { Data, Page, PageQuery } from '../core/contract';

/** GET /optin/senders */
export type ListSendersRequest = PageQuery;
export type ListSendersResponse = Page<Sender>;
/** GET /optin/senders/:id */
export type GetSenderResponse = Data<Sender>;
/** POST /optin/senders, PUT /optin/senders/:id */
export interface SaveSenderRequest {
  name: string;
  fromName: string;
  fromEmail: string;
  replyTo: string | null;
  organisation: string;
  postalAddress: string;
}
export type SaveSenderResponse = Data<Sender>;
/** DELETE /optin/senders/:id: refused while lists or unfinished campaigns use it. */
export type DeleteSenderResponse = Data<{ id: number }>;

/** POST /optin/campaigns/preview: compiles without saving. */
export interface PreviewRequest {
  locale: string;
  senderId: number | null;
  listIds: number[];
  subject: InlineNode[];
  preheader: string;
  document: MessageDocument;
  /** Render as this person; a made-up one otherwise. */
  subscriberId?: number;
}
export type PreviewResponse = Data<{
  subject: string;
  html: string;
  text: string;
  /** Bytes of the whole message. */
  size: number;
}>;
