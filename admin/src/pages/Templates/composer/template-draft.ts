import type { MessageTemplate } from '../../../../../content-types';
import type { SaveTemplateRequest } from '../../../../../server/src/campaigns/templates/contract';
import { toDraft, type Draft } from '../../Campaigns/model/draft';
import { lockedIds, withLocks } from '../locks';
import { toCampaign } from '../useStartFrom';

/**
 * A template as the composer writes it: a campaign of which nothing but the message is decided. Its
 * locks are taken off the blocks and put beside them, so that whoever makes a template may write
 * everything in it.
 */
export const toTemplateDraft = (template: MessageTemplate): Draft => ({
  ...toDraft(toCampaign(template)),
  document: withLocks(template.document, []),
  locks: lockedIds(template.document),
});

/** What is sent; a lock of a block that has gone is no more. */
export const toTemplateRequest = (
  { name, locale, subject, preheader, document, translations, locks = [] }: Draft,
  kind: MessageTemplate['kind'],
  untitled: string
): SaveTemplateRequest => ({
  kind,
  name: name.trim() || untitled,
  locale,
  subject,
  preheader,
  document: withLocks(document, locks),
  translations,
});

/** The draft with a block locked or not; locks stand in reading order, so that none is no change. */
export const withLock = (draft: Draft, id: string, isLocked: boolean): Draft => {
  const { locks = [] } = draft;
  const wanted = isLocked ? [...locks, id] : locks.filter((other) => other !== id);
  return { ...draft, locks: lockedIds(withLocks(draft.document, wanted)) };
};
