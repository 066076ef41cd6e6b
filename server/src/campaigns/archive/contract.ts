import type { ArchiveEntry, Campaign } from '../../../../content-types';
import type { Data, Pagination } from '../../core/contract';

/** One issue as the public sees it. */
export interface ArchivedIssue {
  slug: string;
  /** Languages that it is there in, its own first. */
  locales: string[];
  /** The language of title and description. */
  locale: string;
  title: string;
  description: string;
  /** Absolute, or null. */
  imageUrl: string | null;
  /** When it began to go out, ISO 8601. */
  publishedAt: string;
  url: string;
}

/** GET /api/optin/archive?locale=&page=: newest first. */
export interface ArchiveResponse {
  data: ArchivedIssue[];
  meta: { title: string; description: string; pagination: Pagination };
}
/** GET /api/optin/archive/:slug?locale= as JSON: with the message itself. */
export type ArchivedIssueResponse = Data<ArchivedIssue & { html: string }>;

/** PUT /optin/campaigns/:id/archive: also for campaigns that went out. */
export type SaveArchiveRequest = ArchiveEntry;
export type SaveArchiveResponse = Data<Pick<Campaign, 'id' | 'archive'>>;
