import type { Core } from '@strapi/types';
import { createPartnerConsents } from './partner-consents';
import { createPartnerRecords } from './partner-records';
import { createTransfers } from './transfers';

export type { PartnerContext, PartnerRequest, WithdrawalContext } from './partner-consents';

/** Partners: their records, people's consents to them, and what each of them got. */
export const createPartners = ({ strapi }: { strapi: Core.Strapi }) => ({
  ...createPartnerRecords(strapi),
  ...createPartnerConsents(strapi),
  ...createTransfers(strapi),
});
export type PartnersService = ReturnType<typeof createPartners>;
