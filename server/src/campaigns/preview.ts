import type { Core } from '@strapi/types';
import { documentOfVariant, pickVersion, type MessageDocument } from '../../../content-types';
import { getService, pickText } from '../core';
import { inspectDocument, type EntryReader } from '../messages';
import type { PreviewRequest, PreviewResponse } from './contract';
import { personOf, readingOf } from './person';
import { languagesOf } from './versions';

export interface PreviewOptions {
  /** Whether whoever asks may see subscribers. */
  mayReadSubscribers: boolean;
  /** Through whose eyes entries of the CMS are read. */
  reader?: EntryReader;
}

const entriesOf = async (
  strapi: Core.Strapi,
  document: MessageDocument,
  request: PreviewRequest,
  { locale, reader }: { locale: string; reader?: EntryReader }
) => {
  if (inspectDocument(document).entries.length === 0) return { cards: undefined, problems: [] };
  return getService(strapi, 'cms').resolve(document, {
    locale,
    fallback: request.locale,
    campaignId: null,
    seriesId: null,
    listIds: request.listIds,
    reader,
  });
};

/**
 * A message as one person would get it, without saving anything: the version that was asked for,
 * else that of the person's language, else the message's own.
 * @throws ForbiddenError, NotFoundError for the person
 */
export const previewMessage = async (
  strapi: Core.Strapi,
  request: PreviewRequest,
  options: PreviewOptions
): Promise<PreviewResponse['data']> => {
  const { senderId, listIds, previewLocale, imagesOff } = request;
  const person = await personOf(strapi, request.subscriberId, options.mayReadSubscribers);
  const versions = languagesOf({
    ...request,
    document: documentOfVariant(request.document, request.variant ?? 'a'),
    translations: request.translations ?? {},
  });
  const wanted = previewLocale ?? person?.locale ?? request.locale;
  const chosen = pickVersion(
    versions.map(({ locale }) => locale),
    wanted
  );
  const version = versions.find(({ locale }) => locale === chosen) ?? versions[0];
  const { locale, subject, preheader, document } = version;

  const settings = getService(strapi, 'settings');
  const { brand, controller } = await settings.get();
  const { cards, problems } = await entriesOf(strapi, document, request, {
    locale,
    reader: options.reader,
  });
  const [list] = await getService(strapi, 'lists').byIds(listIds.slice(0, 1));
  const shown = await getService(strapi, 'messages').preview({
    locale,
    subject,
    preheader,
    document,
    brand,
    cards,
    sender: senderId === null ? null : await getService(strapi, 'senders').find(senderId),
    links: await settings.links(),
    recipient: person ? await readingOf(strapi, person, version) : undefined,
    privacyPolicyUrl: controller.privacyPolicyUrl,
    listName: list ? pickText(list.title, locale) || list.name : undefined,
    imagesOff,
  });
  return { ...shown, problems };
};
