import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { EntryBlock, QueryBlock } from '../../content-types';
import { actionId, type ActionName } from '../../server/src/core/permissions';

export const ARTICLE = 'api::article.article';
export const READ = 'plugin::content-manager.explorer.read';

interface Documents {
  create(params: object): Promise<{ documentId: string }>;
  update(params: object): Promise<unknown>;
  delete(params: object): Promise<unknown>;
  unpublish(params: object): Promise<unknown>;
}
/** Strapi's types know the content types of an app only where they were generated for it. */
export const articlesOf = (strapi: Core.Strapi) =>
  strapi.documents(ARTICLE as never) as unknown as Documents;

/** A published article per language, one document. */
export const addArticle = async (
  strapi: Core.Strapi,
  texts: Partial<Record<'en' | 'fr', Record<string, unknown>>>,
  status: 'published' | 'draft' = 'published'
): Promise<string> => {
  const unique = randomUUID();
  const [[first, own], ...others] = Object.entries(texts);
  const { documentId } = await articlesOf(strapi).create({
    locale: first,
    status,
    data: { slug: `${first}-${unique}`, ...own },
  });
  for (const [locale, data] of others)
    await articlesOf(strapi).update({
      documentId,
      locale,
      status,
      data: { slug: `${locale}-${unique}`, ...data },
    });
  return documentId;
};

export const entryBlock = (documentId: string, changes: Partial<EntryBlock> = {}): EntryBlock => ({
  id: `e-${documentId}`.slice(0, 64),
  type: 'entry',
  uid: ARTICLE,
  documentId,
  layout: 'image-top',
  source: 'live',
  frozen: null,
  buttonText: '',
  ...changes,
});

export const queryBlock = (changes: Partial<QueryBlock> = {}): QueryBlock => ({
  id: 'latest',
  type: 'query',
  uid: ARTICLE,
  limit: 3,
  sort: 'title:asc',
  filters: [],
  locale: '',
  onlyNew: false,
  layout: 'image-top',
  columns: 1,
  buttonText: '',
  ...changes,
});

/** Lets a role read a content type in Strapi, or some of its fields. */
export const allowReading = async (
  strapi: Core.Strapi,
  userId: number,
  { actions, fields }: { actions: readonly ActionName[]; fields: readonly string[] | null }
): Promise<void> => {
  const user = (await strapi.db
    .query('admin::user')
    .findOne({ where: { id: userId }, populate: ['roles'] })) as { roles: { id: number }[] };
  await strapi.service('admin::role').assignPermissions(user.roles[0].id, [
    ...actions.map((action) => ({
      action: actionId(action),
      subject: null,
      properties: {},
      conditions: [],
    })),
    ...(fields === null
      ? []
      : [
          {
            action: READ,
            subject: ARTICLE,
            properties: { fields, locales: ['en', 'fr'] },
            conditions: [],
          },
        ]),
  ]);
};
