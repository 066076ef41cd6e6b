import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { AbKey, Campaign, CompiledMessage } from '../../../../content-types';
import { pickVersion } from '../../../../content-types';
import { fromRow, getService, pickText, table, type Links } from '../../core';
import { inlineText } from '../../messages';
import { campaignQuery, findCampaign, findCampaigns } from '../store';
import { senderIdOf, versionsOf } from '../versions';
import type { ArchivedIssue, ArchiveResponse, SaveArchiveRequest } from './contract';
import { keepingSlug, slugFor } from './slug';
import { t } from './texts';

export const PAGE_SIZE = 20;
/** Issues that a feed holds. */
export const FEED_SIZE = 30;

/** Out, or on its way out: what a draft says is nobody's business. */
const PUBLISHED = {
  archiveSlug: { $notNull: true },
  startedAt: { $notNull: true },
  state: { $in: ['sending', 'completed', 'paused'] },
  // One that was paused before its audience stood has reached nobody.
  snapshotDone: true,
};

const absolute = (links: Links, url: string): string | null => {
  if (url.trim() === '') return null;
  try {
    const { href, protocol } = new URL(links.asset(url));
    return protocol === 'https:' || protocol === 'http:' ? href : null;
  } catch {
    return null;
  }
};

/** What the public sees of a test: who won it, and A until somebody has. */
const shownVariant = ({ abOutcome }: Campaign): AbKey => abOutcome?.winner ?? 'a';

const toIssue = (campaign: Campaign, links: Links, wanted: string | null): ArchivedIssue => {
  const versions = versionsOf(campaign, shownVariant(campaign));
  const locales = versions.map(({ locale }) => locale);
  const locale = pickVersion(locales, wanted ?? campaign.locale);
  const version = versions.find((candidate) => candidate.locale === locale) ?? versions[0];
  const entry = campaign.archive;
  // What was written for search engines is in the campaign's own language.
  const own = locale === campaign.locale;
  const slug = entry?.slug ?? '';
  return {
    slug,
    locales,
    locale,
    title: (own && entry?.title) || inlineText(version.subject) || campaign.name,
    description: (own && entry?.description) || version.preheader,
    imageUrl: absolute(links, entry?.imageUrl ?? ''),
    publishedAt: new Date(campaign.startedAt ?? 0).toISOString(),
    url: links.archived(slug, own ? null : locale),
  };
};

/** Past campaigns that their editors made public. */
export const createArchive = ({ strapi }: { strapi: Core.Strapi }) => {
  /** @throws NotFoundError while the archive is closed, or nobody knows the site's address */
  const open = async () => {
    const settings = await getService(strapi, 'settings').get();
    const links = await getService(strapi, 'settings').links();
    if (!settings.archive.isOpen || !links)
      throw new errors.NotFoundError('There is no public archive here.');
    return { settings, links };
  };

  const titlesOf = async (locale: string) => {
    const { settings } = await open();
    const sender = await getService(strapi, 'senders').default();
    const name = sender ? sender.organisation || sender.fromName : '';
    return {
      title:
        pickText(settings.archive.title, locale) ||
        (name ? t(locale, 'archive.of', { name }) : t(locale, 'archive.title')),
      description: pickText(settings.archive.description, locale),
    };
  };

  return {
    open,

    /** @param page from 1 @throws NotFoundError while the archive is closed */
    async list(
      locale: string,
      page: number,
      pageSize = PAGE_SIZE,
      wanted: string | null = null
    ): Promise<ArchiveResponse> {
      const { links } = await open();
      const total = await campaignQuery(strapi).count({ where: PUBLISHED });
      const campaigns = await findCampaigns(strapi, {
        where: PUBLISHED,
        orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
        offset: (page - 1) * pageSize,
        limit: pageSize,
      });
      return {
        data: campaigns.map((campaign) => toIssue(campaign, links, wanted)),
        meta: {
          ...(await titlesOf(locale)),
          pagination: { page, pageSize, pageCount: Math.ceil(total / pageSize), total },
        },
      };
    },

    /** One issue with its message, as nobody in particular gets it. @throws NotFoundError */
    async issue(slug: string, wanted: string | null) {
      const { links } = await open();
      const [campaign] = await findCampaigns(strapi, {
        where: { ...PUBLISHED, archiveSlug: slug },
        limit: 1,
      });
      if (!campaign) throw new errors.NotFoundError('There is no such issue (any more).');
      const issue = toIssue(campaign, links, wanted);
      const rows: Record<string, unknown>[] = await table(strapi, 'compiled-message').where({
        campaign_id: campaign.id,
      });
      const compiled = rows.map((row) => fromRow<CompiledMessage>('compiled-message', row));
      const key = shownVariant(campaign);
      const message =
        // Messages from before there were tests name no variant.
        compiled.find(
          ({ locale, variant }) => locale === issue.locale && (variant ?? 'a') === key
        ) ?? compiled.find(({ id }) => id === campaign.compiledMessageId);
      const senderId = senderIdOf(campaign, key);
      const sender = senderId === null ? null : await getService(strapi, 'senders').find(senderId);
      if (!message) throw new errors.NotFoundError('There is no such issue (any more).');
      const lists = await getService(strapi, 'lists').byIds(campaign.listIds.slice(0, 1));
      const listName = lists[0] ? pickText(lists[0].title, issue.locale) || lists[0].name : '';
      const copy = getService(strapi, 'messages').publicCopy(message, {
        sender,
        listName,
        note: t(issue.locale, 'archive.note', { name: listName || issue.title }),
        elsewhere: issue.url,
        locale: message.locale,
      });
      const html = await getService(strapi, 'clicks').direct(campaign.id, copy);
      const alternates = Object.fromEntries(
        issue.locales.map((locale) => [
          locale,
          links.archived(issue.slug, locale === campaign.locale ? null : locale),
        ])
      );
      return { issue, html, alternates, links };
    },

    /**
     * Makes a campaign public, changes how it is shown, or takes it out again.
     * @throws NotFoundError
     * @throws ValidationError naming `slug`
     */
    async save(id: number, entry: SaveArchiveRequest): Promise<Pick<Campaign, 'id' | 'archive'>> {
      const campaign = await findCampaign(strapi, id);
      const slug = entry.isPublic ? await slugFor(strapi, campaign, entry) : entry.slug;
      const archive = { ...entry, slug };
      const archiveSlug = entry.isPublic ? slug : null;
      await keepingSlug(strapi, { slug: archiveSlug, id, path: 'slug' }, () =>
        campaignQuery(strapi).update({ where: { id }, data: { archive, archiveSlug } })
      );
      return { id, archive };
    },
  };
};
export type ArchiveService = ReturnType<typeof createArchive>;
