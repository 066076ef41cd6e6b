import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { CustomField, Promotion, PromotionRules } from '../../../content-types';
import {
  canonicalJson,
  fieldErrors,
  forUpdate,
  fromRow,
  getService,
  inTransaction,
  likePattern,
  readPage,
  refusal,
  sha256,
  table,
  toPage,
  toRow,
  uid,
  type Db,
} from '../core';
import type { Page } from '../core/contract';
import type {
  ConditionField,
  ListPromotionsRequest,
  PromotionRow,
  SavePromotionRequest,
} from './contract';
import { commitmentOf, SEED_BYTES } from './draw-algorithm';
import { drawsOf, formsByPromotion, readPromotions, toRows } from './promotion-rows';
import { publicationProblems } from './validation';

const SORTABLE = ['name', 'startsAt', 'endsAt', 'createdAt'] as const;
const SORT_COLUMNS = {
  name: 'name',
  startsAt: 'starts_at',
  endsAt: 'ends_at',
  createdAt: 'created_at',
} as const;

const isConditionField = (field: CustomField): field is CustomField & ConditionField =>
  !field.isArchived && (field.type === 'country' || field.type === 'date');

const clean = (texts: PromotionRules['texts']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([locale, text]) => (text?.trim() ? [[locale, text.trim()]] : []))
  );

/** Promotions as the panel edits them, and the versions of their rules. */
export const createRecords = (strapi: Core.Strapi) => {
  const query = () => strapi.db.query(uid('promotion'));
  const now = () => getService(strapi, 'clock').now();

  /** @throws NotFoundError */
  const get = async (id: number, db?: Db): Promise<Promotion> => {
    const promotion = (await readPromotions(strapi, [id], db)).get(id);
    if (!promotion) throw new errors.NotFoundError('This promotion does not exist (any more).');
    return promotion;
  };

  const row = async (id: number): Promise<PromotionRow> =>
    (await toRows(strapi, [await get(id)]))[0];

  /** The promotion under a lock that lasts as long as the transaction; taken before anything is read. */
  const lock = async (trx: Db, id: number): Promise<Promotion> => {
    await forUpdate(strapi, table(strapi, 'promotion', trx).where({ id }).select('id'));
    return get(id, trx);
  };

  /** @throws ValidationError at `slug` */
  const assertFreeSlug = async (trx: Db, slug: string, except: number | null): Promise<void> => {
    const taken = await table(strapi, 'promotion', trx).where({ slug }).first('id');
    if (taken && Number(taken.id) !== except)
      throw fieldErrors([{ path: 'slug', message: 'Another promotion has this key.' }]);
  };

  const conditionFields = async (): Promise<ConditionField[]> =>
    (await getService(strapi, 'customFields').all())
      .filter(isConditionField)
      .map(({ key, type, label }) => ({ key, type, label }));

  /** @throws ValidationError at the field that asks for something that no form can ask */
  const assertFields = async ({ eligibility }: SavePromotionRequest): Promise<void> => {
    const fields = await conditionFields();
    const problems = (
      [
        ['countryField', 'country', 'country'],
        ['birthField', 'date', 'date'],
      ] as const
    ).flatMap(([name, type, word]) => {
      const key = eligibility[name];
      const found = fields.some((field) => field.key === key && field.type === type);
      return key === null || found
        ? []
        : [{ path: `eligibility.${name}`, message: `Choose a custom field of the type ${word}.` }];
    });
    if (problems.length > 0) throw fieldErrors(problems);
  };

  const changed = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);

  /**
   * What people entered under stays: kind and key once rules are out, conditions and options once
   * somebody entered, period and numbers once the list is frozen.
   */
  const lockProblems = async (
    trx: Db,
    current: Promotion,
    input: SavePromotionRequest
  ): Promise<{ path: string; message: string }[]> => {
    const problems: { path: string; message: string }[] = [];
    const hold = (path: string, message: string) => problems.push({ path, message });
    const entered = Boolean(
      await table(strapi, 'promotion-entry', trx).where({ promotion_id: current.id }).first('id')
    );
    const draw = (await drawsOf(strapi, [current.id], trx)).get(current.id);
    if (current.rulesVersion > 0 || entered)
      for (const name of ['kind', 'slug'] as const)
        if (input[name] !== current[name])
          hold(name, 'Rules are published under this; it cannot change any more.');
    if (entered) {
      if (
        changed(
          { ...current.eligibility, countries: [...current.eligibility.countries].sort() },
          { ...input.eligibility, countries: [...input.eligibility.countries].sort() }
        )
      )
        hold('eligibility', 'People have entered under these conditions; they stay as they are.');
      const kept = current.options.every(({ key }) =>
        input.options.some((option) => option.key === key)
      );
      if (!kept) hold('options', 'People may have chosen this option; it cannot be taken away.');
    }
    if (draw?.frozenAt)
      for (const name of ['startsAt', 'endsAt', 'winners', 'reserves'] as const)
        if (input[name] !== current[name])
          hold(name, 'The list of entries is frozen with this; it cannot change any more.');
    return problems;
  };

  return {
    get,
    row,
    lock,
    conditionFields,

    async list({ kind, ...query_ }: ListPromotionsRequest): Promise<Page<PromotionRow>> {
      const page = readPage(query_, SORTABLE, 'createdAt:desc');
      const found = table(strapi, 'promotion').modify((builder) => {
        if (page.search)
          void builder.whereRaw("LOWER(name) LIKE ? ESCAPE '!'", [likePattern(page.search)]);
        if (kind) void builder.where({ kind });
      });
      const [{ total }] = await found.clone().count({ total: '*' });
      const ids: { id: number }[] = await found
        .clone()
        .orderBy([
          { column: SORT_COLUMNS[page.sortField], order: page.sortOrder },
          { column: 'id', order: page.sortOrder },
        ])
        .offset(page.offset)
        .limit(page.pageSize)
        .select('id');
      const promotions = await readPromotions(
        strapi,
        ids.map(({ id }) => Number(id))
      );
      const ordered = ids.flatMap(({ id }) => promotions.get(Number(id)) ?? []);
      return toPage(await toRows(strapi, ordered), Number(total), page);
    },

    async create(input: SavePromotionRequest): Promise<PromotionRow> {
      await assertFields(input);
      const { id } = await inTransaction(strapi, async (trx) => {
        await assertFreeSlug(trx, input.slug, null);
        return (await query().create({ data: { ...input, rulesVersion: 0 } })) as Promotion;
      });
      return row(id);
    },

    /** @throws ValidationError naming what cannot change any more */
    async update(id: number, input: SavePromotionRequest): Promise<PromotionRow> {
      await assertFields(input);
      await inTransaction(strapi, async (trx) => {
        const current = await lock(trx, id);
        const problems = await lockProblems(trx, current, input);
        if (problems.length > 0) throw fieldErrors(problems);
        await assertFreeSlug(trx, input.slug, id);
        // An open promotion must not be taken apart by a change that publishing would refuse.
        if (current.rulesVersion > 0) {
          const missing = publicationProblems({ ...input, rules: current.rules }).filter(
            ({ path }) => path !== 'rules'
          );
          if (missing.length > 0) throw fieldErrors(missing);
        }
        await query().update({ where: { id }, data: input });
      });
      return row(id);
    },

    /** @throws ApplicationError `promotion-in-use` */
    async remove(id: number): Promise<void> {
      await inTransaction(strapi, async (trx) => {
        const { name } = await lock(trx, id);
        const [{ entries }] = await table(strapi, 'promotion-entry', trx)
          .where({ promotion_id: id })
          .count({ entries: '*' });
        const forms = (await formsByPromotion(strapi, trx)).get(id) ?? [];
        if (Number(entries) > 0 || forms.length > 0)
          throw refusal(
            'promotion-in-use',
            `"${name}" is used: ${Number(entries)} entries, ${forms.length} forms. It stays.`,
            { entries: Number(entries), forms: forms.map((form) => form.name) }
          );
        for (const name_ of ['promotion-rules', 'promotion-draw', 'promotion-code'] as const)
          await table(strapi, name_, trx).where({ promotion_id: id }).delete();
        await query().delete({ where: { id } });
      });
    },

    async versions(id: number): Promise<PromotionRules[]> {
      await get(id);
      const rows: Record<string, unknown>[] = await table(strapi, 'promotion-rules')
        .where({ promotion_id: id })
        .orderBy('version', 'desc');
      return rows.map((found) => fromRow<PromotionRules>('promotion-rules', found));
    },

    /**
     * Makes an immutable version of the rules; the first one opens the promotion, and commits a
     * contest to the seed of its draw before anybody can enter.
     * @throws ValidationError naming what is missing; ApplicationError `rules-unchanged`,
     *   `promotion-frozen`
     */
    async publish(id: number, actor: string): Promise<PromotionRow> {
      await inTransaction(strapi, async (trx) => {
        const promotion = await lock(trx, id);
        const problems = publicationProblems(promotion);
        if (problems.length > 0) throw fieldErrors(problems);
        const draw = (await drawsOf(strapi, [id], trx)).get(id);
        if (draw?.frozenAt)
          throw refusal('promotion-frozen', 'The entries are frozen under the rules as they are.');
        const texts = clean(promotion.rules);
        const hash = sha256(canonicalJson(texts));
        const latest = await table(strapi, 'promotion-rules', trx)
          .where({ promotion_id: id, version: promotion.rulesVersion })
          .first('hash');
        if (latest?.hash === hash)
          throw refusal('rules-unchanged', 'The rules are published in these very words.');
        const version = promotion.rulesVersion + 1;
        const at = now();
        await table(strapi, 'promotion-rules', trx).insert(
          toRow({
            promotionId: id,
            version,
            texts,
            hash,
            publishedAt: at,
            publishedBy: actor,
          } satisfies Omit<PromotionRules, 'id'>)
        );
        await table(strapi, 'promotion', trx)
          .where({ id })
          .update({ rules_version: version, updated_at: new Date() });
        if (promotion.kind === 'contest' && !draw) {
          const seed = randomBytes(SEED_BYTES).toString('hex');
          await table(strapi, 'promotion-draw', trx).insert(
            toRow({ promotionId: id, commitment: commitmentOf(seed), committedAt: at, seed })
          );
        }
      });
      return row(id);
    },

    /** Promotions by id with the latest published version of their rules. */
    async withRules(
      ids: number[],
      db?: Db
    ): Promise<Map<number, Promotion & { latest: PromotionRules | null }>> {
      const promotions = await readPromotions(strapi, ids, db);
      const rows: Record<string, unknown>[] =
        ids.length === 0
          ? []
          : await table(strapi, 'promotion-rules', db).whereIn('promotion_id', ids);
      const versions = rows.map((found) => fromRow<PromotionRules>('promotion-rules', found));
      return new Map(
        [...promotions.values()].map((promotion) => [
          promotion.id,
          {
            ...promotion,
            latest:
              versions.find(
                ({ promotionId, version }) =>
                  promotionId === promotion.id && version === promotion.rulesVersion
              ) ?? null,
          },
        ])
      );
    },
  };
};
export type PromotionRecords = ReturnType<typeof createRecords>;
