import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import {
  consentsOf,
  LEGAL_BASES,
  SUBSCRIPTION_STATES,
  toDefinition,
  type Campaign,
  type Form,
  type LegalBasis,
  type List,
  type SubscriptionState,
} from '../../../content-types';
import { acceptedBasesOf, permittedBases, STRENGTH } from '../consent';
import {
  fieldErrors,
  getService,
  parseJson,
  readPage,
  refusal,
  table,
  toPage,
  uid,
  type Db,
} from '../core';
import type { Page, PageQuery } from '../core/contract';
import type { ListRow, SaveListRequest } from './contract';

type ListColumns = Record<string, unknown> & { id: number };

const fromColumns = (row: ListColumns): List => ({
  id: Number(row.id),
  documentId: String(row.document_id),
  slug: String(row.slug),
  name: String(row.name),
  title: parseJson<List['title']>(row.title) ?? {},
  purpose: parseJson<List['purpose']>(row.purpose) ?? {},
  isPublic: Boolean(row.is_public),
  regime: row.regime as List['regime'],
  acceptedBases: acceptedBasesOf({
    regime: row.regime as List['regime'],
    acceptedBases: parseJson<List['acceptedBases']>(row.accepted_bases) ?? [],
  }),
  profession: String(row.profession ?? ''),
  senderId: row.sender_id === null ? null : Number(row.sender_id),
  welcomeMail: Boolean(row.welcome_mail),
  createdAt: String(row.created_at),
  updatedAt: String(row.updated_at),
});

/** A list as Strapi's query engine gives it; one from before the choice accepts its regime. */
const whole = (list: List): List => ({
  ...list,
  acceptedBases: acceptedBasesOf(list),
  profession: list.profession ?? '',
});

export const createLists = ({ strapi }: { strapi: Core.Strapi }) => {
  const query = () => strapi.db.query(uid('list'));

  const get = async (id: number): Promise<List> => {
    const list = (await query().findOne({ where: { id } })) as List | null;
    if (!list) throw new errors.NotFoundError('This list does not exist (any more).');
    return whole(list);
  };

  /** Forms and campaigns are few, so their JSON is read here rather than searched in SQL. */
  const forms = async () =>
    (await strapi.db.query(uid('form')).findMany({
      select: ['id', 'name', 'definition'],
    })) as Pick<Form, 'id' | 'name' | 'definition'>[];

  const withCounts = async (lists: List[]): Promise<ListRow[]> => {
    const rows: { list_id: number; state: SubscriptionState; people: number }[] = await table(
      strapi,
      'subscription'
    )
      .whereIn(
        'list_id',
        lists.map(({ id }) => id)
      )
      .groupBy('list_id', 'state')
      .select('list_id', 'state')
      .count({ people: '*' });
    const allForms = await forms();
    return lists.map((list) => ({
      ...list,
      counts: Object.fromEntries(
        SUBSCRIPTION_STATES.map((state) => [
          state,
          Number(
            rows.find((row) => Number(row.list_id) === list.id && row.state === state)?.people ?? 0
          ),
        ])
      ) as Record<SubscriptionState, number>,
      forms: allForms
        .filter(
          ({ definition }) =>
            definition &&
            consentsOf(toDefinition(definition)).some(({ listIds }) => listIds.includes(list.id))
        )
        .map(({ id, name }) => ({ id, name })),
    }));
  };

  const assertSlugFree = async (slug: string, exceptId: number | null) => {
    const holder = (await query().findOne({ where: { slug } })) as List | null;
    if (holder && holder.id !== exceptId)
      throw fieldErrors([
        { path: 'slug', message: 'Another list has this key; choose a new one.' },
      ]);
  };

  /** What the law does not permit cannot be switched on; what a list has already may stay. */
  const assertPermitted = async (
    { acceptedBases }: SaveListRequest,
    before: readonly LegalBasis[]
  ) => {
    const permitted = permittedBases(await getService(strapi, 'settings').get());
    const refused = acceptedBases.find(
      (basis) => !permitted.includes(basis) && !before.includes(basis)
    );
    if (refused)
      throw fieldErrors([
        {
          path: 'acceptedBases',
          message: `The basis ${refused} is not permitted: see Consent, Regimes.`,
        },
      ]);
  };

  return {
    get,

    /** Lists by id; inside a transaction pass it. */
    async byIds(ids: number[], db?: Db): Promise<List[]> {
      if (ids.length === 0) return [];
      const rows: ListColumns[] = await table(strapi, 'list', db).whereIn('id', ids).orderBy('id');
      return rows.map(fromColumns);
    },

    async all(): Promise<List[]> {
      const rows: ListColumns[] = await table(strapi, 'list').orderBy('id');
      return rows.map(fromColumns);
    },

    async row(id: number): Promise<ListRow> {
      const [row] = await withCounts([await get(id)]);
      return row;
    },

    async list(pageQuery: PageQuery): Promise<Page<ListRow>> {
      const page = readPage(pageQuery, ['name', 'createdAt'], 'name:asc');
      const where = page.search
        ? { $or: [{ name: { $containsi: page.search } }, { slug: { $containsi: page.search } }] }
        : {};
      const [results, total] = await query().findWithCount({
        where,
        orderBy: { [page.sortField]: page.sortOrder },
        offset: page.offset,
        limit: page.pageSize,
      });
      return toPage(await withCounts((results as List[]).map(whole)), total, page);
    },

    async create(input: SaveListRequest): Promise<List> {
      await assertSlugFree(input.slug, null);
      await assertPermitted(input, []);
      return query().create({ data: input }) as Promise<List>;
    },

    /**
     * A list whose people joined on a stronger basis keeps its regime: a weaker one would put their
     * consent in a poorer light. Each subscription keeps its own basis in any case.
     */
    async update(id: number, input: SaveListRequest): Promise<List> {
      const current = await get(id);
      await assertSlugFree(input.slug, id);
      await assertPermitted(input, acceptedBasesOf(current));
      const stronger = LEGAL_BASES.filter((basis) => STRENGTH[basis] > STRENGTH[input.regime]);
      if (STRENGTH[input.regime] < STRENGTH[current.regime]) {
        const confirmed = await table(strapi, 'subscription')
          .where({ list_id: id, state: 'confirmed' })
          .whereIn('basis', stronger)
          .first('id');
        if (confirmed)
          throw fieldErrors([
            {
              path: 'regime',
              message:
                'People joined this list on a stronger basis; it cannot switch to a weaker regime. Create a new list for it.',
            },
          ]);
      }
      return query().update({ where: { id }, data: input }) as Promise<List>;
    },

    /** @throws ApplicationError with what still uses the list */
    async remove(id: number): Promise<void> {
      const row = await this.row(id);
      const people = Object.values(row.counts).reduce((sum, count) => sum + count, 0);
      const campaigns = (
        (await strapi.db.query(uid('campaign')).findMany({
          select: ['id', 'name', 'listIds'],
        })) as Pick<Campaign, 'id' | 'name' | 'listIds'>[]
      ).filter(({ listIds }) => listIds?.includes(id));
      if (people > 0 || row.forms.length > 0 || campaigns.length > 0)
        throw refusal(
          'list-in-use',
          `"${row.name}" is in use: ${people} subscriptions, ${row.forms.length} forms, ${campaigns.length} campaigns. Consent given for it must stay provable.`,
          {
            people,
            forms: row.forms.map(({ name }) => name),
            campaigns: campaigns.map(({ name }) => name),
          }
        );
      await query().delete({ where: { id } });
    },
  };
};
export type ListsService = ReturnType<typeof createLists>;
