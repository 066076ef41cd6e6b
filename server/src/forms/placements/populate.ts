import type { Core } from '@strapi/types';
import { getService } from '../../core';
import type { PlacedForm } from '../contract';
import { viewOf } from '../form-view';
import { offeredVersion } from '../offered';
import { matchLocale } from '../submission';

/**
 * A placed form as the content API gives it, in the language of its entry. What visitors cannot fill
 * in (not published, closed, deleted, no sign-up form) keeps its key and has no definition.
 */
export const placedForm = async (
  strapi: Core.Strapi,
  slug: string,
  wishes: (string | null)[]
): Promise<PlacedForm> => {
  const found = await getService(strapi, 'forms').live(slug);
  const { kind, locales = [] } = found?.version.definition ?? {};
  const locale =
    wishes.flatMap((wish) => (wish === null ? [] : (matchLocale(locales, wish) ?? [])))[0] ??
    locales[0] ??
    null;
  if (!found?.form.isOpen || kind === 'questionnaire' || locale === null)
    return { slug, version: null, locale: null, definition: null, urls: null };
  const { form, version } = found;
  const links = await getService(strapi, 'settings').links();
  return {
    slug,
    version: version.version,
    locale,
    definition: viewOf(form, await offeredVersion(strapi, version), locale, {
      start: getService(strapi, 'guard').stamp(form.id),
      challenge: getService(strapi, 'challenges').viewOf(form.slug, version.definition.guard),
    }),
    urls: links && {
      hosted: links.hostedForm(slug),
      embed: links.embedScript(),
      definition: links.formDefinition(slug),
      submit: links.formSubmit(slug),
    },
  };
};
