/** The data model. Server and panel both read it; nothing here imports either. */
import { campaign } from './campaign';
import { compiledMessage } from './compiled-message';
import { consentEvidence } from './consent-evidence';
import { consentRecord } from './consent-record';
import { delivery } from './delivery';
import { form } from './form';
import { formVersion } from './form-version';
import { list } from './list';
import { ledgerSeal } from './ledger-seal';
import { provenance } from './provenance';
import { provenanceUse } from './provenance-use';
import { rateCounter } from './rate-counter';
import { retentionReport } from './retention-report';
import { sender } from './sender';
import { subscriber } from './subscriber';
import { subscription } from './subscription';
import { suppression } from './suppression';
import { wording } from './wording';
import { wordingVersion } from './wording-version';

export type { BulkModel, ContentTypeDefinition, EpochMs, LocalizedText } from './model';
export * from './campaign';
export * from './compiled-message';
export * from './consent-evidence';
export * from './consent-record';
export * from './delivery';
export * from './form';
export * from './form-version';
export * from './ledger-seal';
export * from './list';
export * from './provenance';
export * from './provenance-use';
export * from './rate-counter';
export * from './retention-report';
export * from './sender';
export * from './subscriber';
export * from './subscription';
export * from './suppression';
export * from './wording';
export * from './wording-version';

/** Registered with Strapi as content types of the plugin. */
export const contentTypes = { subscriber, list, sender, wording, form, campaign, provenance };

/** Registered with the database alone: bulk tables. */
export const bulkModels = [
  subscription,
  wordingVersion,
  formVersion,
  consentRecord,
  consentEvidence,
  compiledMessage,
  delivery,
  suppression,
  rateCounter,
  provenanceUse,
  ledgerSeal,
  retentionReport,
];
