import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import { TEMPLATE_KINDS, type MessageTemplate } from '../../../../content-types';
import { getService, inTransaction, readPage, refusal, toPage, uid } from '../../core';
import { atRevision } from '../draft-store';
import type {
  ListTemplatesRequest,
  ListTemplatesResponse,
  ReadyTemplate,
  SaveTemplateRequest,
  TemplateRefusalCode,
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
  revision: Number(record.revision ?? 0),
  createdAt: record.createdAt,
  updatedAt: record.updatedAt,
});

/** A template as it is written down. */
const toStored = ({ revision: _, ...input }: SaveTemplateRequest) => ({
  ...input,
  name: input.name.trim(),
});

const changed = ({ revision }: MessageTemplate) =>
  refusal(
    'template-changed' satisfies TemplateRefusalCode,
    'Somebody else has saved this template meanwhile.',
    { revision }
  );

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
      const { id } = (await query().create({ data: { ...toStored(input), revision: 0 } })) as {
        id: number;
      };
      return find(id);
    },

    /**
     * Saves over the revision that its editor has seen, as a compare-and-set on the row.
     * @throws NotFoundError
     * @throws ApplicationError `template-changed` when somebody else saved meanwhile
     */
    update: (id: number, input: SaveTemplateRequest): Promise<MessageTemplate> =>
      inTransaction(strapi, async () => {
        const current = await find(id);
        const { revision } = current;
        if (input.revision !== undefined && input.revision !== revision) throw changed(current);
        const { count } = await query().updateMany({
          where: { id, ...atRevision(revision) },
          data: { ...toStored(input), revision: revision + 1 },
        });
        const after = await find(id);
        if (count === 0) throw changed(after);
        return after;
      }),

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
