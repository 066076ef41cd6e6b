import type { Core } from '@strapi/types';
import type { List } from '../../../content-types';
import { getService } from '../core';

/** Who stands behind these lists, as pages name them: the first list's sender, else the default. */
export const organisationFor = async (
  strapi: Core.Strapi,
  lists: Pick<List, 'senderId'>[]
): Promise<string> => {
  const senders = getService(strapi, 'senders');
  const senderId = lists.find((list) => list.senderId)?.senderId;
  const sender = (senderId ? await senders.find(senderId) : null) ?? (await senders.default());
  return sender ? sender.organisation || sender.fromName : '';
};
