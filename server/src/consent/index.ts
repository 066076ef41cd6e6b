import { adminRoute } from '../core';
import { createLedger, type LedgerService } from './ledger';
import { createSeals, type SealsService } from './seals';
import { createTriggers, type TriggersService } from './triggers';
import { createVerification, type VerificationService } from './verification';
import { createWordings, type WordingsService } from './wordings';

export { controllers } from './controllers';
export { checkRecord, hashEvidence, hashRecord, GENESIS_HASH } from './chain';
export {
  decide,
  refusalSql,
  REFUSALS,
  type ContactFacts,
  type Decision,
  type PolicyAliases,
  type PolicyCampaign,
  type PolicyContext,
  type PolicyProvenance,
  type PolicySubscription,
  type Refusal,
} from './policy';
export {
  acceptedBasesOf,
  declarationOf,
  engagedSince,
  MONTH,
  policyContext,
  retentionEnd,
  type PolicyQuestion,
} from './policy-context';
export * from './regimes';
export { fillWording, unknownVariables, variablesIn } from './variables';
export { isBoxOf, shownTexts } from './shown';
export { wordingValues } from './wording-usage';
export { guardLedger } from './guard-ledger';
export { noteWordings } from './note-wordings';
export type { ChainEntry, LedgerEntry, LedgerService } from './ledger';
export type { SealProof } from './seal-proof';
export type { WordingsService } from './wordings';

export const services = {
  ledger: createLedger,
  seals: createSeals,
  triggers: createTriggers,
  verification: createVerification,
  wordings: createWordings,
};

export const adminRoutes = [
  adminRoute('GET', '/wordings', 'wordings.find', 'read-wordings'),
  adminRoute('GET', '/wordings/:id', 'wordings.findOne', 'read-wordings'),
  adminRoute('POST', '/wordings', 'wordings.create', 'update-wordings'),
  adminRoute('PUT', '/wordings/:id', 'wordings.update', 'update-wordings'),
  adminRoute('POST', '/wordings/:id/publish', 'wordings.publish', 'publish-wordings'),
  adminRoute('GET', '/ledger', 'ledger.status', 'verify-ledger'),
  adminRoute('GET', '/ledger/verify', 'ledger.verification', 'verify-ledger'),
  adminRoute('POST', '/ledger/verify', 'ledger.verify', 'verify-ledger'),
];

declare module '../core/services' {
  interface ServiceMap {
    ledger: LedgerService;
    seals: SealsService;
    triggers: TriggersService;
    verification: VerificationService;
    wordings: WordingsService;
  }
}
