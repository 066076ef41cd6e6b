/** The data model. Server and panel both read it; nothing here imports either. */
import { answer } from './answer';
import { blockRule } from './block-rule';
import { campaign } from './campaign';
import { campaignEntry } from './campaign-entry';
import { campaignOccurrence } from './campaign-occurrence';
import { campaignPresence } from './campaign-presence';
import { campaignVersion } from './campaign-version';
import { compiledMessage } from './compiled-message';
import { consentEvidence } from './consent-evidence';
import { consentRecord } from './consent-record';
import { customField } from './custom-field';
import { delivery } from './delivery';
import { fieldValue } from './field-value';
import { form } from './form';
import { formDay } from './form-day';
import { formSighting } from './form-sighting';
import { formVersion } from './form-version';
import { guardStop } from './guard-stop';
import { ledgerSeal } from './ledger-seal';
import { link } from './link';
import { list } from './list';
import { messageTemplate } from './message-template';
import { partner } from './partner';
import { partnerBatch } from './partner-batch';
import { partnerConsent } from './partner-consent';
import { partnerTransfer } from './partner-transfer';
import { promotion } from './promotion';
import { promotionCode } from './promotion-code';
import { promotionDraw } from './promotion-draw';
import { promotionEntry } from './promotion-entry';
import { promotionRules } from './promotion-rules';
import { promotionWinner } from './promotion-winner';
import { provenance } from './provenance';
import { provenanceUse } from './provenance-use';
import { rateCounter } from './rate-counter';
import { formResponse } from './response';
import { responseDraft } from './response-draft';
import { retentionReport } from './retention-report';
import { sender } from './sender';
import { spentChallenge } from './spent-challenge';
import { submission } from './submission';
import { subscriber } from './subscriber';
import { subscription } from './subscription';
import { suppression } from './suppression';
import { wording } from './wording';
import { wordingVersion } from './wording-version';

export type { BulkModel, ContentTypeDefinition, EpochMs, LocalizedText } from './model';
export * from './answer';
export * from './block-rule';
export * from './campaign';
export * from './campaign-entry';
export * from './campaign-occurrence';
export * from './campaign-presence';
export * from './campaign-version';
export * from './compiled-message';
export * from './consent-evidence';
export * from './consent-record';
export * from './custom-field';
export * from './delivery';
export * from './field-value';
export * from './form';
export * from './form-day';
export * from './form-sighting';
export * from './form-version';
export * from './guard-stop';
export * from './ledger-seal';
export * from './link';
export * from './list';
export * from './message-template';
export * from './partner';
export * from './partner-batch';
export * from './partner-consent';
export * from './partner-transfer';
export * from './promotion';
export * from './promotion-code';
export * from './promotion-draw';
export * from './promotion-entry';
export * from './promotion-rules';
export * from './promotion-winner';
export * from './provenance';
export * from './provenance-use';
export * from './rate-counter';
export * from './response';
export * from './response-draft';
export * from './retention-report';
export * from './sender';
export * from './spent-challenge';
export * from './submission';
export * from './subscriber';
export * from './subscription';
export * from './suppression';
export * from './wording';
export * from './wording-version';
export * from './typography';

/** Registered with Strapi as content types of the plugin. */
export const contentTypes = {
  subscriber,
  list,
  sender,
  wording,
  form,
  campaign,
  provenance,
  'custom-field': customField,
  promotion,
  partner,
  'block-rule': blockRule,
  'message-template': messageTemplate,
};

/** Registered with the database alone: bulk tables. */
export const bulkModels = [
  subscription,
  wordingVersion,
  formVersion,
  consentRecord,
  consentEvidence,
  compiledMessage,
  link,
  campaignEntry,
  campaignOccurrence,
  campaignPresence,
  campaignVersion,
  delivery,
  suppression,
  rateCounter,
  provenanceUse,
  ledgerSeal,
  retentionReport,
  fieldValue,
  submission,
  formDay,
  formSighting,
  formResponse,
  responseDraft,
  answer,
  promotionRules,
  promotionEntry,
  promotionDraw,
  promotionCode,
  promotionWinner,
  partnerConsent,
  partnerTransfer,
  partnerBatch,
  spentChallenge,
  guardStop,
];
