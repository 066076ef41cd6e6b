import type {
  CampaignState,
  ContentMapping,
  EntryBlock,
  EntryCard,
  EpochMs,
  QueryBlock,
  QueryOperator,
} from '../../../../content-types';
import type { Data, Page, PageQuery } from '../../core/contract';
import type { ContentProblem } from '../../messages/contract';

/** A content type whose entries can stand in a message. */
export interface ContentTypeInfo {
  uid: string;
  kind: 'collectionType' | 'singleType';
  name: string;
  isLocalised: boolean;
  /** Entries can be drafts; of other types every entry is shown. */
  hasDrafts: boolean;
  /** How its entries become cards; null where nobody chose and nothing could be guessed. */
  mapping: ContentMapping | null;
  /** Nobody chose it in the settings. */
  isGuessed: boolean;
}
export interface ContentLocale {
  code: string;
  name: string;
  isDefault: boolean;
}
/** GET /optin/content/types: those that the administrator may read in the content manager. */
export type ListContentTypesResponse = Data<{
  types: ContentTypeInfo[];
  /** Languages of the CMS, its default first. */
  locales: ContentLocale[];
}>;

/** GET /optin/content/usable: UIDs of those whose entries can become cards, for the content manager. */
export type ListUsableTypesResponse = Data<string[]>;

export type FilterKind = 'text' | 'choice' | 'number' | 'boolean' | 'date' | 'datetime';
export interface ContentFilter {
  name: string;
  kind: FilterKind;
  /** What a choice can be. */
  values: readonly string[];
  operators: readonly QueryOperator[];
}
/** What can be chosen of a content type; dotted names go into components. */
export interface ContentAttributes {
  titles: string[];
  texts: string[];
  images: string[];
  /** What a link pattern can name, besides `locale`. */
  links: string[];
  /** What queries can filter and sort by. */
  filters: ContentFilter[];
}
/** GET /optin/content/attributes?uid= */
export type GetContentAttributesResponse = Data<ContentAttributes>;

/** GET /optin/content/entries */
export interface ListContentEntriesRequest extends Pick<PageQuery, 'page' | 'pageSize' | '_q'> {
  uid: string;
  /** The nearest language that the CMS has. */
  locale: string;
  /** Only this one: what a block shows now. */
  documentId?: string;
}
export interface ContentEntry {
  documentId: string;
  /** As it stands now, published or not. */
  card: EntryCard;
  thumbnailUrl: string;
  isPublished: boolean;
  /** Languages that it exists in; none for a type without languages. */
  locales: string[];
}
export type ListContentEntriesResponse = Page<ContentEntry>;

export type ContentBlock = EntryBlock | QueryBlock;
/** POST /optin/content/cards: what blocks show in a language, as readers would see it now. */
export interface ResolveCardsRequest {
  blocks: ContentBlock[];
  locale: string;
  fallback: string;
  /** For "not sent before"; null for a message that is not stored. */
  campaignId: number | null;
  listIds: number[];
}
export type ResolveCardsResponse = Data<{
  /** By block id. */
  cards: Record<string, EntryCard[]>;
  problems: ContentProblem[];
  /** Blocks whose content type the administrator may not read. */
  forbidden: string[];
}>;

/** POST /optin/content/freeze: the cards of a published entry by language, for `frozen`. */
export interface FreezeEntryRequest {
  uid: string;
  documentId: string;
  /** Of the message; the key for types without languages. */
  locale: string;
}
export type FreezeEntryResponse = Data<Record<string, EntryCard>>;

export interface EntryUsage {
  id: number;
  name: string;
  state: CampaignState;
  /** When it started; null while it has not. */
  sentAt: EpochMs | null;
  scheduledAt: EpochMs | null;
}
/** GET /optin/content/usage?uid=&documentId= */
export type GetEntryUsageResponse = Data<EntryUsage[]>;

/** POST /optin/campaigns/from-entries */
export interface FromEntriesRequest {
  /** A draft, or null for a new one. */
  campaignId: number | null;
  uid: string;
  /** In the order in which they are to be shown. */
  documentIds: string[];
  /** The language that the administrator reads them in; a new draft's own. */
  locale: string;
}
export type FromEntriesResponse = Data<{
  campaignId: number;
  name: string;
  /** Entries added; what the draft showed already is not added again. */
  added: number;
}>;

export interface ContentTypeSettings extends ContentTypeInfo {
  attributes: ContentAttributes;
  /** What would hold if nobody chose; null where nothing could be a title. */
  guess: ContentMapping | null;
}
/** GET /optin/settings/content: every content type with what its mapping can name. */
export type ContentSettingsResponse = Data<{
  types: ContentTypeSettings[];
  locales: ContentLocale[];
}>;

/** POST /optin/settings/content/sample: the newest entry with a mapping that is not saved yet. */
export interface SampleCardRequest {
  uid: string;
  mapping: ContentMapping;
  locale: string;
}
/** null: there is no entry to show; `mayRead` is false where its content type is closed to them. */
export type SampleCardResponse = Data<{ card: EntryCard | null; mayRead: boolean }>;
