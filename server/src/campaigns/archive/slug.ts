import type { Core } from '@strapi/types';
import type { ArchiveEntry, Campaign } from '../../../../content-types';
import { fieldErrors, slugify } from '../../core';
import { inlineText } from '../../messages';
import { campaignQuery } from '../store';

/** What an address in the archive may have in all; see `archiveShape`. */
const MAX_SLUG = 80;

type Named = Pick<Campaign, 'name' | 'subject'>;

const baseOf = ({ name, subject }: Named, entry: ArchiveEntry): string =>
  entry.slug || slugify(inlineText(subject) || name);

const withSuffix = (base: string, suffix: string): string =>
  `${base.slice(0, MAX_SLUG - suffix.length - 1).replace(/-+$/, '')}-${suffix}`;

/** @param id the campaign that asks; null while it is not stored yet */
const isTaken = async (strapi: Core.Strapi, slug: string, id: number | null): Promise<boolean> =>
  (await campaignQuery(strapi).count({
    where: { archiveSlug: slug, ...(id === null ? {} : { id: { $ne: id } }) },
  })) > 0;

/**
 * Stores what has an address in the archive. Who takes the address between the look and the write is
 * stopped by the index; then the field at fault is named here too.
 * @param path of the field that says the address
 * @throws ValidationError naming it, when another campaign has the address
 */
export const keepingSlug = async <T>(
  strapi: Core.Strapi,
  { slug, id, path = 'archive.slug' }: { slug: string | null; id: number | null; path?: string },
  store: () => Promise<T>
): Promise<T> => {
  const assertFree = async () => {
    if (slug && (await isTaken(strapi, slug, id)))
      throw fieldErrors([
        { path, message: `Another campaign has the address "${slug}". Choose another.` },
      ]);
  };
  await assertFree();
  try {
    return await store();
  } catch (error) {
    await assertFree();
    throw error;
  }
};

/** The first that is free of some addresses, else the last of them, numbered. */
const firstFree = async (
  strapi: Core.Strapi,
  wanted: readonly string[],
  id: number | null
): Promise<string> => {
  for (const slug of wanted) if (!(await isTaken(strapi, slug, id))) return slug;
  const base = wanted[wanted.length - 1];
  for (let number = 2; ; number += 1) {
    const slug = withSuffix(base, String(number));
    if (!(await isTaken(strapi, slug, id))) return slug;
  }
};

/** The address that a public campaign has: its own, or one made of its subject or name. */
export const slugFor = async (
  strapi: Core.Strapi,
  campaign: Named & Pick<Campaign, 'id'>,
  entry: ArchiveEntry
): Promise<string> => entry.slug || firstFree(strapi, [baseOf(campaign, entry)], campaign.id);

/**
 * Gives a campaign that begins to go out its address in the archive, where its editor wanted it to
 * be there and named none. Joins the transaction that is open around it.
 */
export const addressAtStart = async (strapi: Core.Strapi, campaign: Campaign): Promise<void> => {
  const { id, archive } = campaign;
  if (!archive?.isPublic || archive.slug) return;
  const slug = await slugFor(strapi, campaign, archive);
  await campaignQuery(strapi).update({
    where: { id },
    data: { archive: { ...archive, slug }, archiveSlug: slug },
  });
};

/**
 * Each issue of a series has a page of its own in the archive: the series' address and the date,
 * with the time where that day has one already.
 * @param local when it is planned, as read on the series' clock: `2026-12-04T09:00`
 */
export const archiveOfIssue = async (
  strapi: Core.Strapi,
  series: Named & Pick<Campaign, 'archive'>,
  local: string
): Promise<ArchiveEntry | null> => {
  const { archive } = series;
  if (!archive || (!archive.slug && !archive.isPublic)) return archive;
  const base = baseOf(series, archive);
  const suffixes = [local.slice(0, 10), local.replace(/[T:]/g, '-')].filter(Boolean);
  const wanted = suffixes.map((suffix) => withSuffix(base, suffix));
  const slug = await firstFree(strapi, wanted.length > 0 ? wanted : [base], null);
  return { ...archive, slug };
};
