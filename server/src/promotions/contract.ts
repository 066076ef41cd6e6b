/** Requests and responses of the promotions' routes. The panel imports this file as types only. */
import type {
  CustomFieldType,
  EntryReason,
  EntryState,
  EpochMs,
  LocalizedText,
  Promotion,
  PromotionRules,
  PromotionWinner,
  ReplaceReason,
} from '../../../content-types';
import type { Data, Page, PageQuery } from '../core/contract';

export const PROMOTION_STATES = [
  'draft',
  'scheduled',
  'running',
  'over',
  'frozen',
  'drawn',
] as const;
export type PromotionState = (typeof PROMOTION_STATES)[number];

/** What of a draw may be seen before it took place: no seed. */
export interface DrawSummary {
  commitment: string;
  committedAt: EpochMs;
  entriesHash: string | null;
  entries: number | null;
  frozenAt: EpochMs | null;
  drawnAt: EpochMs | null;
}

export interface CodeCounts {
  total: number;
  free: number;
  /** People who confirmed and for whom there was no code. */
  waiting: number;
}

export interface PromotionRow extends Promotion {
  state: PromotionState;
  entries: Record<EntryState, number>;
  draw: DrawSummary | null;
  /** `private-sale`. */
  codes: CodeCounts | null;
  /** Forms that feed it, by their draft or published version. */
  forms: { id: number; name: string }[];
  /** What cannot be changed any more: kind and slug; conditions and options; numbers and period. */
  locks: { identity: boolean; conditions: boolean; period: boolean };
  /** Where the proof of the draw is published; null before Strapi knows its public URL. */
  proofUrl: string | null;
}

export type SavePromotionRequest = Pick<
  Promotion,
  | 'slug'
  | 'name'
  | 'kind'
  | 'title'
  | 'startsAt'
  | 'endsAt'
  | 'timeZone'
  | 'rules'
  | 'eligibility'
  | 'options'
  | 'winners'
  | 'reserves'
>;

export interface ListPromotionsRequest extends PageQuery {
  kind?: string;
}
export type ListPromotionsResponse = Page<PromotionRow>;
export type PromotionResponse = Data<PromotionRow>;
export type DeletePromotionResponse = Data<{ id: number }>;
export type PromotionVersionsResponse = Data<PromotionRules[]>;

/** Custom fields that conditions can be asked of. */
export interface ConditionField {
  key: string;
  type: Extract<CustomFieldType, 'country' | 'date'>;
  label: LocalizedText;
}
export type ConditionFieldsResponse = Data<ConditionField[]>;

export interface EntryRow {
  id: number;
  subscriberId: number;
  /** null where the person's data was erased. */
  email: string | null;
  state: EntryState;
  reason: EntryReason | null;
  choice: string | null;
  formId: number;
  formVersion: number;
  rulesVersion: number;
  locale: string;
  enteredAt: EpochMs;
  confirmedAt: EpochMs | null;
  /** `private-sale`: whether they have their code. */
  hasCode: boolean | null;
}
export interface ListEntriesRequest extends PageQuery {
  state?: string;
}
export type ListEntriesResponse = Page<EntryRow>;

export interface VoteCount {
  key: string;
  label: LocalizedText;
  votes: number;
}
export type VotesResponse = Data<{
  counts: VoteCount[];
  /** Confirmed votes. */
  total: number;
  /** Votes whose address is not confirmed yet. */
  pending: number;
}>;

/** Before the list is frozen: what freezing would do. */
export type FreezePreviewResponse = Data<{
  confirmed: number;
  /** Would be left out: not confirmed. */
  pending: number;
  /** How many of those still have a link that works, and until when at most. */
  confirmable: number;
  confirmableUntil: EpochMs | null;
}>;

export interface WinnerRow extends PromotionWinner {
  /** The line of the published list. */
  entry: string;
  /** As the winner has it in their mail. */
  reference: string | null;
  subscriberId: number;
  email: string | null;
  firstName: string | null;
  lastName: string | null;
  /** Why no mail can reach them, as far as is known. */
  unreachable: 'erased' | 'suppressed' | null;
}
export type WinnersResponse = Data<WinnerRow[]>;
export interface ReplaceWinnerRequest {
  position: number;
  reason: ReplaceReason;
}
export interface NotifyWinnersRequest {
  positions: number[];
}
export type NotifyWinnersResponse = Data<{ notified: number }>;

export interface UploadCodesRequest {
  /** Pasted lines, or a CSV file as text. */
  text: string;
  /** Takes what is new and leaves out what is there already. */
  skipDuplicates: boolean;
  /** Says what would be taken, and takes nothing. */
  dryRun: boolean;
}
/** Long lists are cut; the counts are of all. */
export interface UploadReport {
  fresh: number;
  repeated: number;
  known: number;
  invalid: number;
  repeatedLines: { line: number; code: string }[];
  knownLines: { line: number; code: string }[];
  invalidLines: { line: number; code: string; why: 'long' | 'characters' }[];
  /** 0 for a dry run. */
  added: number;
  /** People on the waiting list who got one of them. */
  served: number;
}
export type UploadCodesResponse = Data<UploadReport>;
export interface CodeRow {
  id: number;
  code: string;
  subscriberId: number | null;
  email: string | null;
  assignedAt: EpochMs | null;
}
export interface ListCodesRequest extends PageQuery {
  given?: string;
}
export type ListCodesResponse = Page<CodeRow>;
export type RemoveCodesResponse = Data<{ removed: number }>;

/** The draw as published; every moment as ISO 8601 in UTC. */
export interface DrawProof {
  algorithm: string;
  status: 'committed' | 'frozen' | 'drawn';
  promotion: {
    slug: string;
    title: LocalizedText;
    startsAt: string | null;
    endsAt: string | null;
    rules: { version: number; hash: string } | null;
  };
  winners: number;
  reserves: number;
  commitment: string;
  committedAt: string;
  /** From freezing on. */
  entries: string[] | null;
  entriesHash: string | null;
  frozenAt: string | null;
  /** From the draw on. */
  seed: string | null;
  drawnAt: string | null;
  result: { position: number; entry: string; ticket: string }[] | null;
}
/** What happened after the draw, beside the proof. */
export interface ProofFollowUp {
  replacements: { position: number; by: number | null; at: string }[];
}
export type DrawProofResponse = Data<DrawProof & ProofFollowUp>;
