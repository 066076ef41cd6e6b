import type { List, MessageBlock, Sender } from '../../content-types';
import { createLinks } from '../../server/src/core';
import type { CompileInput, Recipient, SystemMailInput } from '../../server/src/messages';

export const links = createLinks('https://cms.example.org', {
  confirm: '',
  unsubscribe: '',
  thankYou: '',
});

export const sender: Sender = {
  id: 1,
  documentId: 'sender-1',
  name: 'Press office',
  fromName: 'Müller & Söhne',
  fromEmail: 'news@example.org',
  replyTo: 'hello@example.org',
  organisation: 'Müller GmbH',
  postalAddress: 'Hauptstraße 1\n12345 Musterstadt',
  createdAt: '2025-01-01T00:00:00.000Z',
  updatedAt: '2025-01-01T00:00:00.000Z',
};

export const list: Pick<List, 'id' | 'slug' | 'name' | 'title' | 'purpose'> = {
  id: 1,
  slug: 'newsletter',
  name: 'Newsletter (internal)',
  title: { en: 'Monthly letter', fr: 'Lettre mensuelle' },
  purpose: { en: 'News of the house, once a month', fr: 'Nouvelles de la maison, chaque mois' },
};

export const recipient = (over: Partial<Recipient> = {}): Recipient => ({
  email: 'zoe@example.net',
  firstName: 'Zoë',
  lastName: 'Æther',
  messageId: '<c7.42.0123456789ab@example.org>',
  date: new Date('2025-03-01T09:00:00Z'),
  unsubscribeUrl: 'https://cms.example.org/api/optin/unsubscribe/AbC-_123',
  viewUrl: 'https://cms.example.org/api/optin/m/V1ew',
  questionnaireUrl: (formId) => `https://cms.example.org/api/optin/q/T0k-${formId}`,
  oneClickUrl: 'https://cms.example.org/api/optin/unsubscribe/AbC-_123',
  listId: 'newsletter.cms.example.org',
  listName: 'Monthly letter',
  why: 'You receive this e-mail because you subscribed to Monthly letter.',
  ...over,
});

export const campaign = (
  blocks: MessageBlock[],
  over: Partial<CompileInput> = {}
): CompileInput => ({
  campaignId: 7,
  locale: 'en',
  sender,
  subject: [{ type: 'text', text: 'The March letter' }],
  preheader: 'What is new',
  document: { version: 1, blocks },
  links,
  privacyPolicyUrl: '',
  ...over,
});

export const confirmation = (over: Partial<SystemMailInput> = {}): SystemMailInput => ({
  kind: 'confirmation',
  locale: 'en',
  to: 'zoe@example.net',
  sender,
  lists: [list],
  messageId: '<s9.0123456789ab@example.org>',
  date: new Date('2025-03-01T09:00:00Z'),
  confirmUrl: 'https://cms.example.org/api/optin/confirm/ToK-en_1',
  confirmDays: 7,
  ...over,
});

/** A paragraph block of plain text. */
export const paragraph = (text: string, id = 'p'): MessageBlock => ({
  id,
  type: 'text',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});
