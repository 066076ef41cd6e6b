import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Partner } from '../../../content-types';
import {
  fieldErrors,
  forUpdate,
  getService,
  inTransaction,
  likePattern,
  readPage,
  refusal,
  table,
  toPage,
  uid,
  type Db,
} from '../core';
import type { Page } from '../core/contract';
import type { ListPartnersRequest, PartnerRow, SavePartnerRequest } from './contract';
import { toRows } from './partner-counts';
import { readPartners } from './partner-rows';
import { CHANGE_OVER, secretsOf, writeSecret } from './secrets';

const SORTABLE = ['name', 'contractUntil', 'createdAt'] as const;
const SORT_COLUMNS = {
  name: 'name',
  contractUntil: 'contract_until',
  createdAt: 'created_at',
} as const;

/** Records of partners: what visitors are told about them, and what the contract says. */
export const createPartnerRecords = (strapi: Core.Strapi) => {
  const query = () => strapi.db.query(uid('partner'));
  const now = () => getService(strapi, 'clock').now();

  /** @throws NotFoundError */
  const get = async (id: number, db?: Db): Promise<Partner> => {
    const partner = (await readPartners(strapi, [id], db)).get(id);
    if (!partner) throw new errors.NotFoundError('This partner does not exist (any more).');
    return partner;
  };

  const row = async (id: number): Promise<PartnerRow> =>
    (await toRows(strapi, [await get(id)], now()))[0];

  const lock = async (trx: Db, id: number): Promise<Partner> => {
    await forUpdate(strapi, table(strapi, 'partner', trx).where({ id }).select('id'));
    return get(id, trx);
  };

  /** @throws ValidationError at `slug` */
  const freeSlug = async (trx: Db, slug: string, except: number | null): Promise<void> => {
    const taken = await table(strapi, 'partner', trx).where({ slug }).first('id');
    if (taken && Number(taken.id) !== except)
      throw fieldErrors([{ path: 'slug', message: `Another partner has the key "${slug}".` }]);
  };

  /** Whether anybody was ever asked about it: then it is part of their proof. */
  const hasHistory = async (trx: Db, partnerId: number): Promise<boolean> =>
    Boolean(
      (await table(strapi, 'partner-consent', trx).where({ partner_id: partnerId }).first('id')) ??
      (await table(strapi, 'partner-transfer', trx).where({ partner_id: partnerId }).first('id'))
    );

  return {
    get,
    row,

    byIds: (ids: number[], db?: Db): Promise<Map<number, Partner>> => readPartners(strapi, ids, db),

    async list(request: ListPartnersRequest): Promise<Page<PartnerRow>> {
      const page = readPage(request, SORTABLE, 'name:asc');
      const matching = () =>
        table(strapi, 'partner').modify((rows) => {
          if (page.search)
            void rows.whereRaw("LOWER(name) LIKE ? ESCAPE '!'", [likePattern(page.search)]);
          if (request.isActive === 'true' || request.isActive === 'false')
            void rows.where({ is_active: request.isActive === 'true' });
        });
      const [{ total }] = await matching().count({ total: '*' });
      const found: { id: number }[] = await matching()
        .orderBy(SORT_COLUMNS[page.sortField], page.sortOrder)
        .orderBy('id')
        .offset(page.offset)
        .limit(page.pageSize)
        .select('id');
      const ids = found.map(({ id }) => Number(id));
      const partners = await readPartners(strapi, ids);
      const ordered = ids.flatMap((id) => partners.get(id) ?? []);
      return toPage(await toRows(strapi, ordered, now()), Number(total), page);
    },

    async create(input: SavePartnerRequest): Promise<PartnerRow> {
      const id = await inTransaction(strapi, async (trx) => {
        await freeSlug(trx, input.slug, null);
        const created = (await query().create({ data: { ...input, secretNumber: 1 } })) as {
          id: number;
        };
        return created.id;
      });
      return row(id);
    },

    /** What waits goes by the partner's new channel. */
    async update(id: number, input: SavePartnerRequest): Promise<PartnerRow> {
      await inTransaction(strapi, async (trx) => {
        const before = await lock(trx, id);
        await freeSlug(trx, input.slug, id);
        await query().update({ where: { id }, data: input });
        if (before.channel !== input.channel)
          await table(strapi, 'partner-transfer', trx)
            .where({ partner_id: id, state: 'waiting' })
            .whereNull('lease_until')
            .update({ channel: input.channel });
      });
      return row(id);
    },

    /** @throws ApplicationError `partner-in-use` */
    async remove(id: number): Promise<void> {
      const { name, forms } = await row(id);
      await inTransaction(strapi, async (trx) => {
        await lock(trx, id);
        const [{ people }] = await table(strapi, 'partner-consent', trx)
          .where({ partner_id: id })
          .count({ people: '*' });
        if (forms.length > 0 || (await hasHistory(trx, id)))
          throw refusal(
            'partner-in-use',
            `"${name}" was named to people or stands in a form, so it stays. Deactivate it instead.`,
            { name, people: Number(people), forms: forms.map((form) => form.name) }
          );
        await query().delete({ where: { id } });
      });
    },

    /** What calls and files of this partner are signed with, as it is handed to the partner. */
    async secret(id: number): Promise<{ secret: string; formerUntil: number | null }> {
      const partner = await get(id);
      const [secret] = secretsOf(getService(strapi, 'keys').partner, partner, now());
      const until = partner.secretReplacedAt === null ? 0 : partner.secretReplacedAt + CHANGE_OVER;
      return { secret: writeSecret(secret), formerUntil: until > now() ? until : null };
    },

    /** A new secret signs at once; the one before signs beside it for some days. */
    async replaceSecret(id: number): Promise<void> {
      await inTransaction(strapi, async (trx) => {
        const { secretNumber } = await lock(trx, id);
        await table(strapi, 'partner', trx)
          .where({ id })
          .update({ secret_number: secretNumber + 1, secret_replaced_at: now() });
      });
    },
  };
};
