import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import { TEMPLATE_KINDS, type MessageTemplate } from '../../../../content-types';
import { getService, readPage, toPage, uid } from '../../core';
import type {
  ListTemplatesRequest,
  ListTemplatesResponse,
  ReadyTemplate,
  SaveTemplateRequest,
} from './contract';
import { readyTemplates } from './ready';

const SORTABLE = ['name', 'updatedAt'] as const;

/** A stored template with every field there. */
const toTemplate = (record: MessageTemplate): MessageTemplate => ({
  id: Number(record.id),
  documentId: record.documentId,
  kind: record.kind ?? 'message',
  name: record.name,
  locale: record.locale ?? 'en',
  subject: record.subject ?? [],
  preheader: record.preheader ?? '',
  document: record.document ?? { version: 1, blocks: [] },
  translations: record.translations ?? {},
  brand: record.brand ?? null,
  createdAt: record.createdAt,
  updatedAt: record.updatedAt,
});

/** Messages to start from, and blocks to put into any message. */
export const createTemplates = ({ strapi }: { strapi: Core.Strapi }) => {
  const query = () => strapi.db.query(uid('message-template'));

  /** @throws NotFoundError */
  const find = async (id: number): Promise<MessageTemplate> => {
    const record = (await query().findOne({ where: { id } })) as MessageTemplate | null;
    if (!record) throw new errors.NotFoundError('This template does not exist (any more).');
    return toTemplate(record);
  };

  return {
    find,

    async list(request: ListTemplatesRequest): Promise<ListTemplatesResponse> {
      const page = readPage(request, SORTABLE, 'name:asc');
      const kind = TEMPLATE_KINDS.find((known) => known === request.kind);
      const where = {
        ...(kind ? { kind } : {}),
        ...(page.search ? { name: { $containsi: page.search } } : {}),
      };
      const total = await query().count({ where });
      const records = (await query().findMany({
        where,
        orderBy: [{ [page.sortField]: page.sortOrder }, { id: page.sortOrder }],
        offset: page.offset,
        limit: page.pageSize,
      })) as MessageTemplate[];
      return toPage(records.map(toTemplate), total, page);
    },

    async create(input: SaveTemplateRequest): Promise<MessageTemplate> {
      const { id } = (await query().create({ data: { ...input, name: input.name.trim() } })) as {
        id: number;
      };
      return find(id);
    },

    /** @throws NotFoundError */
    async update(id: number, input: SaveTemplateRequest): Promise<MessageTemplate> {
      await find(id);
      await query().update({ where: { id }, data: { ...input, name: input.name.trim() } });
      return find(id);
    },

    /** What was made from it stays. @throws NotFoundError */
    async remove(id: number): Promise<{ id: number }> {
      await find(id);
      await query().delete({ where: { id } });
      return { id };
    },

    /** Templates that come with the product; queries look in the first content type set up. */
    async ready(locale: string): Promise<ReadyTemplate[]> {
      const { contentMappings } = await getService(strapi, 'settings').get();
      return readyTemplates(locale, Object.keys(contentMappings)[0] ?? '');
    },
  };
};
export type TemplatesService = ReturnType<typeof createTemplates>;
