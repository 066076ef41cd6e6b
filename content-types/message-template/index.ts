import type { InlineNode, MessageBlock, MessageDocument } from '../campaign/message';
import type { MessageTranslation } from '../campaign/translation';
import { defineContentType } from '../model';

/** `message`: a whole message to start from; `block`: blocks to put into any message. */
export const TEMPLATE_KINDS = ['message', 'block'] as const;
export type TemplateKind = (typeof TEMPLATE_KINDS)[number];

/** Something to start from. Blocks that are `locked` stay as they are in what is made from it. */
export interface MessageTemplate {
  id: number;
  documentId: string;
  kind: TemplateKind;
  name: string;
  locale: string;
  subject: InlineNode[];
  preheader: string;
  document: MessageDocument;
  translations: Record<string, MessageTranslation>;
  /** Rises with each save, so that nobody writes over what they have not seen. */
  revision: number;
  createdAt: string;
  updatedAt: string;
}

export type SavedBlocks = MessageBlock[];

export const messageTemplate = defineContentType(
  'message-template',
  'message-templates',
  'Something to start a message from, or blocks to put into one.',
  {
    kind: { type: 'enumeration', enum: TEMPLATE_KINDS, default: 'message' },
    name: { type: 'string', required: true },
    locale: { type: 'string', default: 'en' },
    subject: { type: 'json' },
    preheader: { type: 'string' },
    document: { type: 'json' },
    translations: { type: 'json' },
    revision: { type: 'integer', default: 0 },
  },
  [{ name: 'optin_message_templates_kind_ix', columns: ['kind', 'name'] }]
);
