import type { Core } from '@strapi/types';
import type { Form, List, Sender } from '../../../content-types';
import { getService, table, uid } from '../core';
import type { Checklist } from './contract';

/** What the checklist and the warnings both look at. */
export interface Setup {
  hasPublicUrl: boolean;
  hasTransport: boolean;
  hasController: boolean;
  senders: Pick<Sender, 'id' | 'name' | 'postalAddress'>[];
  lists: Pick<List, 'id' | 'name' | 'isPublic' | 'regime' | 'acceptedBases'>[];
  forms: Pick<Form, 'id' | 'definition' | 'publishedVersion' | 'isOpen'>[];
}

/** The small types are few, so they are read whole. */
export const readSetup = async (strapi: Core.Strapi): Promise<Setup> => ({
  hasPublicUrl: (await getService(strapi, 'settings').publicUrl()).value !== null,
  hasTransport: getService(strapi, 'transport').info().kind !== 'none',
  hasController: (await getService(strapi, 'settings').get()).controller.name.trim() !== '',
  senders: (await strapi.db.query(uid('sender')).findMany({
    select: ['id', 'name', 'postalAddress'],
    orderBy: { id: 'asc' },
  })) as Setup['senders'],
  lists: await getService(strapi, 'lists').all(),
  forms: (await strapi.db
    .query(uid('form'))
    .findMany({ select: ['id', 'definition', 'publishedVersion', 'isOpen'] })) as Setup['forms'],
});

export const isComplete = ({ postalAddress }: Pick<Sender, 'postalAddress'>): boolean =>
  Boolean(postalAddress?.trim());

/** Whether people can sign up through the form now. */
export const isLive = ({ publishedVersion, isOpen }: Setup['forms'][number]): boolean =>
  publishedVersion > 0 && isOpen;

const exists = async (query: PromiseLike<unknown>): Promise<boolean> => Boolean(await query);

/** The first-run steps, each ticked by what is really there. */
export const readChecklist = async (strapi: Core.Strapi, setup: Setup): Promise<Checklist> => ({
  publicUrl: setup.hasPublicUrl,
  transport: setup.hasTransport,
  controller: setup.hasController,
  sender: setup.senders.some(isComplete),
  list: setup.lists.length > 0,
  wording: await exists(table(strapi, 'wording').where('published_version', '>', 0).first('id')),
  form: setup.forms.some(isLive),
  firstSignUp: await exists(
    table(strapi, 'consent-record').where({ event: 'requested' }).first('id')
  ),
  firstCampaign: await exists(table(strapi, 'campaign').whereNotNull('started_at').first('id')),
});
