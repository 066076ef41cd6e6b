import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { CampaignNature, EpochMs, Provenance } from '../../../content-types';
import {
  canonicalJson,
  DAY,
  fieldErrors,
  forUpdate,
  getService,
  inTransaction,
  parseJson,
  readPage,
  refusal,
  sha256,
  table,
  toPage,
  uid,
  type Db,
} from '../core';
import type { Page, PageQuery } from '../core/contract';
import type { ProvenanceRow, SaveProvenanceRequest } from './contract';

/** What a contract says, hashed into the ledger with everybody who came in under it. */
export const provenanceHash = (file: Provenance): string =>
  sha256(
    canonicalJson({
      kind: file.kind,
      collector: file.collector,
      collectedOn: file.collectedOn,
      wording: file.wording,
      contract: file.contract,
      allowedUses: [...file.allowedUses].sort(),
      maxSends: file.maxSends,
      endsAt: Number(file.endsAt),
    })
  );

/** The end of a day (UTC): a contract runs through its last day. */
const endOf = (day: string): EpochMs => Date.parse(`${day}T00:00:00Z`) + DAY;

const toFile = (record: Provenance): Provenance => ({
  ...record,
  endsAt: Number(record.endsAt),
  // Drivers give 64-bit integers as text; a file from before the column has none.
  lockedAt: record.lockedAt == null ? null : Number(record.lockedAt),
  erasedAt: record.erasedAt == null ? null : Number(record.erasedAt),
  allowedUses: record.allowedUses ?? [],
  maxSends: Number(record.maxSends),
});

/** Whether the ledger may hold its hash, wherever its people are by now. */
const isEvidence = ({ lockedAt, erasedAt }: Provenance): boolean =>
  lockedAt !== null || erasedAt !== null;

const LOCKED =
  'People came in with this file, so what it says is evidence and cannot be changed. Record a new file for a new contract.';

export const createProvenances = ({ strapi }: { strapi: Core.Strapi }) => {
  const query = () => strapi.db.query(uid('provenance'));

  const find = async (id: number): Promise<Provenance | null> => {
    const record = (await query().findOne({ where: { id } })) as Provenance | null;
    return record && toFile(record);
  };
  const get = async (id: number): Promise<Provenance> => {
    const file = await find(id);
    if (!file) throw new errors.NotFoundError('This file does not exist (any more).');
    return file;
  };

  const rows = async (files: Provenance[]): Promise<ProvenanceRow[]> => {
    const ids = files.map(({ id }) => id);
    if (ids.length === 0) return [];
    const people: { provenance_id: number; people: number | string }[] = await table(
      strapi,
      'subscription'
    )
      .whereIn('provenance_id', ids)
      .groupBy('provenance_id')
      .select('provenance_id')
      .count({ people: '*' });
    const uses: { provenance_id: number; campaign_id: number; at: number | string }[] = await table(
      strapi,
      'provenance-use'
    )
      .whereIn('provenance_id', ids)
      .orderBy('id');
    const campaignIds = uses.map(({ campaign_id }) => Number(campaign_id));
    const campaigns: { id: number; name: string }[] = campaignIds.length
      ? await table(strapi, 'campaign').whereIn('id', campaignIds).select('id', 'name')
      : [];
    const names = new Map(campaigns.map(({ id, name }) => [Number(id), name]));
    return files.map((file) => {
      const count = Number(
        people.find(({ provenance_id }) => Number(provenance_id) === file.id)?.people ?? 0
      );
      const own = uses.filter(({ provenance_id }) => Number(provenance_id) === file.id);
      return {
        ...file,
        people: count,
        uses: own.map(({ campaign_id, at }) => ({
          campaignId: Number(campaign_id),
          campaignName: names.get(Number(campaign_id)) ?? null,
          at: Number(at),
        })),
        isLocked: isEvidence(file) || count > 0 || own.length > 0,
      };
    });
  };

  const row = async (id: number): Promise<ProvenanceRow> => (await rows([await get(id)]))[0];

  /** The file under a lock that lasts as long as the transaction; taken before anything is read. */
  const lock = async (trx: Db, id: number): Promise<Provenance> => {
    await forUpdate(strapi, table(strapi, 'provenance', trx).where({ id }).select('id'));
    return get(id);
  };

  const dataOf = ({ endsOn, ...input }: SaveProvenanceRequest) => ({
    ...input,
    endsAt: endOf(endsOn),
  });

  return {
    find,
    row,

    async list(pageQuery: PageQuery): Promise<Page<ProvenanceRow>> {
      const page = readPage(pageQuery, ['name', 'endsAt', 'createdAt'], 'name:asc');
      const where = page.search ? { name: { $containsi: page.search } } : {};
      const [results, total] = await query().findWithCount({
        where,
        orderBy: { [page.sortField]: page.sortOrder },
        offset: page.offset,
        limit: page.pageSize,
      });
      return toPage(await rows((results as Provenance[]).map(toFile)), total, page);
    },

    async create(input: SaveProvenanceRequest): Promise<ProvenanceRow> {
      const { id } = (await query().create({ data: dataOf(input) })) as Provenance;
      return row(id);
    },

    /**
     * Once people came in with a file, its name alone can change: the rest is their evidence.
     * @throws ValidationError naming the first field that differs
     */
    async update(id: number, input: SaveProvenanceRequest): Promise<ProvenanceRow> {
      const { isLocked } = await row(id);
      const data = dataOf(input);
      await inTransaction(strapi, async (trx) => {
        const current = await lock(trx, id);
        const isFixed = isLocked || isEvidence(current);
        if (isFixed && provenanceHash({ ...current, ...data }) !== provenanceHash(current))
          throw fieldErrors([{ path: 'contract', message: LOCKED }]);
        await query().update({ where: { id }, data: isFixed ? { name: data.name } : data });
      });
      return row(id);
    },

    /** @throws ApplicationError `provenance-in-use` */
    async remove(id: number): Promise<void> {
      const { name, people, isLocked } = await row(id);
      await inTransaction(strapi, async (trx) => {
        if (isLocked || isEvidence(await lock(trx, id)))
          throw refusal(
            'provenance-in-use',
            `"${name}" is the evidence of people who came in with it, and stays.`,
            { people }
          );
        await query().delete({ where: { id } });
      });
    },

    /**
     * Says that somebody comes in with a file, in the transaction that puts them down. The lock
     * keeps the file from being changed meanwhile.
     * @throws ValidationError at `provenanceId` where it does not say (any more) what `hash` stands for
     */
    async hold(
      trx: Db,
      { id, hash, now }: { id: number; hash: string; now: EpochMs }
    ): Promise<void> {
      const file = await lock(trx, id);
      if (provenanceHash(file) !== hash)
        throw fieldErrors([
          {
            path: 'provenanceId',
            message: 'Somebody changed this file just now; look at it again.',
          },
        ]);
      if (file.lockedAt === null)
        await table(strapi, 'provenance', trx).where({ id }).update({ locked_at: now });
    },

    /**
     * Takes one of the contract's campaigns for each file that has people on these lists and allows
     * a campaign of this nature. Where a contract is used up nothing is taken, and the policy refuses
     * its people. The lock on the file's row puts two campaigns that start at once in a row.
     */
    async takeUses(
      trx: Db,
      {
        campaignId,
        listIds,
        nature,
        now,
      }: { campaignId: number; listIds: number[]; nature: CampaignNature; now: EpochMs }
    ): Promise<void> {
      const files: Record<string, unknown>[] = await forUpdate(
        strapi,
        table(strapi, 'provenance', trx)
          .select('id', 'max_sends', 'allowed_uses', 'ends_at')
          .orderBy('id')
      );
      for (const { id, max_sends, allowed_uses, ends_at } of files) {
        const uses = parseJson<CampaignNature[]>(allowed_uses) ?? [];
        if (!uses.includes(nature) || Number(ends_at) <= now) continue;
        const someone = await table(strapi, 'subscription', trx)
          .where({ provenance_id: id, basis: 'third-party', state: 'confirmed' })
          .whereIn('list_id', listIds)
          .first('id');
        if (!someone) continue;
        const taken: { campaign_id: number }[] = await forUpdate(
          strapi,
          table(strapi, 'provenance-use', trx).where({ provenance_id: id }).select('campaign_id')
        );
        if (taken.length >= Number(max_sends)) continue;
        if (taken.some(({ campaign_id }) => Number(campaign_id) === campaignId)) continue;
        await table(strapi, 'provenance-use', trx).insert({
          provenance_id: id,
          campaign_id: campaignId,
          at: now,
        });
      }
    },

    /** Gives a contract its campaign back, where that ended before any mail to the file's people. */
    async giveBack(trx: Db, campaignId: number): Promise<void> {
      await table(strapi, 'provenance-use', trx).where({ campaign_id: campaignId }).delete();
    },

    /** A file that may be used now. @throws ValidationError at `provenanceId` */
    async usable(id: number | undefined): Promise<Provenance> {
      const file = id === undefined ? null : await find(id);
      const now = getService(strapi, 'clock').now();
      if (!file)
        throw fieldErrors([
          {
            path: 'provenanceId',
            message: 'Choose the file that the addresses come from; record it first if it is new.',
          },
        ]);
      if (file.endsAt <= now)
        throw fieldErrors([
          { path: 'provenanceId', message: 'The contract of this file has come to its end date.' },
        ]);
      return file;
    },
  };
};
export type ProvenancesService = ReturnType<typeof createProvenances>;
