import type {
  EpochMs,
  LocalizedText,
  Partner,
  PartnerBatch,
  PartnerChannel,
  PartnerConsent,
  PartnerConsentState,
  PartnerFileFormat,
  PartnerTransfer,
  TransferKind,
  TransferState,
} from '../../../content-types';
import type { Data, Page, PageQuery } from '../core/contract';

/** Why a partner gets nobody's data at the moment; withdrawals reach it all the same. */
export type PartnerHold = 'inactive' | 'contract-not-begun' | 'contract-ended';

export interface PartnerRow extends Omit<Partner, 'secretNumber'> {
  hold: PartnerHold | null;
  people: Record<PartnerConsentState, number>;
  transfers: { waiting: number; waitingWithdrawals: number; failed: number; sent: number };
  lastSentAt: EpochMs | null;
  /** Forms whose draft or published version asks for it. */
  forms: { id: number; name: string }[];
}

/** GET /optin/partners; sort: name, contractUntil, createdAt. */
export interface ListPartnersRequest extends PageQuery {
  isActive?: 'true' | 'false';
}
export type ListPartnersResponse = Page<PartnerRow>;
/** GET /optin/partners/:id */
export type GetPartnerResponse = Data<PartnerRow>;
/** POST /optin/partners, PUT /optin/partners/:id. Permission `update-partners`. */
export interface SavePartnerRequest {
  slug: string;
  name: string;
  purpose: LocalizedText;
  privacyPolicyUrl: string;
  contactName: string;
  contactEmail: string;
  contractFrom: string;
  contractUntil: string;
  channel: PartnerChannel;
  webhookUrl: string;
  isActive: boolean;
}
export type SavePartnerResponse = Data<PartnerRow>;
/** DELETE /optin/partners/:id: refused once anybody was asked about it, or while a form names it. */
export type DeletePartnerResponse = Data<{ id: number }>;

/**
 * GET /optin/partners/:id/secret: what calls and files are signed with; POST replaces it, and the
 * one before signs as well until `formerUntil`. Permission `update-partners`.
 */
export type PartnerSecretResponse = Data<{ secret: string; formerUntil: EpochMs | null }>;

/** POST /optin/partners/:id/test: one signed call without personal data. Permission `update-partners`. */
export type TestPartnerResponse = Data<{
  accepted: boolean;
  status: number | null;
  /** `HTTP 200`, or a code such as `timeout`, `redirect`, `private-address`. */
  reason: string;
  milliseconds: number;
}>;

export interface TransferRow extends Omit<
  PartnerTransfer,
  'address' | 'leaseUntil' | 'recordId' | 'partnerId'
> {
  /** null once the person was erased. */
  email: string | null;
}
/** GET /optin/partners/:id/transfers; `_q` looks in e-mail; sort: id. Newest first. */
export interface ListTransfersRequest extends PageQuery {
  kind?: TransferKind;
  state?: TransferState;
}
export type ListTransfersResponse = Page<TransferRow>;

/** POST /optin/partners/:id/retry: what failed for good is tried again. Permission `update-partners`. */
export type RetryTransfersResponse = Data<{ retried: number }>;

export interface BatchRow extends PartnerBatch {
  madeByName: string | null;
}
/** GET /optin/partners/:id/batches; newest first. */
export type ListBatchesRequest = PageQuery;
export type ListBatchesResponse = Page<BatchRow>;

/** GET /optin/partners/:id/exports?since=YYYY-MM-DD: what an export would hold. Permission `export-partners`. */
export type ExportPreviewResponse = Data<{
  consents: number;
  withdrawals: number;
  /** Consents that wait because the partner may not have them now. */
  held: number;
  hold: PartnerHold | null;
}>;
/**
 * POST /optin/partners/:id/exports makes a file; what is in it counts as handed over.
 * Permission `export-partners`.
 */
export interface ExportPartnerRequest {
  format: PartnerFileFormat;
  /** `YYYY-MM-DD` (UTC): everything from that day on, handed over before or not; null for what is new. */
  since: string | null;
}
export type ExportPartnerResponse = Data<{
  fileName: string;
  contentType: string;
  /** The file: its UTF-8 bytes are what is signed. */
  text: string;
  batch: PartnerBatch;
}>;

/** A person's consent to one partner, with what that partner got. */
export interface PersonPartner extends Pick<
  PartnerConsent,
  'partnerId' | 'state' | 'requestedAt' | 'confirmedAt' | 'withdrawnAt'
> {
  partnerName: string;
  /** Newest first. */
  transfers: Pick<
    PartnerTransfer,
    'id' | 'kind' | 'state' | 'channel' | 'sentAt' | 'createdAt' | 'response'
  >[];
}

/** POST /optin/subscribers/:id/partners/withdraw: all where none is named. Permission `update-subscribers`. */
export interface WithdrawPartnersRequest {
  partnerIds?: number[];
}
export type WithdrawPartnersResponse = Data<{ withdrawn: number }>;
