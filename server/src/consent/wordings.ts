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
import { WORDING_VARIABLES, type GetWordingResponse, type SaveWordingRequest } from './contract';
import { unknownVariables } from './variables';
import { formsShowing, peopleByVersion } from './wording-usage';

/** The texts that carry words, without empty languages. */
const filled = (texts: LocalizedText): Record<string, string> =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([locale, text]) => (text?.trim() ? [[locale, text.trim()]] : []))
  );

/** The database gives 64-bit integers as text. */
const toWording = (row: Wording): Wording => ({
  ...row,
  askedAt: row.askedAt === null || row.askedAt === undefined ? null : Number(row.askedAt),
});

/** A word in braces that stands for nothing would reach visitors as it is. */
const assertKnownVariables = (texts: Record<string, string>): void => {
  const allowed = WORDING_VARIABLES.map((name) => `{${name}}`).join(', ');
  const problems = Object.entries(texts).flatMap(([locale, text]) =>
    unknownVariables(text).map((name) => ({
      path: `draft.${locale}`,
      message: `{${name}} stands for nothing. Use ${allowed}, or take the braces away.`,
    }))
  );
  if (problems.length > 0) throw fieldErrors(problems);
};

export const createWordings = ({ strapi }: { strapi: Core.Strapi }) => {
  const query = () => strapi.db.query(uid('wording'));

  const get = async (id: number): Promise<Wording> => {
    const wording = (await query().findOne({ where: { id } })) as Wording | null;
    if (!wording) throw new errors.NotFoundError('This wording does not exist (any more).');
    return toWording(wording);
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

    /** A wording with its versions, newest first, who agreed to each, and the forms that show it. */
    async detail(id: number): Promise<GetWordingResponse['data']> {
      const wording = await get(id);
      const rows: Record<string, unknown>[] = await table(strapi, 'wording-version')
        .where({ wording_id: id })
        .orderBy('version', 'desc');
      const versions = rows.map((row) => fromRow<WordingVersion>('wording-version', row));
      const people = await peopleByVersion(strapi, id);
      return {
        ...wording,
        versions: versions.map((item) => ({ ...item, people: people.get(item.version) ?? 0 })),
        forms: await formsShowing(strapi, wording, versions[0]?.texts ?? wording.draft ?? {}),
      };
    },

    /** Wordings that people are being asked to agree to anew. */
    async asking(): Promise<Wording[]> {
      const found = await query().findMany({ where: { askVersion: { $gt: 0 } } });
      return (found as Wording[]).map(toWording);
    },

    /**
     * Marks everybody who agreed to a version before the latest as to be asked again. Asking twice
     * about one version keeps the first moment, so that nobody is mailed twice.
     * @throws ValidationError while nothing is published
     */
    async ask(id: number, stops: boolean): Promise<Wording> {
      const now = getService(strapi, 'clock').now();
      return inTransaction(strapi, async (trx) => {
        await forUpdate(strapi, table(strapi, 'wording', trx).select('id').where({ id }).first());
        const wording = await get(id);
        if (wording.publishedVersion === 0)
          throw fieldErrors([
            { path: 'stop', message: 'Publish the wording before you ask people to agree to it.' },
          ]);
        const isNew = wording.askVersion !== wording.publishedVersion;
        const next = {
          askVersion: wording.publishedVersion,
          askStops: stops,
          askedAt: isNew ? now : wording.askedAt,
        };
        await table(strapi, 'wording', trx).where({ id }).update(toRow(next));
        return { ...wording, ...next };
      });
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
      return toPage((results as Wording[]).map(toWording), total, page);
    },

    async create({ name, draft }: SaveWordingRequest): Promise<Wording> {
      const slug = await uniqueSlug(name, async (candidate) =>
        Boolean(await query().findOne({ where: { slug: candidate } }))
      );
      const created = await query().create({
        data: {
          slug,
          name,
          draft: filled(draft),
          publishedVersion: 0,
          askVersion: 0,
          askStops: false,
          askedAt: null,
        },
      });
      return toWording(created as Wording);
    },

    /** Changes the draft alone: versions that people agreed to stay as they are. */
    async update(id: number, { name, draft }: SaveWordingRequest): Promise<Wording> {
      await get(id);
      const updated = await query().update({
        where: { id },
        data: { name, draft: filled(draft) },
      });
      return toWording(updated as Wording);
    },

    /**
     * Freezes the draft as the next version.
     * @throws ValidationError when the draft is empty, says what the latest version says, or uses a
     *   variable that does not exist
     */
    async publish(id: number, actor: string): Promise<WordingVersion> {
      const now = getService(strapi, 'clock').now();
      return inTransaction(strapi, async (trx) => {
        await forUpdate(strapi, table(strapi, 'wording', trx).select('id').where({ id }).first());
        const wording = await get(id);
        const texts = filled(wording.draft ?? {});
        if (Object.keys(texts).length === 0)
          throw fieldErrors([{ path: 'draft', message: 'Write the text before you publish it.' }]);
        assertKnownVariables(texts);
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
