import type { Core } from '@strapi/types';
import { getService, MINUTE, table } from '../core';

/**
 * At the start: lets the database itself refuse changes, and tells of records from the future, which
 * mean that this clock or the one that made them is wrong.
 */
export const guardLedger = async (strapi: Core.Strapi): Promise<void> => {
  await getService(strapi, 'triggers').ensure();
  const newest = await table(strapi, 'consent-record').max({ at: 'at' }).first();
  const ahead = Number(newest?.at ?? 0) - getService(strapi, 'clock').now();
  if (ahead > MINUTE)
    strapi.log.error(
      `[optin] The newest consent record is ${Math.round(ahead / 1000)} s in the future. Set this machine's clock right: consent would be recorded at the wrong time.`
    );
};
