import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import {
  allBlocks,
  type Campaign,
  type EntryBlock,
  type InlineNode,
  type MessageBlock,
} from '../../../../content-types';
import { getService, uid as tableUid } from '../../core';
import { draftOf } from '../draft-store';
import { MAX_LINE, MAX_NAME } from '../message-schema';
import { canDo } from '../state';
import { findCampaign, stateRefusal } from '../store';
import { validateCampaign } from '../validation';
import type { FromEntriesRequest, FromEntriesResponse } from './contract';
import { translate } from './texts';

/** Somebody saves meanwhile, now and then; not five times in a row. */
const TRIES = 5;

const newId = (): string => randomBytes(6).toString('hex');

const entryBlock = (
  type: string,
  documentId: string,
  changes: Partial<EntryBlock> = {}
): EntryBlock => ({
  id: newId(),
  type: 'entry',
  uid: type,
  documentId,
  layout: 'image-left',
  source: 'live',
  frozen: null,
  buttonText: '',
  ...changes,
});

/** Before the footer, which stays last; at the end where there is none. */
const append = (
  blocks: readonly MessageBlock[],
  added: readonly MessageBlock[]
): MessageBlock[] => {
  const footer = blocks.findIndex(({ type }) => type === 'footer');
  const at = footer < 0 ? blocks.length : footer;
  return [...blocks.slice(0, at), ...added, ...blocks.slice(at)];
};

const isChanged = (error: unknown): boolean =>
  error instanceof errors.ApplicationError &&
  (error.details as { code?: unknown }).code === 'campaign-changed';

interface Source extends Omit<FromEntriesRequest, 'campaignId'> {
  /** Title of the first entry. */
  title: string;
}

/** Adds entries to a draft; what it shows already is not added twice. */
const addTo = async (
  strapi: Core.Strapi,
  campaignId: number,
  { uid, documentIds }: Source,
  by: string
): Promise<FromEntriesResponse['data']> => {
  for (let attempt = 1; ; attempt += 1) {
    const campaign = await findCampaign(strapi, campaignId);
    if (!canDo('edit', campaign.state)) throw stateRefusal('edit', campaign);
    const shown = new Set(
      allBlocks(campaign.document.blocks).flatMap((block) =>
        block.type === 'entry' && block.uid === uid ? [block.documentId] : []
      )
    );
    const added = documentIds.filter((id) => !shown.has(id));
    const result = { campaignId, name: campaign.name, added: added.length };
    if (added.length === 0) return result;
    const blocks = append(
      campaign.document.blocks,
      added.map((id) => entryBlock(uid, id))
    );
    const draft = await validateCampaign({
      ...draftOf(campaign),
      document: { ...campaign.document, blocks },
    });
    try {
      await getService(strapi, 'campaigns').update(
        campaignId,
        // What stood before is kept as a version: this did not come out of the composer.
        { ...draft, revision: campaign.revision, asNewVersion: true },
        by
      );
      return result;
    } catch (error) {
      if (attempt >= TRIES || !isChanged(error)) throw error;
    }
  }
};

/** What can only be one is filled in. */
const onlyOne = async (strapi: Core.Strapi, name: 'sender' | 'list'): Promise<number | null> => {
  const rows = (await strapi.db.query(tableUid(name)).findMany({ select: ['id'], limit: 2 })) as {
    id: number | string;
  }[];
  return rows.length === 1 ? Number(rows[0].id) : null;
};

/** A new draft: the first entry as its hero and subject, the others below. */
const startWith = async (
  strapi: Core.Strapi,
  { uid, documentIds: [first, ...others], locale, title }: Source,
  by: string
): Promise<FromEntriesResponse['data']> => {
  const listId = await onlyOne(strapi, 'list');
  const subject: InlineNode[] =
    title === '' ? [] : [{ type: 'text', text: title.slice(0, MAX_LINE) }];
  const blocks: MessageBlock[] = [
    entryBlock(uid, first, {
      layout: 'image-top',
      buttonText: translate(locale, 'read'),
    }),
    ...others.map((id) => entryBlock(uid, id)),
    { id: newId(), type: 'footer', content: [] },
  ];
  const draft = await validateCampaign({
    name: title.slice(0, MAX_NAME) || translate(locale, 'untitled'),
    locale,
    senderId: await onlyOne(strapi, 'sender'),
    listIds: listId === null ? [] : [listId],
    nature: 'editorial',
    similarProducts: false,
    profession: '',
    subject,
    preheader: '',
    document: { version: 1, blocks },
  });
  const campaign: Campaign = await getService(strapi, 'campaigns').create(draft, by);
  return { campaignId: campaign.id, name: campaign.name, added: others.length + 1 };
};

/**
 * Puts entries of the CMS into a newsletter: an existing draft, or a new one.
 * @throws NotFoundError for a campaign that is gone
 * @throws ApplicationError `campaign-state` for anything but a draft, `campaign-changed` when others
 *   keep saving it
 * @throws ValidationError when the draft would grow too long
 * @param by who does it, as the ledger names them
 */
export const fromEntries = (
  strapi: Core.Strapi,
  campaignId: number | null,
  source: Source,
  by: string
): Promise<FromEntriesResponse['data']> =>
  campaignId === null ? startWith(strapi, source, by) : addTo(strapi, campaignId, source, by);
