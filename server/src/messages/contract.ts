import type {
  AbKey,
  InlineNode,
  MessageDocument,
  MessageTranslation,
  Sender,
} from '../../../content-types';
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

export const CONTENT_PROBLEMS = [
  /** The content type is gone. */
  'type-missing',
  /** Nobody said how its entries become cards. */
  'mapping-missing',
  'entry-not-chosen',
  'entry-missing',
  'entry-unpublished',
  /** Shown in another language than the reader's. */
  'entry-untranslated',
  'query-empty',
] as const;
export interface ContentProblem {
  blockId: string;
  code: (typeof CONTENT_PROBLEMS)[number];
  values: Record<string, string | number>;
}

/** POST /optin/campaigns/preview: compiles without saving. */
export interface PreviewRequest {
  locale: string;
  senderId: number | null;
  listIds: number[];
  subject: InlineNode[];
  preheader: string;
  document: MessageDocument;
  /** Versions in other languages. */
  translations?: Record<string, MessageTranslation>;
  /** Render as this person; a made-up one otherwise. */
  subscriberId?: number;
  /** The version to show; else that of the person, else the message's own. */
  previewLocale?: string;
  /** Of an A/B test of content; `a` when absent. Its subject and sender come with the request. */
  variant?: AbKey;
  /** As readers see it who have pictures switched off. */
  imagesOff?: boolean;
}
export type PreviewResponse = Data<{
  /** The version that is shown. */
  locale: string;
  subject: string;
  html: string;
  text: string;
  /** Bytes of the whole message. */
  size: number;
  /** Bytes of the HTML part, which Gmail clips at 102 kB. */
  htmlSize: number;
  /** What entries of the CMS lack, block by block. */
  problems: ContentProblem[];
}>;
