import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { LocalizedText, Wording, WordingVersion } from '../../../content-types';
import {
  canonicalJson,
  fieldErrors,
  forUpdate,
  fromRow,
  getService,
  insertReturningId,
  inTransaction,
  readPage,
  sha256,
  table,
  toPage,
  toRow,
  uid,
  uniqueSlug,
  type Db,
} from '../core';
import type { Page, PageQuery } from '../core/contract';
import type { SaveWordingRequest } from './contract';

/** The texts that carry words, without empty languages. */
const filled = (texts: LocalizedText): Record<string, string> =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([locale, text]) => (text?.trim() ? [[locale, text.trim()]] : []))
  );

export const createWordings = ({ strapi }: { strapi: Core.Strapi }) => {
  const query = () => strapi.db.query(uid('wording'));

  const get = async (id: number): Promise<Wording> => {
    const wording = (await query().findOne({ where: { id } })) as Wording | null;
    if (!wording) throw new errors.NotFoundError('This wording does not exist (any more).');
    return wording;
  };

  const version = async (
    wordingId: number,
    number?: number,
    db?: Db
  ): Promise<WordingVersion | null> => {
    const row = await table(strapi, 'wording-version', db)
      .where({ wording_id: wordingId })
      .modify((q) => {
        if (number !== undefined) q.where({ version: number });
      })
      .orderBy('version', 'desc')
      .first();
    return row ? fromRow<WordingVersion>('wording-version', row) : null;
  };

  return {
    get,
    /** A published version, the latest when `number` is left out; null when there is none. */
    version,

    async versions(wordingId: number): Promise<WordingVersion[]> {
      const rows = await table(strapi, 'wording-version')
        .where({ wording_id: wordingId })
        .orderBy('version', 'desc');
      return rows.map((row: Record<string, unknown>) =>
        fromRow<WordingVersion>('wording-version', row)
      );
    },

    async list(pageQuery: PageQuery): Promise<Page<Wording>> {
      const page = readPage(pageQuery, ['name', 'createdAt', 'updatedAt'], 'name:asc');
      const where = page.search ? { name: { $containsi: page.search } } : {};
      const [results, total] = await query().findWithCount({
        where,
        orderBy: { [page.sortField]: page.sortOrder },
        offset: page.offset,
        limit: page.pageSize,
      });
      return toPage(results as Wording[], total, page);
    },

    async create({ name, draft }: SaveWordingRequest): Promise<Wording> {
      const slug = await uniqueSlug(name, async (candidate) =>
        Boolean(await query().findOne({ where: { slug: candidate } }))
      );
      return query().create({
        data: { slug, name, draft: filled(draft), publishedVersion: 0 },
      }) as Promise<Wording>;
    },

    /** Changes the draft alone: versions that people agreed to stay as they are. */
    async update(id: number, { name, draft }: SaveWordingRequest): Promise<Wording> {
      await get(id);
      return query().update({
        where: { id },
        data: { name, draft: filled(draft) },
      }) as Promise<Wording>;
    },

    /**
     * Freezes the draft as the next version.
     * @throws ValidationError when the draft is empty or says what the latest version says
     */
    async publish(id: number, actor: string): Promise<WordingVersion> {
      const now = getService(strapi, 'clock').now();
      return inTransaction(strapi, async (trx) => {
        await forUpdate(strapi, table(strapi, 'wording', trx).select('id').where({ id }).first());
        const wording = await get(id);
        const texts = filled(wording.draft ?? {});
        if (Object.keys(texts).length === 0)
          throw fieldErrors([{ path: 'draft', message: 'Write the text before you publish it.' }]);
        const hash = sha256(canonicalJson(texts));
        const latest = await version(id, undefined, trx);
        if (latest?.hash === hash)
          throw fieldErrors([
            { path: 'draft', message: `Version ${latest.version} already says exactly this.` },
          ]);
        const next = {
          wordingId: id,
          version: (latest?.version ?? 0) + 1,
          texts,
          hash,
          publishedAt: now,
          publishedBy: actor,
        };
        const versionId = await insertReturningId(strapi, 'wording-version', trx, toRow(next));
        await table(strapi, 'wording', trx)
          .where({ id })
          .update({ published_version: next.version });
        return { id: versionId, ...next };
      });
    },
  };
};
export type WordingsService = ReturnType<typeof createWordings>;
