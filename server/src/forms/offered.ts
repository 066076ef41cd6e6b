import type { Core } from '@strapi/types';
import type { FormVersion } from '../../../content-types';
import { getService } from '../core';
import { holdOf } from '../partners';

/**
 * A version as it is offered now: without the boxes of partners whom nobody's data may reach at the
 * moment. Whoever met the box before may still send it; their consent waits with the partner.
 */
export const offeredVersion = async (
  strapi: Core.Strapi,
  version: FormVersion
): Promise<FormVersion> => {
  const { definition } = version;
  const ids = definition.consents.flatMap(({ partnerId }) => partnerId ?? []);
  if (ids.length === 0) return version;
  const partners = await getService(strapi, 'partners').byIds(ids);
  const now = getService(strapi, 'clock').now();
  const consents = definition.consents.filter(({ partnerId }) => {
    if (partnerId === undefined) return true;
    const partner = partners.get(partnerId);
    return partner !== undefined && holdOf(partner, now) === null;
  });
  return { ...version, definition: { ...definition, consents } };
};
