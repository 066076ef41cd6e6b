import type { Sender } from '../../../content-types';
import type { Links } from '../core';
import { assemble, renderDraft } from './compile';
import type { PreviewResponse } from './contract';
import { factsOfNobody } from './facts';
import { fill } from './personalise';
import { translate } from './translations';
import type { CompileInput, Recipient } from './types';
import { whyOf } from './why';

export interface PreviewInput extends Pick<
  CompileInput,
  'locale' | 'subject' | 'preheader' | 'document' | 'brand' | 'cards' | 'privacyPolicyUrl'
> {
  /** null while the draft has none: then the footer lacks the identity. */
  sender: Sender | null;
  /** null while no public URL is known: pictures of the media library then stay relative. */
  links: Links | null;
  /** A made-up person otherwise. */
  recipient?: Pick<Recipient, 'email' | 'firstName' | 'lastName' | 'fields' | 'facts'>;
  /** Name of the list that the footer speaks of. */
  listName?: string;
  /** As readers see it who have pictures switched off: only what is said in their stead. */
  imagesOff?: boolean;
}

/** What a preview shows; what entries of the CMS lack is known to whoever looked them up. */
export type Preview = Omit<PreviewResponse['data'], 'problems'>;

/** Stands in for a sender nobody has chosen yet; what it says is not shown. */
const NOBODY: Sender = {
  id: 0,
  documentId: '',
  name: '',
  fromName: '',
  fromEmail: 'nobody@example.org',
  replyTo: null,
  organisation: '',
  postalAddress: '',
  createdAt: '',
  updatedAt: '',
};

/** Nothing in a preview may act: unsubscribe links lead nowhere. */
const NOWHERE = '#';

/** Without a source a picture is its alternative text, and nothing is loaded. */
const withoutImages = (html: string): string =>
  html.replace(/<img\b[^>]*>/g, (tag) => tag.replace(/\ssrc="[^"]*"/, ''));

/** The message as one person would get it, without saving anything. */
export const preview = async (input: PreviewInput): Promise<Preview> => {
  const { locale, recipient } = input;
  const asset: Links['asset'] =
    input.links?.asset ?? ((path) => new URL(path, 'http://localhost/').href);
  const parts = await renderDraft({ ...input, asset });
  const listName = input.listName ?? translate(locale, 'preview.list');
  const compiled = assemble({ ...parts, sender: input.sender ?? NOBODY, kind: 'list' });
  const mail = fill(compiled, {
    sender: input.sender ?? NOBODY,
    to: recipient?.email ?? 'alex@example.org',
    messageId: '<preview@localhost>',
    date: new Date(0),
    firstName: recipient ? recipient.firstName : translate(locale, 'preview.firstName'),
    lastName: recipient ? recipient.lastName : translate(locale, 'preview.lastName'),
    fields: recipient?.fields,
    facts: recipient?.facts ?? factsOfNobody(locale),
    listName,
    why: whyOf(locale, { basis: null, listName, organisation: '', collector: null }),
    unsubscribeUrl: NOWHERE,
    viewUrl: NOWHERE,
    questionnaireUrl: () => NOWHERE,
    list: { oneClickUrl: NOWHERE, listId: 'preview.localhost', listName },
  });
  const { subject, html, text } = mail.parts();
  return {
    locale,
    subject,
    html: input.imagesOff ? withoutImages(html) : html,
    text,
    size: mail.raw().length,
    htmlSize: Buffer.byteLength(html),
  };
};
