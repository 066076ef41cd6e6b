import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Campaign, CampaignVersion } from '../../../content-types';
import {
  fromRow,
  getService,
  HOUR,
  inTransaction,
  MINUTE,
  parseJson,
  table,
  toRow,
  type Db,
} from '../core';
import type {
  CampaignVersionRow,
  GetCampaignVersionResponse,
  PresenceResponse,
  SaveCampaignRequest,
} from './contract';
import { draftOf } from './draft-store';
import { findCampaign } from './store';

/** Versions of a campaign that are kept. */
export const MAX_VERSIONS = 50;
/** Saves of one person within this time are one version: autosave writes every few seconds. */
const ONE_VERSION = 2 * MINUTE;
/** A page that has not been heard of for so long is closed. */
const GONE_AFTER = MINUTE;

export interface AdminUser {
  id: number;
  firstname: string | null;
  lastname: string | null;
  username: string | null;
  email: string;
}

const nameOf = ({ firstname, lastname, username, email }: AdminUser): string =>
  [firstname, lastname].filter(Boolean).join(' ') || username || email;

/** Who works on drafts, and what drafts looked like before. */
export const createDrafts = ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();

  /** Names of administrators by `admin:<id>`; whoever is gone is absent. */
  const namesOf = async (actors: string[]): Promise<Map<string, string>> => {
    const ids = actors.flatMap((actor) => Number(/^admin:(\d+)$/.exec(actor)?.[1] ?? NaN) || []);
    const users = (await strapi.db.query('admin::user').findMany({
      where: { id: { $in: [...new Set(ids)] } },
      select: ['id', 'firstname', 'lastname', 'username', 'email'],
    })) as AdminUser[];
    return new Map(users.map((user) => [`admin:${user.id}`, nameOf(user)]));
  };

  const latest = async (campaignId: number, db?: Db): Promise<CampaignVersion | null> => {
    const row = await table(strapi, 'campaign-version', db)
      .where({ campaign_id: campaignId })
      .orderBy('revision', 'desc')
      .first();
    return row ? fromRow<CampaignVersion>('campaign-version', row) : null;
  };

  const prune = async (trx: Db, campaignId: number): Promise<void> => {
    const oldest: { revision: number } | undefined = await table(strapi, 'campaign-version', trx)
      .where({ campaign_id: campaignId })
      .orderBy('revision', 'desc')
      .offset(MAX_VERSIONS - 1)
      .first('revision');
    if (oldest)
      await table(strapi, 'campaign-version', trx)
        .where({ campaign_id: campaignId })
        .andWhere('revision', '<', oldest.revision)
        .delete();
  };

  return {
    /**
     * Writes a saved draft into its history: over the last version while the same person goes on
     * writing, else as a new one. `savedAt` is when a version began.
     */
    async note(trx: Db, campaign: Campaign, by: string, asNew = false): Promise<void> {
      const last = await latest(campaign.id, trx);
      const content = JSON.stringify(draftOf(campaign));
      const { revision } = campaign;
      const goesOn =
        !asNew && last !== null && last.savedBy === by && now() - last.savedAt < ONE_VERSION;
      if (goesOn) {
        await table(strapi, 'campaign-version', trx)
          .where({ id: last.id })
          .update(toRow({ revision, content }));
        return;
      }
      await table(strapi, 'campaign-version', trx).insert(
        toRow({ campaignId: campaign.id, revision, savedAt: now(), savedBy: by, content })
      );
      await prune(trx, campaign.id);
    },

    /** Who saved a draft last, as the ledger names them; null where nobody is known. */
    async lastEditor(campaignId: number): Promise<string | null> {
      return (await latest(campaignId))?.savedBy ?? null;
    },

    /** Newest first. @throws NotFoundError */
    async versions(campaignId: number): Promise<CampaignVersionRow[]> {
      await findCampaign(strapi, campaignId);
      const rows: Record<string, unknown>[] = await table(strapi, 'campaign-version')
        .where({ campaign_id: campaignId })
        .orderBy('revision', 'desc')
        .select('id', 'revision', 'saved_at', 'saved_by');
      const versions = rows.map((row) => fromRow<CampaignVersion>('campaign-version', row));
      const names = await namesOf(versions.map(({ savedBy }) => savedBy));
      return versions.map(({ revision, savedAt, savedBy }) => ({
        revision,
        savedAt,
        savedBy,
        name: names.get(savedBy) ?? null,
      }));
    },

    /** @throws NotFoundError */
    async version(
      campaignId: number,
      revision: number
    ): Promise<GetCampaignVersionResponse['data']> {
      const row = await table(strapi, 'campaign-version')
        .where({ campaign_id: campaignId, revision })
        .first();
      const version = row ? fromRow<CampaignVersion>('campaign-version', row) : null;
      const content = parseJson<SaveCampaignRequest>(version?.content);
      if (!version || !content)
        throw new errors.NotFoundError('This version is not kept (any more).');
      const names = await namesOf([version.savedBy]);
      const { savedAt, savedBy } = version;
      return { revision, savedAt, savedBy, name: names.get(savedBy) ?? null, content };
    },

    /** One open page says that it is there, and hears who else is. @throws NotFoundError */
    async presence(
      campaignId: number,
      { clientId, name }: { clientId: string; name: string }
    ): Promise<PresenceResponse['data']> {
      const at = now();
      const { revision } = await findCampaign(strapi, campaignId);
      await inTransaction(strapi, (trx) =>
        table(strapi, 'campaign-presence', trx)
          .insert(toRow({ campaignId, clientId, name, seenAt: at }))
          .onConflict(['campaign_id', 'client_id'])
          .merge(['name', 'seen_at'])
      );
      await inTransaction(strapi, (trx) =>
        table(strapi, 'campaign-presence', trx)
          .where('seen_at', '<', at - HOUR)
          .delete()
      );
      const others: { name: string; seen_at: number | string }[] = await table(
        strapi,
        'campaign-presence'
      )
        .where({ campaign_id: campaignId })
        .whereNot({ client_id: clientId })
        .andWhere('seen_at', '>', at - GONE_AFTER)
        .orderBy('seen_at', 'desc')
        .select('name', 'seen_at');
      return {
        revision,
        others: others.map((other) => ({ name: other.name, seenAt: Number(other.seen_at) })),
      };
    },

    /** A page was closed. */
    async leave(campaignId: number, clientId: string): Promise<void> {
      await table(strapi, 'campaign-presence')
        .where({ campaign_id: campaignId, client_id: clientId })
        .delete();
    },

    /** With the campaign. */
    async forget(campaignId: number): Promise<void> {
      await table(strapi, 'campaign-version').where({ campaign_id: campaignId }).delete();
      await table(strapi, 'campaign-presence').where({ campaign_id: campaignId }).delete();
    },

    nameOfUser: nameOf,
    namesOf,
  };
};
export type DraftsService = ReturnType<typeof createDrafts>;
