import type { Sender } from '../../../content-types';
import { factsOfNobody } from './facts';
import { fill } from './personalise';
import type { CompiledTemplates } from './types';

export interface PublicCopyInput {
  /** Whoever sent it; null when the sender is gone. */
  sender: Sender | null;
  listName: string;
  /** Stands where readers are told why they get the mail. */
  note: string;
  /** Where a reader's own links (questionnaires) lead here. */
  elsewhere: string;
  /** Language of the copy: what is shown to its readers is in it, what is for some of them is not. */
  locale: string;
}

/** An address that cannot exist (RFC 2606), so that links to it can be taken out again. */
const NOWHERE = 'https://nobody.invalid/';

const NOBODY: Omit<Sender, 'name'> = {
  id: 0,
  documentId: '',
  fromName: '',
  fromEmail: 'nobody@nobody.invalid',
  replyTo: null,
  organisation: '',
  postalAddress: '',
  createdAt: '',
  updatedAt: '',
};

/** Links that only a reader has, with what parts them from their neighbours. */
const OWN_LINKS = new RegExp(
  `(?: &middot; )?<a href="${NOWHERE}"[^>]*>[^<]*</a>(?: &middot; )?`,
  'g'
);

/**
 * A compiled message as HTML for everybody: fallbacks instead of names, what is shown to nobody in
 * particular, and no link that acts for a reader.
 */
export const publicCopy = (
  compiled: CompiledTemplates,
  { sender, listName, note, elsewhere, locale }: PublicCopyInput
): string => {
  const mail = fill(compiled, {
    sender: sender ?? { ...NOBODY, name: '' },
    to: 'nobody@nobody.invalid',
    email: null,
    messageId: '<public@nobody.invalid>',
    date: new Date(0),
    listName,
    why: note,
    unsubscribeUrl: NOWHERE,
    viewUrl: NOWHERE,
    questionnaireUrl: () => elsewhere,
    facts: factsOfNobody(locale),
    list: { oneClickUrl: NOWHERE, listId: 'public.invalid', listName },
  });
  return mail.parts().html.replace(OWN_LINKS, '');
};
