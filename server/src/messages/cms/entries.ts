import type { Core, UID } from '@strapi/types';
import type { Entry } from './mapping';
import type { ContentModel } from './models';

/** What is asked of the Document Service here. */
export interface EntryQuery {
  filters?: Record<string, unknown>;
  fields?: string[];
  populate?: Record<string, unknown>;
  sort?: string[];
  start?: number;
  limit?: number;
}

interface DocumentStore {
  findMany(
    params: EntryQuery & { status?: 'draft' | 'published'; locale?: string }
  ): Promise<Entry[]>;
  count(
    params: Pick<EntryQuery, 'filters'> & { status?: 'draft' | 'published'; locale?: string }
  ): Promise<number>;
}

/** The UID came from `strapi.contentTypes`; Strapi's types know those of one app only. */
const documents = (strapi: Core.Strapi, uid: string): DocumentStore =>
  strapi.documents(uid as UID.ContentType) as unknown as DocumentStore;

/** Which versions are meant: `locale` null for a type without languages. */
export interface Version {
  status: 'draft' | 'published';
  locale: string | null;
}

const versionParams = ({ hasDrafts, isLocalised }: ContentModel, version: Version) => ({
  ...(hasDrafts ? { status: version.status } : {}),
  ...(isLocalised && version.locale !== null ? { locale: version.locale } : {}),
});

/** Entries of a type in one language; of a type without drafts as they are. */
export const findEntries = (
  strapi: Core.Strapi,
  model: ContentModel,
  query: EntryQuery,
  version: Version
): Promise<Entry[]> =>
  documents(strapi, model.uid).findMany({ ...query, ...versionParams(model, version) });

export const countEntries = (
  strapi: Core.Strapi,
  model: ContentModel,
  filters: Record<string, unknown>,
  version: Version
): Promise<number> =>
  documents(strapi, model.uid).count({ filters, ...versionParams(model, version) });

export interface EntryVersions {
  /** Languages in which there is any version; '' for a type without languages. */
  locales: string[];
  published: string[];
}

/** In which languages entries exist, and in which they are published; absent ones are gone. */
export const versionsOfEntries = async (
  strapi: Core.Strapi,
  { uid, hasDrafts, isLocalised }: ContentModel,
  documentIds: readonly string[]
): Promise<Map<string, EntryVersions>> => {
  const found = new Map<string, EntryVersions>();
  if (documentIds.length === 0) return found;
  const rows = (await strapi.db.query(uid as UID.ContentType).findMany({
    where: { documentId: { $in: [...new Set(documentIds)] } },
    select: isLocalised ? ['documentId', 'locale', 'publishedAt'] : ['documentId', 'publishedAt'],
  })) as { documentId: string; locale?: string | null; publishedAt: unknown }[];
  for (const { documentId, locale, publishedAt } of rows) {
    const entry = found.get(documentId) ?? { locales: [], published: [] };
    const language = isLocalised ? (locale ?? '') : '';
    if (!entry.locales.includes(language)) entry.locales.push(language);
    const isPublished = !hasDrafts || publishedAt !== null;
    if (isPublished && !entry.published.includes(language)) entry.published.push(language);
    found.set(documentId, entry);
  }
  return found;
};
