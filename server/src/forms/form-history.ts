import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import {
  stepsOf,
  toDefinition,
  type Form,
  type FormConsent,
  type FormDefinition,
  type FormVersion,
  type PublishedConsent,
  type PublishedForm,
  type SimpleFormDefinition,
} from '../../../content-types';
import { fromRow, getService, table, uid, uniqueSlug } from '../core';
import type { PreviewLinkResponse } from './contract';

/** Days for which whoever has the link may look at a draft. */
const PREVIEW_DAYS = 7;

const unfrozen = (consent: PublishedConsent): FormConsent => {
  const { key, wordingId, listIds, required, relation, partner, ownBasis, basis } = consent;
  return {
    key,
    wordingId,
    listIds,
    required,
    basis: ownBasis ? basis : null,
    ...(relation === undefined ? {} : { relation }),
    ...(partner === undefined ? {} : { partner }),
  };
};

/** The draft that a published version came from; wordings and fields are again those of the moment. */
export const toDraft = (published: PublishedForm): FormDefinition => {
  if (published.schema !== 2)
    return toDefinition({
      locales: published.locales,
      fields: published.fields,
      consents: published.consents.map(unfrozen),
      texts: published.texts,
      theme: published.theme,
      redirectUrl: published.redirectUrl ?? '',
    } as SimpleFormDefinition);
  const { fields: _fields, consents: _consents, promotion, redirectUrl: _url, ...rest } = published;
  return {
    ...(rest as Omit<FormDefinition, 'promotionId'>),
    steps: stepsOf(published),
    promotionId: promotion?.id ?? null,
  };
};

interface Parts {
  strapi: Core.Strapi;
  get: (id: number) => Promise<Form>;
  version: (formId: number, number: number) => Promise<FormVersion | null>;
}

/** What goes back in time, or aside: old versions, copies, previews. */
export const createFormHistory = ({ strapi, get, version }: Parts) => {
  const query = () => strapi.db.query(uid('form'));
  return {
    /** @throws NotFoundError */
    async versionOf(id: number, number: number): Promise<FormVersion> {
      await get(id);
      const found = await version(id, number);
      if (!found) throw new errors.NotFoundError('This form has no such version.');
      return found;
    },

    /** Makes a published version the draft again; visitors see no change until it is published. */
    async restore(id: number, number: number): Promise<Form> {
      const { definition } = await this.versionOf(id, number);
      const row = (await query().update({
        where: { id },
        data: { definition: toDraft(definition) },
      })) as Form;
      return { ...row, definition: toDefinition(row.definition) };
    },

    /** A draft of its own with the same content; nobody sees it until it is published. */
    async duplicate(id: number): Promise<Form> {
      const { name, slug, definition } = await get(id);
      const free = await uniqueSlug(slug, async (candidate) =>
        Boolean(await query().findOne({ where: { slug: candidate }, select: ['id'] }))
      );
      return query().create({
        data: {
          name: `${name} 2`.slice(0, 120),
          slug: free,
          isOpen: true,
          definition,
          publishedVersion: 0,
        },
      }) as Promise<Form>;
    },

    /** A link to the saved draft; null while no public URL is known. */
    async previewLink(id: number): Promise<PreviewLinkResponse['data'] | null> {
      await get(id);
      const links = await getService(strapi, 'settings').links();
      if (!links) return null;
      const seconds = Math.floor(getService(strapi, 'clock').now() / 1000) + PREVIEW_DAYS * 86_400;
      const token = getService(strapi, 'tokens').sign('preview', [id, seconds]);
      return { url: links.formPreview(token), expiresAt: seconds * 1000 };
    },

    /** Every version, newest first, without what it shows. */
    async versionsOf(id: number): Promise<Omit<FormVersion, 'definition' | 'formId'>[]> {
      const rows: Record<string, unknown>[] = await table(strapi, 'form-version')
        .select('id', 'version', 'hash', 'published_at', 'published_by')
        .where({ form_id: id })
        .orderBy('version', 'desc');
      return rows.map((row) => fromRow('form-version', row));
    },
  };
};
